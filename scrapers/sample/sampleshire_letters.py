"""Sampleshire's letters: number words, a nil, marks, years across, assessment factors.

Every figure is invented.
"""

from scrapers.sample.answer import Block, Grid, ask, say

FICTION = "Sampleshire is a fictional council, and every figure in this letter is invented."
NOT_SATISFIED = (
    "To have this answer looked at again, write to us within 40 working days. The Information "
    "Commissioner can be asked after that."
)

PLAIN = f"""Sampleshire County Council
{FICTION}

28 June 2024
Our ref: SCC-2024-0212

Your request was received on 3 June 2024.

1. How many looked-after children went missing in 2023/24?

Twenty-three children went missing.

2. How many unaccompanied asylum-seeking children went missing in 2023/24?

Nil

3. How many children did you refer to the National Referral Mechanism (NRM) in 2023/24?

5 or fewer children

4. How many children had child sexual exploitation recorded on a child protection plan in:

2021/22: *
2022/23: 12
2023/24: *

* = under 10

5. How many children were on a child protection plan as at 31 March 2024?

There were one hundred and forty-six children on a child protection plan as at 31 March 2024.

6. How many parents of these children had been in care themselves?

This information is not held by the council.

7. What are the postcodes of the children in question 3?

We refuse this part under section 40(2) of the Freedom of Information Act 2000, as it is
personal data.

{NOT_SATISFIED}
"""

MISSING: tuple[Block, ...] = (
    *say(
        "Sampleshire County Council",
        FICTION,
        "5 June 2025",
        "Our ref: SCC-2025-0148",
        "Your request was received on 9 May 2025. Here is what you asked, and our answer.",
    ),
    ask(
        "1. For each financial year, how many looked-after children went missing, and in how "
        "many missing episodes?"
    ),
    Grid(
        (
            ("Measure", "2021/22", "2022/23", "2023/24", "2024/25"),
            ("Looked-after children who went missing", "31", "28", "23", "27"),
            ("Missing episodes of looked-after children", "164", "1,052", "118", "139"),
            ("Looked-after children missing for over a week", "<5", "0", "6", "<5"),
        )
    ),
    ask("2. For each financial year, how many Section 47 enquiries did you start?"),
    Grid(
        (
            ("Measure", "2021/22", "2022/23", "2023/24", "2024/25"),
            ("Section 47 enquiries started", "402", "431", "417", "388"),
        )
    ),
    *say("In these tables <5 stands for 1 to 4, which we suppress."),
    ask("3. How many children missing in 2024/25 were found outside England?"),
    *say("Our system does not record where a child was found."),
    *say(NOT_SATISFIED),
)

ASSESSMENTS: tuple[Block, ...] = (
    *say(
        "Sampleshire County Council",
        FICTION,
        "30 June 2025",
        "Our ref: SCC-2025-0175",
        "Your request was received on 2 June 2025.",
    ),
    ask(
        "1. For each financial year, please give the number of assessments in which CSE was "
        "recorded as a factor, and the number in which CCE was."
    ),
    *say(
        "The counts are of assessments completed in the year, as in our children-in-need "
        "return. A child who was assessed twice counts twice.",
    ),
    Grid(
        (
            (
                "Financial year",
                "Assessments in which CSE was recorded as a factor",
                "Assessments in which CCE was recorded as a factor",
            ),
            ("2020/21", "64", "not recorded"),
            ("2021/22", "75", "102"),
            ("2022/23", "88", "131"),
            ("2023/24", "104", "146"),
            ("2024/25", "115", "<5"),
        )
    ),
    *say(NOT_SATISFIED),
)
