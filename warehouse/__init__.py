"""Keeps reports in one DuckDB file and answers questions from it: knows SQL; knows no page."""
