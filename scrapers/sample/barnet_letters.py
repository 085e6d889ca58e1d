"""The letters in Barnet's part of the sample: the council's figures in our words."""

from scrapers.sample.answer import Block, Bullets, Heading, ask, say

YEARS = Bullets(("2018", "2019", "2020", "2021", "2022 so far"), strong=True)
MASH_1 = ask(
    "1. For each year below, how many children aged 17 and under were referred over worries "
    "about Child Sexual Exploitation to the Multi-Agency Safeguarding Hub (MASH)?"
)
MASH_2 = ask(
    "2. How many children aged 17 and under are on a child protection plan at present that "
    "carries a Child Sexual Exploitation marker, or that falls in a category of sexual "
    "exploitation?"
)
MISSING = tuple(
    ask(text)
    for text in (
        "1/ How many Looked After Children (children in care) went missing for a week or more "
        "since March 23rd 2020, the day of the first lockdown?",
        "2/ How many Looked After Children were missing for longer than a month since March "
        "23rd 2020?",
        "3/ How many of the Looked After Children missing for longer than a week since March "
        "23rd 2020 are still away? If all are back, what was the longest absence, in which "
        "month did it begin and how old was the child?",
        "4/ How often since March 23rd 2020 is a Looked After Child thought to have been a) "
        "sexually exploited or abused or b) criminally exploited, for instance on a county "
        "line, during an absence from care?",
        "5/ How many children are thought to have been sexually exploited or abused two or "
        "more times during absences from care since March 23rd 2020?",
    )
)
SUPPRESSED = "<5 (our data rules have us suppress counts of 5 and below)"
PLANS = (
    ("1) As of 13.05.2024, how many children had a Child Protection Plan with you?", "228"),
    (
        "2) From 01.01.2024 - 10.05.2024, how many Initial Child Protection Conferences (ICPC) "
        "took place? Say whether you count the conferences or the children who had one.",
        "Taken together, 106 children had a conference in this time.",
    ),
    (
        "3) How many of the ICPCs in question 2 took place within 15 working days of the "
        "strategy meeting? Give the number and the percentage.",
        "71 (67%)",
    ),
    (
        "4) How many of the children with an ICPC went on to a CP plan because of it? Give the "
        "number and the percentage.",
        "92 (87%)",
    ),
    ("5) How many children in Barnet have had a CP plan for 9 months or more?", "87"),
    ("6) How many children in Barnet have had a CP plan for 12 months or more?", "45"),
    ("7) How many children in Barnet have had a CP plan for 18 months or more?", "22"),
    (
        "8) How many of the children in question 1 are on a repeat CP plan, that is, a second or "
        "later one?",
        SUPPRESSED,
    ),
    (
        "9) From 01.01.2024 - 10.05.2024, how many Review Child Protection Conferences (RCPC) "
        "took place? Say whether you count the conferences or the children who had one.",
        "167",
    ),
    (
        "10) How many of the RCPCs in question 9 kept to the statutory timescale, and what "
        "percentage is that?",
        "167 (100%)",
    ),
    ("11) How many unborn babies had a CP plan with you as of 13.05.2024?", SUPPRESSED),
    (
        "12) How many children were in the PLO (Public Law Outline) process with you as of "
        "13.05.2024?",
        "This data is not provided by us.",
    ),
)
CLOSING: tuple[Block, ...] = (
    Heading("More data"),
    *say("Open Barnet, at open.barnet.gov.uk, is where the council keeps the data it publishes."),
    Heading("Marketing"),
    *say(
        "A name or telephone number of an officer in this letter is not there to be sold to. "
        "Anyone who means to do so must first be on the Information Commissioner's register."
    ),
    Heading("If you are not satisfied"),
    *say(
        "You have 40 working days to ask the council to look at this answer again. After that "
        "you may turn to the Information Commissioner, free of charge, on 0303 123 1113."
    ),
)


def _opening(sent: str, reference: str, received: str) -> tuple[Block, ...]:
    return say(
        "London Borough of Barnet",
        sent,
        f"Our ref: {reference}",
        f"Your request was received on {received} and asked for this:",
    )


def _middle() -> tuple[Block, ...]:
    return (
        *say("The Freedom of Information Act 2000 is the law under which we dealt with it."),
        Heading("Response"),
        *say("We hold what you asked about. Each answer stands under its question."),
    )


LETTERS: dict[str, tuple[Block, ...]] = {
    "8354885": (
        *_opening("16 August 2022", "8354885", "26 July 2022"),
        *(MASH_1, YEARS, MASH_2),
        *_middle(),
        *(MASH_1, YEARS),
        *say("2018 - 338", "2019 - 192", "2020 - 173", "2021 - 249", "2022 so far - 126"),
        MASH_2,
        *say(
            "For harm that happens outside the family we do not use child protection plans in "
            "Barnet: a child at risk of exploitation has a contextual safeguarding plan."
        ),
        *CLOSING,
    ),
    "6964476": (
        *_opening("17 February 2021", "6964476", "21 January 2021"),
        *MISSING,
        *_middle(),
        MISSING[0],
        *say("12 children"),
        MISSING[1],
        *say("None"),
        MISSING[2],
        *say(
            "Every one of them is back. Of the absences, the longest missing episode lasted for "
            "19 days (in July), age 16"
        ),
        MISSING[3],
        *say(
            "It is not possible to provide a number of occasions; however, here are the numbers of "
            "these missing children over whom there were CSE and/or CCE concerns in that time.",
            "a) 2 children",
            "b) 7 children",
        ),
        MISSING[4],
        *say("This is information that we are unable to provide."),
        *CLOSING,
    ),
    "12133076": (
        *_opening("31 May 2024", "12133076", "13 May 2024"),
        *(ask(question) for question, _ in PLANS),
        *_middle(),
        *(part for question, answer in PLANS for part in (ask(question), *say(answer))),
        *CLOSING,
    ),
}
