"""Lines whose words wide gaps part into cells."""

import re

_COLUMNS = re.compile(
    r"(?<![.?!:;,\s]) {3,}(?=\S)|(?<![.?!:;,\s]) {2,}(?=\S)[^\n]*?\S {2,}(?=[\d£<*(\[])"
)


def in_columns(line: str) -> bool:
    """Whether wide gaps part a line into cells; two blanks after a full stop are none."""
    return "  " in line and bool(_COLUMNS.search(line.strip()))
