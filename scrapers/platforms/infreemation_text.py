r"""Texts as Infreemation's API gives them, as documents.

Line breaks may be printed as the four characters ``\r\n``, and a text may be HTML whose
marks are spelled as entities. Where it is no HTML, a ``<`` is a sign: "<5" stays "<5".
"""

import html
import re

from bs4 import BeautifulSoup

from scrapers.platforms.fragments import fragment
from scrapers.platforms.pages import TOO_DEEP, block_text, is_too_deep

LONGEST = 1_000_000
"""Characters: more is no letter, and taking it apart would hold up everything else."""
_BREAKS = re.compile(r"\\r\\n|\r\n?")
_TAG = re.compile(
    r"</?(?:p|br|div|span|table|thead|tbody|tr|t[dh]|[uo]l|li|strong|b|em|i|u|a|font|h[1-6])"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def decoded(printed: str) -> str:
    """Return a text with its line breaks and its entities as what they stand for."""
    return html.unescape(_BREAKS.sub("\n", printed)).strip()


def fault_of(text: str) -> str | None:
    """Return why a decoded text cannot be taken; None where it can."""
    if len(text) > LONGEST:
        return f"a text of {len(text):,} characters is not taken"
    return TOO_DEEP if is_html(text) and is_too_deep(_soup(text)) else None


def is_html(text: str) -> bool:
    """Tell whether a decoded text is HTML."""
    return _TAG.search(text) is not None


def plain(text: str) -> str:
    """Return the words of a decoded text, a line for each block where it is HTML."""
    return block_text(_soup(text)) if is_html(text) else text


def as_document(text: str, page: str) -> tuple[str, str, bytes]:
    """Return a decoded text as a document: the ending of its name, its type, its bytes.

    Args:
        text: HTML or not.
        page: the address that its links are relative to.
    """
    if not is_html(text):
        return "txt", "text/plain", text.encode()
    return "html", "text/html", fragment(_soup(text).contents, page)


def _soup(text: str) -> BeautifulSoup:
    # unlike lxml's, it puts nothing around a text that is only a part of a page
    return BeautifulSoup(text, "html.parser")
