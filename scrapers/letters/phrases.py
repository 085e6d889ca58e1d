"""The turns of phrase in ``phrases.yml``, compiled once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from scrapers.letters.cued import Cued
from scrapers.letters.edges import compiled


@cache
def _entries() -> dict[str, Any]:
    text = (files("scrapers.letters") / "phrases.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def phrase(name: str) -> Cued:
    """Return the pattern of one entry: any of its alternatives, in any case.

    Raises:
        KeyError: if ``phrases.yml`` has no such entry.
    """
    entry = _entries()[name]
    if isinstance(entry, list):
        entry = {"any": entry}
    return compiled(entry["any"], before=entry.get("before", ""), after=entry.get("after", ""))
