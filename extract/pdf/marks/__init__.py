"""What is printed on a page, asked of pdfium: characters, words, rules, areas, and what of them can be seen."""
