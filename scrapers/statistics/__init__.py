"""Official publishers: their releases, files and tables, read whole or refused."""
