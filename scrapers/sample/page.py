"""HTML of the sample: whole pages around a main part, and letters printed on a page."""

from collections.abc import Iterable
from html import escape

from scrapers.sample.answer import HTML, Answer, Block, Bullets, Grid, Heading, Paragraph

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | {site}</title>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="brand">{site}</p>
<nav aria-label="Site"><ul><li>Home</li><li>Council</li><li>Your right to know</li></ul></nav>
</header>
{notice}<main id="main">
{main}
</main>
<footer>
<p>Page kept as a sample: the layout stands in for {site}'s, the wording is ours.</p>
</footer>
</body>
</html>
"""


def whole_page(
    url: str, file: str, *, site: str, title: str, main: str, notice: str = ""
) -> Answer:
    """Return a page with head, navigation and footer around ``main``."""
    banner = f'<p class="notice">{escape(notice)}</p>\n' if notice else ""
    body = PAGE.format(title=escape(title), site=escape(site), main=main, notice=banner)
    return Answer(url, file, HTML, body.encode())


def robots(host: str, *rules: str) -> Answer:
    """Return a robots.txt for ``host``: ``rules`` under every agent, none by default."""
    lines = ["User-agent: *", *(rules or ("Disallow:",))]
    body = ("\n".join(lines) + "\n").encode()
    return Answer(f"https://{host}/robots.txt", f"{host}/robots.txt", "text/plain", body)


def link(href: str, text: str, attributes: str = "") -> str:
    """Return an ``a`` element with its text and address escaped."""
    return f'<a{attributes} href="{escape(href)}">{escape(text)}</a>'


def bullets(items: Iterable[str], attributes: str = "") -> str:
    """Return a ``ul`` of ready-made HTML items."""
    inner = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<ul{attributes}>\n{inner}\n</ul>"


def grid(table: Grid) -> str:
    """Return a table with its heading rows in ``thead``."""

    def lines(rows: Iterable[tuple[str, ...]], cell: str) -> str:
        return "\n".join(
            "<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row) + "</tr>"
            for row in rows
        )

    head, body = table.rows[: table.head], table.rows[table.head :]
    return (
        f"<table>\n<thead>\n{lines(head, 'th')}\n</thead>\n"
        f"<tbody>\n{lines(body, 'td')}\n</tbody>\n</table>"
    )


def block(part: Block) -> str:
    """Return one block of a letter as HTML."""
    match part:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text, strong):
            inner = escape(text)
            return f"<p><strong>{inner}</strong></p>" if strong else f"<p>{inner}</p>"
        case Bullets(items, strong):
            shown = (escape(item) for item in items)
            return bullets(f"<strong>{item}</strong>" if strong else item for item in shown)
        case Grid():
            return grid(part)


def blocks(parts: Iterable[Block]) -> str:
    """Return the blocks of a letter as HTML, one after the other."""
    return "\n".join(block(part) for part in parts)
