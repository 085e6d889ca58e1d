"""Datasets of a CKAN or DataPress portal as entries, one a dataset or one a file.

Portals print the files of a dataset in three shapes: a list, an object by their ids, and
(where DataPress answers as CKAN would) a list below ``organization``.

Source: a harvester of DataPress portals, named in the notes on disclosure logs; CKAN's
documentation of its API.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Fetches, Listed, Listing, address, whole
from scrapers.platforms.json_answers import Json, Record, asked, record, said
from scrapers.platforms.pages import changed
from scrapers.platforms.problems import joined
from scrapers.platforms.whole_entries import listed_as, merged
from scrapers.register.models import Source
from scrapers.register.options.ckan import PortalOptions
from scrapers.rows import DocumentRef, Entry

NO_FILE = "the dataset has no file"
NEEDS_KEY = (
    "the portal refuses this without a key",
    "keys of portals are not supported: ask the authority to publish the dataset",
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dataset; ``url`` may be on any host, the session judges it."""

    key: str
    url: str
    title: str | None
    declared: str | None


@dataclass(frozen=True, slots=True)
class Package:
    """One dataset of a portal; ``page_sha256`` names the answer that showed it."""

    key: str
    name: str
    title: str | None
    private: bool
    files: tuple[File, ...]
    page_sha256: str
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Json, page: str, page_sha256: str) -> "Package":
        """Read one dataset; `LayoutChanged` where it has no id or its files no shape known."""
        told = record(data, "a dataset", page)
        key, name = said(told.get("id")), said(told.get("slug")) or said(told.get("name"))
        if not key:
            raise changed(f"a dataset has no id: {said(told.get('title'))!r}", page)
        listed = [_file(one, key_given) for key_given, one in _resources(told, key, page)]
        return cls(
            key=key,
            name=name or key,
            title=said(told.get("title")),
            private=told.get("private") is True,
            files=tuple(one for one in listed if isinstance(one, File)),
            page_sha256=page_sha256,
            problems=tuple(one for one in listed if isinstance(one, str)),
        )


def result(data: Json, url: str) -> Record:
    """Return what an action of the API came to; `LayoutChanged` where it says it failed."""
    told = record(data, "the answer", url)
    if told.get("success") is not True:
        error = told.get("error")
        why = said(error.get("message")) if isinstance(error, dict) else said(error)
        raise changed(f"the portal says that this failed: {why or 'without a reason'}", url)
    return record(told.get("result"), "the result", url)


def version(source: Source, session: Fetches, path: str) -> str:
    """Return what software the portal says it is: DataPress says ``datapress``."""
    url = address(source, path)
    printed = said(
        result(asked(source, session, url, refusal=NEEDS_KEY)[1], url).get("ckan_version")
    )
    if not printed:
        raise changed("the status names no version", url)
    return printed


def not_this(source: Source, platform: str, printed: str) -> LayoutChanged:
    """Return the error that a portal is run by other software than the register says."""
    return LayoutChanged(
        f"the portal says that it runs {printed!r}, which is not {source.platform}",
        item=source.id,
        remedy=f"change the platform of {source.id} to {platform} in the register",
    )


def listed_packages(
    source: Source, options: PortalOptions, packages: Iterable[Package]
) -> tuple[list[Listed], list[str]]:
    """Return the entries of the datasets that are the log, and what is to be said of others.

    Args:
        source: whose portal it is.
        options: which datasets are the log, and what an entry is.
        packages: all datasets that were shown.
    """
    found: dict[str, Entry] = {}
    notes: list[str] = []
    seen = 0
    for package in packages:
        seen += 1
        if not _is_log(package, options):
            continue
        if package.private:
            notes.append(f"the dataset {package.name!r} is private and needs a key")
            continue
        for entry in _entries(source, options, package):
            found[entry.key] = merged(found.get(entry.key), entry)
    if not found:
        notes.append(f"none of {seen} datasets is the log by {options.dataset_pattern!r}")
    return [listed_as(entry) for entry in found.values()], notes


def whole_log(source: Source, listed: list[Listed], notes: list[str], url: str) -> Listing:
    """Return a listing read in full; where it may not be empty, the notes say why it is."""
    if not listed and source.assertions.min_items:
        raise changed("; ".join(notes), url)
    return whole(source, listed, url, notes)


def _is_log(package: Package, options: PortalOptions) -> bool:
    names = (package.name, package.title)
    return any(name and re.search(options.dataset_pattern, name) for name in names)


def _entries(source: Source, options: PortalOptions, package: Package) -> Iterable[Entry]:
    whole = Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=package.key,
        url=_home(source, package),
        title=package.title,
        licence=source.licence,
        page_sha256=package.page_sha256,
        documents=tuple(_document(file) for file in package.files),
        problem=joined(*package.problems, None if package.files else NO_FILE),
    )
    if options.entry_is == "dataset" or not package.files:
        yield whole
        return
    for file in package.files:
        yield replace(
            whole,
            key=f"{package.key}/{file.key}",
            title=file.title or package.title,
            documents=(_document(file),),
            problem=joined(*package.problems),
        )


def _home(source: Source, package: Package) -> str:
    """Return where a person sees the dataset, as either software has it."""
    path = f"{package.key}/{package.name}" if source.platform == "datapress" else package.name
    return address(source, f"/dataset/{path}")


def _resources(told: Record, key: str, page: str) -> list[tuple[str | None, Json]]:
    """Return the files of a dataset in whichever shape, each with the id it stands under."""
    organization = told.get("organization")
    below = organization.get("resources") if isinstance(organization, dict) else None
    resources = told.get("resources") or below or []
    if isinstance(resources, dict):
        return [(said(name), one) for name, one in resources.items()]
    if not isinstance(resources, list):
        raise changed(f"the files of the dataset {key!r} are no list and no object", page)
    return [(None, one) for one in resources]


def _file(data: Json, key_given: str | None) -> File | str:
    """Return a file, or what keeps it from being one."""
    if not isinstance(data, dict):
        return "a file of the dataset is described by something that is no object"
    url, key = said(data.get("url")), said(data.get("id")) or key_given
    title = said(data.get("title")) or said(data.get("name"))
    if not url or not key:
        return f"the file {title or key!r} has no {'id' if url else 'address'}"
    return File(key, url, title, said(data.get("format")))


def _document(file: File) -> DocumentRef:
    last = file.url.split("?")[0].rstrip("/").rpartition("/")[2]
    return DocumentRef(url=file.url, name=last or file.key, declared_type=file.declared)
