"""How well letters are read, and what confidence means: writes docs/accuracy.md.

``python -m benchmarks.accuracy`` writes it anew; ``--misses N`` lists the first N figures
of the project's own letters that are missed or read otherwise than they are labelled.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.labelled import (
    OWN,
    ROOT,
    SETS,
    Held,
    LabelledSet,
    Row,
    claims,
    dated,
    full,
    hold,
    matched_non_answers,
    missed,
    number,
    right,
    shortfall,
)
from scrapers.letters.confidence import THRESHOLD
from scrapers.letters.version import READER_VERSION

PLACE = ROOT / "docs/accuracy.md"
RECORD = ROOT / "tests/shortfalls.json"
LEVELS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "number": number, "dated": dated, "full": full,
}  # fmt: skip
BANDS = ((0.0, 0.3), (0.3, THRESHOLD), (THRESHOLD, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.0))
SURE = 0.9
AIM = 0.97
"""Share of the figures at ``SURE`` or more that are to be right."""
HEAD = f"""\
# How well letters are read

Made by `make accuracy` from letters with hand-made labels; nothing here is written by hand.

A figure is right at the level *number* when a label of its letter has the same bounds, *dated*
when also the period is the same, *full* when also the unit and the topic are; each label makes
one figure right. A measure claimed is right when the figure is *dated* and its label has the
same measure. A question without a figure is right when its outcome and the section of the Act
are. In the second table of a set a figure is right when it is *dated*.

`confidence` is meant so: of the figures at {SURE} or more at least {AIM:.0%} are right; one below
{THRESHOLD} has `needs_review` and stays out of `reconciliation` until a person has decided.
"""


def scores(letters: Sequence[Held], measured: bool) -> Iterator[tuple[str, int, int, int]]:
    """Yield each level with how many are right, read and labelled; measures where labelled."""
    for level, key in LEVELS.items():
        yield (
            level,
            sum(sum(right(one, key)) for one in letters),
            sum(len(one.read) for one in letters),
            sum(len(one.labelled) for one in letters),
        )
    if measured:
        yield ("measure claimed", *(sum(part) for part in zip(*map(claims, letters), strict=True)))
    yield (
        "without a figure",
        sum(map(matched_non_answers, letters)),
        sum(len(one.read_non_answers) for one in letters),
        sum(len(one.labelled_non_answers) for one in letters),
    )


def judged(letters: Sequence[Held]) -> list[tuple[float, bool]]:
    """Return each figure's confidence, and whether it is right with its time."""
    return [
        (float(row["confidence"]), is_right)
        for one in letters
        for row, is_right in zip(one.read, right(one, dated), strict=True)
    ]


def sure_and_right(letters: Sequence[Held]) -> tuple[int, int]:
    """Return how many of the surest figures are right, and how many there are."""
    sure = [is_right for confidence, is_right in judged(letters) if confidence >= SURE]
    return sum(sure), len(sure)


def section(letters: LabelledSet) -> str:
    """Return what is said of one set: its scores and its calibration."""
    held = hold(letters)
    return "\n".join([*_scores(letters, held), *_calibration(held), ""])


def _scores(letters: LabelledSet, held: Sequence[Held]) -> Iterator[str]:
    yield f"## {letters.name}: {len(held)} letters"
    yield ""
    yield f"{letters.what[0].upper()}{letters.what[1:]}; reader {READER_VERSION}."
    yield ""
    yield "| level | precision | recall | F1 | right | read | labelled |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for level, good, read, labelled in scores(held, letters.measured):
        precision, recall, both = (
            _share(good, read), _share(good, labelled), _share(2 * good, read + labelled)
        )  # fmt: skip
        yield f"| {level} | {precision} | {recall} | {both} | {good} | {read} | {labelled} |"


def _calibration(held: Sequence[Held]) -> Iterator[str]:
    figures = judged(held)
    yield ""
    yield "| confidence | | figures | right | share right |"
    yield "|---|---|---:|---:|---:|"
    for low, high in BANDS:
        inside = [good for sure, good in figures if low <= sure < high or sure == high == 1]
        waits = "for review" if high <= THRESHOLD else ""
        shares = f"{len(inside)} | {sum(inside)} | {_share(sum(inside), len(inside))}"
        yield f"| {low:g} to {'' if high == 1 else 'below '}{high:g} | {waits} | {shares} |"
    good, sure = sure_and_right(held)
    wrong = [confidence for confidence, is_right in figures if not is_right]
    below = sum(confidence < THRESHOLD for confidence in wrong)
    yield ""
    yield f"Of {sure} figures at {SURE} or more, {good} are right: {_share(good, sure)}."
    yield f"Of {len(wrong)} wrong figures, {below} wait for review: {_share(below, len(wrong))}."


def _share(part: int, whole: int) -> str:
    # cut, not rounded: 1.000 is said of all and nothing less
    return f"{part * 1000 // whole / 1000:.3f}" if whole else "none"


def document(before: str) -> str:
    """Return the whole text; of a set that is not at hand, the section that was written last."""
    parts = [section(one) if one.is_there else written(before, one.name) for one in SETS]
    return "\n".join([HEAD, *filter(None, parts)])


def written(text: str, name: str) -> str:
    """Return a set's section of the text; empty where there is none."""
    found = re.search(rf"^## {name}:.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group().rstrip("\n") + "\n" if found else ""


def recorded(letters: Sequence[Held], record: Path) -> str:
    """Return what each letter's reading falls short of, as JSON; it never rises by itself.

    A letter that is read worse than is recorded keeps its record, and its test fails until
    the reading is mended or a person has changed the record.
    """
    before = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    found: dict[str, dict[str, int]] = {}
    for one in letters:
        new = shortfall(one)
        if one.name in before.get("letters", ()):
            old = before["short_of"].get(one.name, {})
            new = {level: min(many, old.get(level, 0)) for level, many in new.items()}
        found[one.name] = {level: many for level, many in new.items() if many}
    rows = {name: short for name, short in found.items() if short}
    return json.dumps({"letters": sorted(found), "short_of": rows}, indent=1) + "\n"


def misses(letters: LabelledSet) -> Iterator[str]:
    """Yield a line for each figure of a set that is missed, or that no label makes right."""
    for one in hold(letters):
        for row in missed(one, dated):
            yield _line("missed  ", one.name, row)
        for row, is_right in zip(one.read, right(one, dated), strict=True):
            if not is_right:
                sure = f" (sure: {row['confidence']})"
                yield _line("invented", one.name, row) + sure


def _line(what: str, name: str, row: Row) -> str:
    bounds, time = dated(row)
    return f"{what} {name}: {bounds} {time} in {' '.join(row['quote'].split())!r}"


def main(words: Sequence[str] | None = None, place: Path = PLACE) -> None:
    """Write the document, or list what is not read as it is labelled."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--misses", type=int, metavar="N", help="list the first N, write nothing")
    asked = parser.parse_args(words)
    if asked.misses is not None:
        for _, line in zip(range(asked.misses), misses(OWN), strict=False):
            print(line)
        return
    if place == PLACE:
        RECORD.write_text(recorded(hold(OWN), RECORD), encoding="utf-8")
    text = document(place.read_text(encoding="utf-8") if place.exists() else "")
    place.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
