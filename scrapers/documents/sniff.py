"""What bytes are, by what they hold; a declared type is never believed."""

import re

from scrapers.documents import containers
from scrapers.documents.delimiters import is_delimited
from scrapers.documents.text import decode

PDF = "application/pdf"
HTML = "text/html"
PLAIN = "text/plain"
CSV = "text/csv"
EMAIL = "message/rfc822"
MSG = "application/vnd.ms-outlook"
RTF = "text/rtf"
ZIP = containers.ZIP
UNKNOWN = "application/octet-stream"

_SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"%!PS", "application/postscript"),
)
_PDF_WITHIN = 1024
_HEAD = 8192
_MOST_CONTROLS = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|p|span|table|h[1-6]"
    r"|ul|ol|dl|br|a|b|strong|em|font|blockquote|header|nav|script|style|center)\b",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(r"^(?:received|return-path|message-id|mime-version):", re.I | re.M)
_HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:")


def sniff(data: bytes, name: str = "") -> str:
    """Return the media type of ``data``, `UNKNOWN` when nothing fits.

    Args:
        data: the whole file: a zip is known by its directory, which stands at its end.
            Bytes that are two things at once are what their first bytes say.
        name: a file name; it only tells kinds of text apart that no byte tells apart
            (a letter with commas from a table of commas).
    """
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return containers.zip_type(data)
    if data.startswith(containers.OLE_SIGNATURE):
        return containers.ole_type(data)
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if _is_pdf_after_junk(data):
        return PDF
    head, _ = decode(data[:_HEAD])
    if len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head):
        return UNKNOWN
    return _text_type(head, name.lower())


def _is_pdf_after_junk(data: bytes) -> bool:
    """Whether a PDF begins a little way in: common, and forgiven by every reader of PDF.

    A page, a mail or a text that only speaks of one is what it begins as.
    """
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    if at < 0 or b"startxref" not in data:
        return False
    return _text_type(data[:at].decode("latin-1"), "") in {PLAIN, "application/xml"}


def _text_type(head: str, name: str) -> str:
    start = _PROLOGUE.sub("", head, count=1)
    if _HTML_START.match(start):
        return HTML
    if head.lstrip().startswith("<?xml"):
        return "application/xml"
    block = re.split(r"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    if _HEADER_LINE.match(block) and _MAIL_HEADER.search(block):
        return EMAIL
    return CSV if name.endswith((".csv", ".tsv")) or is_delimited(head) else PLAIN
