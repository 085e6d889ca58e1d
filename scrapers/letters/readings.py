"""What has been read of one figure before it is described in the warehouse's words."""

from dataclasses import dataclass

from scrapers.letters.months import Months
from scrapers.letters.numbers import Number
from scrapers.letters.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number with its place in the document and the labels it stands under.

    ``labels`` are the row's, from the outside in, ``places`` those that are names of
    teams or areas and say nothing of what is counted; ``heading`` is the column's; ``words``
    are those around a number in prose, where its unit is looked for first, and
    ``lead`` what stands before the first number of its sentence. ``part`` says
    that it counts some of what the number before it counts ("of which 12 ...").
    ``over`` are the headings over the row's labels, ``apart`` says that the rows of its
    table count things of several topics, each by its own label, ``question`` the one that its row
    names, ``months`` the part of a year that a label names.
    ``carried`` is the period of the sentence before it in the same paragraph.
    ``years`` says by how many years it is before or after the period told beside it.
    ``clause`` is what a sentence of several counts says of this one and of the others.
    """

    number: Number
    quote: tuple[int, int]
    period: Period | None = None
    labels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    heading: str = ""
    title: str = ""
    words: str = ""
    lead: str = ""
    how: str = "sentence"
    certain: float = 0.9
    doubt: str | None = None
    refers_back: bool = False
    part: bool = False
    over: str = ""
    apart: bool = False
    question: str | None = None
    months: Months | None = None
    clause: tuple[str, str] | None = None
    carried: Period | None = None
    years: int = 0
