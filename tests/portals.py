"""A council's service on loopback, asked by a real session as a night would."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from replica import Answer, Replica

from scrapers.register.models import Source
from scrapers.web import Archive, Journal, Policy, Session


class Portal(AbstractContextManager["Portal"]):
    """A replica, and a session that may ask it; ``folder`` is the archive's."""

    def __init__(self, folder: Path, platform: str) -> None:
        self.folder = folder
        self.platform = platform
        self.site = Replica()

    def __enter__(self) -> "Portal":
        self.site.__enter__()
        self.session = Session(
            archive=Archive(self.folder),
            journal=Journal(self.folder / "fetches" / "night.jsonl", "night"),
            policy=Policy(wait=0.0, backoff=0.01, attempts=1),
            contact="newsroom@example.org",
            let_through={self.site.host},
        )
        return self

    def __exit__(self, *raised: object) -> None:
        self.session.close()
        self.site.__exit__(None, None, None)

    def source(self, options: Mapping[str, object], **more: object) -> Source:
        """Return a source of this platform at this address."""
        hosts = {"base_url": self.site.url(""), "canonical_hosts": ["127.0.0.1"]}
        return source_of(self.platform, options, **(hosts | more))

    def statuses(self) -> list[int | None]:
        """Return what was answered so far, robots.txt left out."""
        return [seen.status for seen in self.site.seen if seen.path != "/robots.txt"]

    def written(self) -> bytes:
        """Return all bytes under the archive's folder, and the names of the files."""
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in paths)


def source_of(platform: str, options: Mapping[str, object], **more: object) -> Source:
    """Return a source of this platform with the given entry of the register."""
    given = {
        "id": "sampleshire-log", "la_code": "999", "publisher": "council",
        "platform": platform, "base_url": "https://data.sampleshire.example",
        "canonical_hosts": ["data.sampleshire.example"], "options": options,
        "licence": "ogl", "status": "active", "verified": {"evidence": "a test"},
    }  # fmt: skip
    return Source.model_validate(given | more)


def wall(status: int = 403) -> Answer:
    """Return the page that stands before a portal which asks browsers for JavaScript."""
    return Answer(
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>",
        status=status,
        media_type="text/html",
    )
