"""Pages as an iCasework disclosure log serves them: a listing and its cases."""

ALL = "Response (all information to be supplied)"


def item(case: int, received: str = "26 July 2022") -> str:
    return (
        f'<li><a href="/foi-requests/{case}">Case {case}</a> '
        f'<span class="received">Received: {received}</span></li>'
    )


def listing_page(*cases: int, after: str = "") -> str:
    more = f'<nav class="pager"><a rel="next" href="{after}">Next</a></nav>' if after else ""
    items = "".join(item(case) for case in cases)
    return f'<main><h1>FOI requests</h1><ul class="foi-list">{items}</ul>{more}</main>'


def bullet(name: str = ALL, media: str = "application/pdf", href: str = "/foi-doc/1/1") -> str:
    return f'<li><a href="{href}">{name}</a> - {media} - Download</li>'


def case_page(*, head: str, review: str = "", bullets: str = bullet()) -> str:
    return f"""<main>{head}
      <div class="request"><p>How many <b>children</b> were counted?</p>
      <p>Please answer by year.<!-- internal --></p></div>{review}
      <h2>Outcome / Documents</h2><ul class="documents">{bullets}</ul></main>"""


NEWER = (
    "<p>Freedom of Information Request</p><h1>Missing children</h1>"
    "<p><strong>Received: 2 February 2023</strong></p>"
)
OLDER = (
    "<h1>Freedom of Information Request</h1><h2>Missing children</h2>"
    "<p>Received: 2 February 2023</p>"
)
