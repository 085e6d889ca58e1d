"""The parts of a page about one iCasework case, found by the labels of the register."""

import re
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.base import Answer
from scrapers.platforms.pages import HEADINGS, changed, every, main_of, text_of
from scrapers.register.options import Labels
from scrapers.register.options.icasework import ICaseworkLabels

_DATE = r"(?P<date>.{0,40})"


@dataclass(frozen=True, slots=True)
class Case:
    """The parts of a case page; ``sections`` are the headings after the request."""

    title: str
    received: Tag
    received_printed: str
    sections: tuple[Tag, ...]
    bullets: tuple[Tag, ...]
    """The lines below the outcome's heading, up to the next heading."""

    @classmethod
    def read(cls, answer: Answer, labels: ICaseworkLabels) -> "Case":
        """Return the parts of a page.

        Raises:
            LayoutChanged: it lacks one of them.
        """
        main, page = main_of(answer), answer.final_url
        received, printed = _received(main, labels.received, page)
        titles = [
            text_of(heading)
            for heading in received.find_all_previous(HEADINGS)
            if main in heading.parents and text_of(heading) not in {*labels.kicker, ""}
        ]
        if not titles:
            raise changed(f"no heading with a title before '{labels.received[0]}:'", page)
        sections = tuple(
            heading
            for heading in received.find_all_next(HEADINGS)
            if main in heading.parents and text_of(heading) in {*labels.review, *labels.outcome}
        )
        outcomes = [heading for heading in sections if text_of(heading) in labels.outcome]
        if len(outcomes) != 1:
            said = " or ".join(labels.outcome)
            raise changed(f"{len(outcomes)} headings {said!r}, expected 1", page)
        return cls(titles[0], received, printed, sections, _bullets(outcomes[0], main))


def _bullets(outcome: Tag, main: Tag) -> tuple[Tag, ...]:
    found: list[Tag] = []
    for element in outcome.find_all_next([*HEADINGS, "li"]):
        if element.name != "li" or main not in element.parents:
            break
        found.append(element)
    return tuple(found)


def _received(main: Tag, names: Labels, page: str) -> tuple[Tag, str]:
    """Return the first element that is nothing but "Received: …", and its date.

    The innermost such element is taken, so that what follows it is the request; a date
    that stands beside the label's own element belongs to it.
    """
    whole_line = labelled(names, _DATE)
    found = [
        (element, printed["date"])
        for element in every(main, "p, div, span, li, strong, h2, h3, h4, dt, dd", page)
        if (printed := whole_line.fullmatch(text_of(element)))
    ]
    dated = [pair for pair in found if pair[1]] or found
    if not dated:
        raise changed(f"no element that reads '{names[0]}: {{date}}'", page)
    innermost = dated[0]
    for inner in dated[1:]:
        if innermost[0] in inner[0].parents:
            innermost = inner
    return innermost


def labelled(names: Labels, value: str) -> re.Pattern[str]:
    """Return the pattern of one of these labels, a colon and a value."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))}):\s*{value}")
