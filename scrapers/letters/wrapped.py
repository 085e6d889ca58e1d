"""Paragraphs that the margin of a page broke into lines, and the foot of a page into two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.letters.dates import MONTH
from scrapers.letters.furniture import closes
from scrapers.letters.gapped import in_columns
from scrapers.letters.labels import Label
from scrapers.letters.masking import FILL
from scrapers.letters.passage import Passage

WRAPPED = 60
"""A line of fewer characters ends where its writer ended it."""

LONGEST = 130
"""A letter with longer lines was not broken at a margin."""

ROOM = 0.85
"""How much of a line letters of different widths are sure to fill."""

TAIL = 40
"""Characters that hold any word at a line's end that tells of more to come."""

ENDS = re.compile(r"[.?!:;][\"'”’)]*\s*$")
_LINKS = (
    r"\b(?:of|the|and|or|an?|in|on|to|for|by|with|from|at|as|than|under|over|per|was|were|within"
    r"|between|until|since|after|before|about|our|your|their|its|totall?ed|totalling|being|every|each)"
)
_OPEN_WORD = re.compile(rf"{_LINKS}\s*$", re.I)
_OPEN_ENDED = re.compile(rf"(?:,|[-–/(]|{_LINKS})\s*$", re.I)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s*$")
_MONTH = re.compile(rf"\s*(?:{MONTH}|may)(?!\w)", re.I)
_DAY_AND_MONTH = re.compile(rf"\d(?:st|nd|rd|th)?\s+(?:{MONTH}|may)\s*$", re.I)
_YEAR_LEADS = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\s?[:=]$|[;,] total$")
_AGED = re.compile(r"\b(?:aged?|ages|under|over|than|between)$", re.I)
_TELEPHONE = re.compile(r"(?<![\w.,£])(?:\+44|0)[\d() ]{2,11}\)?$")
_POINTS = re.compile(
    r"\b(?:acts?|regulations|sections?|articles?|questions?|version|licen[cs]e(?: v\.?)?)$", re.I
)
_SECTION = re.compile(r"\b(?:sections?|ss?\.?|regulations?|articles?) ?\d+[A-Z]?$", re.I)
_ITEM_LEADS = re.compile(r"[.?;]\s(?:\d{1,2}[.)]|\([a-z]\))$")
_ANSWERED = re.compile(r"\?\s[^.?]*\d[^.?]{0,10}$")
_FROM = re.compile(r"\d\s?[-–]$")
_LINK = re.compile(r"<?(?:https?://|www\.)\S+", re.I)
_PLURAL = re.compile(r"\b(?:follow(?:s|ing)|below|these|those|answers)\b", re.I)
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?![\d/])")
_SPEAKS = re.compile(r"[ \t]*(?:Response|Reply|Answer|Ans|A)\s?[:–-]", re.I)
_ITEM = re.compile(
    r"[ \t]*(?:(?:FY ?)?(?:20)?\d\d ?[/–-] ?(?:20)?\d\d|(?:19|20)\d\d) ?[:=–-]"
    r" ?(?:[<£*\d]|nil\b|none\b|fewer\b|less\b)"
    r"|[^:.?\n]{2,40}: ?(?:[<£]?\d[\d,.]*%?|\*|nil|none)\s*$",
    re.I,
)
"""A line of a list: a year or a label with its count."""

_ANSWER = re.compile(
    r"\W*(?:(?:fewer|less) than )?(?:£?\d[\d,.]*%?|nil|none|zero|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)"
    r"(?: (?:child(?:ren)?|young people|cases|referrals|episodes))?\W*",
    re.I,
)
_ENDS_IN_NUMBER = re.compile(r"[\d%*]\)?\s*$")
_INSIDE = re.compile(r"\s\((?P<name>[a-z]{1,4})\)\s")
_BEFORE = {"ii": "i", "iii": "ii", "iv": "iii", "v": "iv", "vi": "v"}
_BREAK = re.compile(r"\s*\n\s*")


