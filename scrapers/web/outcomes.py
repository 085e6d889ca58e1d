"""What can become of a request: the vocabulary, what each word means, what to do.

These are the words of `raw.fetches.outcome` and of `FetchError.outcome`. Adapters add
``layout_changed`` and ``contract_broken`` for pages and tables that came but are not
built as they were, ``superseded`` and ``withdrawn`` for official releases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Outcome:
    """One word of the vocabulary: what it means and what a person can do about it."""

    meaning: str
    remedy: str = ""


OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {
        "ok": Outcome("the content came"),
        "not_modified": Outcome("the site says nothing changed; the archived copy stands"),
        "blocked_bot": Outcome(
            "the site shows a bot wall in place of its content",
            "ask the authority to let this crawler in, or use its inbox",
        ),
        "blocked_robots": Outcome(
            "the site's robots.txt keeps crawlers out, or could not be read",
            "leave it alone; ask the authority, or use its inbox",
        ),
        "not_found": Outcome("the address is not there", "see whether the page has moved"),
        "gone": Outcome("the page was taken down for good", "keep what was read before"),
        "forbidden": Outcome(
            "the site refuses access", "see in a browser whether the page is public at all"
        ),
        "rate_limited": Outcome(
            "the site asks for fewer requests", "wait for the next night, or raise the wait"
        ),
        "server_error": Outcome("the site is failing", "the next night tries again"),
        "client_error": Outcome(
            "the site does not accept the request", "check the address in the register"
        ),
        "timeout": Outcome("the site took too long to answer", "the next night tries again"),
        "tls_error": Outcome(
            "the site's certificate cannot be trusted",
            "tell the authority; certificates are always checked",
        ),
        "connection_error": Outcome(
            "the site cannot be reached, or broke off", "the next night tries again"
        ),
        "too_large": Outcome(
            "the answer is larger than the ceiling", "look at it; raise the ceiling if it is right"
        ),
        "too_many_requests_tonight": Outcome(
            "the night's ceiling of requests to this host is reached",
            "the next night goes on; raise the ceiling if the source is that large",
        ),
        "wrong_content": Outcome(
            "what came is not what was asked for", "open the address in a browser"
        ),
        "layout_changed": Outcome(
            "the page is not built as it was", "the source's adapter needs a look"
        ),
        "refused_host": Outcome(
            "the address is not one this source may ask",
            "if it is right, add the host to the source in the register",
        ),
        "contract_broken": Outcome(
            "an official table is not the one expected", "compare it with its contract"
        ),
        "superseded": Outcome(
            "the release was amended while we read it", "run again: the last good one stays"
        ),
        "withdrawn": Outcome(
            "the publisher has taken the release away",
            "what was landed stays; see the publisher's page for the reason",
        ),
        "unexpected_listing": Outcome(
            "the listing is not as the register asserts; what it shows has landed",
            "look at the page; if it is right, change the assertions of the source",
        ),
        "recorded": Outcome(
            "what nobody has verified was recorded; nothing of it has landed",
            "compare the recording with the pages, then mark the source verified and active",
        ),
        "no_key": Outcome(
            "the service wants a key, and none is set",
            "set the environment variables that the source's options name",
        ),
        "not_archived": Outcome("the archive does not hold this", "run on the live sources first"),
    }
)

RETRYABLE = frozenset({"rate_limited", "server_error", "timeout", "connection_error"})
"""The outcomes that another attempt a little later may mend."""


def of_status(status: int) -> str:
    """Return the outcome that an HTTP status by itself stands for."""
    named = {200: "ok", 203: "ok", 304: "not_modified", 401: "forbidden", 403: "forbidden"}
    named |= {404: "not_found", 408: "timeout", 410: "gone", 429: "rate_limited"}
    named |= {451: "forbidden", 504: "timeout"}
    if status in named:
        return named[status]
    if status >= 500:
        return "server_error"
    return "client_error" if status >= 300 else "wrong_content"
