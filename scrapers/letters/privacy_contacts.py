"""Where in a text an address or a number stands by which a person can be reached."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# Groups of three digits and more after a first that begins with 0: no row of counts is
# printed so. A single blank, hyphen or dot parts them; a tab parts cells.
_PHONE = re.compile(
    r"[+(0](?:"
    r"(?<=\+)44[ -]?(?:\(0\)[ -]?)?\(?\d{2,5}\)?(?:[ .-]?\d{3,8}){1,3}"
    r"|(?<=\()(?:\+44|0044)\)?[ -]?(?:\(0\)[ -]?)?\d{2,5}(?:[ .-]?\d{3,8}){1,3}"
    r"|(?<=\()0[1-9]\d{1,4}\)[ .-]?\d{3,8}(?:[ .-]?\d{3,4})?"
    r"|(?<=0)044[ -]?(?:\(0\)[ -]?)?[1-9]\d{1,4}(?:[ .-]?\d{3,8}){1,3}"
    r"|(?<=0)[1-9]\d{1,4}[ .-]?\d{3,8}(?:[ .-]?\d{3,4})?)(?!\d|,\d)"
)
_DIGITS = range(10, 15)
_LABELLED = re.compile(
    r"(?:ext(?:n|ension)?\b\.?[ :]{0,3}\d{3,6}(?!,?\d)"
    r"|tel(?:ephone|\b)\.?(?: ?no\.?| number)?[ :]{1,3}\d{3}[ -]\d{4}(?!\d|[ ,.]\d)"
    r"|tel\b\.?(?: ?no\.?)?[ :]{1,3}\d{5,6}(?!\d|[ ,.]\d))\b",
    re.I,
)
_HAS_LABEL = re.compile(r"[TtEe](?:el|xt|EL|XT)")
_NHS = re.compile(r"NHS (?:number|no)\.?[ :]{0,3}(?:is )?\d{3}[ -]?\d{3}[ -]?\d{4}\b", re.I)
_INSURANCE = re.compile(r"[A-Z][A-Z](?:\d{6}| \d\d \d\d \d\d |\d\d \d\d \d\d )[A-D]\b")
_AT = re.compile(r"[@\[({<](?:(?<=@)| ?[Aa][Tt] ?[\])}>])")
_AT_IN_WORDS = re.compile(r" at (?=[\w-]{2,40} dot )")
_LOCAL = re.compile(r"\s?[\w.+'’-]{1,64}")
_DOMAIN = re.compile(
    r"\s?[\w-]{1,63}(?:(?:\.| ?[\[({<] ?dot ?[\])}>] ?| dot )[\w-]{1,63}){1,5}", re.I
)
_CUT_OFF = re.compile(r"[A-Za-z][\w-]{2,62}\.?(?=\s|$)")  # its rest stands on the next line
_HANDLE = re.compile(r"[A-Za-z_]\w{2,30}")
_PROFILE = re.compile(
    r"(?:twitter|facebook|instagram|linkedin|tiktok|//x)\.com/[^\s<>]{2,100}", re.I
)
_INWARD = re.compile(r" \d[A-Z]{2}(?!\w)")
_OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?$")
_STREET = re.compile(
    r"\b(?:road|rd|street|st|lane|avenue|ave|close|drive|way|square|court|place|crescent|terrace"
    r"|gardens?|hall|house|centre|building|floor|park|hill|green|row|mews|grove|walk|rise|yard|quay"
    r"|parade|wharf|flat|po box|p\.?o\.? box|offices?)\b",
    re.I,
)
_NUMBERED = re.compile(r"\s*(?:flat |unit |po box )?\d{1,5}[A-Za-z]?,? [A-Z][a-z]|\s*PO Box", re.I)
_OTHER_WORD = re.compile(
    r"[\t?:;£%]|(?<![\w'’.-])(?!(?:and|of|the|upon|on|le|under|in|by)\b)[a-z]{2,}"
)
LINES_OF_AN_ADDRESS = 4
LONGEST_LINE = 80


def contacts_in(text: str) -> Iterator[Span]:
    """Yield the spans of e-mail and postal addresses, telephone, NHS and NI numbers, handles.

    They may overlap, and stand in no order. Rows of counts, years and dates are none.
    """
    yield from _phones(text)
    for found in _HAS_LABEL.finditer(text):
        labelled = _LABELLED.match(text, found.start())
        if labelled and _apart(text, found.start()):
            yield labelled.span()
    if "NHS" in text:
        yield from (found.span() for found in _NHS.finditer(text))
    yield from (found.span() for found in _INSURANCE.finditer(text) if _apart(text, found.start()))
    yield from _at_signs(text)
    if ".com/" in text:
        yield from (found.span() for found in _PROFILE.finditer(text))
    yield from _addresses(text)


def _apart(text: str, at: int) -> bool:
    """Whether what begins at ``at`` is no part of a longer word or number."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_/£")


def _phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        start, end = found.span()
        before = text[max(start - 2, 0) : start]
        if not _apart(text, start) or re.search(r"\d[.,-]$", before):
            continue
        digits = sum(one.isdigit() for one in found[0].replace("(0)", ""))
        if digits in _DIGITS:
            yield start, end


def _at_signs(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, and handles ("@" after a blank)."""
    signs = (_AT, *([_AT_IN_WORDS] if " dot " in text else []))
    for found in (one for sign in signs for one in sign.finditer(text)):
        domain = _DOMAIN.match(text, found.end())
        local = _LOCAL.match(text[max(found.start() - 66, 0) : found.start()][::-1])
        if domain and local and re.search(r"[A-Za-z]{2}\W*$", domain[0]):
            yield found.start() - local.end(), domain.end()
        elif local and (cut := _CUT_OFF.match(text, found.end())) and not local[0][0].isspace():
            yield found.start() - local.end(), cut.end()
        elif found[0] == "@" and (local is None or local[0][0].isspace()):
            handle = _HANDLE.match(text, found.end())
            if handle:
                yield found.start(), handle.end()


def _addresses(text: str) -> Iterator[Span]:
    """Yield postcodes, and the whole lines of an address that one ends."""
    for found in _INWARD.finditer(text):
        outward = _OUTWARD.search(text[max(found.start() - 4, 0) : found.start()])
        if not outward:
            continue
        start = found.start() - len(outward[0])
        if not _apart(text, start):
            continue
        yield start, found.end()
        stop = found.end() + (text[found.end() : found.end() + 1] in (".", ","))
        line = text.rfind("\n", max(start - LONGEST_LINE, 0), start) + 1
        if text[stop : stop + 1] not in ("", "\n") or (line == 0 and start > LONGEST_LINE):
            continue
        if line == start or (_STREET.search(text, line, start) and _of_names(text[line:start])):
            yield from _address_above(text, line, stop)


def _address_above(text: str, line: int, stop: int) -> Iterator[Span]:
    """Yield the line of a postcode and those above it that are of the same address."""
    yield line, stop
    for _ in range(LINES_OF_AN_ADDRESS):
        if line == 0:
            return
        above = text.rfind("\n", max(line - LONGEST_LINE - 2, 0), line - 1) + 1
        words = text[above : line - 1].strip()
        if not words or len(words) > LONGEST_LINE or not _of_names(words):
            return
        if _STREET.search(words) or _NUMBERED.match(words):
            yield above, line - 1
        elif re.search(r"\d", words):
            return
        line = above


def _of_names(line: str) -> bool:
    """Whether a line is of capitalised words and numbers alone, as an address is."""
    return not _OTHER_WORD.search(line)
