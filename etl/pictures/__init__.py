"""Pictures of comparisons, with Chinese labels wherever they are drawn; needs the extra `plot`."""
