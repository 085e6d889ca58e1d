"""Datasets on a Socrata portal, as at Camden: a row for each answer, its text in a column.

Rows come from ``/resource/{id}.json?$limit=&$offset=&$order=:id``, what columns there are
from ``/api/views/{id}.json``. The last page is a short one; but a portal may give fewer rows
a page than were asked for, so what came is held against the dataset's own count. A dataset
that another one replaced goes private: 403 or 404, which says nothing of what is published.

A night may ask for what changed alone (`SocrataOptions.updated_column`). Then all rows of
the same references are asked for, so that no entry is read by halves.

Source: the code that reads Camden's dataset, named in the register's entry for it;
dev.socrata.com on paging, queries and system fields.
"""

from collections.abc import Iterable

from scrapers.platforms.base import Fetches, Listing, options_of, whole
from scrapers.platforms.socrata_dataset import Dataset
from scrapers.platforms.socrata_rows import Found, listed_rows
from scrapers.platforms.whole_entries import detail
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options.socrata import SocrataOptions


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the entries of all rows, or of those that changed; see `base.Platform`.

    Raises:
        LayoutChanged: also where a column of the register is not in the dataset, or the
            rows that came are not as many as it says it has.
    """
    options = options_of(source, SocrataOptions)
    dataset = Dataset(source, session, options)
    if window.only_first_page:
        return _part(source, options, dataset.first_rows(), dataset.home)
    dataset.check_columns()
    some = _changed(dataset, options, window)
    if some is not None:
        return _part(source, options, some, dataset.home)
    rows = list(dataset.rows())
    dataset.check_count(len(rows))
    listed, notes = listed_rows(source, options, rows, dataset.home)
    return whole(source, listed, dataset.home, notes)


def _part(source: Source, options: SocrataOptions, rows: Iterable[Found], page: str) -> Listing:
    listed, notes = listed_rows(source, options, rows, page)
    return Listing(entries=tuple(listed), whole=False, notes=tuple(notes))


def _changed(dataset: Dataset, options: SocrataOptions, window: Window) -> list[Found] | None:
    """Return all rows of the references whose rows changed in the window's time.

    None where every row is to be read: nothing is known yet, the register names no column
    that dates changes, more changed than fill a page, or a reference that changed is
    missing or does not find its own row.
    """
    if options.updated_column is None or window.since is None or not window.known:
        return None
    # from the first of the month: the address stays the same from night to night, so that
    # the portal can answer that nothing changed
    since = window.since.replace(day=1).isoformat()
    names = dataset.references_since(options.updated_column, since)
    if None in names or len(names) > options.page_size:
        return None
    rows = list(dataset.rows_of(name for name in names if name))
    found = {row.get(options.columns.reference) for row, _ in rows}
    return rows if found == names else None


__all__ = ["detail", "listing"]
