"""What Explore Education Statistics answers in the sample: two releases of a few tables.

The answers are shaped as the content API's; the tables in them are of `ees_table`. Identifiers
that are not publicly known are made up, the same ones each time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from uuid import NAMESPACE_URL, uuid5

from scrapers.sample.answer import Answer
from scrapers.sample.ees_table import table

BASE = "https://content.explore-education-statistics.service.gov.uk/api"
PUBLICATION = f"{BASE}/publications/children-in-need"
PUBLICATION_ID = "89869bba-0c00-40f7-b7d6-e28cb904ad37"
NO_DATA_SETS = (
    f"https://api.education.gov.uk/statistics/v1/publications/{PUBLICATION_ID}"
    "/data-sets?page=1&pageSize=20"
)
"""Where the public API lists what it has of the publication: nothing, in the sample."""

PUBLISHED = {
    "2025": datetime.fromisoformat("2025-10-30T09:30:00+00:00"),
    "2024": datetime.fromisoformat("2024-10-31T09:30:00+00:00"),
}
"""Publication times (UTC) of the two releases, newest first."""

DATA_SETS = {
    "b1": "B1 Children in need and episodes of need, by local authority",
    "c1": "C1 Referrals and re-referrals to children's social care services, by local authority",
    "c2": "C2 Completed assessments by duration of assessment, by local authority",
    "c3": "C3 Factors identified at the end of assessment, by local authority",
    "c4": "C4 Section 47s and Initial Child Protection Conferences, by local authority",
    "d3": "D3 Child Protection Plans which were a second or subsequent plan, by local authority",
    "d5": "D5 Child Protection Plans at 31 March by duration, by local authority",
}
"""Titles of the tables in each release; of C2 the sample has no file, of C4 only the newest."""
FILE_NAMES = {
    "b1": "b1_children_in_need",
    "c1": "c1_referrals_and_rereferrals",
    "c3": "c3_factors_identified_at_end_of_assessment",
    "c4": "c4_section_47s_and_icpcs",
    "d3": "d3_second_or_subsequent_plans",
    "d5": "d5_plans_at_31_march_by_duration",
}
"""Beginnings of the files' names; that of C3 is the publisher's."""


def answers() -> list[Answer]:
    """Return every answer of the service that the sample needs, in a fixed order."""
    found = [
        _json(PUBLICATION, "publication.json", _publication()),
        _json(f"{PUBLICATION}/releases", "releases.json", [_listed(slug) for slug in PUBLISHED]),
        _json(NO_DATA_SETS, "data-sets.json", _page(size=20)),
    ]
    for slug in PUBLISHED:
        bodies = {code: body for code in FILE_NAMES if (body := table(code, slug)) is not None}
        url = f"{PUBLICATION}/releases/{slug}"
        content = _data_content(slug, bodies)
        found += [
            _json(f"{url}/version-summary", f"{slug}/version-summary.json", _summary(slug)),
            _json(f"{url}/data-content", f"{slug}/data-content.json", content),
            _json(f"{url}/updates", f"{slug}/updates.json", _page(size=10)),
            *(_file(slug, code, body) for code, body in bodies.items()),
        ]
    return found


def _page(size: int) -> Mapping[str, object]:
    """Return a page of nothing, as the service counts: it has one page all the same."""
    paging = {"page": 1, "pageSize": size, "totalResults": 0, "totalPages": 1}
    return {"paging": paging, "results": []}


def _made_up(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join((PUBLICATION, "sample", *parts))))


def _time(slug: str) -> str:
    return PUBLISHED[slug].isoformat().replace("+00:00", "Z")


def _publication() -> Mapping[str, object]:
    latest = next(iter(PUBLISHED))
    return {
        "id": PUBLICATION_ID,
        "slug": "children-in-need",
        "title": "Children in need",
        "latestRelease": {
            "id": _made_up(latest, "release"),
            "slug": latest,
            "title": f"Reporting year {latest}",
        },
    }


def _listed(slug: str) -> Mapping[str, object]:
    return {
        "id": _made_up(slug, "version"),
        "releaseId": _made_up(slug, "release"),
        "title": f"Reporting year {slug}",
        "slug": slug,
        "yearTitle": slug,
        "coverageTitle": "Reporting year",
        "published": _time(slug),
        "type": "AccreditedOfficialStatistics",
        "latestRelease": slug == next(iter(PUBLISHED)),
    }


def _summary(slug: str) -> Mapping[str, object]:
    listed = {key: value for key, value in _listed(slug).items() if key != "latestRelease"}
    return {
        **listed,
        "isLatestRelease": slug == next(iter(PUBLISHED)),
        "lastUpdated": _time(slug),
        "publishingOrganisations": [],
        "updateCount": 0,
        "publication": {
            "id": PUBLICATION_ID,
            "slug": "children-in-need",
            "title": "Children in need",
        },
    }


def _data_content(slug: str, bodies: Mapping[str, bytes]) -> Mapping[str, object]:
    return {
        "releaseId": _made_up(slug, "release"),
        "releaseVersionId": _made_up(slug, "version"),
        "dataSets": [
            {
                "dataSetFileId": _made_up(slug, code, "data set file"),
                "fileId": _made_up(slug, code, "file"),
                "subjectId": _made_up(slug, code, "subject"),
                "meta": {
                    "filters": [],
                    "geographicLevels": ["Local authority", "National", "Regional"],
                    "indicators": [],
                    "numDataFileRows": bodies.get(code, bodies["c3"]).count(b"\n") - 1,
                    "timePeriodRange": {"start": _first_year(code), "end": slug},
                },
                "title": f"{title} - {_first_year(code)} to {slug}",
                "summary": "",
                "isApiEnabled": False,
            }
            for code, title in DATA_SETS.items()
            if code in bodies or code not in FILE_NAMES
        ],
        "featuredTables": [],
        "supportingFiles": [],
    }


def _first_year(code: str) -> str:
    return "2018" if code in ("c2", "c3") else "2021"


def _file(slug: str, code: str, body: bytes) -> Answer:
    version, file = _made_up(slug, "version"), _made_up(slug, code, "file")
    name = f"{FILE_NAMES[code]}_{_first_year(code)}_to_{slug}.csv"
    digest = hashlib.md5(body, usedforsecurity=False).hexdigest()
    return Answer(
        url=f"{BASE}/releases/{version}/files/{file}",
        file=f"ees/{slug}/{name}",
        media_type="text/csv",
        body=body,
        headers={
            "Content-Disposition": f"attachment; filename={name}",
            "ETag": f'W/"{digest}"',
            "Last-Modified": format_datetime(PUBLISHED[slug], usegmt=True),
            "Cache-Control": "max-age=300",
        },
    )


def _json(url: str, file: str, answer: Mapping[str, object] | Sequence[object]) -> Answer:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(
        url=url, file=f"ees/{file}", media_type="application/json; charset=utf-8", body=body
    )
