"""What is there: agencies, indicators, report cards, checks, versions, coverage."""
