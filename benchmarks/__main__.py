"""Run every ``bench_*.py`` of this folder and write what they measured."""

import importlib
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Print a table of all measurements, and keep it in results.md."""
    lines = ["# Measured by `make bench`, all in one run", "", "| what | measured | held against |"]
    lines.append("|---|---|---|")
    for path in sorted(HERE.glob("bench_*.py")):
        print(f"--- {path.stem}", flush=True)
        for what, measured, against in importlib.import_module(f"benchmarks.{path.stem}").run():
            print(f"{what}: {measured} ({against})", flush=True)
            lines.append(f"| {what} | {measured} | {against} |")
    (HERE / "results.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
