"""Reads the register's three YAML files and checks them as a whole."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from scrapers.errors import RegisterError
from scrapers.register.faults import faults
from scrapers.register.models import (
    Assertions,
    Authority,
    OfficialSource,
    Published,
    Source,
    Strict,
    Verified,
)
from scrapers.register.options import LocalDropOptions
from scrapers.register.register import Register
from scrapers.register.strict_yaml import StrictLoader

AUTHORITIES, SOURCES, OFFICIAL = "authorities.yml", "sources.yml", "official.yml"
VERSION = 1
Kind = TypeVar("Kind", bound=Strict)


def load_register(folder: Path | None = None) -> Register:
    """Read the register.

    Args:
        folder: holds ``authorities.yml``, ``sources.yml`` and ``official.yml``; without
            one, those that come with this package.

    Raises:
        RegisterError: if a file is missing or not YAML, or an entry is not as `models`
            and `options` say; it names the file, the entry and what is allowed.
    """
    folder = folder or Path(__file__).parent
    authorities = _entries(folder / AUTHORITIES, Authority)
    _unique(folder / AUTHORITIES, "la_code", (known.la_code for known in authorities))
    _unique(folder / AUTHORITIES, "name", (known.slug for known in authorities))
    sources = _with_inboxes(_entries(folder / SOURCES, Source), authorities)
    official = _entries(folder / OFFICIAL, OfficialSource)
    _unique(folder / OFFICIAL, "dataset", (table.dataset for table in official))
    published: list[Published] = [*sources, *official]
    _unique(folder / SOURCES, "id", (entry.id for entry in published))
    _known_authorities(folder / SOURCES, sources, authorities)
    return Register(
        authorities={known.slug: known for known in authorities},
        sources=sources,
        official={table.dataset: table for table in official},
    )


def _entries(path: Path, kind: type[Kind]) -> tuple[Kind, ...]:
    """Return the entries of one file, under the key that is the file's name."""
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=StrictLoader)
    except OSError as missing:
        raise RegisterError(
            f"it cannot be read: {missing.strerror}",
            item=str(path),
            remedy=f"a register is a folder with {AUTHORITIES}, {SOURCES} and {OFFICIAL}",
        ) from missing
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise RegisterError(
            f"not YAML: {' '.join(str(fault).split())}", item=str(path), remedy="mend that line"
        ) from fault
    if not isinstance(content, dict) or set(content) != {"version", path.stem}:
        raise RegisterError(
            "not a register file", item=str(path), remedy=f"its keys are version and {path.stem}"
        )
    if content["version"] != VERSION or not isinstance(content[path.stem], list):
        raise RegisterError(
            f"version {content['version']!r} is not read here",
            item=str(path),
            remedy=f"version is {VERSION} and {path.stem} a list",
        )
    return tuple(
        _entry(path, number, raw, kind) for number, raw in enumerate(content[path.stem], start=1)
    )


def _entry(path: Path, number: int, raw: Any, kind: type[Kind]) -> Kind:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        told = raw if isinstance(raw, dict) else {}
        name = told.get("id") or told.get("name") or f"number {number}"
        raise RegisterError(
            faults(error, kind), item=f"{path}, entry {name}", remedy="mend that entry"
        ) from error


def _with_inboxes(
    sources: tuple[Source, ...], authorities: tuple[Authority, ...]
) -> tuple[Source, ...]:
    """Add the inbox of each authority that has no block for it."""
    given = {source.la_code for source in sources if source.platform == "local_drop"}
    inboxes = tuple(
        Source(
            id=f"{known.slug}-inbox",
            la_code=known.la_code,
            publisher="person",
            platform="local_drop",
            options=LocalDropOptions(),
            licence="unknown",
            assertions=Assertions(min_items=0),
            status="active",
            verified=Verified(evidence="every authority has an inbox"),
        )
        for known in authorities
        if known.la_code not in given
    )
    return sources + inboxes


def _unique(path: Path, key: str, values: Iterable[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise RegisterError(
            f"{key} given more than once: {', '.join(twice)}",
            item=str(path),
            remedy=f"give each entry a {key} of its own",
        )


def _known_authorities(
    path: Path, sources: tuple[Source, ...], authorities: tuple[Authority, ...]
) -> None:
    known = {authority.la_code for authority in authorities}
    for source in sources:
        if source.la_code not in known:
            raise RegisterError(
                f"no authority has the la_code {source.la_code!r}",
                item=f"{path}, entry {source.id}",
                remedy=f"use a code of {AUTHORITIES}, or add the authority there",
            )
