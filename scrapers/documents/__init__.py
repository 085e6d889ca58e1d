"""Bytes to a `Document`: text, pages and tables, each with its place in the source.

What a document says is not read here: that is `scrapers.letters`.
"""
