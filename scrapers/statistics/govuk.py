"""A collection of statistics on GOV.UK: its quarterly releases and their workbooks.

GOV.UK answers every page as JSON below ``/api/content``. A collection lists its documents;
a document lists what is attached to it. A new upload of a file gets a new address.

Source: the content schemas of alphagov (``document_collection``, ``statistics``); the
fields of an attachment are inferred from them and not yet seen live.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.nrm_models import GovUkSource
from scrapers.statistics.answers import LONDON, UtcTime, parse_answer
from scrapers.statistics.fetching import Fetched, Fetches
from scrapers.statistics.nrm import Quarter, quarter_in
from scrapers.statistics.rows import ReleaseProblem

ODS = "application/vnd.oasis.opendocument.spreadsheet"


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Listed(_Answer):
    base_path: Annotated[str, Field(pattern=r"^/[A-Za-z0-9/._-]+$")]
    title: str


class _Links(_Answer):
    documents: tuple[_Listed, ...]


class _Collection(_Answer):
    links: _Links


class _Attachment(_Answer):
    url: str
    title: str = ""
    filename: str = ""
    content_type: str = ""

    @property
    def is_ods(self) -> bool:
        return self.content_type == ODS or self.url.lower().endswith(".ods")


class _Change(_Answer):
    public_timestamp: UtcTime
    note: str = ""


class _Details(_Answer):
    attachments: tuple[_Attachment, ...] = ()
    change_history: tuple[_Change, ...] = ()


class _Document(_Answer):
    title: str
    public_updated_at: UtcTime
    first_published_at: UtcTime | None = None
    details: _Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The tables of one quarter's release, as downloaded."""

    quarter: Quarter
    title: str
    name: str
    published_on: date
    changes: tuple[str, ...]
    url: str
    sha256: str
    body: bytes
    fetched_at: datetime


class GovUk:
    """One collection of quarterly releases, asked through one session.

    Args:
        source: the register's entry: which collection, and what its workbooks are called.
        session: what fetches; raises `FetchError`.
    """

    def __init__(self, source: GovUkSource, session: Fetches) -> None:
        self._source = source
        self._session = session

    def workbooks(self) -> Iterator[Workbook | ReleaseProblem]:
        """Yield the workbook of each of the newest quarters, newest first.

        Documents of the collection that name no quarter (guidance, summaries of a year)
        are passed over: the last quarter of a year has a release of its own. A release
        that cannot be had is a `ReleaseProblem`; the others go on.

        Raises:
            FetchError: the collection itself cannot be had.
            LayoutChanged: it is not built as it was, or names no quarter at all.
        """
        for quarter, path in self.quarters()[: self._source.releases]:
            try:
                yield self._workbook(quarter, path)
            except (FetchError, LayoutChanged, TableContractBroken) as error:
                yield ReleaseProblem(
                    dataset=self._source.dataset,
                    release=quarter.slug,
                    url=self._content_url(path),
                    outcome=error.outcome,
                    problem=str(error),
                )

    def quarters(self) -> tuple[tuple[Quarter, str], ...]:
        """Return the quarters that have a release, newest first, with its path.

        Raises:
            FetchError: the collection cannot be had.
            LayoutChanged: it is not built as it was, or names no quarter, or one twice.
        """
        url = self._content_url(self._source.collection)
        listed = parse_answer(_Collection, self._get(url, "json").body, url=url).links.documents
        found: dict[Quarter, str] = {}
        for document in listed:
            quarter = quarter_in(document.title) or quarter_in(document.base_path)
            if quarter is None:
                continue
            if quarter in found:
                raise _changed(f"two documents are of {quarter.slug}", url)
            found[quarter] = document.base_path
        if not found:
            raise _changed(f"none of its {len(listed)} documents names a quarter", url)
        return tuple(sorted(found.items(), reverse=True))

    def _workbook(self, quarter: Quarter, path: str) -> Workbook:
        url = self._content_url(path)
        document = parse_answer(_Document, self._get(url, "json").body, url=url)
        attached = self._tables(document, url)
        file = self._get(attached.url, "document")
        published = document.first_published_at or document.public_updated_at
        return Workbook(
            quarter=quarter,
            title=attached.title or document.title,
            name=attached.filename or attached.url.rpartition("/")[2],
            published_on=published.astimezone(LONDON).date(),
            changes=tuple(
                f"{change.public_timestamp.astimezone(LONDON).date()}: {change.note}"
                for change in document.details.change_history
                if change.note
            ),
            url=attached.url,
            sha256=file.sha256,
            body=file.body,
            fetched_at=file.fetched_at,
        )

    def _tables(self, document: _Document, url: str) -> _Attachment:
        books = [one for one in document.details.attachments if one.is_ods]
        pattern = re.compile(self._source.file_pattern)
        found = [one for one in books if pattern.search(f"{one.title} {one.filename} {one.url}")]
        if len(found) != 1:
            titles = "; ".join(one.title or one.url for one in (found or books)) or "none"
            raise TableContractBroken(
                f"{len(found)} workbooks are called like {pattern.pattern}, not one: {titles}",
                item=url,
                remedy=f"look at the release and set file_pattern of {self._source.id} "
                "in the register",
            )
        return found[0]

    def _content_url(self, path: str) -> str:
        return f"{self._source.govuk_url}{path}"

    def _get(self, url: str, expect: str) -> Fetched:
        return self._session.get(
            url,
            source_id=self._source.id,
            allow_hosts=self._source.allow_hosts,
            expect=expect,
        )


def _changed(message: str, url: str) -> LayoutChanged:
    remedy = "look at the collection; follow it in scrapers/statistics/govuk.py"
    return LayoutChanged(message, item=url, remedy=remedy)
