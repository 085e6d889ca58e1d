"""The Home Office's quarterly NRM statistics: a workbook a quarter, read whole or refused."""

from collections.abc import Iterator

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError, TableContractBroken
from scrapers.register.nrm_models import GovUkSource
from scrapers.statistics import nrm_ho_quarters as quarters
from scrapers.statistics import nrm_ho_responders as responders
from scrapers.statistics.fetching import Fetches
from scrapers.statistics.govuk import GovUk, Workbook
from scrapers.statistics.nrm import NrmCell, NrmRelease
from scrapers.statistics.ods_tables import find_sheet, sheets_of
from scrapers.statistics.rows import ReleaseProblem


def read_releases(source: GovUkSource, session: Fetches) -> Iterator[NrmRelease | ReleaseProblem]:
    """Yield each of the newest quarters' figures, newest release first.

    A release that cannot be had, or whose tables are not those expected, is a
    `ReleaseProblem` and gives no figures; the others go on.

    Raises:
        FetchError: the collection cannot be had.
        LayoutChanged: it is not built as it was.
    """
    for book in GovUk(source, session).workbooks():
        if isinstance(book, ReleaseProblem):
            yield book
            continue
        try:
            yield read_workbook(book, source)
        except TableContractBroken as error:
            yield ReleaseProblem(
                dataset=source.dataset,
                release=book.quarter.slug,
                url=book.url,
                outcome=error.outcome,
                problem=str(error),
            )


def read_workbook(book: Workbook, source: GovUkSource) -> NrmRelease:
    """Return what one workbook says.

    Raises:
        TableContractBroken: it is no workbook, a table is missing or built otherwise.
    """
    try:
        document = read_document(book.body, book.name)
    except DocumentError as error:
        raise TableContractBroken(
            error.message, item=book.name, remedy="open it by hand; the release before stays"
        ) from error
    sheets = sheets_of(document)
    by_quarter = find_sheet(sheets, quarters.TITLE, name=book.name)
    police = find_sheet(sheets, responders.POLICE_TITLE, name=book.name)
    councils = find_sheet(sheets, responders.COUNCILS_TITLE, name=book.name)
    cells = (
        *quarters.read_quarters(by_quarter),
        *responders.read_police(police, book.quarter),
        *responders.read_councils(councils, book.quarter),
    )
    return NrmRelease(
        dataset=source.dataset,
        release=book.quarter.slug,
        title=book.title,
        published_on=book.published_on,
        url=book.url,
        licence=source.licence,
        licence_text=None,
        sha256=book.sha256,
        fetched_at=book.fetched_at,
        cells=cells,
        notes=(*document.notes, *_notes(cells), *book.changes),
    )


def _notes(cells: tuple[NrmCell, ...]) -> Iterator[str]:
    """Yield each thing in doubt once, with how many cells it is about."""
    doubts = [f"{cell.period_label}, {cell.area_name}: {cell.note}" for cell in cells if cell.note]
    for doubt in dict.fromkeys(doubts):
        yield f"{doubt} ({doubts.count(doubt)} cells)"
