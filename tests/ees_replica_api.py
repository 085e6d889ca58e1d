"""The replica's public statistics API: some of the releases' tables, as data sets.

A release is a minor version of the data set (1.0, 1.1, …), an amendment a patch (1.1.1). The
CSV is packed whatever is asked for; queries are `ees_replica_query`.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import ees_replica_content as content
from ees_replica_query import Data, Refused, run
from ees_replica_releases import Release, made_id, utc
from replica import Answer, Seen

_BASE = "/statistics/v1"
_GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KNOWN = {
    "data-sets": {"page", "pageSize"},
    "versions": {"page", "pageSize"},
    "meta": {"types", "dataSetVersion"},
    "csv": {"dataSetVersion"},
    "query": {"dataSetVersion"},
}


class ToyApi:
    """Answers for the data sets made of the tables ``codes`` of ``releases``.

    ``status`` is what each data set says of itself; with ``declare`` off, the content API
    does not name them, and only their title and file tell that they are the same table.
    Releases that it ``lags_behind`` in are listed as on their first day. What it names
    ``otherwise`` ("file", "release") has not the content API's ids or slugs; a ``namesake``
    is one more data set under the same title; the versions of releases that are
    ``withdrawn`` are withdrawn.
    """

    def __init__(self, releases: Mapping[str, Release], codes: tuple[str, ...]) -> None:
        self._releases, self._codes = releases, codes
        self.declare = True
        self.status = "Published"
        self.longest_page = 20
        self.lags_behind: set[str] = set()
        self.otherwise: set[str] = set()
        self.namesake = False
        self.withdrawn: set[str] = set()

    def id_of(self, code: str) -> str:
        """Return the GUID of a table's data set."""
        return made_id("api", code)

    def declared(self) -> dict[str, str]:
        """Return the data set of each table that the content API names."""
        return {code: self.id_of(code) for code in self._codes if self.declare}

    def answer(self, seen: Seen, query: dict[str, str]) -> Answer:
        """Answer one request below the base."""
        path = urlsplit(seen.path).path.removeprefix(_BASE)
        name = path.rpartition("/")[2]
        if unknown := sorted(set(query) - _KNOWN.get(name, set())):
            return _invalid("UnknownField", "Unknown field.", unknown)
        found = re.fullmatch(rf"/publications/({_GUID})/data-sets", path)
        if found:
            return self._paged(
                self._listed() if found[1] == content.PUBLICATION_ID else [],
                query,
            )
        found = re.fullmatch(rf"/data-sets/({_GUID})((?:/[a-z]+)?)", path)
        code = next((one for one in self._codes if found and self.id_of(one) == found[1]), None)
        if found is None or code is None:
            return content.NOT_FOUND
        if self.status == "Withdrawn":
            return content.FORBIDDEN
        return self._of_data_set(code, found[2], query, seen)

    def _of_data_set(self, code: str, below: str, query: dict[str, str], seen: Seen) -> Answer:
        routes: dict[str, Callable[[Release], Answer]] = {
            "": lambda _: _json(self._data_set(code)),
            "/versions": lambda _: self._paged(self._versions(code), query),
            "/meta": lambda release: _json(self._data(code, release).meta()),
            "/query": lambda release: self._query(code, release, seen),
            "/csv": lambda release: Answer(
                release.files[code].body,
                media_type="text/csv",
                gzip=True,
                headers={
                    "Content-Disposition": f"attachment; filename={self.id_of(code)}"
                    f"_v{self._numbers()[release.slug]}.csv"
                },
            ),
        }
        wanted = query.get("dataSetVersion", "*")
        numbers = {number: slug for slug, number in self._numbers().items()}
        slug = max(self._releases) if wanted == "*" else numbers.get(wanted)
        if slug is None or below not in routes:
            return content.NOT_FOUND
        return routes[below](self._releases[slug])

    def _numbers(self) -> dict[str, str]:
        return {
            slug: f"1.{minor}" + (f".{release.version}" if release.version else "")
            for minor, (slug, release) in enumerate(sorted(self._releases.items()))
        }

    def _versions(self, code: str) -> list[dict[str, object]]:
        """Return the versions of a data set, newest first."""
        numbers = self._numbers()
        return [
            {
                "version": numbers[slug],
                "type": "Patch" if release.version else "Minor",
                "status": "Withdrawn" if slug in self.withdrawn else "Published",
                "published": utc(self._published(release)),
                "notes": "",
                "totalResults": release.files[code].rows,
                "file": {
                    "id": made_id("other", code, slug)
                    if "file" in self.otherwise
                    else release.files[code].data_set_id
                },
                "release": {
                    "title": f"Reporting year {slug}",
                    "slug": f"year-{slug}" if "release" in self.otherwise else slug,
                },
                "timePeriods": {"start": "2018", "end": slug},
                "geographicLevels": ["National", "Regional", "Local authority"],
                "filters": [],
                "indicators": [],
            }
            for slug, release in sorted(self._releases.items(), reverse=True)
        ]

    def _published(self, release: Release) -> datetime:
        if release.version and release.slug not in self.lags_behind:
            return release.modified
        # a moment before the release itself, as a service in two parts may publish
        return release.published - timedelta(seconds=1)

    def _listed(self) -> list[dict[str, object]]:
        found = [self._data_set(code) for code in self._codes]
        if self.namesake:
            latest = found[0]["latestVersion"] | {"file": {"id": made_id("namesake")}}
            found.insert(0, found[0] | {"id": made_id("namesake set"), "latestVersion": latest})
        return found

    def _data_set(self, code: str) -> dict[str, object]:
        newest = self._versions(code)[0]
        not_here = ("type", "status", "notes", "release")
        return {
            "id": self.id_of(code),
            "title": self._releases[max(self._releases)].files[code].title,
            "summary": "",
            "status": self.status,
            "latestVersion": {name: said for name, said in newest.items() if name not in not_here},
        }

    def _data(self, code: str, release: Release) -> Data:
        return Data(release.files[code].body)

    def _query(self, code: str, release: Release, seen: Seen) -> Answer:
        if seen.method != "POST":
            return Answer(status=405)
        try:
            return _json(run(self._data(code, release), json.loads(seen.body)))
        except Refused as refused:
            return _invalid(refused.code, refused.message, refused.items)

    def _paged(self, items: list, query: dict[str, str]) -> Answer:
        page, size = int(query.get("page", 1)), int(query.get("pageSize", 10))
        if not (page >= 1 and 1 <= size <= 20):
            return _invalid("InclusiveBetween", "Must be between 1 and 20.", [size])
        return _json(content.paged(items, page, min(size, self.longest_page)))


def _json(said: object) -> Answer:
    # packed answers, and no validators at all on this API
    return Answer(json.dumps(said), media_type="application/json; charset=utf-8", gzip=True)


def _invalid(code: str, message: str, items: list) -> Answer:
    error = {"message": message, "code": code, "detail": {"items": items}}
    said = {
        "title": "There are validation errors with the request.",
        "type": "Bad Request",
        "status": 400,
        "errors": [error],
    }
    return Answer(json.dumps(said), status=400, media_type="application/problem+json")
