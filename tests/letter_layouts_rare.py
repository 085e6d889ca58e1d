"""Layouts that are rarer or harder to read: more labels, more marks, more words around."""

from datetime import date

from hypothesis import strategies as st
from letter_layouts import BANDS, PARTS, Written, Year, counts, printed, year, years

MONTHS = ("April", "May", "June", "July", "August", "September")
SPANS = (
    "April {a} to March {b}", "1 April {a} to 31 March {b}", "01/04/{a} - 31/03/{b}",
    "Financial year {a}/{c:02}", "FY {a}/{c:02}", "{a}/{c:02} financial year",
    "Year ending March {b}", "Year ending 31 March {b}",
)  # fmt: skip
AS_AT = ("As at 31 March {y}: {n}", "31 March {y}: {n}", "At 31/03/{y} there were {n} children.")
DECLINED = (
    "To find this we would have to read 1,240 case files, at 10 minutes each, which is over 18 "
    "hours. The request is refused under section 12 of the Act.",
    "This is published: https://statistics.example/2023/12/children-in-need-2022",
    "We do not hold this information for the years before 2019.",
    "The figures are withheld under section 40(2), as there are small numbers.",
    "We do not record this in a reportable format. 2 officers would have to search 300 files.",
)


def spelled_years(draw):
    """Reporting years in words: "April 2019 to March 2020: 12"."""
    span, first = draw(st.sampled_from(SPANS)), draw(st.integers(2012, 2020))
    rows = [(year(first + at, span), draw(counts)) for at in range(draw(st.integers(2, 3)))]
    body = "\n".join(f"{one.label}: {printed(count)}" for one, count in rows)
    return "in each year", body, [one.of(count) for one, count in rows]


def months(draw):
    first = draw(st.integers(2015, 2022))
    rows = []
    for at, name in enumerate(MONTHS[: draw(st.integers(3, 6))]):
        last = date(first, at + 5, 1).toordinal() - 1
        when = Year(f"{name} {first}", date(first, at + 4, 1), date.fromordinal(last))
        rows.append((when, draw(counts)))
    body = "\n".join(f"{one.label}: {printed(count)}" for one, count in rows)
    return f"in each month from April {first}", body, [one.of(count) for one, count in rows]


def sentence_list(draw):
    """Several years in one line, parted by commas."""
    rows = [(one, draw(counts)) for one in draw(years(2, 4, "{a}/{c:02}"))]
    form = draw(st.sampled_from(["{y} – {n}", "{n} in {y}", "{y}: {n}", "{n} ({y})"]))
    body = ", ".join(form.format(y=one.label, n=count) for one, count in rows)
    return "in each year", f"{body}.", [one.of(count) for one, count in rows]


def asides(draw):
    """A count among numbers that are none: ages, sections, days, the law."""
    (when,), count = draw(years(1, 1)), draw(counts.filter(bool))
    forms = [
        "Under section 47 of the Children Act 1989, {n} children were referred in {y}.",
        "In {y}, {n} children aged 10 to 17 were referred.",
        "{n} children under 18 were referred in {y}. Assessments are made within 45 working days.",
        "We received your request on 3 May 2023. In {y} there were {n} children referred.",
        "There were {n} children referred in {y} (figures as at 12 May 2023).",
    ]
    answer = draw(st.sampled_from(forms)).format(n=printed(count), y=when.label)
    return "in that year", answer, [when.of(count)]


def two_measures(draw):
    (when,), one, two = draw(years(1, 1)), draw(counts), draw(counts)
    answer = f"In {when.label} there were {one:,} referrals for {two:,} children."
    return "in that year, and how many referrals were there", answer, [when.of(one), when.of(two)]


def total_and_parts(draw):
    """A table with a row and a column of totals."""
    over, parts = draw(years(2, 3)), draw(st.sampled_from(PARTS))
    small = st.integers(0, 900)
    cells = {(part, one): draw(small) for part in parts for one in over}
    sums = {one: sum(cells[part, one] for part in parts) for one in over}
    rows = [["", *(one.label for one in over)]]
    rows += [[part, *(str(cells[part, one]) for one in over)] for part in parts]
    rows.append(["Total", *(str(sums[one]) for one in over)])
    told = [one.of(count) for (_, one), count in cells.items()]
    told += [one.of(count) for one, count in sums.items()]
    return "in each year, by group", "\n".join("\t".join(row) for row in rows), told


