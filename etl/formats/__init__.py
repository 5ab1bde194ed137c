"""Answers as tables for people, CSV, workbooks, Markdown and JSON."""
