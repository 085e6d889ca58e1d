"""Numbers as list markers: letters and Roman numerals, as word processors count."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 4000


def numeral(number: int, kind: str) -> str:
    """Write a list item's number.

    Args:
        number: counted from 1; outside 1 to 3,999 it is written in digits.
        kind: WordprocessingML's name of the format (ECMA-376 part 1, 17.18.59):
            decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman;
            any other is written in digits.
    """
    if kind == "decimalZero":
        return f"{number:02d}"
    if not 0 < number < _MOST:
        return str(number)
    if kind.endswith("Letter"):
        # z is followed by aa, bb, cc
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind.endswith("Roman"):
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if kind.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
