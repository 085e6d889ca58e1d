"""Forms as a browser would send them, and the next page of ASP.NET's lists.

An ASP.NET page keeps its state in hidden fields (``__VIEWSTATE``, ``__EVENTVALIDATION``)
and goes to another page of results by sending itself back with ``__EVENTTARGET``; so every
field of the form goes back as it stands, with what is filled in put in its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from bs4 import Tag

from scrapers.platforms.pages import changed, one
from scrapers.web.urls import joined

Pairs = tuple[tuple[str, str], ...]
TARGET, ARGUMENT = "__EVENTTARGET", "__EVENTARGUMENT"
_BUTTONS = frozenset({"submit", "button", "image", "reset", "file"})
_CALL = re.compile(
    r"""(?:__doPostBack|WebForm_PostBackOptions)\(\s*(['"])(?P<target>[^'"]*)\1"""
    r"""\s*,\s*(['"])(?P<argument>[^'"]*)\3"""
)


@dataclass(frozen=True, slots=True)
class Postback:
    """What a link of an ASP.NET page sends the page back with."""

    target: str
    argument: str

    @classmethod
    def of(cls, link: Tag) -> Self | None:
        """Return what a link sends; None where it is an ordinary one, or switched off."""
        call = _CALL.search(str(link.get("href", "")))
        if call is None or link.has_attr("disabled"):
            return None
        return cls(call["target"], call["argument"])


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page with the values that stand in it.

    Attributes:
        url: where it is sent.
        page: the page that it is on, for messages.
        pairs: the fields that would be sent, in order; no button is among them.
        buttons: the names and words of its buttons.
    """

    url: str
    page: str
    pairs: Pairs
    buttons: Pairs

    @classmethod
    def on(cls, document: Tag, selector: str, page: str) -> Self:
        """Return the one form that ``selector`` selects."""
        return cls.of(one(document, selector, page), page)

    @classmethod
    def of(cls, form: Tag, page: str) -> Self:
        """Return the form that an element of ``page`` is."""
        url = joined(page, str(form.get("action") or page).strip())
        controls = form.select("input[name], select[name], textarea[name], button[name]")
        usable = [control for control in controls if not control.has_attr("disabled")]
        buttons = [control for control in usable if _is_button(control)]
        values = [pair for control in usable if not _is_button(control) for pair in _sent(control)]
        pressed = [pair for button in buttons for pair in _pressed(button)]
        return cls(url, page, tuple(values), tuple(pressed))

    def told(self) -> str:
        """Return for a person what is to be filled in and pressed."""
        fields = ", ".join(name for name, _ in self.pairs) or "none"
        buttons = ", ".join(f"{name} ({words})" for name, words in self.buttons) or "none"
        return f"a form sent to {self.url} has the fields {fields}; its buttons: {buttons}"

    def filled(self, fields: Mapping[str, str]) -> "Form":
        """Return it with these fields filled in, or buttons pressed.

        Raises:
            LayoutChanged: it has no field or button of one of these names.
        """
        named = {name for name, _ in self.pairs}
        unknown = fields.keys() - named - {name for name, _ in self.buttons}
        if unknown:
            raise changed(
                f"the form has no field {', '.join(sorted(unknown))}; it has"
                f" {', '.join(sorted(named))}",
                self.page,
            )
        kept = [(name, fields.get(name, value)) for name, value in self.pairs]
        pressed = [(name, value) for name, value in fields.items() if name not in named]
        return replace(self, pairs=(*kept, *pressed))

    def sent_back(self, postback: Postback) -> "Form":
        """Return it as the page sends it back to itself."""
        own = {TARGET: postback.target, ARGUMENT: postback.argument}
        kept = [(name, value) for name, value in self.pairs if name not in own]
        return replace(self, pairs=(*own.items(), *kept))


def without_pager_rows(scope: Tag) -> None:
    """Take the rows out of a page's tables that hold nothing but its pager."""
    for link in scope.select("a[href*='Page$']"):
        row = link.find_parent("tr")
        table = row.find_parent("table") if row else None
        outer = table.find_parent("td") if table else None
        if row is None or table is None:
            continue
        if outer is not None and outer.get_text(strip=True) == table.get_text(strip=True):
            row = outer.find_parent("tr") or row
        row.decompose()


def _is_button(control: Tag) -> bool:
    kind = str(control.get("type") or ("submit" if control.name == "button" else "text"))
    return control.name == "button" or (control.name == "input" and kind.lower() in _BUTTONS)


def _pressed(button: Tag) -> Pairs:
    """Return what a button sends; a picture sends where it was pressed."""
    name = str(button["name"])
    words = str(button.get("value") or button.get("alt") or button.get_text(" ")).strip()
    if str(button.get("type", "")).lower() == "image":
        return (f"{name}.x", words), (f"{name}.y", words)
    return ((name, words),)


def _sent(control: Tag) -> Iterator[tuple[str, str]]:
    """Yield what a control sends as it stands."""
    name = str(control["name"])
    if control.name == "textarea":
        yield name, control.get_text()
    elif control.name == "select":
        options = control.select("option")
        chosen = [option for option in options if option.has_attr("selected")]
        several = control.has_attr("multiple")
        for option in chosen if several else (chosen[-1:] or options[:1]):
            yield name, str(option.get("value", option.get_text(" ", strip=True)))
    elif str(control.get("type", "")).lower() in {"checkbox", "radio"}:
        if control.has_attr("checked"):
            yield name, str(control.get("value", "on"))
    else:
        yield name, str(control.get("value", ""))
