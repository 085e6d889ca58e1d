"""How an official table that is not the one expected is reported: place and remedy."""

from scrapers.errors import TableContractBroken

REMEDY = (
    "the release before stays in force; look at the file and the release's data guidance, "
    "and change the table's entry in scrapers/statistics/tables only if the publisher "
    "changed the table"
)


def broken(
    message: str,
    *,
    name: str,
    line: int | None = None,
    column: str | None = None,
    remedy: str = REMEDY,
) -> TableContractBroken:
    """Return the error for one place in one table.

    Args:
        message: what is wrong there.
        name: the file.
        line: counted from 1, the header being line 1.
        column: the heading of the column.
        remedy: what a person can do.
    """
    place = [name]
    if line is not None:
        place.append(f"line {line}")
    if column is not None:
        place.append(f"column {column}")
    return TableContractBroken(message, item=", ".join(place), remedy=remedy)
