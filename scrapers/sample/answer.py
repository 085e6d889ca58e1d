"""One answer of the sample, and the parts every letter in it is put together from."""

from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
TEXT = "text/plain; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one URL answers: ``file`` is where its body lies below ``pages/``."""

    url: str
    file: str
    media_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` is how most councils set the question apart."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of R rows of C cells; the first ``head`` rows are headings."""

    rows: tuple[tuple[str, ...], ...]
    head: int = 1


Block = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter before it is a file: its blocks, and the line at the foot of each page."""

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""


def ask(text: str) -> Paragraph:
    """Return a question as letters print it, in bold."""
    return Paragraph(text, strong=True)


def say(*texts: str) -> tuple[Paragraph, ...]:
    """Return plain paragraphs, one a text."""
    return tuple(Paragraph(text) for text in texts)
