"""Reads PDF documents with pdfium: characters and rules of a page become tables, lines and paragraphs."""
