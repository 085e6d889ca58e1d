"""What `Session.get` gives, and what one exchange with a site brought."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urldefrag

from requests.structures import CaseInsensitiveDict

from scrapers.web.archive import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The content of a URL, or the answer to a form; its bytes are in the archive already.

    Args:
        url: as asked, in its canonical spelling.
        final_url: where the redirects led.
        status: of the last exchange: 200, or 304.
        outcome: ``ok``, or ``not_modified``: then the body is the archived one.
        body: the bytes, unpacked.
        sha256: of the body, in hex.
        media_type: as the bytes show it, not as declared.
        file_name: from Content-Disposition, else the last part of ``final_url``.
        etag: the validator as sent, quotes and all.
        last_modified: as sent.
        fetched_at: when these bytes first came (UTC), however often they came since.
        headers: those of `keeping.KEPT_HEADERS` that came, names in any case; after a 304
            and in a replay those that are kept.
    """

    url: str
    final_url: str
    status: int
    outcome: str
    body: bytes = field(repr=False)
    sha256: str
    media_type: str
    file_name: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    headers: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request that was made, or refused before it was made.

    ``status`` is None when no answer came; ``body`` is empty unless the outcome is ``ok``;
    ``size`` and ``sha256`` are those of whatever body came.
    """

    url: str
    outcome: str
    message: str | None = None
    status: int | None = None
    headers: CaseInsensitiveDict[str] = field(default_factory=CaseInsensitiveDict)
    body: bytes = field(default=b"", repr=False)
    sha256: str | None = None
    media_type: str | None = None
    seconds: float = 0.0
    location: str | None = None
    """Where a redirect leads; None when it is none."""
    size: int | None = None
    refused: bool = False
    """Not sent at all: refused by the guard, the robots.txt or the host's turn."""


def response_of(stored: Stored, status: int, outcome: str, body: bytes) -> Response:
    """Return the response that a remembered answer with its bytes makes."""
    return Response(
        url=urldefrag(stored.url).url,
        final_url=stored.final_url,
        status=status,
        outcome=outcome,
        body=body,
        sha256=stored.sha256,
        media_type=stored.media_type,
        file_name=stored.file_name,
        etag=stored.etag,
        last_modified=stored.last_modified,
        fetched_at=stored.fetched_at,
        headers=MappingProxyType(CaseInsensitiveDict(stored.headers)),
    )
