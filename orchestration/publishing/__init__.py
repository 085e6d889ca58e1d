"""The copy that analysts open, and how it is swapped in."""
