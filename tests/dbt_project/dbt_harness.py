"""A copy of the dbt project with a warehouse of its own, and how to run dbt on it."""

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import SeedNode

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
    """A copy of the dbt project with a warehouse of its own.

    ``seeds`` stand in for its own. ``parsed`` is such a project that was parsed, where this
    one is to have the same models and tests: parsing costs as much as building a third.
    """

    def __init__(
        self,
        folder: Path,
        seeds: Mapping[str, str] = SEEDS,
        parsed: "Project | None" = None,
    ) -> None:
        self._at(folder)
        if parsed:
            shutil.copytree(parsed.folder / "target", folder / "target")
        ignored = shutil.ignore_patterns("target", "logs", ".user.yml")
        shutil.copytree(PROJECT, self.project, ignore=ignored)
        for name, text in seeds.items():
            (self.project / "seeds" / name).write_text(text, encoding="utf-8")

    @classmethod
    def copied(cls, source: Path, folder: Path) -> "Project":
        """Return a copy of the project in ``source`` with its warehouse; ``folder`` is new."""
        shutil.copytree(source, folder)
        return cls.at(folder)

    @classmethod
    def at(cls, folder: Path) -> "Project":
        """Return the project that was made in ``folder``."""
        project = cls.__new__(cls)
        project._at(folder)
        return project

    def _at(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "warehouse.duckdb"
        self.project = folder / "dbt_project"

    def dbt(self, *arguments: str) -> dict[str, tuple[str, str | None]]:
        """Run dbt; return each node's status and message by its name."""
        ran = self._invoke(*arguments).results
        return {run.node.name: (str(run.status), run.message) for run in ran}

    def _invoke(self, *arguments: str) -> Any:
        with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
            warnings.simplefilter("ignore")  # dbt's own, and its libraries'
            patch.setenv("DISCLOSURES_HOME", str(self.folder))
            outcome = dbtRunner(manifest=self._parsed()).invoke(
                [
                    *arguments,
                    *("--project-dir", str(self.project), "--profiles-dir", str(self.project)),
                    *("--target-path", str(self.folder / "target")),
                    *("--log-path", str(self.folder / "logs"), "--log-level", "none"),
                    *("--log-level-file", "none"),
                ]
            )
        if outcome.exception:
            raise outcome.exception
        return outcome.result

    def _parsed(self) -> Manifest | None:
        """Return what dbt kept of its last reading, which it does not use in another folder."""
        kept = self.folder / "target" / "partial_parse.msgpack"
        if not kept.exists():
            return None
        manifest = Manifest.from_msgpack(kept.read_bytes())
        for node in manifest.nodes.values():
            if isinstance(node, SeedNode):
                node.root_path = str(self.project)
        manifest.build_flat_graph()
        return manifest

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows that ``sql`` gives."""
        with duckdb.connect(str(self.path)) as connection:
            return connection.execute(sql, values).fetchall()

    def compiled(self, name: str) -> str:
        """Return the SQL of the one model or test so named (or beginning so), as last compiled."""
        (path,) = (self.folder / "target" / "compiled").rglob(f"{name}*.sql")
        return path.read_text(encoding="utf-8").strip()
