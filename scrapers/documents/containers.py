"""The two containers that office formats live in: zip and OLE compound files."""

import io
import re
import zipfile
import zlib

from scrapers.errors import DocumentError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSB = "application/vnd.ms-excel.sheet.binary"
ZIP = "application/zip"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
OLE = "application/x-ole-storage"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MOST_BYTES_UNPACKED = 400_000_000
MOST_ENTRIES = 20_000
MOST_RATIO = 200
_SMALL = 20_000_000
"""Below this many bytes a high ratio is only an empty sheet, and harms nobody."""

DAMAGE = (
    # NotImplementedError: a compression that zipfile has not; RuntimeError: a password
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(OSError, ValueError, EOFError),
)
"""What reading a damaged archive, or one of another kind than it says, may raise."""
_OFFICE_PARTS = (
    # macro-enabled and template files hold the same parts
    (r"(?:ms-word|wordprocessingml)\.(?:document|template)", DOCX),
    (r"(?:ms-excel|spreadsheetml)\.(?:sheet|template)", XLSX),
    (r"ms-excel\.sheet\.binary", XLSB),
    (r"(?:ms-powerpoint|presentationml)\.(?:presentation|slideshow)", PPTX),
)
_MAIN = r"(?:\.macroEnabled(?:Template)?)?\.main(?:\+xml)?[\"']"
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", "application/msword"),
    ("Workbook", XLS),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)


def zip_type(data: bytes) -> str:
    """Return what a zip file is: an office format by its parts, else `ZIP`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: info.file_size for info in archive.infolist()}
            told = next((p for p in ("mimetype", "[Content_Types].xml") if p in parts), None)
            if told is None or parts[told] > _SMALL:
                return ZIP
            content = archive.read(told).decode("utf-8", errors="replace")
    except DAMAGE:
        return ZIP
    if told == "mimetype":
        return content.strip() or ZIP
    for family, media_type in _OFFICE_PARTS:
        if re.search(family + _MAIN, content):
            return media_type
    return ZIP


def ole_type(data: bytes) -> str:
    """Return what an OLE compound file is, by the names in its directory."""
    for stream, media_type in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return media_type
    return OLE


def guard_zip(data: bytes, name: str) -> None:
    """Refuse a zip file that is damaged, or that unpacks to more than a letter can be.

    Raises:
        DocumentError: unreadable, or encrypted when parts are under a password.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except DAMAGE as error:
        raise DocumentError(
            f"is a damaged zip file: {error}",
            item=name,
            status="unreadable",
            remedy="fetch it again, or ask the council for it",
        ) from error
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError(
            "is under a password", item=name, status="encrypted", remedy="ask for an open copy"
        )
    total = sum(part.file_size for part in parts)
    steep = total > _SMALL and total > MOST_RATIO * len(data)
    if total > MOST_BYTES_UNPACKED or len(parts) > MOST_ENTRIES or steep:
        raise DocumentError(
            f"unpacks to {total:,} bytes in {len(parts):,} parts from {len(data):,}, "
            "which is more than a letter can be",
            item=name,
            status="unreadable",
            remedy="look at it by hand; it may be made to do harm",
        )
