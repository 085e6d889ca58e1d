"""The inbox: letters that a person has put into an authority's folder by hand.

The one honest way for a council that walls its log off or publishes none. It is read
like any platform, but for its place: the authority's folder (``inbox/<slug>/``) instead
of a session. Each file is an entry, named by the sha256 of its bytes; a sidecar
``<file>.json`` beside it says what is known of it. How files get there is `inbox`'s part.
"""

import hashlib
import stat
from pathlib import Path
from urllib.parse import quote, unquote

from scrapers.documents.read import MOST_BYTES
from scrapers.errors import FetchError
from scrapers.platforms.base import Listed, Listing
from scrapers.platforms.inbox import Sidecar, drop, inbox_files, read_sidecar
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.rows import DocumentRef, Entry

SCHEME = "inbox:"


def listing(source: Source, folder: Path, window: Window = EVERYTHING, /) -> Listing:
    """Return every file of the inbox, in the order of their names.

    Files that hold the same bytes are one entry. What cannot be read is an entry with a
    problem, so that nobody waits for it in vain.

    Args:
        source: the authority's inbox source.
        folder: its inbox; one that does not exist is empty.
        window: an inbox is read in full whatever it says.
    """
    found: dict[str, Listed] = {}
    for path in inbox_files(folder):
        url = f"{SCHEME}{quote(folder.name)}/{quote(path.name)}"
        try:
            _refuse(path)
            with path.open("rb") as file:
                key = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as fault:
            key, problem = f"file:{path.name}", _unreadable(path, fault)
            entry = Entry(
                source_id=source.id, la_code=source.la_code, key=key, url=url, problem=problem
            )
            found[key] = Listed(key=key, url=url, title=path.name, entry=entry)
            continue
        if key not in found:
            told, _ = read_sidecar(path)
            found[key] = Listed(
                key=key,
                url=url,
                title=told.title,
                responded_on=told.responded_on,
                reference=told.reference,
            )
    return Listing(entries=tuple(found.values()))


def detail(source: Source, listed: Listed, folder: Path, /) -> Entry:
    """Return one file of the inbox with its bytes and what its sidecar says.

    Raises:
        FetchError: if the file has gone or changed since it was listed.
    """
    if listed.entry is not None:
        return listed.entry
    path = folder / unquote(listed.url.removeprefix(SCHEME)).partition("/")[2]
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise FetchError(
            _unreadable(path, fault),
            item=listed.url,
            outcome="not_found",
            remedy="put the file into the inbox again; the next run takes it",
        ) from fault
    if hashlib.sha256(content).hexdigest() != listed.key:
        raise FetchError(
            "the file changed while the inbox was read",
            item=listed.url,
            outcome="wrong_content",
            remedy="none needed: the next run takes it as it is then",
        )
    return _entry(source, listed, path, content)


def _entry(source: Source, listed: Listed, path: Path, content: bytes) -> Entry:
    told, problem = read_sidecar(path)
    url = told.url or listed.url
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=url,
        reference=told.reference,
        title=told.title,
        responded_on=told.responded_on,
        licence=told.licence or source.licence,
        documents=(DocumentRef(url=url, name=path.name, content=content),),
        problem=joined(problem, reference_problem(source, told.reference)),
    )


def _refuse(path: Path) -> None:
    """Raise OSError for what is no letter: opening a pipe would wait for ever."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode) and not path.is_dir():
        raise OSError(0, "it is not a file")
    if about.st_size > MOST_BYTES:
        raise OSError(
            0, f"it has {about.st_size:,} bytes, more than the {MOST_BYTES:,} that are read"
        )


def _unreadable(path: Path, fault: OSError) -> str:
    if path.is_dir():
        return f"{path.name} is a folder; put its files straight into the inbox"
    return f"{path.name} cannot be read: {fault.strerror}"


__all__ = ["Sidecar", "detail", "drop", "listing"]
