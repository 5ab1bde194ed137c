"""Turns documents into reports: knows forms and indicators; knows no file format and no database."""