def breaks_off(line: str) -> bool:
    """Whether a line is long and ends in the middle of a sentence."""
    return len(line) >= WRAPPED and not ENDS.search(line)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and the passage before it, of which it may be the rest.

    Attributes:
        text: the letter's.
        start: where it begins.
        end: where it ends.
        last: the passage before it.
        margin: how many characters a line of the letter may hold, 0 where that is not known.
        over_furniture: whether the head or foot of a page stands between the two.
    """

    text: str
    start: int
    end: int
    last: Passage
    margin: int = 0
    over_furniture: bool = False

    def continues(self, *, cut: bool = False) -> bool:
        """Whether the line goes on with the paragraph that the line before it broke off.

        Args:
            cut: ask for a line before it that is long and has no end.
        """
        text, last = self.text, self.last
        if last.table or "\t" in text[self.start : self.end]:
            return False
        if not self.over_furniture and text.count("\n", last.end, self.start) > 1:
            return False
        begun = text.rfind("\n", 0, last.end) + 1
        above = text[begun : last.end].strip()
        line = text[self.start : self.end].strip()
        own = text[max(begun, last.start) : last.end].strip()
        if "\t" in own or in_columns(own):
            return False
        wide = len(above) >= WRAPPED or (self.margin > 0 and _fills(above, line, self.margin))
        if wide and _splits_a_phrase(own, line):
            return True
        if (_LINK.match(line) and own.endswith(":")) or closes_bracket(own, line):
            return True
        return not self._stands_apart(above, own, line) and self._is_the_rest(above, own, line, cut)

    def _stands_apart(self, above: str, own: str, line: str) -> bool:
        """Whether the line looks like one of its own, whatever the one before it says."""
        if closes(line):
            return True
        if line[:1].islower():
            return False
        if in_columns(line) or not _fills(above, line, ROOM * self.margin):
            return True
        return self.last.bullet and not _OPEN_ENDED.search(own)

    def _is_the_rest(self, above: str, own: str, line: str, cut: bool) -> bool:
        wide = len(above) >= WRAPPED
        if _begins_anew(own, line, wide=wide):
            # "Referrals in the year ending 31 March 2024: / 2,946"
            told = wide and own.endswith(":") and self.last.label is None
            return bool(told and _ANSWER.fullmatch(line) and not _PLURAL.search(own))
        small = line[:1].islower()
        broken = wide and not ENDS.search(own)
        if cut or self.over_furniture:
            return broken and (cut or small or line[:1].isdigit())
        if not ENDS.search(own):
            return small or (wide and not _ANSWERED.search(own))
        full = self.margin > 0 and _fills(above, line, self.margin)
        if own.endswith((":", "?")):
            return own.endswith(":") and small and full
        told = line[:1].isupper() and self.last.label is None and not self.last.bullet
        return wide and (small or (full and told))


def _splits_a_phrase(last: str, line: str) -> bool:
    """Whether two lines cannot be apart: "fewer than / 5", "to 31 / March 2024: 2,946"."""
    if line.startswith("(") and _SECTION.search(last):
        return True
    if _DAY.search(last) and _MONTH.match(line):
        return True
    if line[:1].isdigit() and (_TELEPHONE.search(last) or _FROM.search(last)):
        return True
    if _DAY_AND_MONTH.search(last) and _YEAR.match(line):
        return True
    tail = max(0, len(last) - TAIL)
    ends = (_OPEN_WORD, _POINTS, _YEAR_LEADS, _ITEM_LEADS, _AGED)
    return any(one.search(last, tail) for one in ends)


def _fills(above: str, line: str, room: float) -> bool:
    """Whether the first word of a line had no room on the line before it."""
    word = line.split(None, 1)[0] if line else ""
    return len(above) + 1 + len(word) > room


def margin_of(lengths: Sequence[int]) -> int:
    """Return how many characters the lines of a letter may hold, 0 where none was broken.

    Args:
        lengths: of its lines that are no rows of tables.
    """
    most = max(lengths, default=0)
    return most if WRAPPED <= most <= LONGEST else 0


def lists_on(text: str, kept: Sequence[Passage], label: Label, above: int) -> bool:
    """Whether a label at a line's start goes on with a list inside the sentence before it.

    "was it (a) a parent (b) a relative / (c) someone else?", "exploitation in / (a) 2021".
    """
    last = kept[-1] if kept else None
    if last is None or last.end != above:
        return False
    words = text[last.body : above].rstrip()
    if closes_bracket(words[words.rfind("\n") + 1 :], text[above : label.end + WRAPPED]):
        return True
    if text[above : label.end].lstrip().startswith("(") and _SECTION.search(words):
        return True  # "under section 40 / (2) of the Act"
    if label.style not in ("letter", "roman"):
        return False
    if not breaks_off(words[words.rfind("\n") + 1 :]) or label.sub:
        return False
    opened = {chr(ord(label.name[-1]) - 1), _BEFORE.get(label.name, "")}
    inside = any(found["name"] in opened for found in _INSIDE.finditer(words))
    return inside or (label.number == 1 and bool(_OPEN_WORD.search(words)))


def closes_bracket(last: str, line: str) -> bool:
    """Whether a line goes on within a bracket: "each year (1 April / - 31 March)"."""
    return len(last) >= WRAPPED and last.rfind("(") > last.rfind(")") and ")" in line


def _begins_anew(last: str, line: str, *, wide: bool) -> bool:
    """Whether a line looks like an answer or an item of its own, whatever stands before it."""
    if _SPEAKS.match(line) or _ITEM.match(line):
        return True
    if wide and line[:1].islower() and not ENDS.search(last):
        return False  # "of an earlier / one."
    if _ANSWER.fullmatch(line) and not _OPEN_ENDED.search(last):
        return True
    if wide and line[:1].islower():
        return False
    return bool(_ENDS_IN_NUMBER.search(last) and _ENDS_IN_NUMBER.search(line))


def filled(text: str, passages: Sequence[Passage], gone: Sequence[tuple[int, int]]) -> str:
    """Return ``text`` with its paragraphs on one line each, every place kept.

    Args:
        text: the letter's.
        passages: its paragraphs and tables; a table's lines stay.
        gone: the lines that are furniture, in order: blanked where they stand in a paragraph.
    """
    out: list[str] = []
    at = 0
    for one in passages:
        if one.table or one.start < at or "\n" not in text[one.start : one.end]:
            continue
        out.append(text[at : one.start])
        words = text[one.start : one.end]
        for start, end in gone:
            if one.start <= start and end <= one.end:
                words = words[: start - one.start] + " " * (end - start) + words[end - one.start :]
        out.append(_BREAK.sub(_blanks, words))
        at = one.end
    return "".join((*out, text[at:]))


def _blanks(found: re.Match[str]) -> str:
    """Return one blank and as many that part no columns as the break is long."""
    return " " + FILL * (len(found[0]) - 1)
