"""What a `replica.Replica` answers with, and how that looks on the wire."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True)
class Answer:
    """One answer; with a validator it turns into a 304 by itself when that is asked for.

    Faults: ``delay`` seconds before anything is sent, ``drip`` seconds before each byte of
    the body, ``drop`` closes without a word, ``cut`` promises the whole body and sends so
    many bytes of it, ``claim`` is the Content-Length to say in place of the true one,
    ``endless`` sends the body as a chunk over and over (``drip`` seconds between two), and
    ``slow_head`` is seconds before each byte of the head.
    """

    body: bytes | str = b""
    status: int = 200
    media_type: str | None = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    gzip: bool = False
    delay: float = 0.0
    drip: float = 0.0
    drop: bool = False
    cut: int | None = None
    claim: int | None = None
    endless: bool = False
    slow_head: float = 0.0

    @property
    def sent_body(self) -> bytes:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return gzip.compress(body, mtime=0) if self.gzip else body


def redirect(target: str, status: int = 302) -> Answer:
    """Return the answer that leads to ``target``."""
    return Answer(status=status, headers={"Location": target})


def page(title: str, main: str = "", head: str = "") -> Answer:
    """Return a whole HTML page around ``main``."""
    return Answer(
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body><main>{main or title}</main></body></html>",
        media_type="text/html; charset=utf-8",
    )


def is_unchanged(asked: Mapping[str, str], answer: Answer) -> bool:
    """Return whether what was asked conditionally is what is held already."""
    if "If-None-Match" in asked:
        return answer.etag is not None and asked["If-None-Match"] == answer.etag
    since = asked.get("If-Modified-Since")
    return since is not None and since == answer.last_modified


def head_of(answer: Answer, status: int, length: int) -> bytes:
    """Return the status line and the headers of an answer."""
    try:
        reason = HTTPStatus(status).phrase
    except ValueError:
        reason = "Unnamed"
    given = {
        "Content-Type": answer.media_type,
        "Content-Length": None if status == 304 or answer.endless else str(answer.claim or length),
        "Transfer-Encoding": "chunked" if answer.endless else None,
        "Content-Encoding": "gzip" if answer.gzip and status != 304 else None,
        "ETag": answer.etag,
        "Last-Modified": answer.last_modified,
        **answer.headers,
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status} {reason}", *lines, "", ""]).encode("latin-1")
