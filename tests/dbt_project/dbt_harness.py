"""A copy of the dbt project with a warehouse of its own, and how to run dbt on it."""

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.cli.main import dbtRunner

PROJECT = Path(__file__).parents[2] / "dbt_project"
SEEDS = {
    "authorities.csv": """\
la_code,name,ons_code,region,opened_on,closed_on,successor_la_codes,note
302,Barnet,E09000003,London,,,,
370,Barnsley,E08000038,Yorkshire and The Humber,,,,
331,Coventry,E08000026,West Midlands,,,,
825,Buckinghamshire,E06000060,South East,,,,
""",
    "symbols.csv": """\
symbol,meaning,lower,upper,note
c,suppressed for confidentiality,1,,
x,not available,,,
u,low reliability,,,
z,not applicable,,,
k,rounds to 0,0,0.5,
""",
    "reviews.csv": """\
document_id,quote,as_printed,ordinal,alike,question,subgroup,period_label,decision,value,lower,upper,\
period_start,period_end,as_at,unit,topic,measure,reason,decided_by,decided_on
letter,settled: 13,,,,,,,correct,136,,,,,,,,,misread,a person,2026-01-01
letter,wrong: 77,77,1,1,,,,reject,,,,,,,,,,a page number,a person,2026-01-01
letter,no longer there,,,,,,,accept,,,,,,,,,,it was right,a person,2026-01-01
""",
}
"""Stand-ins, so that these tests do not hang on what the real lists hold today."""


class Project:
    """A copy of the dbt project with a warehouse of its own; ``seeds`` stand in for its own."""

    def __init__(self, folder: Path, seeds: Mapping[str, str] = SEEDS) -> None:
        self._at(folder)
        ignored = shutil.ignore_patterns("target", "logs", ".user.yml")
        shutil.copytree(PROJECT, self.project, ignore=ignored)
        for name, text in seeds.items():
            (self.project / "seeds" / name).write_text(text, encoding="utf-8")

    @classmethod
    def copied(cls, source: Path, folder: Path) -> "Project":
        """Return a copy of the project in ``source`` with its warehouse; ``folder`` is new."""
        shutil.copytree(source, folder)
        copy = cls.__new__(cls)
        copy._at(folder)
        return copy

    def _at(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "warehouse.duckdb"
        self.project = folder / "dbt_project"

    def dbt(self, *arguments: str) -> dict[str, tuple[str, str | None]]:
        """Run dbt; return each node's status and message by its name."""
        with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
            warnings.simplefilter("ignore")  # dbt's own, and its libraries'
            patch.setenv("DISCLOSURES_HOME", str(self.folder))
            outcome = dbtRunner().invoke(
                [
                    *arguments,
                    *("--project-dir", str(self.project), "--profiles-dir", str(self.project)),
                    *("--target-path", str(self.folder / "target")),
                    *("--log-path", str(self.folder / "logs"), "--log-level", "none"),
                ]
            )
        if outcome.exception:
            raise outcome.exception
        return {run.node.name: (str(run.status), run.message) for run in outcome.result.results}

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows that ``sql`` gives."""
        with duckdb.connect(str(self.path)) as connection:
            return connection.execute(sql, values).fetchall()

    def compiled(self, name: str) -> str:
        """Return the SQL of the one model or test so named (or beginning so), as last compiled."""
        (path,) = (self.folder / "target" / "compiled").rglob(f"{name}*.sql")
        return path.read_text(encoding="utf-8").strip()
