"""Barnet's part of the sample: a case list on two pages, three cases, a PDF each.

Figures, dates and references are the council's; every sentence is ours.
"""

from html import escape

from scrapers.sample.answer import PDF, Answer, Block, LetterText
from scrapers.sample.barnet_letters import LETTERS
from scrapers.sample.page import bullets, link, robots, whole_page
from scrapers.sample.pdf import letter_pdf

HOST = "www.barnet.gov.uk"
SITE = "Barnet Council"
TITLES = {
    "12133076": "Child protection plans and conferences",
    "8354885": "Child sexual exploitation: MASH referrals and plans",
    "6964476": "Looked-after children missing from care",
}
RECEIVED = {"12133076": "13 May 2024", "8354885": "26 July 2022", "6964476": "21 January 2021"}
ASKED = {
    "12133076": "Twelve questions on child protection plans and conferences.",
    "8354885": "Referrals to the MASH over child sexual exploitation by year, and plans.",
    "6964476": "Children in care who were away for long after 23 March 2020.",
}
DOCUMENTS = {
    "12133076": "Response (some not held)",
    "8354885": "Response (all information to be supplied)",
    "6964476": "Response (some not held)",
}
OLDER_LAYOUT = {"6964476"}
LISTED = (("12133076", "8354885"), ("6964476",))


def answers() -> list[Answer]:
    """Return everything that Barnet's host answers in the sample."""
    return [
        robots(HOST),
        *(_listing(number) for number in range(len(LISTED))),
        *(_detail(case) for case in TITLES),
        *(_letter(case, LETTERS[case]) for case in TITLES),
    ]


def _listing(number: int) -> Answer:
    """Return one page of the case list, with a link on where there is a next one."""
    items = bullets(
        (
            f"{link(f'/foi-requests/{case}', TITLES[case])} "
            f'<span class="received">Received: {RECEIVED[case]}</span>'
            for case in LISTED[number]
        ),
        ' class="foi-list"',
    )
    onward = ""
    if number + 1 < len(LISTED):
        following = link(f"/foi-requests?page={number + 1}", "Next", ' rel="next"')
        onward = f'\n<nav class="pager">{following}</nav>'
    return whole_page(
        f"https://{HOST}/foi-requests?page={number}",
        f"{HOST}/foi-requests-page-{number}.html",
        site=SITE,
        title="Freedom of information requests",
        main=f"<h1>Freedom of information requests</h1>\n{items}{onward}",
    )


def _detail(case: str) -> Answer:
    """Return the page of one case, in the layout of its time."""
    title, received = escape(TITLES[case]), f"Received: {RECEIVED[case]}"
    if case in OLDER_LAYOUT:
        top = f"<h2>{title}</h2>\n<p>{received}</p>"
    else:
        top = f"<h1>{title}</h1>\n<p><strong>{received}</strong></p>"
    document = f"{link(f'/foi-doc/{case}/1', DOCUMENTS[case])} - {PDF} - Download"
    main = "\n".join(
        [
            "<p>Freedom of Information Request</p>",
            top,
            f'<div class="request"><p>{escape(ASKED[case])}</p></div>',
            "<h2>Outcome / Documents</h2>",
            bullets([document], ' class="documents"'),
        ]
    )
    return whole_page(
        f"https://{HOST}/foi-requests/{case}",
        f"{HOST}/foi-requests-{case}.html",
        site=SITE,
        title=TITLES[case],
        main=main,
    )


def _letter(case: str, blocks: tuple[Block, ...]) -> Answer:
    """Return the letter of one case as the site serves it."""
    letter = LetterText(TITLES[case], blocks, foot=f"Our ref: {case}")
    return Answer(
        f"https://{HOST}/foi-doc/{case}/1",
        f"{HOST}/foi-doc-{case}.pdf",
        PDF,
        letter_pdf(letter),
        {"Content-Disposition": f'attachment; filename="{DOCUMENTS[case]}.pdf"'},
    )
