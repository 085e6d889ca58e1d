"""Where the dbt project is, and its manifest."""

from collections.abc import Iterator
from pathlib import Path

from dagster_dbt import DbtProject

REMEDY = "make run, make test and make dev build it"
PROJECT = DbtProject(project_dir=Path(__file__).parents[2] / "dbt_project")


class ManifestMissing(RuntimeError):
    """dbt's manifest is not built, or not of these models, so nothing is known of them."""


def manifest() -> Path:
    """Return the path of the manifest.

    Raises:
        ManifestMissing: it is not there, or a model was changed since. It is built
            beforehand and not here, because several processes load this code location at
            once.
    """
    path = Path(PROJECT.manifest_path)
    if not path.exists():
        raise ManifestMissing(f"{path.name} of the dbt project is missing ({REMEDY})")
    built = path.stat().st_mtime
    newer = [name for name in _sources() if name.stat().st_mtime > built]
    if newer:
        raise ManifestMissing(
            f"{path.name} of the dbt project is older than {newer[0].name} ({REMEDY})"
        )
    return path


def _sources() -> Iterator[Path]:
    """Yield the files that say which models there are and what is tested of them.

    Not the seeds: a person's decision in reviews.csv is read by the next run as it is.
    """
    for folder in ("models", "macros", "tests", "seeds"):
        for ending in ("sql", "yml"):
            yield from (PROJECT.project_dir / folder).rglob(f"*.{ending}")
