"""The common layouts in which councils answer, each with the figures it states.

A layout is a function of hypothesis's ``draw`` that gives what the question asks after
"How many children were referred", the answer's text and what is written in it. Labels,
years and values are drawn; what a reader must find is therefore known.
"""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

PARTS = (("Boys", "Girls"), ("Aged 10 to 13", "Aged 14 to 17"), ("In care", "Living at home"))
WORDS = {
    "two": 2, "seven": 7, "eleven": 11, "twenty-three": 23, "ninety": 90,
    "one hundred and four": 104, "three hundred": 300,
}  # fmt: skip
BANDS = {
    "<5": (1, 4), "< 5": (1, 4), "fewer than 5": (1, 4), "less than five": (1, 4), "<10": (1, 9),
    "5 or fewer": (1, 5), "0-5": (0, 5), ">100": (101, None), "under 10": (1, 9), "1 to 4": (1, 4),
}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A figure that a letter states: a value, or bounds of which None is unknown."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    start: date | None = None
    end: date | None = None
    as_at: date | None = None


@dataclass(frozen=True)
class Year:
    """A reporting or a calendar year as it is printed."""

    label: str
    start: date
    end: date

    def of(self, value, lower=None, upper=None):
        return Written(value, lower, upper, self.start, self.end)


def year(first, style):
    """Return the year that begins in ``first``, printed in one of the styles."""
    label = style.format(a=first, b=first + 1, c=(first + 1) % 100)
    if style == "{a}":
        return Year(label, date(first, 1, 1), date(first, 12, 31))
    return Year(label, date(first, 4, 1), date(first + 1, 3, 31))


styles = st.sampled_from(["{a}/{c:02}", "{a}-{c:02}", "{a}/{b}", "{a}"])
# four digits that may be a year are another test's matter
counts = st.one_of(st.integers(0, 150), st.integers(0, 40_000)).filter(
    lambda count: not 1900 <= count <= 2100
)


@st.composite
def years(draw, least=2, most=4, style=None):
    first, style = draw(st.integers(2012, 2020)), style or draw(styles)
    return [year(first + at, style) for at in range(draw(st.integers(least, most)))]


def printed(count):
    return f"{count:,}"


def sentence(draw):
    (when,), count = draw(years(1, 1)), draw(counts.filter(bool))
    forms = [
        "There were {n} children referred in {y}.", "In {y}, {n} children were referred.",
        "{n} children were referred in {y}.", "The number of children referred in {y} was {n}.",
    ]  # fmt: skip
    answer = draw(st.sampled_from(forms)).format(n=printed(count), y=when.label)
    return "in that year", answer, [when.of(count)]


def bare(draw):
    (when,), count = draw(years(1, 1)), draw(counts)
    answer = draw(st.sampled_from(["{n}", "{n} children", "{n}."])).format(n=printed(count))
    return f"in {when.label}", answer, [when.of(count)]


def two_in_a_sentence(draw):
    one, two = draw(years(2, 2))
    first, second = draw(counts), draw(counts)
    answer = f"There were {first:,} children in {one.label} and {second:,} in {two.label}."
    return "in each year", answer, [one.of(first), two.of(second)]


def respectively(draw):
    one, two = draw(years(2, 2))
    first, second = draw(counts), draw(counts)
    answer = (
        f"In {one.label} and {two.label} there were {first:,} and {second:,} children respectively."
    )
    return "in each year", answer, [one.of(first), two.of(second)]


def word_numbers(draw):
    (when,), word = draw(years(1, 1)), draw(st.sampled_from(sorted(WORDS)))
    answer = f"{word.capitalize()} children were referred in {when.label}."
    return "in that year", answer, [when.of(WORDS[word])]


def nil(draw):
    (when,) = draw(years(1, 1))
    answer = draw(st.sampled_from(["None.", "Nil", "0", "No children.", "Zero", "None"]))
    return f"in {when.label}", answer, [when.of(0)]


def labelled_lines(draw):
    forms = ["{y}: {n}", "{y} – {n}", "{y} = {n}", "{y}\t{n}", "{y}: {n} children", "{y} {n}"]
    return _lines(draw, draw(st.sampled_from(forms)))


def bullets(draw):
    return _lines(draw, draw(st.sampled_from(["- {y}: {n}", "• {y}: {n}", "* {y} – {n}"])))


def _lines(draw, form):
    # "2012 – 13" is a reporting year, whatever was meant
    style = "{a}/{c:02}" if "–" in form else None
    rows = [(one, draw(counts)) for one in draw(years(style=style))]
    answer = "\n".join(form.format(y=one.label, n=printed(count)) for one, count in rows)
    return "in each year", answer, [one.of(count) for one, count in rows]


def bands(draw):
    rows, told = [], []
    for one in draw(years()):
        band = draw(st.one_of(st.none(), st.sampled_from(sorted(BANDS))))
        count = draw(counts)
        rows.append(f"{one.label}: {band or printed(count)}")
        told.append(one.of(None, *BANDS[band]) if band else one.of(count))
    return "in each year", "\n".join(rows), told


def marks(draw):
    """A star that the letter's own legend says is a count under five."""
    rows, told = [], []
    for one in draw(years()):
        hidden, count = draw(st.booleans()), draw(counts)
        rows.append(f"{one.label}: {'*' if hidden else printed(count)}")
        told.append(one.of(None, 1, 4) if hidden else one.of(count))
    return "in each year", "\n".join([*rows, "", "* = fewer than 5"]), told


def percentages_beside(draw):
    rows, told = [], []
    for one in draw(years()):
        count, share = draw(counts), draw(st.integers(1, 99))
        rows.append(f"{one.label}: {count:,} ({share}%)")
        told += [one.of(count), one.of(share)]
    return "in each year, and what percentage of all referrals were they", "\n".join(rows), told


def years_across(draw):
    return _table(draw, across=True, tab="\t")


def years_down(draw):
    return _table(draw, across=False, tab="\t")


def pipes(draw):
    return _table(draw, across=draw(st.booleans()), tab="|")


def spaced_columns(draw):
    return _table(draw, across=True, tab=" ")


def one_cell_a_line(draw):
    cells = [(one, draw(counts)) for one in draw(years(3, 5))]
    lines = [line for one, count in cells for line in (one.label, printed(count))]
    answer = "\n".join(["Year", "Number of children", *lines])
    return "in each year", answer, [one.of(count) for one, count in cells]


def _table(draw, *, across, tab):
    over, parts = draw(years()), draw(st.sampled_from(PARTS))
    cells = {(part, one): draw(counts) for part in parts for one in over}
    if across:
        rows = [["", *(one.label for one in over)]]
        rows += [[part, *(printed(cells[part, one]) for one in over)] for part in parts]
    else:
        rows = [["Year", *parts]]
        rows += [[one.label, *(printed(cells[part, one]) for part in parts)] for one in over]
    if tab == "|":
        rule = ["---"] * len(rows[0])
        body = "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))
    elif tab == " ":
        wide = max(len(row[0]) for row in rows) + 2
        body = "\n".join(
            row[0].ljust(wide) + "".join(f"{one:>12}" for one in row[1:]) for row in rows
        )
    else:
        body = "\n".join(tab.join(row) for row in rows)
    return "in each year, by group", body, [one.of(count) for (_, one), count in cells.items()]


COMMON = (
    sentence, bare, two_in_a_sentence, respectively, word_numbers, nil, labelled_lines, bullets,
    bands, marks, percentages_beside, years_across, years_down, pipes, spaced_columns,
    one_cell_a_line,
)  # fmt: skip
