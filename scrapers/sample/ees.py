"""What Explore Education Statistics answers in the sample: two releases of one table.

The answers are shaped as the content API's; the table in them is `c3_table`. Identifiers
that are not publicly known are made up, the same ones each time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from uuid import NAMESPACE_URL, uuid5

from scrapers.sample.answer import Answer
from scrapers.sample.c3_table import table

BASE = "https://content.explore-education-statistics.service.gov.uk/api"
PUBLICATION = f"{BASE}/publications/children-in-need"
PUBLICATION_ID = "89869bba-0c00-40f7-b7d6-e28cb904ad37"

PUBLISHED = {
    "2025": datetime.fromisoformat("2025-10-30T09:30:00+00:00"),
    "2024": datetime.fromisoformat("2024-10-31T09:30:00+00:00"),
}
"""Publication times (UTC) of the two releases, newest first."""

DATA_SETS = {
    "c1": "C1 Referrals and re-referrals to children's social care services, by local authority",
    "c2": "C2 Completed assessments by duration of assessment, by local authority",
    "c3": "C3 Factors identified at the end of assessment, by local authority",
}


def answers() -> list[Answer]:
    """Return every answer of the service that the sample needs, in a fixed order."""
    found = [
        _json(PUBLICATION, "publication.json", _publication()),
        _json(f"{PUBLICATION}/releases", "releases.json", [_listed(slug) for slug in PUBLISHED]),
    ]
    for slug in PUBLISHED:
        body = table(slug)
        url = f"{PUBLICATION}/releases/{slug}"
        content = _data_content(slug, rows=body.count(b"\n") - 1)
        no_updates = {"page": 1, "pageSize": 10, "totalResults": 0, "totalPages": 1}
        found += [
            _json(f"{url}/version-summary", f"{slug}/version-summary.json", _summary(slug)),
            _json(f"{url}/data-content", f"{slug}/data-content.json", content),
            _json(f"{url}/updates", f"{slug}/updates.json", {"paging": no_updates, "results": []}),
            _file(slug, body),
        ]
    return found


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


def _data_content(slug: str, rows: int) -> Mapping[str, object]:
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
                    "numDataFileRows": rows,
                    "timePeriodRange": {"start": "2018", "end": slug},
                },
                "title": f"{title} - 2018 to {slug}",
                "summary": "",
                "isApiEnabled": False,
            }
            for code, title in DATA_SETS.items()
        ],
        "featuredTables": [],
        "supportingFiles": [],
    }


def _file(slug: str, body: bytes) -> Answer:
    version, file = _made_up(slug, "version"), _made_up(slug, "c3", "file")
    name = f"c3_factors_identified_at_end_of_assessment_2018_to_{slug}.csv"
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
