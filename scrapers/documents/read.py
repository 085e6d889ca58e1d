"""The one door: bytes of any kind to a `Document`, or a reason in plain words."""

from collections.abc import Callable
from importlib import import_module

from scrapers.documents import containers
from scrapers.documents.model import Document
from scrapers.documents.sniff import CSV, EMAIL, HTML, MSG, PDF, PLAIN, RTF, ZIP, sniff
from scrapers.errors import DocumentError

MOST_BYTES = 200_000_000

_READERS = {
    # named, not imported: a reader's libraries load when its format is first met
    PDF: "pdf:read_pdf",
    containers.DOCX: "docx:read_docx",
    containers.XLSX: "sheet:read_sheet",
    containers.XLSB: "sheet:read_xlsb",
    containers.XLS: "sheet:read_xls",
    containers.ODS: "sheet_ods:read_ods",
    HTML: "html:read_html",
    PLAIN: "plain:read_plain",
    CSV: "delimited:read_delimited",
    EMAIL: "mail:read_mail",
    MSG: "outlook:read_outlook",
    RTF: "rtf:read_rtf",
    ZIP: "archive_members:read_archive",
    "image/png": "ocr_image:read_image",
    "image/jpeg": "ocr_image:read_image",
    "image/tiff": "ocr_image:read_image",
}
_CALLED = {
    "application/msword": "a Word 97-2003 document",
    "application/vnd.ms-powerpoint": "a PowerPoint 97-2003 file",
    containers.PPTX: "a PowerPoint file",
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/octet-stream": "of no format known here",
}


def read_document(data: bytes, name: str) -> Document:
    """Read ``data``, whatever it is.

    Args:
        data: the file's bytes, at most `MOST_BYTES`.
        name: what to call it; it decides nothing but CSV against plain text.

    Returns:
        Its text, pages and tables, each with its place.

    Raises:
        DocumentError: with status ``encrypted``, ``unreadable``, ``unsupported`` or
            ``needs_ocr``; nothing else is raised, whatever the bytes are.
    """
    if not data:
        raise DocumentError("is empty", item=name, status="unreadable", remedy="fetch it again")
    if len(data) > MOST_BYTES:
        raise DocumentError(
            f"has {len(data):,} bytes, more than the {MOST_BYTES:,} that are read",
            item=name,
            status="unreadable",
            remedy="split it, or read it by hand",
        )
    media_type = sniff(data, name)
    reader = _reader(media_type, name)
    try:
        return reader(data, name)
    except DocumentError:
        raise
    except MemoryError as error:
        raise DocumentError(
            "needs more memory than one document may have",
            item=name,
            status="unreadable",
            remedy="read it by hand",
        ) from error
    except Exception as error:  # damaged files fail in each library's own ways
        raise DocumentError(
            f"is damaged: {type(error).__name__}: {error}".rstrip(": "),
            item=name,
            status="unreadable",
            remedy="open it by hand; fetch it again if it does not open",
        ) from error


def _reader(media_type: str, name: str) -> Callable[[bytes, str], Document]:
    if media_type == containers.ENCRYPTED_OFFICE:
        raise DocumentError(
            "is under a password", item=name, status="encrypted", remedy="ask for an open copy"
        )
    if media_type not in _READERS:
        raise DocumentError(
            f"is {_CALLED.get(media_type, media_type)}, which cannot be read yet",
            item=name,
            status="unsupported",
            remedy="save it as PDF, DOCX, XLSX or text and add it with `disclosures add`",
        )
    module, function = _READERS[media_type].split(":")
    reader: Callable[[bytes, str], Document] = getattr(
        import_module(f"scrapers.documents.{module}"), function
    )
    return reader
