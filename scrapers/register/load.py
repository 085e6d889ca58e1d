"""Reads the register's three YAML files and checks them as a whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scrapers.register.authorities import Authority, NoSource
from scrapers.register.checks import INBOX, known_authorities, unique, with_reasons
from scrapers.register.files import AUTHORITIES, OFFICIAL, SOURCES, content, entries, entry
from scrapers.register.models import Assertions, OfficialService, Published, Source, Verified
from scrapers.register.nrm_models import ArcGisSource, GovUkSource, NrmSource
from scrapers.register.options import LocalDropOptions
from scrapers.register.register import Register
from scrapers.register.tables import sources_of

OFFICIAL_KINDS: Mapping[str, type[Any]] = {
    "ees": OfficialService,
    "arcgis": ArcGisSource,
    "govuk": GovUkSource,
}
"""What an entry of ``official.yml`` is, by its platform."""


def load_register(folder: Path | None = None) -> Register:
    """Read the register.

    Args:
        folder: holds ``authorities.yml``, ``sources.yml`` and ``official.yml``; without
            one, those that come with this package.

    Raises:
        RegisterError: if a file is missing or not YAML, an entry is not as `models` and
            `options` say, or entries do not go together; it names the file, the entry and
            what is allowed.
    """
    folder = folder or Path(__file__).parent
    listed, unlooked = _authorities(folder / AUTHORITIES)
    sources = entries(folder / SOURCES, Source)
    known_authorities(folder, sources, listed)
    authorities = with_reasons(folder, listed, sources, unlooked)
    sources = _with_inboxes(sources, authorities)
    others: tuple[Published, ...] = entries(folder / OFFICIAL, OfficialService, OFFICIAL_KINDS)
    services = [one for one in others if isinstance(one, OfficialService)]
    nrm = [one for one in others if isinstance(one, NrmSource)]
    official = [table for service in services for table in sources_of(service)]
    datasets = [*(table.dataset for table in official), *(source.dataset for source in nrm)]
    unique(folder / OFFICIAL, "dataset", datasets)
    published: list[Published] = [*sources, *official, *nrm]
    unique(folder / SOURCES, "id", (one.id for one in published))
    return Register(
        authorities={known.slug: known for known in authorities},
        sources=sources,
        official={table.dataset: table for table in official},
        nrm={source.dataset: source for source in nrm},
    )


def _authorities(path: Path) -> tuple[tuple[Authority, ...], NoSource | None]:
    """Return the authorities, and the reason of those that give none of their own."""
    read = content(path, also=frozenset({"no_source"}))
    listed = tuple(
        entry(path, f"number {number}", raw, Authority)
        for number, raw in enumerate(read["authorities"], start=1)
    )
    unique(path, "la_code", (known.la_code for known in listed))
    unique(path, "name", (known.slug for known in listed))
    unlooked = read.get("no_source")
    return listed, None if unlooked is None else entry(path, "no_source", unlooked, NoSource)


def _with_inboxes(
    sources: tuple[Source, ...], authorities: tuple[Authority, ...]
) -> tuple[Source, ...]:
    """Add the inbox of each authority that has no block for it."""
    given = {source.la_code for source in sources if source.platform == INBOX}
    inboxes = tuple(
        Source(
            id=f"{known.slug}-inbox",
            la_code=known.la_code,
            publisher="person",
            platform=INBOX,
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
