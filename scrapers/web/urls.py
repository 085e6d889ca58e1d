"""URLs: one spelling for each, none of their secrets, and the file names they carry."""

import re
from email.message import Message
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_plus, urldefrag, urljoin, urlsplit, urlunsplit

import requests

from scrapers.errors import FetchError
from scrapers.web.outcomes import OUTCOMES

_SECRET = re.compile(
    r"(?:^|[^a-z])(?:[a-z]*token|sig|signature|[a-z]*key|pass|password|passwd|pwd|[a-z]*secret"
    r"|auth|authorization|credentials?|jwt|sid|[a-z]*session(?:id)?)(?:$|[^a-z])",
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
MASK = "***"


@lru_cache(maxsize=8192)  # each request asks several times, and quoting costs more than it looks
def canonical(url: str) -> str:
    """Return ``url`` as it goes over the wire: quoted, host in lower case, no fragment.

    Raises:
        FetchError: ``refused_host`` when it is no http(s) address.
    """
    try:
        prepared = requests.Request("GET", urldefrag(url).url).prepare().url
    except (requests.exceptions.RequestException, ValueError):
        prepared = None
    if prepared is None or not prepared.lower().startswith(("http://", "https://")):
        raise FetchError(
            "this is not an http or https address",
            item=redact(url),
            outcome="refused_host",
            remedy=OUTCOMES["refused_host"].remedy,
        )
    return urldefrag(prepared).url


def redact(url: str) -> str:
    """Return ``url`` with the values of secret-looking parameters masked.

    Whatever else is in it stays as it is, so that the address can still be recognised.
    User and password before the host are masked, the fragment is dropped.

    >>> redact("https://a.example/dl?id=7&token=s3cret")
    'https://a.example/dl?id=7&token=***'
    """
    try:
        parts = urlsplit(urldefrag(url).url)
    except ValueError:  # not a URL at all; whatever it is, its query may hold a secret
        return re.split(r"[?#]", url)[0]
    _, at, host = parts.netloc.rpartition("@")
    netloc = f"{MASK}@{host}" if at else parts.netloc
    query = re.sub(r"[^&;]+", _masked, parts.query)
    return urlunsplit((parts.scheme, netloc, parts.path, query, ""))


def _masked(pair: re.Match[str]) -> str:
    name, equals, value = pair[0].partition("=")
    said = _HUMP.sub("_", unquote_plus(name)).lower()
    return f"{name}={MASK}" if equals and value and _SECRET.search(said) else pair[0]


def joined(base: str, location: str) -> str:
    """Return where ``location``, as a page or header at ``base`` gives it, leads.

    What cannot be read as an address comes back as it is, for `canonical` to refuse.
    """
    try:
        return urljoin(base, location)
    except ValueError:
        return location


def host_and_port(url: str) -> tuple[str, int]:
    """Return the host in lower case and the port, the scheme's own when none is named."""
    parts = urlsplit(url)
    return (parts.hostname or ""), parts.port or {"http": 80, "https": 443}[parts.scheme]


def origin(url: str) -> str:
    """Return scheme, host and port of a canonical URL: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def file_name(url: str, disposition: str | None) -> str | None:
    """Return the name a download goes by: Content-Disposition's, else the URL's last part.

    Folders and control characters in it are dropped. None when neither gives a name.
    """
    name = _disposition_name(disposition) if disposition else None
    name = name or unquote(urlsplit(url).path.rpartition("/")[2])
    name = PurePosixPath(name.replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable()).strip() or None


def _disposition_name(disposition: str) -> str | None:
    message = Message()
    message["Content-Disposition"] = re.sub(r"[\r\n]", " ", disposition)
    name = message.get_filename()
    if name is None:
        return None
    # HTTP headers reach us as Latin-1; many servers put UTF-8 there all the same.
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name
