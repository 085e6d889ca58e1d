"""The file of all authorities that an Alaveteli site offers, read row by row.

``/body/all-authorities.csv``: for each body its name, its tags (``la:302`` is the DfE's code,
``gss:E09000003`` the ONS's), and where volunteers found its disclosure log. What they found
is a lead for the register, not evidence.

Source: the export of mysociety/alaveteli; some 24 MB at WhatDoTheyKnow, CC BY-SA 4.0.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrapers.platforms.pages import changed

COLUMNS = ("Name", "URL name", "Tags", "Home page", "Publication scheme", "Disclosure log")
"""The columns that are read; others may stand beside them."""
_BETWEEN_TAGS = re.compile(r"[\s,|]+")


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One body of the file; a cell that is blank is None."""

    name: str
    url_name: str
    la_codes: tuple[str, ...]
    gss_codes: tuple[str, ...]
    home_page: str | None
    publication_scheme: str | None
    disclosure_log: str | None


def read_authorities(data: bytes, page: str = "all-authorities.csv") -> Iterator[AuthorityRow]:
    """Yield the bodies of the file in its order, one at a time.

    Args:
        data: the file, UTF-8.
        page: its address, for messages.

    Raises:
        LayoutChanged: if a column is missing, a row has too many or too few cells, or the
            file is no CSV in UTF-8. Rows before that have been yielded.
    """
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    rows = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        missing = [name for name in COLUMNS if header.count(name) != 1]
        if missing:
            raise changed(f"the file has not one column {', '.join(missing)}: {header}", page)
        for cells in rows:
            if cells and len(cells) != len(header):
                raise changed(
                    f"line {rows.line_num}: {len(cells)} cells under {len(header)} headings", page
                )
            if cells:
                yield _row(dict(zip(header, cells, strict=True)))
    except (csv.Error, UnicodeDecodeError) as fault:
        raise changed(f"line {rows.line_num}: this is no CSV in UTF-8 ({fault})", page) from fault


def _row(cells: Mapping[str, str]) -> AuthorityRow:
    tags = [tag for tag in _BETWEEN_TAGS.split(cells["Tags"]) if tag]
    return AuthorityRow(
        name=cells["Name"].strip(),
        url_name=cells["URL name"].strip(),
        la_codes=_tagged(tags, "la"),
        gss_codes=_tagged(tags, "gss"),
        home_page=cells["Home page"].strip() or None,
        publication_scheme=cells["Publication scheme"].strip() or None,
        disclosure_log=cells["Disclosure log"].strip() or None,
    )


def _tagged(tags: list[str], name: str) -> tuple[str, ...]:
    return tuple(tag.partition(":")[2] for tag in tags if tag.startswith(f"{name}:"))
