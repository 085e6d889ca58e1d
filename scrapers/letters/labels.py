"""Labels of questions: "1.", "Q2)", "3 /", "(a)", "IV.", "1.-3.", "1a)".

A letter, a roman numeral and a number are three styles; the order in which they were
opened says which of them stands inside which.
"""

import re
from dataclasses import dataclass, field

_END = r"(?:\s?[.):/]{1,2}(?:-|–)?(?=\s|$|[A-Za-z£<])|\s[-–](?=\s))"
_MARK = re.compile(
    rf"""[ \t]*(?:[-•·*]\s+(?=\(?\w{{1,3}}[.):]))?(?:
      (?P<q>Q(?:uestion)?\.?\s?)(?P<qn>\d{{1,2}})(?:\s?\(?(?P<qs>[a-z])\)?(?=[\s.):]|$))?(?:\s?[.):/]|\s?[-–](?=\s)|(?=\s|$))
    | (?:(?:Request|Query|Response|Reply|Answer)(?:\sto\s(?:question|request|Q))?\s?|A)
      (?P<an>\d{{1,2}})(?:\s?[.):]|\s?[-–](?=\s|$)|(?=\s*$))
    | (?P<from>\d{{1,2}})[.)]?\s?(?:-|–|to|&|and)\s?(?P<to>\d{{1,2}})(?:[.)](?=\s|$))
    | \(?(?P<n>\d{{1,2}})\s?(?:\(?(?P<ns>[a-z])\)|(?P<nb>[a-z])(?=[.)]))?(?:{_END}|(?<=\))\s)
    | \((?P<r>[ivx]{{1,4}}|[IVX]{{1,4}})\)
    | (?P<rb>[ivx]{{1,4}}|[IVX]{{1,4}})[.)](?=\s)
    | \((?P<l>[a-zA-Z])\)
    | (?P<lb>[a-zA-Z])\)(?=\s|[A-Z]|$)
    | (?P<ld>[a-z])\.(?=\s)
    )[ \t]*""",
    re.X,
)
_ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line; ``end`` is where the text after it begins."""

    style: str
    name: str
    end: int
    sub: str | None = None
    upto: int | None = None
    asked: bool = False
    dash: bool = False

    @property
    def number(self) -> int:
        """Its place among its own style, from 1; 0 where that cannot be said."""
        if self.style == "number":
            return int(self.name)
        if self.style in ("roman", "ROMAN"):
            folded = self.name.casefold()
            return _ROMAN.index(folded) if folded in _ROMAN else 0
        return ord(self.name.casefold()) - ord("a") + 1


def label_at(text: str, start: int, end: int) -> Label | None:
    """Return the label that the line ``text[start:end]`` opens with, if it opens with one."""
    found = _MARK.match(text, start, end)
    if found is None:
        return None
    if found["qn"]:
        return Label("number", found["qn"], found.end(), found["qs"], asked=True)
    if found["an"]:
        return Label("number", found["an"], found.end(), asked=True)
    if found["from"]:
        upto = int(found["to"])
        return Label("number", found["from"], found.end(), upto=upto) if upto <= 40 else None
    if found["n"]:
        dash = found[0].rstrip()[-1:] in "-–"
        return Label("number", found["n"], found.end(), found["ns"] or found["nb"], dash=dash)
    if roman := found["r"] or found["rb"]:
        style = "roman" if roman.islower() else "ROMAN"
        return Label(style, roman, found.end())
    letter = found["l"] or found["lb"] or found["ld"]
    return Label("letter", letter, found.end())


@dataclass(slots=True)
class Outline:
    """Where in the numbering a reader stands; turns labels into names such as ``1a``."""

    stack: list[Label] = field(default_factory=list)

    def enter(self, label: Label) -> list[str]:
        """Step to ``label`` and return the names of the questions that it opens."""
        label = self._as_letter(label)
        styles = [one.style for one in self.stack]
        if label.style in styles:
            del self.stack[styles.index(label.style) :]
        if label.style == "number":
            self.stack.clear()
        self.stack.append(Label(label.style, label.name, label.end))
        if label.sub:
            self.stack.append(Label("letter", label.sub, label.end))
        if label.upto:
            return [str(number) for number in range(int(label.name), label.upto + 1)]
        return [self.name]

    @property
    def name(self) -> str:
        """The name of the question in which the reader stands."""
        return "".join(
            f"({one.name})" if one.style == "roman" and place else one.name.lstrip("0")
            for place, one in enumerate(self.stack)
        )

    def follows(self, label: Label) -> bool:
        """Whether ``label`` is the next of its style, or the first of a new one."""
        label = self._as_letter(label)
        for one in reversed(self.stack):
            if one.style == label.style:
                return label.number == one.number + 1
        return label.number == 1

    def _as_letter(self, label: Label) -> Label:
        """Read "i", "v" and "x" as letters where the letters before lead up to them."""
        if label.style not in ("roman", "ROMAN") or len(label.name) > 1:
            return label
        letters = [one for one in self.stack if one.style == "letter"]
        before = chr(ord(label.name.casefold()) - 1)
        if letters and letters[-1].name.casefold() == before:
            return Label("letter", label.name, label.end, label.sub)
        return label
