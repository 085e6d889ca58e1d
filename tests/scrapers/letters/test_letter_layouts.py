"""One letter a layout, each made up here; what must be read of it stands beside it."""

from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

REPEATED = """Thank you for your request received on 5 June 2023.

1. How many children were referred in 2021 and 2022?
2. How many of them were under 13?

Response

1. How many children were referred in 2021 and 2022?

2021 - 45
2022 - 52

2. How many of them were under 13?

Less than 10
"""
AFTER_ALL = """1. How many referrals were made in 2018?
2. How many in 2019?
3. How many in 2020?

Response 04-06-2024

1.-2. None.
3. Seven
"""
SPOKEN = """1. How many children went missing?
45 in 2020/21, 52 in 2021/22 and 61 in 2022/23.
2. How many referrals were there?
In 2021/22 there were 1,204 referrals, in 2022/23 there were 998.
"""
ROMAN = """Request:
I. How many children were looked after on 31 March 2020?
II. How many of them lived in a children's home?
Response:
I. 293
II. 0
"""
SUBS = """Request:
1. How many children in care attend:
a) mainstream schools?
b) special schools?
Response:
1. How many children in care attend:
a) mainstream schools? - 142
b) special schools? - Fewer than 5
"""
ACROSS = """Request:
How many placements were made?
Response:
2018-19 2017-18 2016-17
Q1 - In house 287 311 273
Q2 - Agency 155 239 291
"""
STACKED = """1. Please provide the number of children on a plan

Category
2019/20
2020/21
Girls
300
310
Boys
100
<5
"""
HEADED = """1) How many conferences were held?

2021/22
Held: 345
In time: 300 (87%)

2022/23
Held: 355
In time: 310 (87.3%)
"""
BARS = """1. How many social workers were there on 31 March 2024?
Type | Number
Permanent | 120
Agency | 30
"""
WRAPPED = """1. How many children were referred because of concerns about criminal exploitation in
the financial years 2021-22 and 2022-23, in the 5 localities of your 2019 strategy?
In 2021-22 a total of 133 children were referred because of concerns about criminal
exploitation; in 2022-23 the figure was 158.
"""
RY = {n: (date(n, 4, 1), date(n + 1, 3, 31), None) for n in range(2015, 2025)}
CY = {n: (date(n, 1, 1), date(n, 12, 31), None) for n in range(2015, 2025)}
BOTH = (date(2021, 1, 1), date(2022, 12, 31), None)
DAY = {n: (None, None, date(n, 3, 31)) for n in (2020, 2024)}
NONE = (None, None, None)

CASES = {
    "question-repeated": (
        REPEATED,
        [("1", 45, CY[2021]), ("1", 52, CY[2022]), ("2", (1, 9), BOTH)],
    ),
    "answers-after-all": (AFTER_ALL, [("1", 0, CY[2018]), ("2", 0, CY[2019]), ("3", 7, CY[2020])]),
    "in-sentences": (
        SPOKEN,
        [
            ("1", 45, RY[2020]),
            ("1", 52, RY[2021]),
            ("1", 61, RY[2022]),
            ("2", 1204, RY[2021]),
            ("2", 998, RY[2022]),
        ],
    ),
    "roman": (ROMAN, [("I", 293, DAY[2020]), ("II", 0, DAY[2020])]),
    "sub-questions": (SUBS, [("1a", 142, NONE), ("1b", (1, 4), NONE)]),
    "years-across-without-tabs": (
        ACROSS,
        [(q, v, RY[y]) for q, row in (("1", (287, 311, 273)), ("2", (155, 239, 291)))
         for v, y in zip(row, (2018, 2017, 2016), strict=True)],
    ),
    "one-cell-a-line": (
        STACKED,
        [("1", 300, RY[2019]), ("1", 310, RY[2020]), ("1", 100, RY[2019]), ("1", (1, 4), RY[2020])],
    ),
    "years-as-headings": (
        HEADED,
        [("1", v, RY[2021]) for v in (345, 300, 87)]
        + [("1", v, RY[2022]) for v in (355, 310, 87.3)],
    ),
    "bars": (BARS, [("1", 120, DAY[2024]), ("1", 30, DAY[2024])]),
    "wrapped-lines": (WRAPPED, [("1", 133, RY[2021]), ("1", 158, RY[2022])]),
}  # fmt: skip


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def gist(one):
    value = (one.lower, one.upper) if one.value is None else one.value
    return one.question, value, (one.period_start, one.period_end, one.as_at)


@pytest.mark.parametrize("name", CASES)
def test_reads_every_count_of_the_layout_with_its_period_and_nothing_else(name):
    text, wanted = CASES[name]
    assert [gist(one) for one in figures(text)] == wanted
