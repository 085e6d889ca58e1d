"""Rows of scrapers into the tables of raw."""
