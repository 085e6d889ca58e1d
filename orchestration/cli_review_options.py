"""What the options of ``disclosures review`` ask for together."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import click

from orchestration.cli_review import decide_and_tell, list_figures, list_unmatched
from orchestration.review_corrections import Right

KINDS = ("accept", "correct", "reject")
LISTING = ("authority", "reason", "unmatched")


def review_as_asked(ids: Sequence[str], options: Mapping[str, Any]) -> int:
    """List or decide, and return the exit code.

    Raises:
        click.UsageError: options that do not go together, or too few of them.
    """
    kinds = [kind for kind in KINDS if options[kind]]
    right = {field.name: options[field.name] for field in fields(Right)}
    given = [name for name, said in right.items() if said is not None]
    if given and kinds != ["correct"]:
        raise click.UsageError(f"{_option(given[0])} goes with --correct")
    if not kinds:
        if ids:
            raise click.UsageError(f"{ids[0]}: say what of it: --accept, --correct or --reject")
        if options["unmatched"]:
            return list_unmatched()
        return list_figures(
            authority=options["authority"], reason=options["reason"], limit=options["limit"]
        )
    if len(kinds) > 1:
        raise click.UsageError(f"--{kinds[0]} and --{kinds[1]}: one decision at a time")
    if listing := [name for name in LISTING if options[name]]:
        raise click.UsageError(f"{_option(listing[0])} is for listing, not for deciding")
    return _decide(kinds[0], ids, right, options)


def _decide(
    kind: str, ids: Sequence[str], right: Mapping[str, Any], options: Mapping[str, Any]
) -> int:
    if not ids:
        raise click.UsageError(f"--{kind} of which figure? (disclosures review lists their ids)")
    if kind == "correct" and len(ids) > 1:
        raise click.UsageError("--correct is for one figure at a time")
    reviewer = (options["reviewer"] or "").strip()
    if not reviewer:
        raise click.UsageError("--reviewer: say who decides")
    days: dict[str, Any] = {
        name: said.date() if isinstance(said, datetime) else said for name, said in right.items()
    }
    note = " ".join(options["note"].split())
    decide_and_tell(kind, ids, right=Right(**days), reviewer=reviewer, note=note)
    return 0


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