def hidden_cells(draw):
    """A table in which small counts are printed as bands or marks; its legend says which."""
    over, parts = draw(years(2, 3)), draw(st.sampled_from(PARTS))
    mark = draw(st.sampled_from(["<5", "*", "[c]", "#"]))
    rows, told = [["", *(one.label for one in over)]], []
    for part in parts:
        row = [part]
        for one in over:
            hidden, count = draw(st.booleans()), draw(counts)
            row.append(mark if hidden else printed(count))
            told.append(one.of(None, 1, 4) if hidden else one.of(count))
        rows.append(row)
    legend = "" if mark == "<5" else f"\n\n{mark} = fewer than 5"
    return "in each year, by group", "\n".join("\t".join(row) for row in rows) + legend, told


def share_column(draw):
    """Counts and percentages in columns of their own."""
    rows, told = [["Year", "Number of children", "Percentage"]], []
    for one in draw(years()):
        count, share = draw(counts), draw(st.integers(1, 99))
        rows.append([one.label, printed(count), f"{share}%"])
        told += [one.of(count), one.of(share)]
    body = "\n".join("\t".join(row) for row in rows)
    return "in each year, and what percentage of all referrals were they", body, told


def cells_of_two_columns(draw):
    """One cell a line, two counts a year: how PDFs give their tables."""
    over, parts = draw(years(3, 4)), draw(st.sampled_from(PARTS))
    lines, told = ["Year", *parts], []
    for one in over:
        two = [draw(counts), draw(counts)]
        lines += [one.label, *map(printed, two)]
        told += [one.of(count) for count in two]
    return "in each year, by group", "\n".join(lines), told


def headed_lists(draw):
    """A list of parts under each year's own heading."""
    parts, told, blocks = draw(st.sampled_from(PARTS)), [], []
    for one in draw(years(2, 3)):
        two = [draw(counts), draw(counts)]
        told += [one.of(count) for count in two]
        listed = "\n".join(f"{part}: {count:,}" for part, count in zip(parts, two, strict=True))
        blocks.append(f"{one.label}\n{listed}")
    return "in each year, by group", "\n\n".join(blocks), told


def banded_sentences(draw):
    (when,), band = draw(years(1, 1)), draw(st.sampled_from(sorted(BANDS)))
    forms = ["There were {n} children referred in {y}.", "In {y} {n} children were referred."]
    answer = draw(st.sampled_from(forms)).format(n=band, y=when.label)
    return "in that year", answer, [when.of(None, *BANDS[band])]


def snapshots(draw):
    """Counts on days: "As at 31 March 2021: 12"."""
    first, form = draw(st.integers(2015, 2020)), draw(st.sampled_from(AS_AT))
    rows = [(first + at, draw(counts)) for at in range(draw(st.integers(1, 3)))]
    body = "\n".join(form.format(y=each, n=printed(count)) for each, count in rows)
    told = [Written(count, as_at=date(each, 3, 31)) for each, count in rows]
    return "on 31 March of each year", body, told


def quarters(draw):
    """Quarters of a reporting year, which begins in April."""
    first = draw(st.integers(2015, 2022))
    ends = (date(first, 6, 30), date(first, 9, 30), date(first, 12, 31), date(first + 1, 3, 31))
    starts = (date(first, 4, 1), date(first, 7, 1), date(first, 10, 1), date(first + 1, 1, 1))
    form = draw(st.sampled_from(["Q{q} {y}: {n}", "{y} Q{q}: {n}", "Quarter {q} {y}: {n}"]))
    label, rows, told = f"{first}/{(first + 1) % 100}", [], []
    for at in range(4):
        count = draw(counts)
        rows.append(form.format(q=at + 1, y=label, n=printed(count)))
        told.append(Written(count, start=starts[at], end=ends[at]))
    return f"in each quarter of {label}", "\n".join(rows), told


def declined(draw):
    """A refusal, or a pointer elsewhere, in which every number is none of a count."""
    return "in each year", draw(st.sampled_from(DECLINED)), []


def part_in_brackets(draw):
    """A count with its parts behind it in brackets."""
    (when,), one, two = draw(years(1, 1)), draw(st.integers(1, 400)), draw(st.integers(1, 400))
    answer = f"{one + two} children ({one} boys and {two} girls)"
    return f"in {when.label}", answer, [when.of(one + two), when.of(one), when.of(two)]


def echoed(draw):
    """The answer says the question's own numbers and years again."""
    (when,), count = draw(years(1, 1)), draw(counts.filter(bool))
    answer = (
        f"You asked how many children aged 10 to 17 were referred in {when.label}.\n"
        f"The answer is {printed(count)}."
    )
    return f"aged 10 to 17 in {when.label}", answer, [when.of(count)]


RARE = (
    spelled_years, months, sentence_list, asides, two_measures, total_and_parts, hidden_cells,
    share_column, cells_of_two_columns, headed_lists, banded_sentences,
    snapshots, quarters, declined, part_in_brackets, echoed,
)  # fmt: skip
