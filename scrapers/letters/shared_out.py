"""One answer to several questions: which of its counts answers which.

"Questions 3 and 4 - 61 reports, of which seven were for longer": as many counts as questions
are shared out in their order, and so are the columns of a table. One count answers them all
("1 to 3. None"); of any other number of counts in prose nobody can say which answers what, and
a person should look. A column or row of a table goes with the question whose words it shares.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from scrapers.letters.counts import PLAIN
from scrapers.letters.pairing import DOUBTED
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary
from scrapers.letters.wording import stems

_NAMED = re.compile(r"\(([a-z]|\d{1,2})\)")
REASON = "which of the questions answered together it answers is not said"


def shared_out(
    names: Sequence[str], readings: Sequence[Reading], asked: Mapping[str, str]
) -> list[Reading]:
    """Return the readings of an answer to questions ``names``, each with the one it answers.

    Args:
        names: of the questions that are answered together; nothing changes for fewer than 2.
        readings: of the answer, in order.
        asked: the words of the letter's questions by name.
    """
    readings = [*_as_named(readings, asked)]
    if len(names) < 2 or len(readings) < 2 or any(one.question for one in readings):
        return list(readings)
    if any(one.how != "sentence" for one in readings):
        return _by_words(names, readings, asked)
    counts = [one for one in readings if one.number.unit != "percent"]
    times = {(one.period.start, one.period.end, one.period.as_at) for one in counts if one.period}
    if len(counts) < 2:
        return list(readings)
    if len(counts) != len(names) or len(times) > 1:
        return [
            replace(one, certain=min(one.certain, DOUBTED), doubt=one.doubt or REASON)
            for one in readings
        ]
    given: list[Reading] = []
    at = -1
    for one in readings:
        at += one.number.unit != "percent"
        name = names[max(at, 0)]  # a percentage goes with the count before it
        given.append(replace(one, question=name, part=False, certain=min(one.certain, PLAIN)))
    return given


def _as_named(readings: Sequence[Reading], asked: Mapping[str, str]) -> Iterator[Reading]:
    """Yield the counts of "(a) and (c) remain, i.e. 196 and 5" with their questions."""
    for _, told in groupby(readings, key=lambda one: one.quote):
        counts = list(told)
        lead = counts[0].lead if counts[0].how == "sentence" else ""
        named = [found for found in _NAMED.findall(lead) if found in asked]
        if len(named) > 1 and len(named) == len(counts):
            for name, one in zip(named, counts, strict=True):
                yield one if one.question else replace(one, question=name)
        else:
            yield from counts


def _by_words(
    names: Sequence[str], readings: Sequence[Reading], asked: Mapping[str, str]
) -> list[Reading]:
    """Share a table out by what its rows and columns are called, else by their order."""
    heads = dict.fromkeys(_head(one) for one in readings)
    words = {name: stems(asked.get(name, "")) for name in names}
    counting = [name for name in names if vocabulary().counting.search(asked.get(name, ""))]
    given = {head: _meant(head, words, counting or list(names)) for head in heads}
    if len(heads) == len(names):
        order = dict(zip(heads, names, strict=True))
        if all(given[head] in (None, order[head]) for head in heads):
            given = dict(order)
    return [replace(one, question=given[_head(one)] or names[0]) for one in readings]


def _head(one: Reading) -> str:
    """Return what names the count: the column where the rows are only years, or both."""
    return " ".join((*one.labels, one.heading)).strip()


def _meant(head: str, words: Mapping[str, frozenset[str]], counting: Sequence[str]) -> str | None:
    """Return the one question of those that count whose own words a row or column shares."""
    own = stems(head)
    shared = {name: len(own & words[name]) for name in counting}
    most = max(shared.values())
    best = [name for name, many in shared.items() if many == most]
    return best[0] if most and len(best) == 1 else None
