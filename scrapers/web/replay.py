"""Answers from an index in place of the network: the sample, and the archive itself.

A `ReplayAdapter` takes the place of the socket only. Everything above it (guard, robots,
conditional requests, content checks, archive, journal) is the code that a live run uses;
there is just nobody to wait for.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPHeaderDict, HTTPResponse

from scrapers.web.archive import Archive
from scrapers.web.urls import canonical

NOT_ARCHIVED = "not-archived"
SAMPLE_REALM = "sample"
"""Where an archive keeps what the sample answered, apart from what sites did."""
REPLAY_HEADER = "X-Replay"
KEPT_AS = "X-Kept-As"
"""Tells a `ReplayAdapter`, and no site, under what name a form's answer was remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as a site gave it; ``final_url`` where it came from after redirects."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    final_url: str | None = None


class Index(Protocol):
    """Where a `ReplayAdapter` finds its answers.

    ``realm`` names the archive's answers that a session over this index keeps apart;
    None when it only reads what the archive holds and keeps nothing new.
    """

    realm: str | None

    def lookup(self, url: str) -> StoredAnswer | None:
        """Return the answer to a canonical URL; None when there is none.

        A URL that ends in the name of a form's fields (`payload`) stands for that form.
        """
        ...


class SampleIndex:
    """The answers listed in ``folder/index.json``.

    The file is a list of objects with ``url``, ``file`` (relative to the folder),
    ``status``, ``media_type`` and ``headers``.

    Raises:
        ValueError: two entries for one URL.
    """

    realm: str | None = SAMPLE_REALM

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._entries: dict[str, dict[str, Any]] = {}
        for entry in json.loads((self._folder / "index.json").read_text(encoding="utf-8")):
            url = canonical(entry["url"])
            if url in self._entries:
                raise ValueError(f"{self._folder / 'index.json'} lists {url} twice")
            self._entries[url] = entry

    def lookup(self, url: str) -> StoredAnswer | None:
        """Return the answer to a canonical URL; None when there is none."""
        entry = self._entries.get(url)
        if entry is None:
            return None
        file = entry.get("file")
        return StoredAnswer(
            status=entry.get("status", 200),
            headers={"Content-Type": entry["media_type"]} | entry.get("headers", {}),
            body=(self._folder / file).read_bytes() if file else b"",
        )


class ArchiveIndex:
    """The last good answers that ``archive`` remembers; for re-reading without a network."""

    realm: str | None = None

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def lookup(self, url: str) -> StoredAnswer | None:
        """Return the answer to a canonical URL; None when it or its bytes are not there."""
        stored = self.archive.recall(url)
        if stored is None or not self.archive.has(stored.sha256):
            return None
        headers = {"Content-Type": stored.media_type}
        if stored.etag:
            headers["ETag"] = stored.etag
        if stored.last_modified:
            headers["Last-Modified"] = stored.last_modified
        headers |= stored.headers
        if stored.file_name:
            headers["Content-Disposition"] = (
                f"attachment; filename*=UTF-8''{quote(stored.file_name, safe='')}"
            )
        body = self.archive.get(stored.sha256)
        return StoredAnswer(status=200, headers=headers, body=body, final_url=stored.final_url)


class ReplayAdapter(HTTPAdapter):
    """A `requests` transport that answers from ``index``; no socket is ever opened."""

    def __init__(self, index: Index) -> None:
        self.index = index
        super().__init__(max_retries=0)

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Return the stored answer, 304 to a matching validator, 404 to the unknown."""
        # a POST has another answer than the GET of its address, and it may have none kept
        name = request.headers.get(KEPT_AS, "")
        asked = canonical(str(request.url)) + name if name or request.method == "GET" else None
        answer = self.index.lookup(asked) if asked else None
        if answer is None:
            unknown = {} if self.index.realm else {REPLAY_HEADER: NOT_ARCHIVED}
            answer = StoredAnswer(status=404, headers=unknown)
        elif answer.status == 200 and _unchanged(request.headers, answer.headers):
            answer = StoredAnswer(status=304, headers=answer.headers, final_url=answer.final_url)
        response = self.build_response(request, _raw(answer))
        response.url = answer.final_url or str(request.url)
        return response


def _unchanged(asked: Mapping[str, str], given: Mapping[str, str]) -> bool:
    """Compare the validators; If-None-Match wins over the date (RFC 9110, 13.2.2)."""
    has = CaseInsensitiveDict(given)
    if "If-None-Match" in asked:
        tags = [tag.strip().removeprefix("W/") for tag in asked["If-None-Match"].split(",")]
        return bool(has.get("ETag")) and has["ETag"].removeprefix("W/") in tags
    modified = has.get("Last-Modified")
    return modified is not None and asked.get("If-Modified-Since") == modified


def _raw(answer: StoredAnswer) -> HTTPResponse:
    kept = {
        name: value
        for name, value in answer.headers.items()
        # stored bodies are unpacked, whatever the site once said of them
        if name.lower() not in ("content-encoding", "content-length", "transfer-encoding")
    }
    return HTTPResponse(
        body=io.BytesIO(answer.body),
        headers=HTTPHeaderDict(kept),
        status=answer.status,
        preload_content=False,
    )
