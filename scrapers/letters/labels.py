"""Labels of questions: "1.", "Q2)", "3 /", "(a)", "IV.", "1.-3.", "1a)".

A letter, a roman numeral, a number and a dotted number (1.2) are styles; the order in
which they were opened says which of them stands inside which.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORDS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_END = r"(?:\s?[.):/]{1,2}(?:-|–)?(?=\s|$|[A-Za-z£<])|\s[-–](?=\s))"
_MARK = re.compile(
    rf"""[ \t]*["“‘'*_]{{0,3}}(?:[-•·*]\s+(?=\(?\w{{1,3}}[.):]|Q\d))?(?:
      (?:Qs?\.?\s?|(?:Questions?|Answers?|Responses?|Parts?|Items?)\s(?:(?:to|for)\s(?:[Qq]uestions?\s)?)?)
      (?P<qfrom>\d{{1,2}})(?P<mid>(?:,\s?\d{{1,2}}){{0,8}}),?[.)]?
        (?:[-–]|\s?(?:to|&|and)\s?)(?:Q\.?\s?)?(?P<qto>\d{{1,2}})
      (?:[.):]|\s[-–](?=\s)|(?=\s*$))
    | (?P<from>\d{{1,2}})(?P<fmid>(?:,\s?\d{{1,2}}){{0,8}}),?[.)]?
        \s?(?:-|–|to|&|and)\s?(?P<to>\d{{1,2}})
      (?:[.)](?=\s|$)|\s[-–](?=\s[A-Z]))
    | (?P<q>[Qq](?:u?(?:estion)?|UESTION|[ns]o?)\.?\s?(?:[Nn]o\.?\s?|[Nn]umber\s)?)
      (?:(?P<dq>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?=[\s.):])[.):]?
        |(?P<qw>(?i:one|two|three|four|five|six|seven|eight|nine|ten))\b\s?[.):–-]?(?=\s|$)
        |\(?(?P<qn>\d{{1,2}})\)?(?!\s?\(?(?i:jan|apr|jul|oct)[a-z]*\.?\s?(?:[-–]|to\b))
          (?!\s(?:\([^()\d]{{3,25}}\)\s)?(?:FY\s?)?(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\b)
          (?:\s?\(?(?P<qs>[a-z])\)?(?=[\s.):]|$))?(?:\s?[.):/=]|\s?[-–](?=\s)|(?=\s|$)))
    | (?:(?:Request|Query|Response|Reply|Answer|Item|Point|Part)
        (?:\s(?:to|for)(?:\s(?:your\s)?(?:[Qq]uestion|[Rr]equest|[Qq]uery|[Pp]art|[Pp]oint|Q))?)?
        (?:\s?[Nn]o\.)?\s?|A|\#)
      (?P<an>\d{{1,2}})(?P<asub>[a-z](?=[\s.):]))?(?:\s?[.):]|\s?[-–](?=\s|$)|(?=\s*$))
    | (?P<dn>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})
      (?:[.):]+(?=\s|$)|\s+(?=[A-Z"“‘]|\([A-Za-z])(?!FTE|WTE|GBP))
    | (?P<bare>\d{{1,2}})\s+(?=(?:How\s(?:many|much|often)|What|Which|Please|Could\syou|Can\syou
        |(?:The\s)?(?:[Tt]otal\s)?[Nn]umbers?\sof)\b)
    | \(?(?P<n>\d{{1,2}})\s?(?:\(?(?P<ns>[a-z])\)|(?P<nb>[a-z])(?=[.)]))?(?:{_END}|(?<=\))\s)
    | \(?(?P<rfrom>[ivx]{{1,4}})[.)]?\s?(?:-|–|to|&|and)\s?\(?(?P<rto>[ivx]{{1,4}})
      (?:\)[.:]?(?=\s|$)|\.(?=\s))
    | \(?(?P<lfrom>[a-z])[.)]?\s?(?:-|–|to|&|and)\s?\(?(?P<lto>[a-z])
      (?:\)[.:]?(?=\s|$)|\.(?=\s))
    | \((?P<r>[ivx]{{1,4}}|[IVX]{{1,4}})\)
    | (?P<rb>[ivx]{{1,4}}|[IVX]{{1,4}})[.)](?=\s)
    | \((?P<l>[a-zA-Z])\)
    | (?P<lb>[a-zA-Z])\)(?=\s|[A-Z]|$)
    | (?P<ld>[a-z])\.(?=\s)(?<!c\.(?=\s[£~\d]))
    )[ \t]*""",
    re.X,
)
_SECTION = re.compile(r"[ \t]*(?P<own>[A-H]\d{1,2})(?:[.):]|\s[-–](?=\s)|(?=\s+[A-Z]))[ \t]*")
_CAPITAL = re.compile(r"[ \t]*(?P<own>[A-H])\.(?=\s)[ \t]*")
OWN_STYLES = (
    (re.compile(r"^[ \t]*B1[.):]?[ \t]", re.M), _SECTION),
    (re.compile(r"^[ \t]*B\.[ \t]", re.M), _CAPITAL),
)
"""Patterns that betray a style of labels of the letter's own, and those of the labels."""

_ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line; ``end`` is where the text after it begins.

    ``upto`` is the last of several, ``listed`` are those between where not all are meant:
    "2 and 5" leaves 3 and 4 out.
    """

    style: str
    name: str
    end: int
    sub: str | None = None
    upto: int | None = None
    listed: tuple[int, ...] | None = None
    asked: bool = False
    dash: bool = False

    @property
    def number(self) -> int:
        """Its place among its own style, from 1; 0 where that cannot be said."""
        if self.style == "number":
            return int(self.name)
        if self.style == "section":
            return int(self.name[1:])
        if self.style == "dotted":
            return int(self.name.rsplit(".", 1)[1])
        if self.style in ("roman", "ROMAN"):
            folded = self.name.casefold()
            return _ROMAN.index(folded) if folded in _ROMAN else 0
        return ord(self.name.casefold()) - ord("a") + 1


@lru_cache(maxsize=2048)
def label_at(
    text: str, start: int, end: int, *, own: re.Pattern[str] | None = None
) -> Label | None:
    """Return the label that the line ``text[start:end]`` opens with, if it opens with one.

    Args:
        text: the letter's.
        start: where the line begins.
        end: where it ends.
        own: one of `OWN_STYLES`, where the letter numbers its questions so: else "A1:" is
            the answer to question 1, and "A. 12" the answer to any.
    """
    found = own.match(text, start, end) if own else None
    if found:
        style = "letter" if found["own"].isalpha() else "section"
        return Label(style, found["own"], found.end())
    found = _MARK.match(text, start, end)
    if found is None:
        return None
    return _named(found) or _numbered(found)


def _named(found: re.Match[str]) -> Label | None:
    """Return the label of a line that says that it is a question's, or is dotted."""
    if dotted := found["dq"] or found["dn"]:
        return Label("dotted", dotted, found.end(), asked=bool(found["dq"]))
    if found["qw"]:
        return Label("number", str(_WORDS.index(found["qw"].casefold())), found.end(), asked=True)
    if number := found["qn"] or found["an"]:
        return Label("number", number, found.end(), found["qs"] or found["asub"], asked=True)
    return None


def _numbered(found: re.Match[str]) -> Label | None:
    if found["bare"]:
        return Label("number", found["bare"], found.end())
    if first := found["from"] or found["qfrom"]:
        upto = int(found["to"] or found["qto"])
        side = "q" if found["qfrom"] else ""
        between = found["mid"] or found["fmid"] or ""
        listed = _listed(found, f"{side}from", f"{side}to", between)
        label = Label("number", first, found.end(), upto=upto, listed=listed)
        return label if upto <= 40 else None
    if found["n"]:
        dash = found[0].rstrip()[-1:] in "-–"
        return Label("number", found["n"], found.end(), found["ns"] or found["nb"], dash=dash)
    if found["rfrom"]:
        return _range("roman", found, "rfrom", "rto")
    if found["lfrom"]:
        return _range("letter", found, "lfrom", "lto")
    if roman := found["r"] or found["rb"]:
        style = "roman" if roman.islower() else "ROMAN"
        return Label(style, roman, found.end())
    letter = found["l"] or found["lb"] or found["ld"]
    return Label("letter", letter, found.end())


def _listed(
    found: re.Match[str], first: str, last: str, middle: str = ""
) -> tuple[int, ...] | None:
    """Return the numbers between those of "2 and 5", "1, 3 and 7"; None for "2 to 5"."""
    joined = found.string[found.end(first) : found.start(last)]
    if "&" not in joined and "and" not in joined:
        return None
    return tuple(int(one) for one in re.findall(r"\d{1,2}", middle))


def _range(style: str, found: re.Match[str], first: str, last: str) -> Label | None:
    """Return the label of "i) and ii)" or "(a)–(c)"; None where the second is not later."""
    upto = Label(style, found[last], found.end()).number
    listed = _listed(found, first, last)
    label = Label(style, found[first], found.end(), upto=upto, listed=listed)
    return label if 0 < label.number < upto else None


def nth(style: str, number: int) -> str:
    """Return the name of the label at a place among its own style."""
    if style == "roman":
        return _ROMAN[number]
    return chr(ord("a") + number - 1) if style == "letter" else str(number)
