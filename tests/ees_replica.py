"""Explore Education Statistics on loopback: the content API, its files, and their traps.

::

    with EesReplica(datasets=("c3", "d3")) as ees:
        Ees(ees.sources(), session).files()
        ees.amend("2025", "d3", lambda body: body.replace(b",437,", b",u,"))
        ees.fail("file", Answer(status=504), dataset="c3")   # until `mend`
        ees.fail("updates", [Answer(status=429)])            # once, then as always
        assert len(ees.asked("file")) == 6

Behaves as the service's source code does (July 2026): after an amendment the files of the
version before answer 403, its data set's address gives the new bytes, a version's address
answers If-Modified-Since before it looks at the permission and If-None-Match after it, and
the routes that were removed in May 2026 answer 404. The public API is `ees_replica_api`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import md5
from typing import Any
from urllib.parse import parse_qs, urlsplit

import ees_replica_content as content
from ees_replica_api import ToyApi
from ees_replica_faults import Faults, kind_of
from ees_replica_releases import Release, first_published
from ees_replica_tables import RELEASES
from replica import Answer, Replica, Seen

from scrapers.register.models import OfficialSource


class EesReplica(Replica):
    """The server; see the module.

    Args:
        datasets: codes of the tables that each release has (`ees_replica_tables.DATASETS`).
        releases: slugs that are published.
        api: codes of the tables that are in the public API too.

    JSON answers carry an ETag unless ``etags`` is set off.
    """

    def __init__(
        self,
        datasets: Sequence[str] = ("c3",),
        releases: Sequence[str] = RELEASES,
        api: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.datasets = tuple(datasets)
        self.releases: dict[str, Release] = {}
        self.api = ToyApi(self.releases, tuple(api))
        self.notes_on_a_page = 10
        self.etags = True
        self._faults = Faults()
        for slug in releases:
            self.publish(slug)

    # what happens to the releases

    def publish(self, slug: str) -> None:
        """Publish a release, which then is the latest if its year is."""
        self.releases[slug] = first_published(slug, self.datasets)

    def amend(
        self,
        slug: str,
        dataset: str | None = None,
        change: Callable[[bytes], bytes] = bytes,
        *,
        note: str = "Figures were corrected.",
        same_file: bool = False,
    ) -> str:
        """Amend a release: same slug, next version, a note; return the version's id.

        Tables that are not changed keep their file id; the changed one does if ``same_file``.
        """
        return self.releases[slug].amend(dataset, change, note, same_file=same_file)

    def withdraw(self, slug: str) -> None:
        """Take a release away: no longer listed, and each of its routes is 404."""
        del self.releases[slug]

    def after(self, kind: str, do: Callable[[], object], *, release: str | None = None) -> None:
        """Let something happen right after the next answer of that kind."""
        self._faults.then(kind, do, release)

    def fail(
        self,
        kind: str,
        answers: Answer | Sequence[Answer],
        *,
        release: str | None = None,
        dataset: str | None = None,
    ) -> None:
        """Answer one kind of route otherwise: always for one answer, in turn for several."""
        self._faults.add(kind, answers, release, dataset)

    def mend(self) -> None:
        """Let go of all faults."""
        self._faults.mend()

    # what a client and a test need to know

    def env(self) -> dict[str, str]:
        """Return the environment variables that point a live run here."""
        return {
            "DISCLOSURES_EES_CONTENT_URL": self.url("/api"),
            "DISCLOSURES_EES_API_URL": self.url("/statistics/v1"),
            "DISCLOSURES_ALLOW_PRIVATE": self.host,
            "DISCLOSURES_CONTACT": "tests@example.org",
            "DISCLOSURES_WAIT": "0",
        }

    def sources(self, *datasets: str, **changed: object) -> tuple[OfficialSource, ...]:
        """Return a register's entries for these tables (by default all of the replica's)."""
        entry: dict[str, object] = {
            "publisher": "DfE",
            "platform": "ees",
            "content_url": self.url("/api"),
            "api_url": self.url("/statistics/v1"),
            "canonical_hosts": [self.host],
            "publication": content.SLUG,
            "releases": 3,
            "licence": "OGL-3.0",
            "status": "active",
            "verified": {"evidence": "a replica"},
        }
        found = []
        for code in datasets or self.datasets:
            own = {"id": f"ees-{code}", "dataset": code, "title_pattern": rf"^{code.upper()}\b"}
            found.append(OfficialSource.model_validate(entry | own | changed))
        return tuple(found)

    def said(self, kind: str, release: str = "") -> Any:
        """Return what a JSON route of the content API answers just now."""
        nothing = Seen("GET", "/", {}, 0.0)
        return json.loads(self._sound(kind, {"release": release}, nothing).sent_body)

    def say(self, kind: str, said: object, release: str | None = None) -> None:
        """Answer a JSON route otherwise until `mend`."""
        self.fail(kind, Answer(json.dumps(said), media_type="application/json"), release=release)

    def file_path(self, slug: str, dataset: str) -> str:
        """Return the path of a table's file in the release's version of now."""
        release = self.releases[slug]
        return f"/api/releases/{release.version_id}/files/{release.files[dataset].file_id}"

    def asked(self, kind: str | None = None) -> list[Seen]:
        """Return the requests so far, robots.txt left out, of one kind or all."""
        return [
            seen
            for seen in self.seen
            if seen.path != "/robots.txt" and kind in (None, kind_of(seen)[0])
        ]

    # answering

    def answer(self, seen: Seen) -> Answer:
        """Answer one request and keep it."""
        with self._lock:
            self.seen.append(seen)
            kind, parts = kind_of(seen)
            parts |= self._names(parts)
            given = self._faults.answer(kind, parts) or self._sound(kind, parts, seen)
            self._faults.happen(kind, parts)
        return given

    def _names(self, parts: Mapping[str, str]) -> dict[str, str]:
        """Return release and table of a file's address."""
        for release in self.releases.values():
            for version, files in (
                release.superseded | {release.version_id: release.files}
            ).items():
                for served in files.values():
                    if version == parts.get("version") and served.file_id == parts.get("file"):
                        return {"release": release.slug, "dataset": served.dataset}
        return {}

    def _sound(self, kind: str, parts: Mapping[str, str], seen: Seen) -> Answer:
        query = {name: said[0] for name, said in parse_qs(urlsplit(seen.path).query).items()}
        if kind == "api":
            return self.api.answer(seen, query)
        if kind == "file":
            return content.versioned_file(self.releases, parts["version"], parts["file"], seen)
        if kind == "download":
            return content.newest_file(self.releases, parts["data_set"])
        if kind == "publication":
            return self._json(content.publication(self.releases))
        latest = max(self.releases)
        if kind == "releases":
            ordered = sorted(self.releases.values(), key=lambda one: one.slug, reverse=True)
            return self._json([content.listed(one, latest=one.slug == latest) for one in ordered])
        release = self.releases.get(parts.get("release", ""))
        if release is None or not kind:
            return content.NOT_FOUND
        if kind == "version-summary":
            return self._json(content.summary(release, latest=release.slug == latest))
        if kind == "data-content":
            return self._json(content.data_content(release, self.api.declared()))
        return self._json(content.updates(release, query, self.notes_on_a_page))

    def _json(self, said: object) -> Answer:
        body = json.dumps(said).encode()
        etag = f'W/"{md5(body, usedforsecurity=False).hexdigest()}"' if self.etags else None
        return Answer(body, media_type="application/json; charset=utf-8", etag=etag)
