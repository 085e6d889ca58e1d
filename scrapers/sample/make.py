"""Write the sample: every file below ``pages/``, the index of them, and what made them.

::

    python -m scrapers.sample.make            # write
    python -m scrapers.sample.make --check    # say what differs, write nothing

Needs the development tools (reportlab). Run twice, it writes the same bytes.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.sample import barnet, barnsley, coventry, ees, sampleshire
from scrapers.sample.answer import Answer
from scrapers.sample.page import robots

HERE = Path(__file__).parent
LAST_MODIFIED = "Mon, 02 Nov 2026 09:00:00 GMT"
"""When the sample was put together: served with every answer, so the next visit asks with it."""
MAKERS = ("openpyxl", "python-docx", "reportlab")
"""The libraries whose version may show in the bytes of a document."""


def all_answers() -> list[Answer]:
    """Return every answer of the sample, ordered by URL.

    Raises:
        ValueError: two answers have one URL or one file.
    """
    found = [
        *barnet.answers(),
        *barnsley.answers(),
        *coventry.answers(),
        *sampleshire.answers(),
        *ees.answers(),
    ]
    asked = {urlsplit(answer.url).hostname or "" for answer in found if _is_robots(answer)}
    hosts = {urlsplit(answer.url).hostname or "" for answer in found}
    found += [robots(host) for host in sorted(hosts - asked)]
    for what in ("url", "file"):
        _refuse_twins([getattr(answer, what) for answer in found], what)
    return sorted(found, key=lambda answer: answer.url)


def files(answers: Iterable[Answer]) -> dict[str, bytes]:
    """Return what is to be written, by its path below this folder."""
    kept = list(answers)
    index = [
        {
            "url": answer.url,
            "file": f"pages/{answer.file}",
            "status": answer.status,
            "media_type": answer.media_type,
            "headers": _headers(answer),
        }
        for answer in kept
    ]
    made_with = {name: version(name) for name in MAKERS}
    return {
        "index.json": _json(index),
        "made_with.json": _json(made_with),
        **{f"pages/{answer.file}": answer.body for answer in kept},
    }


def differences(wanted: dict[str, bytes], folder: Path) -> list[str]:
    """Return one line for each file that is missing, other than wanted, or too many."""
    there = {path.relative_to(folder).as_posix() for path in _pages(folder)}
    lines = [f"{name}: not among what make.py writes" for name in sorted(there - wanted.keys())]
    for name, body in sorted(wanted.items()):
        path = folder / name
        if not path.exists():
            lines.append(f"{name}: missing")
        elif path.read_bytes() != body:
            lines.append(f"{name}: differs")
    return lines


def write(wanted: dict[str, bytes], folder: Path) -> None:
    """Write every file of ``wanted`` below ``folder``, and remove pages that are none."""
    for path in _pages(folder):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, body in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def main(arguments: list[str] | None = None) -> int:
    """Write or check the sample; return 1 where a check finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m scrapers.sample.make")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    chosen = parser.parse_args(arguments)
    wanted = files(all_answers())
    if not chosen.check:
        write(wanted, HERE)
        sys.stdout.write(f"{len(wanted)} files, {sum(map(len, wanted.values())):,} bytes\n")
        return 0
    found = differences(wanted, HERE)
    if found:
        sys.stderr.write("\n".join(found) + "\nrun python -m scrapers.sample.make\n")
    return 1 if found else 0


def _headers(answer: Answer) -> dict[str, str]:
    """Return the headers served with an answer, validators included."""
    validators = {
        "ETag": f'"{sha256(answer.body).hexdigest()[:16]}"',
        "Last-Modified": LAST_MODIFIED,
    }
    return dict(sorted({**validators, **answer.headers}.items()))


def _pages(folder: Path) -> list[Path]:
    return [path for path in folder.glob("pages/**/*") if path.is_file()]


def _is_robots(answer: Answer) -> bool:
    return urlsplit(answer.url).path == "/robots.txt"


def _refuse_twins(names: list[str], what: str) -> None:
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise ValueError(f"two answers have one {what}: {twins}; name them apart")


def _json(data: object) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False, sort_keys=False) + "\n").encode()


if __name__ == "__main__":
    raise SystemExit(main())
