"""One dataset of a Socrata portal: its columns, its count, and its rows by pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from scrapers.platforms.base import Fetches, address
from scrapers.platforms.json_answers import Json, asked, record, records, said
from scrapers.platforms.pages import changed
from scrapers.platforms.socrata_rows import Found
from scrapers.register.models import Source
from scrapers.register.options.socrata import SocrataOptions

ALL: Mapping[str, str] = {"$order": ":id"}
"""The query for every row, in an order that stays while rows are added."""
REFERENCES_A_QUERY = 50
"""So many references fit into one address."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Asks one portal for one dataset."""

    source: Source
    session: Fetches
    options: SocrataOptions

    @property
    def home(self) -> str:
        """Where a person sees the dataset."""
        return address(self.source, f"/d/{self.options.dataset}")

    def check_columns(self) -> None:
        """Hold the dataset's columns against the register's.

        Raises:
            FetchError: the dataset is not, or no longer, for everybody.
            LayoutChanged: a column is not there.
        """
        url = address(self.source, f"/api/views/{self.options.dataset}.json")
        columns = records(record(self._asked(url), "the metadata", url).get("columns"), "it", url)
        seen = {said(column.get("fieldName")) for column in columns}
        wanted = self.options.columns.model_dump()
        missing = [name for name in wanted.values() if name and name not in seen]
        if missing:
            names = ", ".join(sorted(name for name in seen if name))
            raise changed(f"the dataset has no column {', '.join(missing)}; it has {names}", url)

    def check_count(self, rows: int) -> None:
        """Hold the number of rows that were read against the dataset's own count.

        Raises:
            LayoutChanged: they differ.
        """
        url = self._address({"$select": "count(*)"})
        told = records(self._asked(url), "the count", url)
        counts = [said(value) for one in told for value in one.values()]
        if len(counts) != 1 or not (counts[0] or "").isdigit():
            raise changed(f"the count is {counts}, expected one number", url)
        if int(counts[0] or "") != rows:
            raise changed(f"the dataset says that it has {counts[0]} rows, {rows} came", url)

    def first_rows(self) -> list[Found]:
        """Return the rows of the first page."""
        return self._page(ALL, 0)[0]

    def rows(self, query: Mapping[str, str] = ALL) -> Iterator[Found]:
        """Yield the rows that ``query`` finds (all of them), until a page is not full.

        Raises:
            LayoutChanged: there are more pages than the register allows, or a later page is
                an earlier one again.
        """
        seen: set[str] = set()
        for number in range(self.options.max_pages):
            page, url = self._page(query, number * self.options.page_size)
            yield from page
            if len(page) < self.options.page_size:
                return
            if page[0][1] in seen:
                raise changed("a page of rows is an earlier one again", url)
            seen.add(page[0][1])
        raise changed(f"the dataset goes on after {self.options.max_pages} pages", self.home)

    def references_since(self, column: str, day: str) -> set[str | None]:
        """Return the references of rows changed since ``day``.

        None stands for one that is missing, or spelled so that it cannot be asked for.
        """
        reference = self.options.columns.reference
        query = {"$select": reference, "$where": f"{column} >= '{day}T00:00:00'", **ALL}
        printed = [row.get(reference) for row, _ in self.rows(query)]
        return {name if said(name) == name else None for name in printed}

    def rows_of(self, references: Iterable[str]) -> Iterator[Found]:
        """Yield all rows of these references."""
        wanted = sorted(references)
        for start in range(0, len(wanted), REFERENCES_A_QUERY):
            names = wanted[start : start + REFERENCES_A_QUERY]
            quoted = ",".join("'" + name.replace("'", "''") + "'" for name in names)
            yield from self.rows(
                {"$where": f"{self.options.columns.reference} in({quoted})", **ALL}
            )

    def _page(self, query: Mapping[str, str], offset: int) -> tuple[list[Found], str]:
        """Return the rows of one page, and its address."""
        paging = {"$limit": str(self.options.page_size), "$offset": str(offset)}
        url = self._address({**paging, **query})
        answer, data = asked(self.source, self.session, url, refusal=self._refusal)
        return [(row, answer.sha256) for row in records(data, "the answer", url)], url

    def _asked(self, url: str) -> Json:
        return asked(self.source, self.session, url, refusal=self._refusal)[1]

    def _address(self, query: Mapping[str, str]) -> str:
        path = f"/resource/{self.options.dataset}.json"
        return address(self.source, f"{path}?{urlencode(query, safe='$:*(),')}")

    @property
    def _refusal(self) -> tuple[str, str]:
        return (
            f"the dataset {self.options.dataset} is private or gone",
            "look on the portal for the one that took its place and change `dataset` of "
            f"{self.source.id}; what was read before stays",
        )
