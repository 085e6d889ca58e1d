"""West Midlands Police's NRM dashboard: referrals by quarter, and children among them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from scrapers.errors import LayoutChanged
from scrapers.register.nrm_models import ArcGisSource
from scrapers.statistics.arcgis import ArcGis
from scrapers.statistics.arcgis_answers import Item, Layer, layout_changed
from scrapers.statistics.fetching import Fetches
from scrapers.statistics.nrm import (
    ADULT,
    ALL,
    CHILD,
    FORCE,
    UNKNOWN_AGE,
    NrmCell,
    NrmRelease,
    Quarter,
)
from scrapers.statistics.nrm_hiding import may_show_total, shown

NEEDED = ("Year", "Quarter", "Month", "Adult_Child")
OPEN, UNKNOWN = "OGL-3.0", "unknown"

_GROUPS = {
    "child": CHILD,
    "minor": CHILD,
    "adult": ADULT,
    "unknown": UNKNOWN_AGE,
    "": UNKNOWN_AGE,
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TAG = re.compile(r"<[^>]*>")
_OPEN = re.compile(r"open government licen[cs]e(?:\s*\(ogl\))?\W+(?:v|version)\s*3", re.IGNORECASE)
_LIMITED = re.compile(r"\b(?:not|no|except|excluding|unless|other than)\b", re.IGNORECASE)

Counts = dict[tuple[Any, ...], int]


def read_dashboard(source: ArcGisSource, session: Fetches) -> NrmRelease:
    """Return the force's referrals by quarter, and the children and adults among them.

    Counts from 1 to 5 are hidden here already, see `nrm_hiding`.

    Raises:
        FetchError: the dashboard cannot be had, or its owner has closed it.
        LayoutChanged: it is not built as it was, or was edited while it was asked.
    """
    dashboard = ArcGis(source, session)
    item = dashboard.item()
    url, layer = dashboard.layer(NEEDED)
    quarters = _quarters(dashboard.counts(url, layer, ("Quarter", "Month")), url)
    totals = dashboard.counts(url, layer, ("Year", "Quarter"))
    parts = dashboard.counts(url, layer, ("Year", "Quarter", "Adult_Child"))
    cells = tuple(_cells(source, totals, _by_quarter(parts, totals, url), quarters, url))
    return _release(source, item, layer, cells, dashboard.answers[-1].fetched_at, url)


def licence_of(text: str | None) -> str:
    """Return the licence that an item's ``licenseInfo`` names, where it is plainly open.

    >>> licence_of("<p>Available under the Open Government Licence v3.0</p>")
    'OGL-3.0'
    >>> licence_of("Not available under the Open Government Licence v3.0")
    'unknown'
    """
    plain = _TAG.sub(" ", text or "")
    return OPEN if _OPEN.search(plain) and not _LIMITED.search(plain) else UNKNOWN


def _release(
    source: ArcGisSource,
    item: Item,
    layer: Layer,
    cells: tuple[NrmCell, ...],
    fetched_at: datetime,
    url: str,
) -> NrmRelease:
    edited = layer.edited_on or item.modified_on
    # of what is kept: an item's own entry counts its visitors and differs every night
    kept = "\n".join(f"{cell.cell}\t{cell.as_printed}" for cell in cells)
    return NrmRelease(
        dataset=source.dataset,
        release=edited.isoformat(),
        title=f"{item.title}: {layer.name}",
        published_on=edited,
        url=url,
        licence=licence_of(item.license_info),
        licence_text=" ".join(_TAG.sub(" ", item.license_info or "").split()) or None,
        sha256=hashlib.sha256(f"{item.license_info}\n{kept}".encode()).hexdigest(),
        fetched_at=fetched_at,
        cells=cells,
        notes=tuple(_notes(cells)),
    )


def _notes(cells: Collection[NrmCell]) -> Iterator[str]:
    undated = sorted({cell.period_label for cell in cells if cell.period_start is None})
    if undated:
        yield f"no period is known of {', '.join(undated)}"


def _quarters(counts: Counts, url: str) -> dict[Any, int]:
    """Return which quarter of the calendar year each label of the layer stands for.

    Its quarters may be those of a financial year; the months in them tell.

    Raises:
        LayoutChanged: a label's months are no quarter of a calendar year.
    """
    months: dict[Any, set[int]] = defaultdict(set)
    for (quarter, month), _ in counts.items():
        if quarter is not None and month is not None:
            months[quarter].add(_month(month, url))
    found = {}
    for quarter, held in months.items():
        numbers = {(month - 1) // 3 + 1 for month in held}
        if len(numbers) != 1:
            raise layout_changed(f"{quarter!r} holds the months {sorted(held)}", url=url)
        found[quarter] = numbers.pop()
    if len(set(found.values())) != len(found):
        raise layout_changed(f"two labels stand for one quarter: {found}", url=url)
    return found


def _month(printed: Any, url: str) -> int:
    text = str(printed).strip().casefold()
    number = int(text) if text.isdigit() else 0
    if text[:3] in _MONTHS:
        number = _MONTHS.index(text[:3]) + 1
    if not 1 <= number <= 12:
        raise layout_changed(f"{printed!r} is no month", url=url)
    return number


def _by_quarter(parts: Counts, totals: Counts, url: str) -> dict[tuple[Any, Any], dict[Any, int]]:
    """Return the parts of each quarter.

    Raises:
        LayoutChanged: they are not the total: the layer was edited between two queries.
    """
    grouped: dict[tuple[Any, Any], dict[Any, int]] = defaultdict(dict)
    for (year, quarter, group), count in parts.items():
        grouped[year, quarter][group] = count
    sums = {key: sum(of_quarter.values()) for key, of_quarter in grouped.items()}
    if sums != totals:
        raise LayoutChanged(
            "the parts of a quarter are not its total",
            item=url,
            remedy="run again later: the layer was probably edited between two queries",
        )
    return grouped


def _cells(
    source: ArcGisSource,
    totals: Counts,
    parts: Mapping[tuple[Any, Any], Mapping[Any, int]],
    quarters: Mapping[Any, int],
    url: str,
) -> Iterator[NrmCell]:
    """Yield what may be kept of every quarter."""
    for (year, quarter), total in totals.items():
        of_quarter = parts[year, quarter]
        for group, count in of_quarter.items():
            yield _cell(source, year, quarter, quarters, _indicator(group, url), group, count)
        if may_show_total(of_quarter):
            yield _cell(source, year, quarter, quarters, ALL, "Total", total)


def _indicator(group: Any, url: str) -> str:
    label = "" if group is None else str(group).strip().casefold()
    if label not in _GROUPS:
        raise layout_changed(f"Adult_Child has {group!r}, which is not known here", url=url)
    return _GROUPS[label]


def _cell(
    source: ArcGisSource,
    year: Any,
    quarter: Any,
    quarters: Mapping[Any, int],
    indicator: str,
    group: Any,
    count: int,
) -> NrmCell:
    known = re.fullmatch(r"(?:19|20)\d\d", str(year)) and quarter in quarters
    period = Quarter(int(year), quarters[quarter]) if known else None
    kept = shown(count)
    return NrmCell(
        cell=f"{year}/{quarter}/{group}",
        geographic_level=FORCE,
        area_code=source.area_code,
        area_name=source.area_name,
        period_label=f"{year} {quarter}",
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        indicator=indicator,
        breakdown=str(group),
        as_printed=kept.as_printed,
        value=kept.value,
        lower=kept.lower,
        upper=kept.upper,
        symbol=kept.symbol,
        note=None if period else "the dashboard does not say which quarter of which year this is",
    )
