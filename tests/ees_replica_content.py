"""The answers of the replica's content API, shaped as the service's view models are."""

from email.utils import format_datetime, parsedate_to_datetime

from ees_replica_releases import Release, ServedFile, made_id, utc
from replica import Answer, Seen

SLUG, PUBLICATION_ID = "children-in-need", "89869bba-0c00-40f7-b7d6-e28cb904ad37"
_ABOUT = {"id": PUBLICATION_ID, "slug": SLUG, "title": "Children in need"}

FORBIDDEN = Answer(
    '{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"Forbidden",'
    '"status":403}',
    status=403,
    media_type="application/problem+json",
)
NOT_FOUND = Answer(
    '{"title":"Not Found","status":404}', status=404, media_type="application/problem+json"
)


def publication(releases: dict[str, Release]) -> dict[str, object]:
    """``/publications/{slug}``."""
    latest = max(releases)
    return _ABOUT | {
        "summary": "",
        "latestRelease": {
            "id": made_id(latest, "release"),
            "slug": latest,
            "title": f"Reporting year {latest}",
        },
    }


def listed(release: Release, *, latest: bool) -> dict[str, object]:
    """One of ``/publications/{slug}/releases``."""
    return {
        "id": release.version_id,
        "releaseId": made_id(release.slug, "release"),
        "title": f"Reporting year {release.slug}",
        "slug": release.slug,
        "yearTitle": release.slug,
        "coverageTitle": "Reporting year",
        "published": utc(release.published),
        "nextReleaseDate": {"year": str(int(release.slug) + 1), "month": "10", "day": ""},
        "type": "AccreditedOfficialStatistics",
        "latestRelease": latest,
    }


def summary(release: Release, *, latest: bool) -> dict[str, object]:
    """``…/version-summary``."""
    said = listed(release, latest=latest)
    del said["latestRelease"], said["nextReleaseDate"]
    return said | {
        "isLatestRelease": latest,
        "lastUpdated": utc(release.modified),
        "publishingOrganisations": [],
        "updateCount": len(release.updates),
        "publication": _ABOUT,
    }


def data_content(release: Release, api_ids: dict[str, str]) -> dict[str, object]:
    """``…/data-content``; a table that the replica does not serve is listed first."""
    return {
        "releaseId": made_id(release.slug, "release"),
        "releaseVersionId": release.version_id,
        "dataGuidance": "<p>Each reporting year covers the year ending 31 March.</p>",
        "dataSets": [
            _data_set(release, file, api_ids.get(file.dataset))
            for file in (_decoy(release), *release.files.values())
        ],
        "featuredTables": [],
        "supportingFiles": [],
    }


def _decoy(release: Release) -> ServedFile:
    title = "C2 Completed assessments by duration of assessment, by local authority"
    ids = (made_id(release.slug, "c2", kind) for kind in ("file", "data set"))
    return ServedFile("c2", f"{title} - 2014 to {release.slug}", "c2.csv", b"a\n1\n", *ids)


def _data_set(release: Release, file: ServedFile, api_id: str | None) -> dict[str, object]:
    said = {
        "dataSetFileId": file.data_set_id,
        "fileId": file.file_id,
        "subjectId": made_id(release.slug, file.dataset, "subject"),
        "meta": {
            "filters": [],
            "geographicLevels": ["Local authority", "National", "Regional"],
            "indicators": [],
            "numDataFileRows": file.rows,
            "timePeriodRange": {"start": "2013", "end": release.slug},
        },
        "title": file.title,
        "summary": "",
        "isApiEnabled": api_id is not None,
    }
    return said | ({"publicApiDataSetId": api_id} if api_id else {})


def versioned_file(releases: dict[str, Release], version: str, file: str, seen: Seen) -> Answer:
    """``/releases/{releaseVersionId}/files/{fileId}``, each step in the service's order."""
    for release in releases.values():
        files = release.superseded | {release.version_id: release.files}
        served = [one for one in files.get(version, {}).values() if one.file_id == file]
        if not served:
            continue
        modified = release.modified if version == release.version_id else release.published
        since = seen.headers.get("If-Modified-Since")
        if since and modified <= parsedate_to_datetime(since):
            return Answer(status=304)  # decided before the permission is looked at
        if version != release.version_id:
            return FORBIDDEN
        return Answer(
            served[0].body,
            media_type="text/csv",
            etag=served[0].etag,  # If-None-Match is looked at now, by the server
            headers={
                "Content-Disposition": f"attachment; filename={served[0].file_name}",
                "Last-Modified": format_datetime(release.modified, usegmt=True),
                "Cache-Control": "max-age=300",
            },
        )
    return NOT_FOUND


def newest_file(releases: dict[str, Release], data_set: str) -> Answer:
    """``/data-set-files/{dataSetFileId}/download``: always the newest bytes, no validators."""
    for release in releases.values():
        for served in release.files.values():
            if served.data_set_id == data_set:
                return Answer(served.body, media_type="text/csv")
    return NOT_FOUND


def updates(release: Release, query: dict[str, str], size: int) -> dict[str, object]:
    """``…/updates``, newest note first, a page at a time."""
    page, size = int(query.get("page", 1)), int(query.get("pageSize", size))
    return paged(release.updates, page, size)


def paged(items: list, page: int, size: int) -> dict[str, object]:
    """One page of ``items`` with the service's count of pages, which is 1 for none."""
    return {
        "paging": {
            "page": page,
            "pageSize": size,
            "totalResults": len(items),
            "totalPages": max(len(items) - 1, 0) // size + 1,
        },
        "results": items[(page - 1) * size : page * size],
    }
