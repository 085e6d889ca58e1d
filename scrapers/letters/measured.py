"""A figure's measure and its subgroup, worked out together."""

from scrapers.letters.measures import measure_of
from scrapers.letters.periods import Period
from scrapers.letters.readings import Reading
from scrapers.letters.subgroups import subgroup_of
from scrapers.letters.told import Told


def measured(
    reading: Reading, about: Told, unit: str, period: Period | None, asked: str
) -> tuple[str | None, str | None]:
    """Return a figure's measure and its subgroup; neither may say what the other does.

    Args:
        reading: as it was read.
        about: all that is said of it.
        unit: of the figure.
        period: of the figure.
        asked: its question and the title over it.
    """
    for known in ("any", None):
        subgroup = subgroup_of(reading, known, asked)
        measure = measure_of(about, unit, period, subgroup)
        if measure:
            return measure, subgroup_of(reading, measure, asked)
    return None, subgroup
