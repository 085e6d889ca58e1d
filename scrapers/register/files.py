"""Reads one file of the register: YAML with a version and a list of entries."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from scrapers.errors import RegisterError
from scrapers.register.entries import Strict
from scrapers.register.faults import faults
from scrapers.register.strict_yaml import StrictLoader

AUTHORITIES, SOURCES, OFFICIAL = "authorities.yml", "sources.yml", "official.yml"
VERSION = 1
Kind = TypeVar("Kind", bound=Strict)


def entries(
    path: Path, kind: type[Kind], kinds: Mapping[str, type[Any]] | None = None
) -> tuple[Kind, ...]:
    """Return the entries of one file, under the key that is the file's name.

    Each is of ``kind``, or of what ``kinds`` says of its platform.

    Raises:
        RegisterError: the file is not as it should be, or one of its entries.
    """
    return tuple(
        entry(path, f"number {number}", raw, _kind_of(raw, kinds or {}) or kind)
        for number, raw in enumerate(content(path)[path.stem], start=1)
    )


def content(path: Path, also: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return what stands in one file: its version, its list, and any of ``also``.

    Raises:
        RegisterError: it is missing, not YAML, or has other keys.
    """
    try:
        read = yaml.load(path.read_text("utf-8"), Loader=StrictLoader)
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
    if not isinstance(read, dict) or set(read) - also != {"version", path.stem}:
        known = "".join(f", it may have {key}" for key in sorted(also))
        raise RegisterError(
            "not a register file",
            item=str(path),
            remedy=f"its keys are version and {path.stem}{known}",
        )
    if read["version"] != VERSION or not isinstance(read[path.stem], list):
        raise RegisterError(
            f"version {read['version']!r} is not read here",
            item=str(path),
            remedy=f"version is {VERSION} and {path.stem} a list",
        )
    return read


def entry(path: Path, place: str, raw: Any, kind: type[Kind]) -> Kind:
    """Return one entry; RegisterError naming it, by ``place`` where it has no name."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        told = raw if isinstance(raw, dict) else {}
        name = told.get("id") or told.get("name") or place
        raise RegisterError(
            faults(error, kind), item=f"{path}, entry {name}", remedy="mend that entry"
        ) from error


def _kind_of(raw: Any, kinds: Mapping[str, type[Any]]) -> type[Any] | None:
    """Return what an entry is by its platform; None where that says nothing."""
    return kinds.get(str(raw.get("platform"))) if isinstance(raw, dict) else None
