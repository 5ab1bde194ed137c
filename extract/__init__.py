"""Turns sources into documents: knows files, pages and sites; knows no indicator."""
