"""Where in a text a person is named, greeted or signs: told by titles, labels and greetings.

A name in running text without any of these cannot be known for one, and is not guessed;
but the names that a letter gives away by a greeting or a signature are told, so that they
can be left out wherever else they stand in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scrapers.letters.privacy_words import WORD, Name, name_at, words

_COLON = re.compile(r"[ \t]*[:=][ \t]*|[ \t]+[-–][ \t]+")
_BLANKS = re.compile(r"[ \t\xa0]*")
_LINE_START = re.compile(r"(?:[ \t>|*_#\"“]|\(?[A-Za-z\d]{1,2}[.):][ \t])*$")
_SENTENCE_END = re.compile(r"[.!?:;,\"”][ \t]*$")
_AND_TITLE = re.compile(r"\.?[ ](?:and|&)[ ](\w{2,10})\b")
_NAME_ENDS = re.compile(r"[ \t]*(?:$|[\n,;<(|.])")
_OPENING = re.compile(r"[ \xa0]{0,3}[\[(/]?")
_INSIDE = re.compile(r"(?:[\w/-]|\w['’])\Z")
_SMALL = re.compile(r"\n[ \t>]*((?:dear|hi|hello)[ \t]+[a-z]{3,15}(?: [a-z]{3,15})?,?)[ \t]*(?=\n)")
_CLOSED = re.compile(r"[ \t]*[,.!–-]*[ \t]*")
SIGNED_WITHIN = 4
"""Lines, the empty ones too, between a closing and the name under it."""
LONGEST_SIGNATURE = 6
LONGEST_LINE = 60
_NOT_SIGNED = re.compile(r"[?\d£%*<]|:\s*$|\b(?:response|question|request|answer)\b", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    """A stretch that speaks to, of or from somebody, and the name that it gives away."""

    start: int
    end: int
    name: Name | None = None


@cache
def _triggers() -> re.Pattern[str]:
    known = words()
    every = known.titles | known.greetings | known.certain | known.likely | known.closings
    longest_first = sorted(every, key=lambda one: (-len(one), one))
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?!\\w)")


def people_named(text: str) -> Iterator[Person]:
    """Yield who is titled, greeted, labelled or signs in ``text``."""
    yield from (Person(*found.span(1)) for found in _SMALL.finditer(text))
    past = 0
    for found in _triggers().finditer(text):
        at, end, said = found.start(), found.end(), found[0]
        if at < past or _INSIDE.search(text, max(at - 2, 0), at):
            continue  # a part of a name that was told, or of another word
        for person in _told(text, at, end, said):
            past = person.end
            yield person


def _told(text: str, at: int, end: int, said: str) -> Iterator[Person]:
    """Yield whom the words ``said`` at ``text[at:end]`` introduce."""
    known = words()
    if said in known.closings:
        yield from _signed(text, at, end, said)
        return
    if said in known.titles:
        person = _titled(text, at, end)
    elif said in known.greetings:
        person = _greeted(text, at, end, said)
    else:
        person = _labelled(text, at, end, said)
    if person:
        yield person


def _titled(text: str, at: int, end: int) -> Person | None:
    """Return "Mrs Jane Doe", or "Mr and Mrs Doe"."""
    if two := _AND_TITLE.match(text, end):
        end = two.end() if two[1] in words().titles else end
    begin = _past_blanks(text, end + (text[end : end + 1] == "."))
    name = name_at(text, begin, titled=True) if "\t" not in text[end:begin] else None
    if name is None or name.parts[0].casefold() in words().never_titled:
        return None
    parts = tuple(part for part in name.parts if part.rstrip(".") not in words().titles)
    return Person(at, name.end, Name(name.start, name.end, parts)) if parts else None


def _greeted(text: str, at: int, end: int, said: str) -> Person | None:
    """Return a salutation with the comma after it; "Dear" is one wherever it stands."""
    opens = _opens_a_line(text, at)
    if not opens and not (
        said.casefold() == "dear" or _SENTENCE_END.search(text[max(at - 4, 0) : at])
    ):
        return None
    begin = _past_blanks(text, end)
    name = name_at(text, begin)
    stop = _past_greeted(text, end)
    if name is None and stop == end and said.casefold() == "dear":
        return None
    punctuation = re.match(r"[ \t]*[,!:;.–-]*", text[stop : stop + 8])
    bare = stop + (len(punctuation[0]) if punctuation else 0)
    rest = text[bare : bare + 1]
    if stop == end and bare == end and rest not in ("", "\n"):
        return None  # "Hello" begins a sentence that says something else
    return Person(at, bare, _given(name))


def _past_greeted(text: str, at: int) -> int:
    """Return where the words end that a greeting addresses."""
    known = words()
    end = at
    for _ in range(8):
        begin = _OPENING.match(text, at)
        word = WORD.match(text, begin.end() if begin else at)
        if word is None:
            return end
        folded = word[0].casefold().rstrip(".")
        titled = word[0].rstrip(".") in known.titles
        after = text[word.end() : word.end() + 1]
        is_there = folded == "there" and after in (",", "", "\n", "!", ".", "-")
        if folded in known.greeted and (folded != "there" or is_there):
            end = word.end() + (after in ("]", ")"))
        elif word[0][0].isupper() and folded not in known.begins | {"there"}:
            end = word.end() - (word[0].endswith(".") and not titled and len(folded) > 1)
            if end < word.end() and not titled:
                return end
        elif word[0] in known.particles:
            pass
        else:
            return end
        at = word.end() + (after in ("]", ")"))
    return end


def _labelled(text: str, at: int, end: int, said: str) -> Person | None:
    """Return "Requester: Jane Doe", or "On behalf of Jane Doe"."""
    known = words()
    colon = _COLON.match(text, end)
    certain = said in known.certain
    tab = certain and text[end : end + 1] == "\t"
    if not colon and not tab and not (certain and said.endswith((" by", "of", "FAO"))):
        return None
    begin = _past_blanks(text, colon.end() if colon else end)
    name = name_at(text, begin)
    if name is None or not name.personal:
        return None
    if certain:
        return Person(at, name.end, name)
    alone = _opens_a_line(text, at) and _NAME_ENDS.match(text, name.end)
    return Person(at, name.end, name) if alone and len(name.parts) > 1 else None


def _signed(text: str, at: int, end: int, said: str) -> Iterator[Person]:
    """Yield a closing with its name, and the lines of its signature."""
    opens = _opens_a_line(text, at)
    ended = " " in said and _SENTENCE_END.search(text[max(at - 4, 0) : at])
    if not opens and not ended and not said.startswith("Yours "):
        return
    closed = _CLOSED.match(text, end)
    begin = closed.end() if closed else end
    stop = _line_end(text, begin)
    beside = name_at(text, begin)
    if beside and beside.personal and not text[beside.end : stop].strip(" .,"):
        yield Person(at, beside.end, beside)
    elif text[begin:stop].strip(" .,"):
        return  # "Many thanks for your request"
    else:
        yield Person(at, begin)
    yield from _signature(text, stop + 1, named=beside is not None)


def _signature(text: str, at: int, *, named: bool) -> Iterator[Person]:
    """Yield the lines of the block under a closing: the name, and what stands with it."""
    seen = blank = 0
    while at < len(text) and seen < LONGEST_SIGNATURE:
        stop = _line_end(text, at)
        line = text[at:stop]
        if not line.strip():
            blank += 1
            if seen or named or blank > SIGNED_WITHIN:
                return
        elif len(line) > LONGEST_LINE or "\t" in line.strip() or _NOT_SIGNED.search(line):
            return
        else:
            name = name_at(text, _past_blanks(text, at))
            if name is None:
                return
            whole = name.personal and _NAME_ENDS.match(text, name.end)
            first = whole and not seen and not named
            yield Person(at, stop, name if first else None)
            seen += 1
        at = stop + 1


def _given(name: Name | None) -> Name | None:
    """Return the name that a greeting gives away, without its title; None for an office."""
    if name is None:
        return None
    parts = tuple(part for part in name.parts if part.rstrip(".") not in words().titles)
    bare = Name(name.start, name.end, parts)
    return bare if bare.personal else None


def _opens_a_line(text: str, at: int) -> bool:
    line = text.rfind("\n", max(at - 12, 0), at) + 1
    return (line > 0 or at <= 12) and bool(_LINE_START.fullmatch(text, line or 0, at))


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _line_end(text: str, at: int) -> int:
    """Return where the line ends, or a place in it that is past any signature."""
    reach = min(len(text), at + 2 * LONGEST_LINE)
    end = text.find("\n", at, reach)
    return reach if end < 0 else end
