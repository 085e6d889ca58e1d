"""What a letter says of itself: reference, dates, licence."""

import re
from dataclasses import dataclass
from datetime import date

from scrapers.letters.cued import Cued
from scrapers.letters.dates import find_dates
from scrapers.letters.phrases import phrase

_CODE = r"(?P<code>(?:[A-Z]{2,5}[ /-]?)?\d[\w/-]*\w|[A-Z]{2,5}\d[\w/-]*)"
_REFERENCE = re.compile(
    r"\b(?:(?:our|my|case|request|foi|letter)\s*)?(?:ref(?:erence)?|request id)"
    rf"(?:\s(?:no|number))?\b\.?\s*[:.\-]?\s*{_CODE}",
    re.I,
)
_BARE = re.compile(
    r"^[^\w\n]*(?:request|(?:subject\W+)?(?:re\W+)?(?=FOI|EIR|[A-Z]{2,4} \d))\s*:?\s*"
    r"(?P<code>(?:[A-Z]{2,4}[ -]?)?\d{4,}[\w/-]*)[^\S\n]*$",
    re.I | re.M,
)
_IN_SUBJECT = re.compile(r"\b(?P<code>(?:FOI|EIR|RFI|WCC)[ -]?\d{3,}[\w/-]*)\b")
_RECEIVED = Cued(
    r"\b(?:received|dated|of|on|request)\b[\s:]*(?:on\s|dated\s)?(?:the\s)?$|\breceived\b.{0,25}$",
    re.I | re.S,
)
_RESPONDED = Cued(
    r"\b(?:response|responded|published|publication date|date of (?:response|reply)|sent|letter)\b"
    r"[^\n]{0,40}$",
    re.I,
)
_OTHER_DAY = Cued(r"\b(?:receiv|request|as at|period|deadline|due)", re.I)
_LISTS = re.compile(r"\s*[•·*▪◦‣-]\s*\w")
_TOP = 1500
_OGL = Cued(r"open government licen[cs]e", re.I)
_RESTRICTED = phrase("restricted")


@dataclass(frozen=True, slots=True)
class Header:
    """A letter's own particulars; None for what it does not say."""

    reference: str | None
    received_on: date | None
    responded_on: date | None
    licence: str | None


def read_header(text: str) -> Header:
    """Return the particulars that a letter prints; ``text`` has its markup blanked."""
    top = text[:_TOP]
    return Header(_reference(top), _received(top), _responded(top), _licence(text))


def _reference(top: str) -> str | None:
    for pattern in (_REFERENCE, _BARE, _IN_SUBJECT):
        found = pattern.search(top)
        if found:
            return " ".join(found["code"].split())
    return None


def _received(top: str) -> date | None:
    for stamp in find_dates(top):
        before = top[max(0, stamp.start - 50) : stamp.start]
        if (
            stamp.year
            and stamp.day
            and re.search(r"\brequest\b|\breceived\b", before, re.I)
            and _RECEIVED.search(before)
        ):
            return stamp.first()
    return None


def _responded(top: str) -> date | None:
    """Return the date on a line of its own, or after a word for answering."""
    at = 0
    for line in top.splitlines(keepends=True):
        words = line.strip()
        for stamp in find_dates(words):
            alone = not re.search(r"\w", words[: stamp.start] + words[stamp.end :])
            weekday = re.fullmatch(
                r"\W*(?:date\W+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*",
                words[: stamp.start],
                re.I,
            )
            said = _RESPONDED.search(words[: stamp.start]) and not re.search(
                r"request", words[: stamp.start], re.I
            )
            dated = re.fullmatch(r"\W*date\W*", words[: stamp.start], re.I)
            # far to the right of the reference, on the same line
            apart = stamp.end == len(words) and words[: stamp.start].endswith(("   ", "\t"))
            apart = apart and not _OTHER_DAY.search(words[: stamp.start])
            alone = alone and not _LISTS.match(top, at + len(line))  # it heads what is listed
            if stamp.year and stamp.day and (alone or weekday or said or dated or apart):
                return stamp.first()
        at += len(line)
    return None


def _licence(text: str) -> str | None:
    if _OGL.search(text):
        return "OGL-3.0"
    return "restricted" if _RESTRICTED.search(text) else None
