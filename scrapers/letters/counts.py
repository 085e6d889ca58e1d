"""Whether a number in prose is a count, and how surely: by the words on both its sides."""

import re
from collections.abc import Sequence

from scrapers.letters.cued import Cued
from scrapers.letters.masking import BLANK
from scrapers.letters.numbers import Number
from scrapers.letters.phrases import phrase

_SEPARATED = re.compile(r"^(?P<label>[^\n]{1,120}?)\s*(?:[-–—:=]|\bwas\b|\bis\b)\s*$", re.S)
_VERB = phrase("verbs")
_COUNTS = phrase("counted")
_BEFORE = phrase("before_a_count")
_BESIDE = re.compile(r".{0,3}|[\s,;&()]*(?:and)?[\s,(]*", re.S)
_DATED_ITEM = re.compile(rf"{BLANK}\s*[,:–—-]?\s*$")
_ITEM_ENDS = re.compile(r"\s*(?:[;,.]|and\b|$)")
_FROM = re.compile(r"\bfrom\s+$", re.I)
_TO = re.compile(r"\s+to\s+[\d<]", re.I)
_MEMBER = re.compile(
    r"\s(?:[^\W\d][\w'’/-]*[ \n]?){1,6}(?:,\s*(?:and\s+)?|\s?\band\s+)(?:a further\s+)?"
)
_ENDS = re.compile(rf"\s*(?:[;,.({BLANK}]|$)|\sand\s[A-Z]")
_PARTED = re.compile(
    r"\s+(?:from|by|under|via|through|with|to|for|went|were|had|in|on|of (?:these|those|them))\s",
    re.I,
)
_PARTS = re.compile(r"[,;:(]\s*(?:and\s+|with\s+|of (?:which|whom|these)\s+)?$|\sand\s+$", re.I)
_WRONG = re.compile(
    r"\s*(?:[^\W\d]\w*\s){0,5}?(?:was|is|were|are)\s(?:\w+\s)?(?:wrong|incorrect|mistaken|in error"
    r"|an error|a mistake|withdrawn|superseded|inaccurate|out of date"
    r"|not (?:right|correct|accurate)|drawn before|double|overstated|understated|replaced)\b",
    re.I,
)
_GIVEN = Cued(
    r"\b(?:figure|number|total|count|answer|gave|said|stated|reported|quoted)\b[^.]{0,30}$", re.I
)
_HAPPENED_ON = re.compile(r"\d[^.,]{0,60}\b(?:on|for|missing)\s+$", re.I)
_TIMES = re.compile(r"\s*(?:\w+\s)?(?:occasions|times|episodes|days|nights)\b", re.I)
_MORE_THAN = re.compile(
    r"\s*(?:more|fewer|less|higher|lower|up|down)\s+(?:than|on)\s+(?:in|the|last|at|during|for|a|that|it)\b",
    re.I,
)
_INSTEAD_OF = Cued(
    r"\b(?:rather than|instead of|in place of|replac(?:es|ing)|correct(?:s|ing)|, not|\(not"
    r"|(?:previously|earlier|originally|wrongly|incorrectly|mistakenly) (?:\w+ )?(?:as|of|at))"
    r"\s+(?:the\s+|our\s+)?(?:\w+\s+){0,3}?$",
    re.I,
)
_PADDED = re.compile(r"0\d")
_LABELS = re.compile(r"[^.:;?!\d]{0,40}:\s*[\d<*]")
_ELSEWHERE = Cued(
    r"\b(?:england|english|national|regional|neighbours?['’]?|comparator)\s(?:\w+\s){0,2}?"
    r"(?:average|mean|median|figure|rate)\s(?:\w+\s){0,3}$",
    re.I,
)
_NATIONALLY = re.compile(
    r"\s(?:(?:across|in|for) england|nationally|for (?:our )?statistical)\b", re.I
)
_MARKS = " -–—*•"
_BREAKS = re.compile(r"\s?[,;(]|\s[–—-]\s|\s(?:in all|in total|altogether|overall|of them)\b", re.I)
_LISTED = re.compile(rf"(?:^|[:;,]|\d\sand\b)\s*[^\W\d][^\d,;:.{BLANK}]{{1,40}}\s$")
_SUPPOSED = re.compile(r"\s*(?:can|may|could|might|would|should|must)\b", re.I)
_CHANGE = phrase("change_before")
_ELIDED = re.compile(r"\s+(?P<word>to|of|for|from|with|by|at)\s+[a-z]", re.I)
_IN_PERIOD = re.compile(
    rf"\s*(?:in|for|during|(?:as\s+)?(?:at|of|on))\s+(?:(?:the\s+(?:year\s+)?)?{BLANK}"
    r"|the (?:first|second|third|fourth|former|latter|earlier|later)\b)",
    re.I,
)
_STATED = re.compile(
    r"\b(?:was|were|are|had|received|made|recorded|totalled|total of|of which|of whom)\s*$", re.I
)
_NOT_COUNTED = Cued(
    r"(?:£|\bpages?\s|\bversion\s|\bno\.\s?|\b(?:replaced|renamed) (?:by|with|as)\s"
    r"|\b(?:split|divided|broken|falls?) (?:down |up )?into\s|\b(?:consists?|made up) of\s"
    r"|\bsamples? of (?:\w+ )?"
    r"|\b(?:numbers|figures|counts|totals)\s+(?:for|in|from)\s+(?:every|all|any|each)\s+other\b[^.]*"
    # "a child with two placements is there twice": how counting goes, and no count
    r"|\b(?:an?|each|every|any|the same) (?:child|young person|person|family|case|parent)"
    r" (?:with|in|on|(?:who |which )?(?:has|had|having|made)) )$",
    re.I,
)
_YOU_SAY = Cued(
    r"\byou(?:r (?:letter|answer|reply|response|e-?mail))? (?:now )?"
    r"(?:says?|said|told|gave|wrote|stated|claim(?:ed)?|quoted?|answered|reported)\b[^.?!;]*$",
    re.I,
)
_BACK = re.compile(r"\b(?:of\s+)?(?:the|these|those|all|both)\s+$|\bof\s+$", re.I)
_PARTITIVE = re.compile(r"\bof\s+(?:the|these|those|all|our)?\s*$", re.I)
NEAR = 240
"""How many characters on either side are looked at."""

