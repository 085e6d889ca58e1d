"""Numbers as a spreadsheet shows them."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = 15
"""What a spreadsheet keeps of a number (IEEE 754 double, shown to 15 digits)."""


def shown_number(value: float, percent_decimals: int | None = None) -> str:
    """Return a number without needless digits, or as a percentage with its sign.

    >>> shown_number(1204.0), shown_number(0.1 + 0.2), shown_number(0.665, 0)
    ('1204', '0.3', '67%')
    """
    if percent_decimals is not None:
        step = Decimal(1).scaleb(-percent_decimals)
        return f"{(_exact(value) * 100).quantize(step, ROUND_HALF_UP):f}%"
    if abs(value) < 10**_DIGITS and value == int(value):
        return str(int(value))
    text = f"{_exact(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.{_DIGITS}g}") + 0  # no sign before a zero
