"""How many letters a second one process reads, and how many two do."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ROOT = Path(__file__).parents[1]
AIM = 1.7
TIMES = 4
"""How often the letters are read, so that what starting costs is a small part."""


def _letters() -> list[Path]:
    return sorted((ROOT / "tests/letters").glob("*.txt"))


def read_all(paths: list[Path]) -> int:
    """Read each letter from its bytes; return how many figures they hold."""
    return sum(len(read_letter(read_document(p.read_bytes(), p.name)).figures) for p in paths)


def _letters_a_second(processes: int) -> float:
    paths = _letters()
    parts = [paths[at::8] for at in range(8)] * TIMES
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(read_all, [paths[:4]] * processes * 2))  # both have started and loaded
        start = time.perf_counter()
        list(pool.map(read_all, parts))
        return len(paths) * TIMES / (time.perf_counter() - start)


def run() -> list[tuple[str, str, str]]:
    """Measure one process, then two, over the same letters."""
    one, two = _letters_a_second(1), _letters_a_second(2)
    return [
        (
            "letters a second, one process / a pool of two",
            f"{one:.0f} / {two:.0f}",
            f"{two / one:.2f} times; at least {AIM} is aimed at",
        )
    ]
