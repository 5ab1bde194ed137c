"""Lines and paragraphs outside tables, without what a page has because it is a page."""
