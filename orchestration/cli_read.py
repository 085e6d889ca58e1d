"""``disclosures read``: documents read here and now, without Dagster or a warehouse."""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from orchestration.cli_console import wide_console
from orchestration.cli_findings import findings
from orchestration.reading import Reader, Reading, read_one
from scrapers.documents.isolated import SafeReader
from scrapers.documents.model import Document
from scrapers.letters.lines import to_lines

Line = Mapping[str, object]


class Keeping:
    """A reader that keeps the text of the last document, to show figures in their place."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.text = ""

    def read(self, data: bytes, name: str) -> Document:
        """Return the document that the reader makes of ``data``."""
        self.text = ""
        document = self._reader.read(data, name)
        self.text = document.text
        return document


def read_and_print(files: Sequence[Path], *, as_json: bool) -> int:
    """Print what each file says, and return 1 when one of them could not be read."""
    # a reader's fault is said in the line for its file; nobody reads a traceback here
    logging.getLogger("orchestration").addHandler(logging.NullHandler())
    unreadable = False
    console = wide_console()
    with SafeReader() as safe:
        reader = Keeping(safe)
        for path in files:
            reading = read_one(path.name, path.read_bytes(), reader)
            unreadable |= reading.problem is not None
            if as_json:
                for line in json_lines(path, reading):
                    click.echo(json.dumps(line, ensure_ascii=False, default=str))
                continue
            if len(files) > 1:
                console.rule(Text(path.name), align="left")
            _print(console, path, reading, reader.text)
    return int(unreadable)


def json_lines(path: Path, reading: Reading) -> Iterator[Line]:
    """Yield a line for each figure and non-answer of a file, or one saying why there is none."""
    if reading.problem:
        reason = f"{reading.status}: {reading.problem}"
        yield {"letter": path.stem, "kind": "unreadable", "reason": reason}
    else:
        yield from to_lines(reading.letter, path.stem)


def _print(console: Console, path: Path, reading: Reading, text: str) -> None:
    if reading.problem:
        said = f"{reading.status}: {reading.problem}"
        console.print(said, markup=False, highlight=False)
        return
    for part in findings(console, path.name, reading.letter, text):
        console.print(part, highlight=False)
