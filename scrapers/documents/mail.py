"""E-mail messages: the newest message's own words, then its attachments, part by part."""

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.errors import InvalidBase64LengthDefect
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from scrapers.documents.mail_body import read_body
from scrapers.documents.model import Document
from scrapers.documents.parts import Composer
from scrapers.documents.sniff import EMAIL
from scrapers.documents.text import decode

_POLICY = email.policy.default
_DEEPEST = 20
"""Levels of multipart in multipart; real mails have three or four."""
_WINMAIL = "application/ms-tnef"


def read_mail(data: bytes, name: str) -> Document:
    """Read a mail (RFC 5322 with MIME) as its words and its attachments.

    Pictures that the words show (logos) are no files of the answer. An attached message
    and Outlook's own winmail.dat are noted, not opened.

    Raises:
        DocumentError: when nothing in it can be read.
    """
    message = email.message_from_bytes(data, policy=_POLICY)
    composer = Composer(name, EMAIL)
    leaves = list(_leaves(message, 0))
    for defect in (defect for one in message.walk() for defect in one.defects):
        composer.note(f"the mail is not built as mails are: {type(defect).__name__}")
    texts = [one for one in leaves if _is_text(one)]
    body = read_body(
        "\n".join(_text(one) for one in texts if one.get_content_subtype() == "plain"),
        b"\n".join(_html(one) for one in texts if one.get_content_subtype() == "html"),
        str(message.get("subject", "")),
        _sent(message),
    )
    if body is not None:
        composer.document(body)
    for leaf in leaves:
        if leaf not in texts:
            _attached(composer, leaf)
    return composer.build()


def _leaves(part: MIMEPart, depth: int) -> Iterator[MIMEPart]:
    """Yield what a mail is made of, without opening the messages attached to it."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part
    elif depth < _DEEPEST:
        for inner in part.iter_parts():
            yield from _leaves(inner, depth + 1)


def _is_text(part: MIMEPart) -> bool:
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text and not part.is_attachment() and not part.get_filename()


def _text(part: MIMEPart) -> str:
    return decode(_bytes(part), part.get_content_charset(""))[0]


def _html(part: MIMEPart) -> bytes:
    """Return HTML in UTF-8: a mail says its charset in its header, not in a ``meta``."""
    return b"\xef\xbb\xbf" + _text(part).encode("utf-8", errors="replace")


def _bytes(part: MIMEPart) -> bytes:
    """Return a part's bytes; none where its base64 is damaged beyond decoding."""
    content = part.get_payload(decode=True)
    # what the library cannot decode it hands back as it stands
    is_raw = any(isinstance(one, InvalidBase64LengthDefect) for one in part.defects)
    return content if isinstance(content, bytes) and not is_raw else b""


def _attached(composer: Composer, part: MIMEPart) -> None:
    kind = part.get_content_type()
    name = part.get_filename() or f"an attachment of type {kind}"
    if kind == _WINMAIL or name.lower() == "winmail.dat":
        composer.lose(name, "is in Outlook's own format (TNEF)", "unsupported")
    elif kind == "message/rfc822":
        composer.lose(name, "is one mail in another, which is not opened", "unsupported")
    elif not (kind.startswith("image/") and _is_shown(part)):
        content = _bytes(part)
        if content:
            composer.file(content, name)
        else:
            composer.lose(name, "is empty, or damaged on its way", "unreadable", "ask for it again")


def _is_shown(part: MIMEPart) -> bool:
    """Whether a picture is one that the words show, not one that was sent as a file."""
    return not part.is_attachment() and (
        "content-id" in part or part.get_content_disposition() == "inline"
    )


def _sent(message: MIMEPart) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except ValueError:
        # a date that is none says nothing, and costs nothing else of the mail
        return None
