"""Reads plain text: lines, and the tables that are drawn or aligned in them."""
