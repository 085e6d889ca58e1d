"""A file written beside its place and swapped in whole, under whoever reads the old one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def swapped_in(path: Path, run_id: str) -> Iterator[Path]:
    """Give a name to write to; what stands there afterwards takes the place of ``path``.

    When the work inside fails, or the process is killed, ``path`` stays as it was. Readers
    that have the old file open keep it, whole; those that open it anew see the new one.
    This needs a POSIX file system: Windows does not replace a file that is open.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{run_id}.tmp")
    beside.unlink(missing_ok=True)
    try:
        yield beside
        _to_disk(beside)
        os.replace(beside, path)  # noqa: PTH105 - Path.replace hides that it is atomic
        _to_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def remove_left_overs(folder: Path) -> list[Path]:
    """Remove what killed runs have left beside, and return what it was."""
    left = sorted(folder.rglob(".*.tmp*"))
    for path in left:
        path.unlink()
    return left


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
