"""Outlook messages (MSG): as `mail` reads a mail, from Outlook's own container."""

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants

from scrapers.documents.mail_body import read_body
from scrapers.documents.model import Document
from scrapers.documents.parts import Composer
from scrapers.documents.sniff import MSG, sniff

_BY_VALUE = 1
_EMBEDDED_MESSAGE = 5
"""Of PidTagAttachMethod ([MS-OXCMSG] 2.2.2.9)."""


def read_outlook(data: bytes, name: str) -> Document:
    """Read an Outlook message as its newest words and its attachments.

    Pictures that the words show (logos) are no files of the answer. A message attached
    to it is noted, not opened, and so are words kept as compressed rich text alone.

    Raises:
        DocumentError: when nothing in it can be read.
    """
    message = Message.load(data)
    composer = Composer(name, MSG)
    properties = message.properties
    html = properties.binary_prop_value(constants.PID_HTML) or b""
    if not html:
        html = (properties.str_prop_value(constants.PID_BODY_HTML) or "").encode()
    plain = message.body or ""
    body = read_body(plain, html, message.subject, message.sent_date)
    if body is not None:
        composer.document(body)
    if not plain and not html and properties.binary_prop_value(constants.PID_RTF_COMPRESSED):
        composer.lose(
            "the message itself", "is compressed rich text alone", "unsupported",
            "save it from Outlook as a text file and add it with `disclosures add`",
        )  # fmt: skip
    for attachment in message.attachments:
        _attached(composer, attachment)
    return composer.build()


def _attached(composer: Composer, attachment: Attachment) -> None:
    properties = attachment.properties
    name = (
        attachment.file_name
        or properties.str_prop_value(constants.PID_ATTACH_FILENAME)
        or "an attachment without a name"
    )
    method = properties.int_prop_value(constants.PID_ATTACH_METHOD)
    if method == _EMBEDDED_MESSAGE:
        composer.lose(name, "is one mail in another, which is not opened", "unsupported")
        return
    content = attachment.file_bytes
    if content is None or method not in {None, _BY_VALUE}:
        composer.lose(name, "is a link to a file that was not sent along", "unsupported")
        return
    shown = properties.str_prop_value(constants.PID_ATTACH_CONTENT_ID)
    if not (shown and sniff(content, name).startswith("image/")):
        composer.file(content, name)