CLOSE = 60
"""How many before a number may say that it is withdrawn."""

FEW_WORDS = 8
MOST_LABEL = 6
WHOLE, STATED, PLAIN, BARE = 0.97, 0.9, 0.8, 0.65


def certainty(
    masked: str, number: Number, body: tuple[int, int], numbers: Sequence[Number], at: int
) -> float | None:
    """Return how surely ``number`` is a count, or None where nothing says that it is one."""
    before = masked[max(body[0], number.start - NEAR) : number.start]
    after = masked[number.end : min(body[1], number.end + NEAR)]
    word = masked[number.start : number.end].casefold()
    if _is_none(before, after) or _is_label(number, word, after):
        return None
    if not before.strip(f" -–—:=,;.{BLANK}*\t\n") and not after.strip(f" .,;*(){BLANK}"):
        return WHOLE
    if number.form == "nil":
        return _of_nil(before, after)
    counted = _COUNTS.match(after)
    if counted and _SUPPOSED.match(after, counted.end()):
        return None
    named = number.form in ("no", "money") or (_IN_PERIOD.match(after) and number.form != "span")
    if counted or named:
        return STATED
    if _in_its_place(before, after, many=len(numbers) > 1) or (
        _VERB.match(after) and word != "one"
    ):
        return PLAIN
    if at and _is_member(masked, numbers, at, (before, after)):
        return PLAIN
    if number.form == "span" or (number.form == "plain" and not word[0].isdigit()):
        return None
    if at and _elided(masked[numbers[at - 1].end : number.start], after):
        return BARE
    beside = at > 0 and bool(_BESIDE.fullmatch(masked, numbers[at - 1].end, number.start))
    return _unnamed(number, before, after, beside=beside)


