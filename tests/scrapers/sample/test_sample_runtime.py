"""A run replays the sample without the tools that made it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[3]
MADE_WITH = ("reportlab", "pypdf")


def imports_of(path: Path) -> set[str]:
    """Return the modules that the file at ``path`` imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_imports_are_seen_in_both_of_their_forms(tmp_path):
    module = tmp_path / "module.py"
    module.write_text("import a.b\ndef f():\n    from c import d\n")
    assert imports_of(module) == {"a.b", "c.d"}


def test_only_the_maker_of_the_sample_needs_the_libraries_that_made_it():
    sample = ROOT / "scrapers" / "sample"
    outside = [
        path
        for package in ("scrapers", "orchestration")
        for path in (ROOT / package).rglob("*.py")
        if sample not in path.parents
    ]
    assert outside
    for path in outside:
        names = imports_of(path)
        assert not [name for name in names if name.startswith("scrapers.sample.")], path
        assert not [name for name in names if name.split(".")[0] in MADE_WITH], path


def test_the_package_of_the_sample_itself_imports_nothing():
    assert imports_of(ROOT / "scrapers" / "sample" / "__init__.py") == set()
