"""Reads web pages: layout, tables, text and the content system's own metadata."""
