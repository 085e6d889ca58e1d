"""The command ``disclosures``: each command's work is in a module of its own.

Those modules are imported by the command that is called, so that reading a letter does not
wait for Dagster to load.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class OneLine(click.Group):
    """Commands whose expected failures are one line naming the item and the remedy."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what it cannot do is said without a traceback."""
        from orchestration.lock import AlreadyRunning
        from orchestration.review_decisions import ReviewError
        from orchestration.settings import SettingsError
        from scrapers.errors import ScraperError

        try:
            return super().invoke(ctx)
        except (SettingsError, AlreadyRunning, ReviewError, ScraperError) as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise click.ClickException(
                f"{error.filename}: {error.strerror} (is DISCLOSURES_HOME a folder you may write?)"
            ) from error


@click.group(cls=OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="council-disclosures")
def main() -> None:
    """What English councils disclose about children's social care, beside the statistics."""


@main.command()
@click.option("--authority", "authorities", multiple=True, metavar="NAME",
              help="Only this authority: name, slug or DfE code. May be given again.")  # fmt: skip
@click.option("--assets", "selection", metavar="SELECTION",
              help="Only these assets, in Dagster's selection syntax.")  # fmt: skip
@click.option("--sweep", is_flag=True,
              help="Look again at all that the logs list, also what is old and held.")  # fmt: skip
@click.option("--all-requests", is_flag=True,
              help="Open also what is not about children's social care.")  # fmt: skip
def run(authorities: Sequence[str], selection: str | None, sweep: bool, all_requests: bool) -> None:
    """Run the nightly job."""
    from orchestration.cli_run import run_and_tell

    sys.exit(
        run_and_tell(
            authorities=authorities, selection=selection, sweep=sweep, all_requests=all_requests
        )
    )


@main.command()
def replay() -> None:
    """Read everything in the archive again with today's readers; no network."""
    from orchestration.cli_run import replay_and_tell

    sys.exit(replay_and_tell())


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def read(files: Sequence[Path], as_json: bool) -> None:
    """Read documents and print what they say; nothing is written anywhere."""
    from orchestration.cli_read import read_and_print

    sys.exit(read_and_print(files, as_json=as_json))


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--authority", required=True, metavar="NAME", help="Name, slug or DfE code.")
@click.option("--reference", help="The request's reference.")
@click.option("--title", help="What the request is about.")
@click.option("--url", help="Where the answer is published.")
@click.option("--responded-on", type=click.DateTime(["%Y-%m-%d"]), help="Day of the answer.")
@click.option("--licence", help="The terms the letter is published under.")
def add(files: Sequence[Path], authority: str, **about: object) -> None:
    """Put documents into an authority's inbox; the next run reads them."""
    from orchestration.cli_add import add_and_tell

    add_and_tell(files, authority, about)


DAY = click.DateTime(["%Y-%m-%d"])


@main.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--accept", is_flag=True, help="Decide that these figures are read right.")
@click.option("--correct", is_flag=True, help="Decide what is right for this figure.")
@click.option("--reject", is_flag=True, help="Decide that these are no figures to be used.")
@click.option("--value", type=float, help="The right number.")
@click.option("--lower", type=float, help="The least number of the right band.")
@click.option("--upper", type=float, help="The greatest number of the right band.")
@click.option("--period-start", type=DAY, help="The right first day.")
@click.option("--period-end", type=DAY, help="The right last day.")
@click.option("--as-at", type=DAY, help="The right day of a count on one day.")
@click.option("--unit", help="The right unit.")
@click.option("--topic", help="The right topic.")
@click.option("--measure", help="The right measure, or none.")
@click.option("--reviewer", metavar="NAME", help="Who decides.")
@click.option("--note", default="", help="Why; needed to correct and to reject.")
@click.option("--authority", metavar="NAME", help="List only this authority's.")
@click.option("--reason", metavar="TEXT", help="List only those with this in their reason.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True,
              help="List no more than so many.")  # fmt: skip
@click.option("--unmatched", is_flag=True, help="List the decisions that found no figure.")
def review(ids: Sequence[str], **options: Any) -> None:
    """List the figures that wait for a decision, or --accept, --correct or --reject some.

    Decisions are kept in dbt_project/seeds/reviews.csv and carried out by every run.
    """
    from orchestration.cli_review_options import review_as_asked

    sys.exit(review_as_asked(ids, options))


@main.command()
@click.option("--check", is_flag=True,
              help="Ask each source once; say what it shows beside what is expected.")  # fmt: skip
@click.option("--recorded", metavar="NAME",
              help="Show what was recorded of a source, or of an authority's.")  # fmt: skip
def sources(check: bool, recorded: str | None) -> None:
    """List every authority and official source, and how the last visit went."""
    from orchestration.cli_recorded import show_recorded
    from orchestration.cli_sources import list_sources

    sys.exit(show_recorded(recorded) if recorded else list_sources(check=check))


if __name__ == "__main__":
    main()
