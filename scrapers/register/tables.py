"""Where each official table is published: the ``fetch`` part of its entry.

The entries are the files of ``scrapers/statistics/tables``, one a table, named by its
dataset; what else stands in them, the columns and indicators, is the business of
`scrapers.statistics.tables`.
"""

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, ValidationError

from scrapers.errors import RegisterError
from scrapers.register.faults import faults
from scrapers.register.models import OfficialService, OfficialSource, Strict, Text
from scrapers.register.strict_yaml import StrictLoader

TABLES = Path(__file__).parents[1] / "statistics" / "tables"


class Fetch(Strict):
    """What to fetch: which data set of which publication of which service."""

    source: Text
    """The ``id`` of an entry of official.yml."""
    publication: Text
    title_pattern: Text
    """A regular expression that the title of one data set of a release matches, and no other's."""
    releases: Annotated[int, Field(ge=1)] = 3
    """How many of the newest releases are read."""


def table_entries(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """Return the entry of every table as it is written, by dataset.

    Raises:
        RegisterError: a file is not YAML, or not an entry.
    """
    entries = {}
    for path in sorted((folder or TABLES).glob("*.yml")):
        try:
            entry = yaml.load(path.read_text("utf-8"), Loader=StrictLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as fault:
            raise RegisterError(
                f"not YAML: {' '.join(str(fault).split())}", item=str(path), remedy="mend that line"
            ) from fault
        if not isinstance(entry, dict) or "fetch" not in entry:
            raise RegisterError(
                "not the entry of an official table",
                item=str(path),
                remedy="it says what to fetch, as the other entries there do",
            )
        entries[path.stem] = entry
    return entries


def sources_of(service: OfficialService, folder: Path | None = None) -> list[OfficialSource]:
    """Return one official source a table that ``service`` publishes.

    Raises:
        RegisterError: an entry does not say what to fetch, or the service's entry names a
            table that has none.
    """
    found = {}
    for dataset, entry in table_entries(folder).items():
        try:
            fetch = Fetch.model_validate(entry["fetch"])
        except ValidationError as error:
            raise RegisterError(
                faults(error, Fetch, within="fetch"),
                item=f"{folder or TABLES}, entry {dataset}",
                remedy="mend that entry",
            ) from error
        if fetch.source == service.id:
            found[dataset] = service.table(dataset, **fetch.model_dump(exclude={"source"}))
    if unknown := set(service.datasets or ()) - set(found):
        raise RegisterError(
            f"no table {', '.join(sorted(unknown))}; known: {', '.join(found)}",
            item=f"official.yml, entry {service.id}",
            remedy="name tables that have an entry in scrapers/statistics/tables",
        )
    return [found[dataset] for dataset in service.datasets or found]
