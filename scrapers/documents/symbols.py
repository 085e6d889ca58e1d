"""Characters of the Symbol font, whose codes stand for letters in any other font."""

# Source: the font's own encoding (Adobe Symbol); those that stand beside a number
_SYMBOL = {
    0x2D: "−", 0x3C: "<", 0x3E: ">", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB7: "•",
    0xB9: "≠", 0xBB: "≈", 0xA0: "€", 0xAE: "→",
}  # fmt: skip
UNKNOWN = "\ufffd"


def symbol(code: int, font: str) -> str:
    """Return what a code of a symbol font shows.

    Args:
        code: the code; those of Unicode's private area (U+F020 and up) stand for the
            font's own.
        font: the font's name.

    Returns:
        The character, or `UNKNOWN` where another font or code is met: never nothing,
        which would make "5" of "≤5".
    """
    own = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if font.strip().lower() != "symbol":
        return UNKNOWN
    is_plain = 0x20 <= own < 0x7F and not chr(own).isalpha()
    return _SYMBOL.get(own) or (chr(own) if is_plain else UNKNOWN)
