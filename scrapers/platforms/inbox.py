"""The files of an inbox and the sidecars that say what they are.

A sidecar ``<file>.json`` stands beside its file. Both are written beside and renamed in,
the sidecar first: whoever lists the folder sees a file whole and with its sidecar, or not
at all.
"""

import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from datetime import date
from filecmp import cmp
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from scrapers.errors import ScraperError

SIDECAR = ".json"
UNFINISHED = ".part"


class Sidecar(BaseModel):
    """What a person knows of a file; every field may be missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reference: str | None = None
    title: str | None = None
    url: str | None = None
    responded_on: date | None = None
    licence: str | None = None


def inbox_files(folder: Path) -> Iterator[Path]:
    """Yield what lies in an inbox, by name; no sidecars, hidden or unfinished files.

    Folders are yielded too: they are no documents, but somebody put them there.
    """
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") or path.name.endswith(UNFINISHED)
        if not hidden and not _is_sidecar(path):
            yield path


def read_sidecar(path: Path) -> tuple[Sidecar, str | None]:
    """Return what is said of the file at ``path``, and why its sidecar cannot be read."""
    beside = _beside(path)
    try:
        return Sidecar.model_validate_json(beside.read_bytes()), None
    except FileNotFoundError:
        return Sidecar(), None
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        allowed = ", ".join(Sidecar.model_fields)
        why = f"{place + ': ' if place else ''}{first['msg']} (allowed keys: {allowed})"
    except OSError as fault:
        why = str(fault.strerror)
    return Sidecar(), f"its sidecar {beside.name} cannot be read: {why}"


def drop(folder: Path, files: Sequence[Path], meta: Sidecar) -> list[Path]:
    """Put copies of files into an inbox, each with its sidecar.

    A file of the same name but other bytes is kept beside the new one, which gets a
    number; the same bytes again only renew the sidecar.

    Args:
        folder: the authority's inbox; made where it does not exist.
        files: what to copy.
        meta: what is known of them all; without anything known no sidecar is written.

    Returns:
        Where each file lies now, in the order of ``files``.

    Raises:
        ScraperError: if a file is missing, not a file, or has a name that the inbox
            would pass over; nothing has been copied then.
    """
    for file in files:
        _refuse(file)
    folder.mkdir(parents=True, exist_ok=True)
    placed: list[Path] = []
    for file in files:
        target = _free(folder, file)
        if meta != Sidecar():
            told = meta.model_dump_json(exclude_none=True, indent=2).encode()
            _write(_beside(target), told)
        if not target.exists():
            _copy(file, target)
        placed.append(target)
    return placed


def _refuse(file: Path) -> None:
    why = None
    if not file.is_file():
        why = "there is no such file" if not file.exists() else "it is not a file"
    elif file.name.startswith(".") or file.name.endswith(UNFINISHED):
        why = "the inbox passes over names such as this one"
    elif file.name.endswith(SIDECAR) and Path(file.name).with_suffix("").suffix:
        why = "a name such as this one is a sidecar in the inbox"
    if why is not None:
        raise ScraperError(why, item=str(file), remedy="give the path of a letter, or rename it")


def _free(folder: Path, file: Path) -> Path:
    """Return where a file may lie: its name, or with a number where that is taken."""
    target, number = folder / file.name, 1
    while target.exists() and not cmp(file, target, shallow=False):
        number += 1
        target = folder / f"{file.stem}-{number}{file.suffix}"
    return target


def _copy(file: Path, target: Path) -> None:
    unfinished = _unfinished(target)
    shutil.copyfile(file, unfinished)
    _finish(unfinished, target)


def _write(target: Path, content: bytes) -> None:
    unfinished = _unfinished(target)
    unfinished.write_bytes(content)
    _finish(unfinished, target)


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.{uuid.uuid4().hex}{UNFINISHED}")


def _finish(unfinished: Path, target: Path) -> None:
    """Make a written file durable and rename it in."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR)


def _is_sidecar(path: Path) -> bool:
    """Tell a sidecar from a letter in JSON: it belongs to a file, or waits for one."""
    if path.suffix != SIDECAR:
        return False
    named = path.with_suffix("")
    return named.exists() or bool(named.suffix)
