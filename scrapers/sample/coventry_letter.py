"""Coventry's answer of the sample: the council's figures and exemptions in our words."""

from scrapers.sample.answer import Block, Grid, ask, say

RELEASE = "https://explore-education-statistics.service.gov.uk/find-statistics/children-in-need"
DASHBOARD = (
    "https://experience.arcgis.com/experience/92397132e509473883e1977d1db90a32/page/WMP-NRM/"
)
ASKED = (
    "For 2015-2024: people at risk of or involved in CSE and CCE by year, calls to the MASH "
    "helpline, cases investigated, and the budget."
)
CALLS = Grid(
    (
        (
            "Reporting Year",
            "MASH Calls Answered",
            "Weeks with figures in the year",
            "Comment",
        ),
        ("2016/17", "20,049", "21", "Counting in detail began in Nov 2016."),
        ("2017/18", "37,626", "52", ""),
        ("2018/19", "20,982", "51", "One week could not be reported."),
        ("2019/20", "10,066", "27", "No reporting for a stretch of 25 weeks."),
        ("2020/21", "17,346", "52", ""),
        ("2021/22", "16,927", "52", ""),
        ("2022/23", "17,182", "52", ""),
        ("2023/24", "16,959", "51", "5 days lost to a change of system."),
        ("2024/25", "8,649", "26", "April to September 2024 only."),
    )
)
BUDGET = Grid(
    (
        ("Financial Year", "Budget"),
        ("", "£"),
        ("2015/16", "274,552"),
        ("2016/17", "264,522"),
        ("2017/18", "270,816"),
        ("2018/19", "783,953"),
        ("2019/20", "879,787"),
        ("2020/21", "941,090"),
        ("2021/22", "1,041,600"),
        ("2022/23", "1,160,813"),
        ("2023/24", "1,384,928"),
        ("2024/25", "1,415,349"),
    ),
    head=2,
)
SEE_TWO = "Please see the answer to Question 2: this too would take longer than 18 hours."

LETTER: tuple[Block, ...] = (
    *say(
        "Coventry City Council",
        "27 November 2024",
        "Freedom of Information Act 2000 (FOIA)",
        "Request ID: FOI651119421",
        "Here is our answer to your request about CCE & CSE data. You asked, for the years from "
        "2015 to 2024:",
    ),
    ask(
        "1. For each year, how many people did you regard as at risk of child sexual exploitation "
        "(CSE), and how many of child criminal exploitation (CCE)? Give their ages, for the whole "
        "period if single years would identify anyone."
    ),
    *say(
        "Section 21 of the Freedom of Information Act 2000 exempts this from disclosure, because "
        "you can reasonably get it elsewhere.",
        "It is published by the Government: for every local authority, the numbers of social "
        "care assessments that found a child at risk of sexual or criminal exploitation. The "
        "page is",
        RELEASE,
        "and its dataset is c3_factors_identified_at_end_of_assessment_2018_to_2024",
        "Ages could only be had by a manual assessment of each case on its own, which would take "
        "longer than the time that a request is allowed.",
        "Another source of data is the National Referral Mechanism (NRM) dashboard of West "
        "Midlands Police. Not every child in whom social care sees such a risk is referred there.",
        DASHBOARD,
    ),
    ask(
        "2. For each year, how many people did you regard as involved in child sexual exploitation "
        "(CSE), and how many in child criminal exploitation (CCE)? Give their ages, as above."
    ),
    *say(
        "We do hold this, but by our estimate it would cost more than the limit of £450 in the "
        "fees regulations of 2004, that is, one person at work for 18 hours, to find and extract "
        "it. The recording system cannot report whether a child is involved, so an officer would "
        "have to open every case by hand. We refuse this part under section 12(2) of the Act."
    ),
    ask("3. How many calls to the MASH helpline were recorded each year?"),
    *say(
        "We have MASH call figures from November 2016 to September 2024. They are set out by "
        "reporting year (01 April – 31 March). In some years figures are not available for every "
        "week; the table says in which."
    ),
    CALLS,
    ask("4. Of the cases at risk of exploitation, how many did the council investigate each year?"),
    *say(SEE_TWO),
    ask(
        "5. Of the cases involved in exploitation, how many did the council investigate each year?"
    ),
    *say(SEE_TWO),
    ask("6. What budget did the council have each year to tackle Child Sex Exploitation?"),
    BUDGET,
    *say(
        "An answer under the Act is not a licence. Without asking us you may use it for your own "
        "study, for research that is not for profit and, photographs apart, for reporting the "
        "news; for anything else, ask first.",
        "If you are unhappy with this answer, ask us for a review within 40 days; you may then "
        "write to the Information Commissioner at Wycliffe House, Water Lane, Wilmslow SK9 5AF.",
        "Information Governance",
    ),
)
