"""Letters with hand-made labels, and readings held against them one to one.

Labels are JSON files, one a letter: ``figures`` and ``non_answers`` as the folder's letters
say them. A figure is right at a level when a label of its letter has the same

    number   bounds: (lower, upper), where a plain value stands for both
    dated    and the same period, or the same day
    full     and the same unit and topic

and each label makes one figure right, no more.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from scrapers.documents.model import Document
from scrapers.documents.read import read_document
from scrapers.letters.lines import to_lines
from scrapers.letters.read import read_letter
from scrapers.rows import Letter

Row = Mapping[str, Any]
Key = tuple[object, ...]
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A folder of letters with labels.

    ``labels`` and ``texts`` are folders, which may be the same; ``spare`` is a file of
    passages that a fair reader may take or leave, or None; ``measured`` says that its labels
    have the codes of measures.
    """

    name: str
    what: str
    labels: Path
    texts: Path
    spare: Path | None = None
    measured: bool = False

    @property
    def is_there(self) -> bool:
        """Whether its letters are at hand."""
        return self.labels.is_dir()


OWN = LabelledSet(
    "own", "the project's own letters, of invented councils",
    ROOT / "tests/letters", ROOT / "tests/letters", measured=True,
)  # fmt: skip
_SHARED = ROOT / ".." / "shared" / "letters"
COUNCILS = LabelledSet(
    "councils", "letters of real councils, which do not travel with the project",
    _SHARED / "gold", _SHARED / "text", _SHARED / "optional.jsonl",
)  # fmt: skip
SETS = (OWN, COUNCILS)


@dataclass(frozen=True, slots=True)
class Held:
    """One letter: what is labelled, and what is read of it."""

    name: str
    labelled: Sequence[Row]
    read: Sequence[Row]
    labelled_non_answers: Sequence[Row]
    read_non_answers: Sequence[Row]


@lru_cache(maxsize=256)
def reading(path: Path) -> tuple[Document, Letter]:
    """Read one letter; what has been read is kept, for a reader does not change meanwhile."""
    document = read_document(path.read_bytes(), path.name)
    return document, read_letter(document)


@lru_cache(maxsize=8)
def hold(letters: LabelledSet) -> list[Held]:
    """Read every letter of a set, in the order of their names."""
    spare = _spare(letters.spare)
    return [_held(path, letters.texts, spare) for path in sorted(letters.labels.glob("*.json"))]


def _held(labels: Path, texts: Path, spare: Mapping[str, Sequence[str]]) -> Held:
    name = labels.stem
    said = json.loads(labels.read_text(encoding="utf-8"))
    (letter,) = (path for path in texts.glob(f"{name}.*") if path.suffix != ".json")
    document, read = reading(letter)
    lines = to_lines(read, name)

    def counted(rows: Iterable[Row]) -> list[Row]:
        return list(_outside(rows, document.text, spare.get(name, ())))

    return Held(
        name,
        counted(said["figures"]),
        counted(line for line in lines if line["kind"] == "figure"),
        said["non_answers"],
        [line for line in lines if line["kind"] == "non_answer"],
    )


def _spare(path: Path | None) -> Mapping[str, list[str]]:
    passages: dict[str, list[str]] = defaultdict(list)
    if path is not None and path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            passages[row["id"]].append(_squeezed(row["quote"]))
    return passages


def _outside(rows: Iterable[Row], text: str, passages: Sequence[str]) -> Iterator[Row]:
    """Yield the rows whose quote overlaps no passage that counts neither way."""
    text = _squeezed(text)
    spans = [(at, at + len(words)) for words in passages if (at := text.find(words)) >= 0]
    for row in rows:
        quote = _squeezed(row.get("quote") or "")
        at = text.find(quote) if quote else -1
        if at < 0 or not any(at < end and start < at + len(quote) for start, end in spans):
            yield row


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def number(row: Row) -> Key:
    """Return the bounds of a figure or label."""
    value = row.get("value")
    ends = (row.get(name) for name in ("lower", "upper"))
    found = (value if end is None else end for end in ends)
    return tuple(None if end is None else round(float(end), 6) for end in found)


def dated(row: Row) -> Key:
    """Return the bounds and the time."""
    days = tuple(str(day) if (day := row.get(name)) else None for name in (
        "period_start", "period_end"))  # fmt: skip
    return number(row), ("at", str(row["as_at"])) if row.get("as_at") else ("in", *days)


def full(row: Row) -> Key:
    """Return the bounds, the time and the meaning."""
    return dated(row), row.get("unit"), row.get("topic")


def measured(row: Row) -> Key:
    """Return the bounds, the time and the measure that is claimed."""
    return dated(row), row.get("measure")


def non_answer(row: Row) -> Key:
    """Return the outcome and the section of the Act: s12(2) is s12."""
    section = re.match(r"s?\s*(\d+)", row.get("exemption") or "", re.I)
    return row.get("kind") if row.get("kind") != "non_answer" else row.get("outcome"), (
        section.group(1) if section else None
    )


def right(held: Held, key: Callable[[Row], Key]) -> list[bool]:
    """Say of each figure read whether a label makes it right; the earlier figure first."""
    left = Counter(map(key, held.labelled))
    found = []
    for row in held.read:
        found.append(left[key(row)] > 0)
        left[key(row)] -= 1
    return found


def missed(held: Held, key: Callable[[Row], Key]) -> list[Row]:
    """Return the labels that no figure read matches."""
    left = Counter(map(key, held.read))
    found = []
    for row in held.labelled:
        if left[key(row)] <= 0:
            found.append(row)
        left[key(row)] -= 1
    return found


def claims(held: Held) -> tuple[int, int, int]:
    """Return how many claims of a measure are right, how many are made and how many labelled."""
    made = Counter(measured(row) for row in held.read if row.get("measure"))
    labelled = Counter(measured(row) for row in held.labelled if row.get("measure"))
    return (made & labelled).total(), made.total(), labelled.total()


def shortfall(held: Held) -> dict[str, int]:
    """Return what is wrong with a reading by level: labels missed and figures invented.

    Of measures only the wrong claims count, as no claim does no harm.
    """
    keys = {"number": number, "dated": dated, "full": full}
    found = {
        level: len(missed(held, key)) + right(held, key).count(False) for level, key in keys.items()
    }
    good, made, _ = claims(held)
    both = len(held.labelled_non_answers) + len(held.read_non_answers)
    found |= {"non_answers": both - 2 * matched_non_answers(held), "wrong_measures": made - good}
    return {level: many for level, many in found.items() if many}


def matched_non_answers(held: Held) -> int:
    """Return how many non-answers read are labelled, one to one."""
    labelled = Counter(map(non_answer, held.labelled_non_answers))
    return (labelled & Counter(map(non_answer, held.read_non_answers))).total()
