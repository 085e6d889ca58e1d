"""What came back, judged by its bytes: never by its status or declared type alone."""

import io
import json
import re
import zipfile
from collections.abc import Mapping

from scrapers.web.walls import wall

EXPECTATIONS = ("html", "document", "json", "csv", "text", "any")

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIPPED = (
    ("word/", f"{_OFFICE}wordprocessingml.document"),
    ("xl/", f"{_OFFICE}spreadsheetml.sheet"),
    ("ppt/", f"{_OFFICE}presentationml.presentation"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HTML_TYPE = "text/html"
_TEXTUAL = ("text/plain", "application/json")


def sniff(data: bytes) -> str:
    """Return the media type that the bytes themselves show.

    Text without further marks (CSV too) is ``text/plain``, what nothing is known about
    ``application/octet-stream``, no bytes at all ``application/x-empty``.
    """
    if not data:
        return "application/x-empty"
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if b"%PDF-" in data[:1024]:  # some systems print a line before the PDF
        return "application/pdf"
    return _text(data)


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                return packed.read("mimetype").decode("ascii", errors="replace").strip()
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "application/zip"
    for folder, media_type in _ZIPPED:
        if any(name.startswith(folder) for name in names):
            return media_type
    return "application/zip"


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    start = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and _HTML.search(start):
        return _HTML_TYPE
    if any(code < 32 and code not in (9, 10, 11, 12, 13, 27) for code in data[:8192]):
        return "application/octet-stream"
    if start.startswith(b"<?xml"):
        return "application/xml"
    ends = (start[:1], data[-64:].rstrip()[-1:])
    return "application/json" if ends in ((b"{", b"}"), (b"[", b"]")) else "text/plain"


def judge(
    data: bytes, expect: str, headers: Mapping[str, str] | None = None
) -> tuple[str, str] | None:
    """Return the outcome and message when ``data`` is not what was asked for, else None.

    Args:
        data: the whole body of an answer with status 200.
        expect: one of `EXPECTATIONS`. A ``document`` is anything but HTML, XML, JSON.
        headers: of the answer; some walls are known by them.
    """
    blocked = wall(data, headers or {})
    if blocked:
        return blocked
    if not data:
        return "wrong_content", "the answer is empty"
    media_type = sniff(data)
    if not _fits(data, media_type, expect):
        return "wrong_content", f"expected {expect}, and what came is {media_type}"
    return None


def problem_said(data: bytes) -> str:
    """Return what a JSON problem (RFC 9457) says was wrong: codes, messages, items.

    Empty when ``data`` is no such problem. Only the members ``errors[].code``, ``message``
    and ``detail.items`` are looked at; it is one line of at most 500 characters.
    """
    try:
        errors = json.loads(data)["errors"]
        parts = [
            f"{error['code']}: {error['message']} {error.get('detail', {}).get('items', '')}"
            for error in errors
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
    said = " ".join("; ".join(part.strip() for part in parts).split())
    return "".join(letter for letter in said if letter.isprintable())[:500]


def _fits(data: bytes, media_type: str, expect: str) -> bool:
    if expect == "any":
        return True
    if expect == "html":
        return media_type == _HTML_TYPE
    if expect == "json":
        return _is_json(data)
    if expect == "csv":
        return media_type == "text/plain"
    if expect == "text":
        return media_type in _TEXTUAL
    return media_type not in (_HTML_TYPE, "application/xml", "application/json")


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
