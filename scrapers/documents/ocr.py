"""Optical character recognition by Tesseract, where it is installed.

Tesseract is a program, not a library: it is looked for on the PATH, given one page's
picture on its standard input, and ended when it takes too long. What it reads is always
told (`Document.scanned`), for a digit misread looks like any other digit.
"""

import contextlib
import csv
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

PROGRAM = "tesseract"
LANGUAGE = "eng"
DPI = 200
"""What pages are rendered at; scans are seldom finer, and time grows with its square."""

SECONDS = 14.0
"""For all the pages of one document: within `isolated.SECONDS`, with room for the rest."""

_SECONDS_TO_ASK = 5.0
_LEAST_CONFIDENCE = 55.0
"""Mean confidence (0 to 100) below which a page's words are no words: a picture, or sideways."""


_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in pixels from the picture's top left; ``line`` tells its line."""

    text: str
    line: tuple[int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


class NotRecognised(Exception):
    """Why a page could not be read, to be put behind "was not read: "."""


@contextlib.contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Give all that is recognised inside ``seconds`` together, counted from now.

    A mail with five scans is one document: without this each would take its own time.
    """
    before = _UNTIL.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(before)


def deadline() -> float:
    """Return when to give up, on `time.monotonic`'s clock."""
    set_by_limit = _UNTIL.get()
    return time.monotonic() + SECONDS if set_by_limit is None else set_by_limit


def program() -> str | None:
    """Return the path of Tesseract, None where it is not installed."""
    return shutil.which(PROGRAM)


@lru_cache(maxsize=4)
def version(path: str) -> str:
    """Return the name and version that the program at ``path`` gives itself."""
    told = subprocess.run(
        [path, "--version"],
        capture_output=True,
        text=True,
        timeout=_SECONDS_TO_ASK,
        check=False,
    )
    found = re.search(r"tesseract v?([0-9.]+)", told.stdout + told.stderr)
    return f"tesseract {found.group(1).rstrip('.')}" if found else "tesseract"


def recognise(picture: bytes, *, path: str, dpi: float, until: float) -> list[Word]:
    """Return the words in ``picture``, in reading order.

    Args:
        picture: a page in a format that Leptonica reads (PNM, PNG, TIFF).
        path: the program.
        dpi: the picture's resolution in dots an inch.
        until: when to give up, on `time.monotonic`'s clock.

    Raises:
        NotRecognised: when the time is up, the program fails, or what it finds is so
            unsure that it is no text.

    Source:
        Tesseract manual, "TSV" output and page segmentation mode 4 (a column of text of
        variable sizes), which keeps the cells of a row on one line.
    """
    command = [path, "stdin", "stdout", "-l", LANGUAGE, "--psm", "4", "--dpi", f"{dpi:.0f}", "tsv"]
    left = until - time.monotonic()
    if left <= 0:
        raise NotRecognised("the time for one document was up")
    # one thread: OpenMP's others only wait for each other on a page this small
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=left,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotRecognised("the time for one document was up") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip().split("\n")[-1]
        raise NotRecognised(f"{PROGRAM} failed: {said or f'exit code {done.returncode}'}")
    return _sure(_words(done.stdout.decode("utf-8", errors="replace")))


def _words(table: str) -> list[Word]:
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row) for row in rows if row["level"] == "5" and row["text"].strip()]


def _word(row: dict[str, str]) -> Word:
    left, top = int(row["left"]), int(row["top"])
    return Word(
        text=row["text"].strip(),
        line=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
        left=left,
        top=top,
        right=left + int(row["width"]),
        bottom=top + int(row["height"]),
        confidence=float(row["conf"]),
    )


def _sure(words: list[Word]) -> list[Word]:
    weight = sum(len(word.text) for word in words)
    mean = sum(word.confidence * len(word.text) for word in words) / weight if weight else 100.0
    if mean < _LEAST_CONFIDENCE:
        raise NotRecognised(f"its words are too unsure (mean confidence {mean:.0f} of 100)")
    return words
