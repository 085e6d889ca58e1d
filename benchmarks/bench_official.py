"""Landing and modelling official tables, against DuckDB reading the same CSV files.

``python -m benchmarks.bench_official 5000000`` makes the release of D3's shape that long. Rows are
those of the file; one of D3's has 3 cells, one of C3's 40. Modelling is up to `official_statistics`
and `official_revisions`; the first is a view, which publishing writes out: that is told apart.
"""

import contextlib
import os
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import duckdb

from benchmarks.official_files import ROOT, File, made, made_wide, published
from orchestration.landing.official import land_file
from orchestration.landing.schema import ensure_schema
from orchestration.landing.settings import set_up
from scrapers.statistics.rows import OfficialFile

TIMES, FIXED, MEMORY = 3, 5.0, 1024
"""At most so many times what DuckDB takes, and so many seconds; peak of memory in MiB."""
ROWS, CELLS = 5_000_000, 1_000_000
"""Rows of the made release of D3's shape in `make bench`, and cells of the one of C3's."""
NIGHT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
MODELS = ("+official_statistics", "+official_revisions")
PROJECT = ROOT / "dbt_project"
Measured = tuple[float, float, float]
"""Seconds, seconds of processor time, and the peak of memory of the process in MiB."""


def read_with_duckdb(files: Sequence[File], home: Path) -> None:
    """Read each file into a table, every column as text: what all else is held against."""
    with duckdb.connect(str(home / "read.duckdb")) as connection:
        connection.execute("set enable_progress_bar = false")
        for number, file in enumerate(files):
            connection.execute(
                f"create table t{number} as select * from read_csv(?, all_varchar = true)",
                [str(file.path)],
            )
        connection.execute("checkpoint")


def land(files: Sequence[File], home: Path) -> None:
    """Land each file as a night does."""
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("set enable_progress_bar = false")
        set_up(connection)
        ensure_schema(connection)
        for file in files:
            _, problem = land_file(
                connection, _downloaded(file), run_id="bench", now=NIGHT, path=file.path
            )
            if problem:
                raise RuntimeError(problem)
        connection.execute("checkpoint")


def dbt(*arguments: str, home: Path) -> None:
    """Run dbt on the warehouse of ``home``."""
    from dbt.cli.main import dbtRunner  # the other processes need none of it

    os.environ["DISCLOSURES_HOME"] = str(home)
    options = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    options += ["--target-path", str(home / "target"), "--log-path", str(home / "logs")]
    with warnings.catch_warnings(), contextlib.redirect_stdout(sys.stderr):
        warnings.simplefilter("ignore")
        done = dbtRunner().invoke([*arguments, *options, "--log-level", "none"])
    if not done.success:
        failed = [str(one.message) for one in done.result or () if one.message]
        raise RuntimeError(f"dbt {' '.join(arguments)}: {done.exception or '; '.join(failed)}")


def seeds(files: Sequence[File], home: Path) -> None:
    """Load the seeds, and parse the project: what no night does anew."""
    dbt("seed", home=home)


def model(files: Sequence[File], home: Path) -> None:
    """Build the official models up to their marts."""
    dbt("run", "--select", *MODELS, home=home)


def write_out(files: Sequence[File], home: Path) -> None:
    """Write the statistics out as a table, as publishing does."""
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("set enable_progress_bar = false")
        set_up(connection)
        connection.execute("create table main.written as from marts.official_statistics")
        connection.execute("checkpoint")


def measure(step: Callable[[Sequence[File], Path], None], *given: object) -> Measured:
    """Run a step in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_timed, step, *given).result()


def _timed(step: Callable[[Sequence[File], Path], None], *given: object) -> Measured:
    start, worked = time.perf_counter(), time.process_time()
    step(*given)  # type: ignore[arg-type]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - start, time.process_time() - worked, peak


def compare(what: str, files: Sequence[File], home: Path) -> tuple[str, str, str]:
    """Measure all three for some files, one after the other."""
    read, read_work, _ = measure(read_with_duckdb, files, home)
    landed, landing_work, landing_peak = measure(land, files, home)
    measure(seeds, files, home)
    modelled, model_work, model_peak = measure(model, files, home)
    written, writing_work, _ = measure(write_out, files, home)
    ratio = max(0.0, landed + modelled - FIXED) / read
    work = max(0.0, landing_work + model_work - FIXED) / read_work
    allowed = TIMES * read_work + FIXED
    peak = max(landing_peak, model_peak)
    return (
        f"{what}: landing + modelling / DuckDB reading the files",
        f"{landed:.1f} s + {modelled:.1f} s / {read:.1f} s (processor: {landing_work:.1f} s + "
        f"{model_work:.1f} s / {read_work:.1f} s), peak {peak:.0f} MiB; publishing writes the cells"
        f" out in {written:.1f} s ({writing_work:.1f} s)",
        f"{ratio:.1f} times and {FIXED:.0f} s, of processor time {work:.1f} times (at most "
        f"{TIMES} times is aimed at: {landing_work + model_work:.1f} s of {allowed:.1f} s); "
        f"{MEMORY} MiB at most",
    )


def _downloaded(file: File) -> OfficialFile:
    with file.path.open("rb") as lines:
        rows = sum(1 for _ in lines) - 1
    return OfficialFile(
        dataset=file.dataset,
        release=file.release,
        release_version_id="bench",
        file_id="bench",
        data_set_file_id="bench",
        title=file.dataset,
        file_name=file.path.name,
        published_on=date(int(file.release), 10, 30),
        last_updated=None,
        url="https://example.org/",
        rows=rows,
        sha256=sha256(file.path.name.encode()).hexdigest(),
        body=b"",
        fetched_at=NIGHT,
    )


def run(rows: int = ROWS) -> list[tuple[str, str, str]]:
    """Measure every published file together, and made releases of C3's and of D3's shape."""
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder) / name for name in ("published", "wide", "made")]
        for home in homes:
            home.mkdir()
        if files := published():
            what = f"{len(files)} published official files"
            measured.append(compare(what, files, homes[0]))
        what = f"a release of {CELLS:,} cells of C3's shape"
        measured.append(compare(what, [made_wide(CELLS, homes[1])], homes[1]))
        what = f"a release of {rows:,} rows of D3's shape"
        measured.append(compare(what, [made(rows, homes[2])], homes[2]))
    return measured


if __name__ == "__main__":
    for row in run(*map(int, sys.argv[1:])):
        print(": ".join(row))
