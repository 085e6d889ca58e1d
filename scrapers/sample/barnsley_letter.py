"""Barnsley's letter of the sample, in our words.

It is here for what it does to a reader: a licence block in the middle of a question's
list, answers that are all in a workbook that nobody has, and a factor that was not
recorded before a certain year.
"""

from scrapers.sample.answer import Block, Bullets, Heading, ask, say

LICENCE: tuple[Block, ...] = (
    Heading("COPYRIGHT"),
    *say(
        "© Barnsley Metropolitan Borough Council",
        "The council owns the copyright in this answer. It may be used again by anyone, for "
        "business as well, under the Open Government Licence, which the National Archives keeps "
        "at nationalarchives.gov.uk/doc/open-government-licence.",
        "When you do so, name Barnsley Metropolitan Borough Council and the licence, pass both "
        "on with any licence of your own, and do not suggest that the council stands behind you.",
        "No warranty is given, and the council does not answer for mistakes in it.",
    ),
)
WORKBOOK = "Please see the spreadsheet attached."
CONTEXTS = (
    "Exploitation online",
    "Exploitation in a public place (streets, parks, shops and the like)",
    "Exploitation in a private home (a “trap house” included)",
    "Exploitation in a hotel or temporary accommodation",
    "Exploitation connected with a school or PRU",
    "Exploitation connected with a care placement, residential care included",
)
FLAGS = (
    "A flag for Child Sexual Exploitation (CSE)",
    "A flag for Child Criminal Exploitation (CCE)",
    "Trafficking or modern slavery",
    "County lines",
    "Association with a gang",
    "Organised crime group (OCG) involvement",
    "Missing episodes with an exploitation marker",
    "A “contextual safeguarding” indicator",
    "A score or level from an exploitation risk assessment",
)
YEARS = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26")

OPENING: tuple[Block, ...] = say(
    "My Ref: FOI 5706",
    "Dear Requester,",
    "Your request – Freedom of Information Act 2000",
    "Our search is complete. Below are your questions, and what we found on each.",
    "You asked about children whom children's services know to be victims of exploitation, or "
    "at risk of it, whether sexual or criminal, through gangs, county lines or organised crime. "
    "A child is a person under 18.",
)
QUESTIONS: tuple[Block, ...] = (
    ask("1) Children who are victims of exploitation or at risk of it"),
    *say("How many children were recorded in each financial year under each of these?"),
    Bullets(
        (
            "Criminal exploitation (CCE)",
            "Child Sexual Exploitation (CSE)",
            "CCE and CSE together",
        )
    ),
    *say("The financial years asked for:"),
    Bullets(YEARS),
    *say(WORKBOOK, "Note that CCE as an assessment factor was not captured before 2022/2023."),
    ask("2) Flags and categories in use"),
    *say("Which of these structured fields does your case management system have?"),
    Bullets(FLAGS),
    *say(WORKBOOK),
    ask("3) Gangs and organised crime"),
    *say("For each of the years above, how many children were identified as:"),
    Bullets(
        (
            "Associated with a gang, or exploited by one",
            "Associated with an organised criminal group (OCG), or exploited by one",
            "Exploited through county lines",
        )
    ),
    *say(
        "The council does not hold OCG data; it is used in joint work with the Police. The data "
        "is not at present held in a reportable format; work to change that is going on."
    ),
    ask("4) Where the exploitation happened"),
    *say("For each year, how many children were recorded as exploited in one of these contexts:"),
    *LICENCE,
    Bullets(CONTEXTS),
    *say(
        "This data is not at present held in a reportable format; work to change that is going on."
    ),
    ask("5) Sex"),
    *say("For each year above, the same numbers, divided by:"),
    Bullets(("Sex or gender, whichever is recorded",)),
    *say(WORKBOOK),
    ask("6) Age"),
    Bullets(("Age group, such as under 10 / 10–12 / 13–15 / 16–17",)),
    *say("Small numbers that could identify a child may be suppressed.", WORKBOOK),
)
CLOSING: tuple[Block, ...] = (
    *say(
        "Quote our reference when you write to us. If this answer does not satisfy you, you may "
        "ask for an internal review, and after that apply to the Information Commissioner.",
    ),
    *LICENCE,
    *say("Information Requests Team, Barnsley MBC"),
    *LICENCE,
)
LETTER = OPENING + QUESTIONS + CLOSING
