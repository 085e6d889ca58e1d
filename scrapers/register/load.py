"""Reads the register's three YAML files and checks them as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from scrapers.errors import RegisterError
from scrapers.register.faults import faults
from scrapers.register.models import (
    Assertions,
    Authority,
    OfficialService,
    Published,
    Source,
    Strict,
    Verified,
)
from scrapers.register.nrm_models import ArcGisSource, GovUkSource, NrmSource
from scrapers.register.options import LocalDropOptions
from scrapers.register.register import Register
from scrapers.register.strict_yaml import StrictLoader
from scrapers.register.tables import sources_of

AUTHORITIES, SOURCES, OFFICIAL = "authorities.yml", "sources.yml", "official.yml"
VERSION = 1
OFFICIAL_KINDS: Mapping[str, type[Published]] = {
    "ees": OfficialService,
    "arcgis": ArcGisSource,
    "govuk": GovUkSource,
}
"""What an entry of ``official.yml`` is, by its platform."""
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
    listed: tuple[Published, ...] = _entries(folder / OFFICIAL, OfficialService, OFFICIAL_KINDS)
    services = [entry for entry in listed if isinstance(entry, OfficialService)]
    nrm = [entry for entry in listed if isinstance(entry, NrmSource)]
    official = [table for service in services for table in sources_of(service)]
    datasets = [*(table.dataset for table in official), *(source.dataset for source in nrm)]
    _unique(folder / OFFICIAL, "dataset", datasets)
    published: list[Published] = [*sources, *official, *nrm]
    _unique(folder / SOURCES, "id", (entry.id for entry in published))
    _known_authorities(folder / SOURCES, sources, authorities)
    return Register(
        authorities={known.slug: known for known in authorities},
        sources=sources,
        official={table.dataset: table for table in official},
        nrm={source.dataset: source for source in nrm},
    )


def _entries(
    path: Path, kind: type[Kind], kinds: Mapping[str, type[Any]] | None = None
) -> tuple[Kind, ...]:
    """Return the entries of one file, under the key that is the file's name.

    Each is of ``kind``, or of what ``kinds`` says of its platform.
    """
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
        _entry(path, number, raw, _kind_of(raw, kinds or {}) or kind)
        for number, raw in enumerate(content[path.stem], start=1)
    )


def _kind_of(raw: Any, kinds: Mapping[str, type[Any]]) -> type[Any] | None:
    """Return what an entry is by its platform; None where that says nothing."""
    return kinds.get(str(raw.get("platform"))) if isinstance(raw, dict) else None


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
