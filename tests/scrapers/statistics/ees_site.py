"""Explore Education Statistics on loopback: the sample's answers, and what may befall them."""

import json
from urllib.parse import urlsplit

from replica import Answer, Replica

from scrapers.register.models import OfficialSource
from scrapers.sample.ees import BASE, answers

PUBLICATION = "/api/publications/children-in-need"


class EesSite:
    """A replica serving the sample; each route can be changed before it is asked."""

    def __init__(self, site: Replica) -> None:
        self.site = site
        self.answers = {urlsplit(answer.url).path: answer for answer in answers()}
        for path, answer in self.answers.items():
            headers = dict(answer.headers)
            site.route(
                path,
                Answer(
                    answer.body,
                    media_type=answer.media_type,
                    etag=headers.pop("ETag", None),
                    last_modified=headers.pop("Last-Modified", None),
                    headers=headers,
                ),
            )
        # what the service removed in May 2026, and answers 404 since
        self.removed = [f"{PUBLICATION}/releases/latest", f"{PUBLICATION}/releases/2025"]

    def source(self, **changed) -> OfficialSource:
        entry = {
            "id": "ees-c3",
            "dataset": "c3",
            "publisher": "DfE",
            "platform": "ees",
            "content_url": self.site.url(urlsplit(BASE).path),
            "api_url": self.site.url("/statistics/v1"),
            "canonical_hosts": [self.site.host],
            "publication": "children-in-need",
            "title_pattern": r"^C3\b",
            "releases": 3,
            "licence": "OGL-3.0",
            "status": "active",
            "verified": {"evidence": "a replica"},
        }
        return OfficialSource.model_validate(entry | changed)

    def json(self, path):
        return json.loads(self.answers[path].body)

    def put(self, path, answer):
        """Serve another JSON answer at ``path``."""
        self.site.route(path, Answer(json.dumps(answer), media_type="application/json"))

    def file_path(self, release):
        return next(
            path
            for path, answer in self.answers.items()
            if "/files/" in path and answer.file.startswith(f"ees/{release}/")
        )

    def amend(self, release, version, body):
        """Publish an amendment: same slug, new version; the version before answers 403."""
        base = f"{PUBLICATION}/releases/{release}"
        old = self.file_path(release)
        file = old.rpartition("/")[2]
        summary = self.json(f"{base}/version-summary") | {"id": version, "updateCount": 1}
        self.put(f"{base}/version-summary", summary)
        content = self.json(f"{base}/data-content") | {"releaseVersionId": version}
        self.put(f"{base}/data-content", content)
        self.supersede(release)
        self.site.route(
            f"/api/releases/{version}/files/{file}", Answer(body, media_type="text/csv")
        )

    def supersede(self, release):
        """Answer for a release's file as the service does once that version is superseded."""
        refused = Answer(
            '{"status":403,"title":"Forbidden"}', status=403, media_type="application/problem+json"
        )
        self.site.route(self.file_path(release), refused)
