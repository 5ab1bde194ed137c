"""What forms, indicators, units and places are, as rows of the tables of every warehouse."""
