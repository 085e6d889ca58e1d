"""Strict reading of JSON answers: what is not of the kind expected is named, never skipped."""

import json
from collections.abc import Mapping
from typing import Any

from scrapers.errors import FetchError
from scrapers.platforms.base import Answer, Fetches
from scrapers.platforms.pages import changed
from scrapers.register.models import Source

Json = Any
Record = Mapping[str, Json]
REFUSALS = frozenset({"forbidden", "not_found", "gone"})
"""Outcomes by which a service says that something is not, or no longer, for everybody."""


def asked(
    source: Source, session: Fetches, url: str, *, refusal: tuple[str, str] | None = None
) -> tuple[Answer, Json]:
    """Return the answer at ``url`` and what its JSON holds.

    Args:
        source: for which it is asked.
        session: asks.
        url: where.
        refusal: what to say, and the remedy, where the service refuses it or has it not.

    Raises:
        FetchError: as the session says it; a refusal in the words of ``refusal``.
    """
    try:
        answer = session.get(
            url, source_id=source.id, allow_hosts=source.allow_hosts, expect="json"
        )
    except FetchError as error:
        if refusal is None or error.outcome not in REFUSALS:
            raise
        raise reworded(error, *refusal) from error
    return answer, json.loads(answer.body)


def reworded(
    error: FetchError, message: str, remedy: str, *, outcome: str | None = None
) -> FetchError:
    """Return a fetch that failed in words that say what it means for this platform."""
    return FetchError(
        f"{message} ({error.message})",
        item=error.item,
        outcome=outcome or error.outcome,
        remedy=remedy,
    )


def record(data: Json, what: str, page: str) -> Record:
    """Return ``data`` as an object; `LayoutChanged` where it is none."""
    if not isinstance(data, dict):
        raise changed(f"{what} is {_kind(data)}, expected an object", page)
    return data


def records(data: Json, what: str, page: str) -> list[Record]:
    """Return ``data`` as a list of objects; `LayoutChanged` where it is none."""
    if not isinstance(data, list):
        raise changed(f"{what} is {_kind(data)}, expected a list", page)
    return [record(one, f"an item of {what}", page) for one in data]


def text(value: Json) -> str:
    """Return a text as it stands, without what no text may hold; "" for anything else.

    NUL and lone surrogates, which JSON can spell, cannot be written anywhere.
    """
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def said(value: Json) -> str | None:
    """Return a text or a number in one line; None where it is blank or something else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    printable = "".join(letter if letter.isprintable() else " " for letter in text(value))
    return " ".join(printable.split()) or None


def _kind(data: Json) -> str:
    names = {dict: "an object", list: "a list", str: "a text", type(None): "null"}
    return names.get(type(data), "a number or a truth value")
