"""One source visited: what it listed, what of it was fetched, how that went."""
