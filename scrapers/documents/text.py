"""Characters: bytes to text, and text to the plain characters that readers expect."""

import re

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_CONTROLS = [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)]

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE, ""),
        **dict.fromkeys(_SPACES, " "),
        # a space, not nothing: two numbers must never run into one
        **{chr(code): " " for code in _CONTROLS},
        **_LIGATURES,
    }
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")


def clean(text: str) -> str:
    r"""Return ``text`` as it looks, in plain characters.

    Every line break is ``\n``, every wide or unbreakable space is a space, invisible
    characters are gone, ligatures are letters, and control characters (all but tab and
    ``\n``) are spaces, so that the result holds no NUL and can be written anywhere.
    """
    text = _LINE_BREAKS.sub("\n", text).translate(_PLAIN)
    return _SURROGATES.sub("\ufffd", text)


def squeezed(text: str) -> str:
    """Return ``text`` cleaned, on one line, with single spaces: what a cell holds."""
    return " ".join(clean(text).split())


def raised(text: str) -> str:
    """Return a superscript's ``text`` in Unicode's superscript characters.

    A note mark behind a count, set as plain text, would make 121 out of "12¹". Only
    digits are set so; an ordinal's letters ("1st") keep their plain form.
    """
    return text.translate(_RAISED) if any(letter.isdecimal() for letter in text) else text


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Turn bytes of unknown encoding into text, whatever they are.

    Args:
        data: the bytes; a byte order mark is believed before anything else.
        declared: the encoding the source claims, tried after strict UTF-8.

    Returns:
        The text, and a note for the reader of the figures when bytes had to be
        replaced by U+FFFD (else the empty string).
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, _damage(text)
    for encoding in filter(None, ("utf-8-sig", declared, "cp1252")):
        try:
            return data.decode(encoding), ""
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("cp1252", errors="replace")
    return text, _damage(text)


def _damage(text: str) -> str:
    lost = text.count("\ufffd")
    return f"{lost} bytes were no characters and stand as \ufffd" if lost else ""
