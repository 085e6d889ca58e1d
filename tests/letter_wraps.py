"""What pages do to a letter's text: lines broken at a margin, indents, headers and footers."""

import re
import textwrap
from functools import partial

WIDTHS = (70, 80, 95, 110)
NAME = "Testbury Borough Council"
_ITEM = re.compile(r"\s*(?:[-•*]|\(?\w{1,3}[.)])\s+")
_CELLS = re.compile(r"\t|\||(?<![.?!:;]) {2,}\S")
_TITLED = re.compile(r"[;,|\t]")
_ADDRESS = re.compile(r"\b[A-Z]{2}\d ?\d[A-Z]{2}\b|^(?!Please)[A-Z][^?:|;\d]{40,}[.]$")
LONG = 60


def is_row(line):
    """Tell whether a line is a row of cells, which no margin breaks."""
    return bool(_CELLS.search(line.strip()))


def wrapped(text, width, *, indent="", hanging=False):
    """Break the lines of paragraphs at ``width`` characters."""
    out = []
    for line in text.split("\n"):
        if len(line) <= width or is_row(line):
            out.append(line)
            continue
        item = _ITEM.match(line) if hanging else None
        out += textwrap.wrap(
            line,
            width,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=" " * len(item[0]) if item else indent,
        )
    return "\n".join(out)


def breaks(above, line):
    """Tell whether ``line`` is plainly the rest of the sentence that ``above`` breaks off."""
    words = len(above) >= LONG and not is_row(above) and not is_row(line)
    return words and line.lstrip()[:1].islower() and not _ITEM.match(line)


def joined(text):
    """Put the letter's own broken lines together."""
    out, above = [], ""
    for line in text.split("\n"):
        if out and breaks(above, line):
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
        above = line
    return "\n".join(out)


def doubled(text):
    """Set two blank lines between paragraphs, and none more between the rows of a table."""
    lines = text.split("\n")
    out = []
    for at, line in enumerate(lines):
        near = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
        out += [line] if line.strip() or any(is_row(one) for one in near) else [line, ""]
    return "\n".join(out)


def without_blank_lines(text):
    """Take away the blank lines between paragraphs; those around tables stay."""
    lines = wrapped(text, 80).split("\n")
    out = []
    for at, line in enumerate(lines):
        near = lines[at - 1 : at] + lines[at + 1 : at + 2]
        if line.strip() or any(_TITLED.search(one) or is_row(one) for one in near):
            out.append(line)
    return "\n".join(out)


def paged(text, *, apart):
    """Set a page's foot and the next one's head into the middle of a paragraph.

    ``apart`` says whether a form feed parts the pages; else only their printed lines do.
    """
    lines = wrapped(text, 80).split("\n")
    spots = [at for at in range(2, len(lines) - 1) if breaks(lines[at], lines[at + 1])]
    if not spots:
        return text
    cut = spots[len(spots) // 2] + 1
    above, below = lines[:cut], lines[cut:]
    if apart:
        pages = ([NAME, "", *above, "1"], [NAME, *below, "2"])
        return "\f".join("\n".join(page) for page in pages)
    foot, head = ["", "Page 1 of 2", "OFFICIAL", ""], [NAME, ""]
    return "\n".join([*head, *above, *foot, *head, *below, "", "Page 2 of 2"])


def numbered(text):
    """Print a page's number below a letter that ends in a sentence or an address."""
    last = text.rstrip().split("\n")[-1]
    return f"{text.rstrip()}\n\n1\n" if _ADDRESS.search(last) else text


FORMS = {
    **{f"wrapped at {width}": partial(wrapped, width=width) for width in WIDTHS},
    "wrapped with hanging indents": partial(wrapped, width=80, hanging=True),
    "wrapped with indents": partial(wrapped, width=90, indent="    "),
    "on long lines": joined,
    "wrapped anew": lambda text: wrapped(joined(text), 88),
    "with DOS line ends": lambda text: text.replace("\n", "\r\n"),
    "with double blank lines": doubled,
    "without blank lines": without_blank_lines,
    "with two blanks after a full stop": lambda text: re.sub(r"(?<=[a-z]\.) (?=[A-Z])", "  ", text),
    "indented": lambda text: re.sub(r"^(?=.)", "    ", text, flags=re.M),
    "over two pages": partial(paged, apart=True),
    "over two pages without a form feed": partial(paged, apart=False),
    "with a page number": numbered,
}
"""What may be done to a letter without changing a word of what it says."""
