"""Tables: with rules around their cells, between horizontal rules, or without any."""