def _is_label(number: Number, word: str, after: str) -> bool:
    """Whether a number only says what is counted, "three or more in the year: 31", or is padded."""
    return bool(_PADDED.match(word)) or (
        number.form in ("ormore", "orless") and bool(_LABELS.match(after))
    )


def _of_nil(before: str, after: str) -> float | None:
    if _DATED_ITEM.search(before) and _ITEM_ENDS.match(after):
        return PLAIN
    opens = not before.strip(_MARKS) and bool(_BREAKS.match(after))
    short = opens or len(after.split()) <= MOST_LABEL
    return STATED if _BEFORE.search(before) and short else None


def _in_its_place(before: str, after: str, *, many: bool) -> bool:
    """Whether a number stands where an answer does: first, after a date, after a list's label."""
    if not before.strip(_MARKS) and _BREAKS.match(after):
        return True  # "Twelve, all of them boys", "Between 10 and 15; the exact number ..."
    if many and _LISTED.search(before) and _ENDS.match(after):
        return True  # "boys 203; girls 171"
    return bool(_DATED_ITEM.search(before) and _ITEM_ENDS.match(after))


def _is_none(before: str, after: str) -> bool:
    """Whether the words around a number make it no count: a page, a change, a level before."""
    if _NOT_COUNTED.search(before) or _CHANGE.search(before) or _YOU_SAY.search(before):
        return True
    if _ELSEWHERE.search(before[-CLOSE:]) or _NATIONALLY.match(after):
        return True  # another's count, printed to compare with
    if _MORE_THAN.match(after) or (_TIMES.match(after) and _HAPPENED_ON.search(before)):
        return True
    if _INSTEAD_OF.search(before[-CLOSE:]) or (
        _WRONG.match(after) and _GIVEN.search(before[-CLOSE:])
    ):
        return True
    # "rose from 5 to 7 in 2022": when it was 5 is not said
    return bool(_FROM.search(before) and _TO.match(after))


def _is_member(masked: str, numbers: Sequence[Number], at: int, around: tuple[str, str]) -> bool:
    """Whether a count is one of several in a sentence: "14, nine from schools and five ..."."""
    number = numbers[at]
    if at > 1 and number.form != "span" and _goes_on(masked, numbers, at):
        return True
    word = masked[number.start : number.end].casefold()
    parted = _PARTED.match(around[1]) and _PARTS.search(around[0])
    return bool(parted) and word != "one"


def _goes_on(masked: str, numbers: Sequence[Number], at: int) -> bool:
    """Whether a count is one more of a list: "30 under neglect, 21 ... and 17 under abuse"."""
    gaps = [masked[numbers[n - 1].end : numbers[n].start] for n in (at - 1, at)]
    return all(_MEMBER.fullmatch(gap) for gap in gaps)


def _elided(between: str, after: str) -> bool:
    """Whether "and 8 to ..." goes on from "15 related to ...", its noun left out."""
    word = _ELIDED.match(after)
    going_on = re.search(r"(?:\band|,)\s*$", between)
    if going_on and BLANK in between and re.match(rf"\s+{BLANK}", after):
        return True  # "12 on 31 March 2022 and 14 on 31 March 2023"
    return bool(word and going_on and re.search(rf"\b{word['word']}\b", between, re.I))


def _unnamed(number: Number, before: str, after: str, *, beside: bool) -> float | None:
    """Return the certainty of digits that no noun and no verb follows."""
    if number.unit == "percent":
        return PLAIN
    if _SEPARATED.match(before) and not re.match(r"\s*\w", after):
        return STATED
    short = len((before + after).split()) <= FEW_WORDS
    if _BEFORE.search(before) or beside:
        return PLAIN if short or _STATED.search(before) else BARE
    return BARE if short or not after.strip(" .") else None


def points_back(masked: str, body: int, number: Number) -> bool:
    """Whether a number is one of "of the 10 children": told before, not told now."""
    before = masked[max(body, number.start - NEAR) : number.start]
    if number.form != "plain" or not _BACK.search(before):
        return False
    return bool(_PARTITIVE.search(before) or _COUNTS.match(masked, number.end))
