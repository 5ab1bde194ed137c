"""The DuckDB file: it is opened, brought up to date, and locked against what people write."""
