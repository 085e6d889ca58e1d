"""Pages that stand in for the content: bot walls, log-ins, "not found" under status 200.

The titles and marks are those that English councils' sites were seen to serve (pages of
212 to 6,183 bytes, where real ones ran 55 KB and up) and those of the usual vendors.
Vendors put their scripts into genuine pages too, so a mark counts only on a page that
shows next to no text.
"""

import html
import re
from collections.abc import Mapping

_LARGEST_WALL = 100_000
"""Bytes: no stand-in seen was near this, and no larger page is looked through."""
_LITTLE_TEXT = 3_000
"""Bytes that a person would see: more of it is content, whatever the title."""
_NEXT_TO_NO_TEXT = 400

_END = r")[.…!?]*\s*(?:[|:–—-].*)?$"
"""After the known words only a site's name may follow: a request may be about such things."""
_WALL_TITLE = re.compile(
    r"(?:pardon our interruption|bot verification|just a moment|attention required"
    r"|access denied|please wait|checking your browser|are you a (?:ro)?bot"
    r"|robot check|human verification|verify(?:ing)? you are human|security check(?: required)?"
    r"|ddos-guard|client challenge|request unsuccessful|you have been blocked|one more step" + _END,
    re.IGNORECASE,
)
_WALL_MARKS = (
    b"_Incapsula_Resource",
    b"Incapsula incident ID",
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b"px-captcha",
    b"distil_r_captcha",
    b"awsWafCookieDomainList",
    b"captcha-delivery.com",
    b"/_sec/cp_challenge/",
    b"gokuProps",
    b"The requested URL was rejected. Please consult with your administrator",
    b"<h2>The request is blocked.</h2>",
)
_WALL_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", ""))
_LOGIN_TITLE = re.compile(r"(?:sign|log)[ -]?(?:in|on)\b|authentication required", re.IGNORECASE)
_PASSWORD = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
_DOWN_TITLE = re.compile(
    r"(?:(?:error )?50[0-9](?: error)?(?:\W+(?:service unavailable|internal server error"
    r"|bad gateway))?|service (?:temporarily )?unavailable|(?:site|scheduled) maintenance"
    r"|(?:site |temporarily )unavailable|internal server error|bad gateway" + _END,
    re.IGNORECASE,
)
_MISSING_TITLE = re.compile(
    r"(?:(?:error )?404(?: error)?(?:\W+(?:page )?not found)?"
    r"|(?:page|file|document) (?:not|cannot be|could not be) found" + _END,
    re.IGNORECASE,
)
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(
    rb"<(script|style|head|noscript)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)


def wall(data: bytes, headers: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the outcome and message when ``data`` stands in for content, else None."""
    given = {name.lower(): value.lower() for name, value in headers.items()}
    for name, value in _WALL_HEADERS:
        if name in given and value in given[name]:
            return "blocked_bot", f"a bot wall: the header {name} says so"
    if len(data) > _LARGEST_WALL or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    seen = len(b"".join(_UNSEEN.sub(b" ", data).split()))
    if seen > _LITTLE_TEXT:
        return None
    return _by_title(data) or _by_marks(data, seen)


def _by_title(data: bytes) -> tuple[str, str] | None:
    title = _title(data)
    if not title:
        return None
    quoted = f"a page titled “{title[:80]}”"
    if _WALL_TITLE.match(title):
        return "blocked_bot", f"a bot wall: {quoted}"
    if _LOGIN_TITLE.match(title) and _PASSWORD.search(data):
        return "wrong_content", f"a log-in page: {quoted}"
    if _DOWN_TITLE.match(title):
        return "server_error", f"out of order: {quoted}"
    if _MISSING_TITLE.match(title):
        return "not_found", quoted
    return None


def _by_marks(data: bytes, seen: int) -> tuple[str, str] | None:
    if seen > _NEXT_TO_NO_TEXT:
        return None
    for mark in _WALL_MARKS:
        if mark in data:
            return "blocked_bot", f"a bot wall: {mark.decode()} on a page without content"
    if seen == 0 and b"<script" in data.lower():
        return "wrong_content", "a page that shows nothing without JavaScript"
    return None


def _title(data: bytes) -> str:
    found = _TITLE.search(data)
    text = found[1].decode("utf-8", errors="replace") if found else ""
    return " ".join(html.unescape(text).split())
