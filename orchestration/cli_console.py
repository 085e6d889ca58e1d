"""Where tables for people are printed."""

import sys

from rich.console import Console

WIDE = 180
"""Columns where there is no terminal to ask: a table in a file need not be folded."""


def wide_console() -> Console:
    """Return a console as wide as the terminal, or wide enough for a file."""
    return Console(width=None if sys.stdout.isatty() else WIDE)
