"""What is handed on: a data package with its codebook, and how to cite it."""
