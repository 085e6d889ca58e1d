"""Characters: bytes to text, and text to the plain characters that readers expect."""

import codecs
import re

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# soft hyphens, zero-width marks and joiners, marks and overrides of direction, variation
# selectors: a number with one of them inside is shown, and is meant, without it
_INVISIBLE = "\u00ad\u034f\u061c\u180e\ufeff" + "".join(
    chr(code)
    for first, last in (
        *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)),
        *((0xFE00, 0xFE0F), (0xE0000, 0xE007F)),
    )
    for code in range(first, last + 1)
)
_OVERRIDES = re.compile("[\u202d\u202e]")
TURNED = "characters that show text the other way round were left out: compare the original"
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
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_LEAST_WIDE = 8
"""Pairs of bytes below which zeros prove nothing."""
_AS_CP1252 = "scrapers.cp1252"
_EIGHT_BIT = re.compile(r"(?:iso[-_]?8859|windows-?12|cp12|latin|koi8|mac|us-ascii|ascii)", re.I)
_IN_TRUTH_CP1252 = re.compile(r"(?:iso[-_]?8859[-_]1|latin-?1|(?:us-)?ascii)", re.I)
"""Names that stand for Windows-1252 wherever they are met (WHATWG Encoding, 4.2)."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")


def clean(text: str) -> str:
    r"""Return ``text`` as it looks, in plain characters.

    Every line break is ``\n``, every wide or unbreakable space is a space, invisible
    characters are gone, ligatures are letters, and control characters (all but tab and
    ``\n``) are spaces, so that the result holds no NUL and can be written anywhere.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text).translate(_PLAIN)
    return _SURROGATES.sub("\ufffd", text)


def turns_direction(text: str) -> bool:
    """Tell whether ``text`` has characters that show what follows the other way round.

    `clean` leaves them out and keeps the order that was written, so that what a person
    saw may differ from what is read.
    """
    return bool(_OVERRIDES.search(text))


def squeezed(text: str) -> str:
    """Return ``text`` cleaned, on one line, with single spaces: what a cell holds."""
    # nothing of printable ASCII is cleaned, and a workbook has half a million such cells
    plain = text if text.isascii() and text.isprintable() else clean(text)
    return " ".join(plain.split())


def raised(text: str) -> str:
    """Return a superscript's ``text`` in Unicode's superscript characters.

    A note mark behind a count, set as plain text, would make 121 out of "12¹". Only
    digits are set so; an ordinal's letters ("1st") keep their plain form.
    """
    return text.translate(_RAISED) if any(letter.isdecimal() for letter in text) else text


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Turn bytes of unknown encoding into text, whatever they are.

    A byte order mark is believed before anything else; then UTF-16 that shows by its
    zeros, strict UTF-8, UTF-8 with a few bytes of Windows-1252 pasted in, the declared
    encoding and Windows-1252 are tried in turn.

    Args:
        data: the bytes.
        declared: the encoding the source claims; one of another family than the 8-bit
            ones that letters come in is not tried.

    Returns:
        The text, and a note for the reader of the figures when bytes had to be
        replaced by U+FFFD, or were of two encodings (else the empty string).
    """
    wide = _wide(data)
    if wide:
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        return text, _damage(text)
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        mixed = data.decode("utf-8-sig", errors=_AS_CP1252)
    if _is_mostly_utf8(data):
        return mixed, "some bytes were not UTF-8 like the rest, and were read as Windows-1252"
    if _EIGHT_BIT.match(declared) and not _IN_TRUTH_CP1252.fullmatch(declared):
        try:
            return data.decode(declared), ""
        except (UnicodeDecodeError, LookupError):
            # the claim is wrong or unknown: Windows-1252 has a letter for nearly any byte
            pass
    text = data.decode("cp1252", errors="replace")
    return text, _damage(text)


def _wide(data: bytes) -> str:
    """Return the encoding of text in two or four bytes a character, "" for any other."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_HEAD]
    half = len(head) // 2
    # letters in English have a zero in every other byte and hardly any in the others
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[offset::2].count(0), head[1 - offset :: 2].count(0)
        if half >= _LEAST_WIDE and zeros > half * 0.7 and others < half * 0.05:
            return encoding
    return ""


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are not all UTF-8 have more characters of it than strays."""
    text = data.decode("utf-8", errors="replace")
    strays = text.count("\ufffd")
    return sum(1 for letter in text if letter > "\x7f") - strays > strays


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(_AS_CP1252, _as_cp1252)


def _damage(text: str) -> str:
    lost = text.count("\ufffd")
    return f"{lost} bytes were no characters and stand as \ufffd" if lost else ""
