"""Sources through worker processes into the warehouse, and once more to verify them."""
