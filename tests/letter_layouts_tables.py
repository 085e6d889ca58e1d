"""Tables with more than a heading and counts, and lists with other things between."""

from hypothesis import strategies as st
from letter_layouts import PARTS, counts, printed, years

small = st.integers(0, 900)
TITLES = (
    "Table 1: Number of children referred",
    "Children referred, by year",
    "Referrals of children",
)
NOTES = (
    "Source: case management system, extracted on 12/05/2023.",
    "Note: a child may be referred more than once in a year.",
    "Figures are provisional and may be subject to change.",
)
FURNITURE = (
    "Page 1 of 2",
    "Pennyford Council, Civic Hall, High Street, Pennyford EN5 1AA",
    "Tel: 01632 960018 | www.pennyford.example",
)


def _body(rows):
    return "\n".join("\t".join(row) for row in rows)


def _grid(draw, least=2, most=3, values=counts):
    """Return years, parts and a count for each pair of them."""
    over, parts = draw(years(least, most)), draw(st.sampled_from(PARTS))
    return over, parts, {(part, one): draw(values) for part in parts for one in over}


def _told(cells):
    return [one.of(count) for (_, one), count in cells.items()]


def titled_table(draw):
    """A title above and a note below."""
    over, parts, cells = _grid(draw)
    rows = [["", *(one.label for one in over)]]
    rows += [[part, *(printed(cells[part, one]) for one in over)] for part in parts]
    body = f"{draw(st.sampled_from(TITLES))}\n{_body(rows)}\n\n{draw(st.sampled_from(NOTES))}"
    return "in each year, by group", body, _told(cells)


def number_and_share(draw):
    """Each year over two columns, a number and a percentage."""
    over, parts, cells = _grid(draw, values=small)
    shares = {key: draw(st.integers(1, 99)) for key in cells}
    rows = [["", *(label for one in over for label in (one.label, ""))]]
    rows.append(["", *(label for _ in over for label in ("Number", "%"))])
    for part in parts:
        row = [part]
        for one in over:
            row += [str(cells[part, one]), f"{shares[part, one]}%"]
        rows.append(row)
    told = _told(cells) + [one.of(share) for (_, one), share in shares.items()]
    return "in each year, by group, and what percentage were they", _body(rows), told


def share_in_cells(draw):
    """A percentage in brackets behind each count."""
    over, parts, cells = _grid(draw, values=small)
    shares = {key: draw(st.integers(1, 99)) for key in cells}
    rows = [["", *(one.label for one in over)]]
    rows += [
        [part, *(f"{cells[part, one]} ({shares[part, one]}%)" for one in over)] for part in parts
    ]
    told = _told(cells) + [one.of(share) for (_, one), share in shares.items()]
    return "in each year, by group, and what percentage were they", _body(rows), told


def total_column(draw):
    """Years down, their sum in the last column."""
    over, parts, cells = _grid(draw, values=small)
    rows, told = [["Year", *parts, "Total"]], _told(cells)
    for one in over:
        here = [cells[part, one] for part in parts]
        rows.append([one.label, *map(str, here), str(sum(here))])
        told.append(one.of(sum(here)))
    return "in each year, by group", _body(rows), told


def single_blanks(draw):
    """Columns that one blank keeps apart, as text out of a PDF often has them."""
    over, parts, cells = _grid(draw, values=small)
    rows = [" ".join(["Year", *(one.label for one in over)])]
    rows += [" ".join([part, *(str(cells[part, one]) for one in over)]) for part in parts]
    return "in each year, by group", "\n".join(rows), _told(cells)


def furnished_list(draw):
    """A page ends in the middle of a list: its footer and the next header stand between."""
    rows = [(one, draw(counts)) for one in draw(years(3, 5))]
    lines = [f"{one.label}: {printed(count)}" for one, count in rows]
    at = draw(st.integers(1, len(lines) - 1))
    lines.insert(at, f"\n{draw(st.sampled_from(FURNITURE))}\n")
    return "in each year", "\n".join(lines), [one.of(count) for one, count in rows]


def led_in(draw):
    """A word or two before the count."""
    (when,), count = draw(years(1, 1)), draw(counts.filter(bool))
    form = draw(
        st.sampled_from(
            ["Yes. {n} children.", "Answer: {n}", "A. {n} children", "Total: {n}",
             "Number of children: {n}",
             "Please see below.\n\n{n} children", "We hold: {n} children."]
        )
    )  # fmt: skip
    return f"in {when.label}", form.format(n=printed(count)), [when.of(count)]


def two_tables(draw):
    """Two tables in one answer, each under its own title."""
    told, bodies = [], []
    for title in ("Boys", "Girls"):
        over = draw(years(2, 3))
        here = [draw(counts) for _ in over]
        told += [one.of(count) for one, count in zip(over, here, strict=True)]
        rows = [["Year", "Number of children"]]
        rows += [[one.label, printed(count)] for one, count in zip(over, here, strict=True)]
        bodies.append(f"{title}\n\n{_body(rows)}")
    return "in each year, by sex", "\n\n".join(bodies), told


TABLES = (
    titled_table, number_and_share, share_in_cells, total_column, single_blanks, furnished_list,
    led_in, two_tables,
)  # fmt: skip
