"""The same quantities of many agencies and years, side by side, with what limits the comparison."""
