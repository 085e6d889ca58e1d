"""The labelled fields of a Jadu record, in any of the three ways they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.pages import block_text, changed, text_of
from scrapers.platforms.problems import joined
from scrapers.register.options import JaduLabels, Labels


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record's labels say; "" where a field is blank or not there."""

    reference: str
    received: str
    responded: str
    question: str
    answer: Tag | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    value: Tag
    text: str
    """The value's text alone, a line for each block."""


def read_fields(main: Tag, labels: JaduLabels, page: str) -> Fields:
    """Return the fields of a record by the labels of the register.

    Args:
        main: the record.
        labels: the known labels; any other label with a value becomes a problem.
        page: the record's address.

    Raises:
        LayoutChanged: if no known label is there, one is there twice, or there is more
            than one answer.
    """
    fields = [field for field in _fields(main, page) if field.label]
    known = {name.casefold() for names in labels.model_dump().values() for name in names}
    if not any(field.label.casefold() in known for field in fields):
        seen = ", ".join(repr(field.label) for field in fields) or "none at all"
        raise changed(f"no field with a label of the register; labels seen: {seen}", page)
    unknown = [f.label for f in fields if f.text and f.label.casefold() not in known]

    def text(names: Labels) -> str:
        field = _labelled(fields, names, page)
        return field.text if field else ""

    return Fields(
        reference=" ".join(text(labels.reference).split()),
        received=text(labels.received),
        responded=text(labels.responded),
        question=text(labels.question),
        answer=_answer(main, fields, labels, page),
        problem=joined(*(f"the field {label!r} is not in the register" for label in unknown)),
    )


def _labelled(fields: list[_Field], names: Labels, page: str) -> _Field | None:
    """Return the one field under the first of these labels that is printed."""
    for name in names:
        found = [field for field in fields if field.label.casefold() == name.casefold()]
        if len(found) > 1:
            raise changed(f"{len(found)} fields labelled {name!r}, expected 1", page)
        if found:
            return found[0]
    return None


def _answer(main: Tag, fields: list[_Field], labels: JaduLabels, page: str) -> Tag | None:
    """Return the answer: the field so labelled, or the rich text that is no field."""
    labelled = _labelled(fields, labels.answer, page)
    values = [field.value for field in fields]
    free = [
        editor
        for editor in main.select("div.editor")
        if not any(value is editor or value in editor.parents for value in values)
        and text_of(editor)
    ]
    answers = ([labelled.value] if labelled and labelled.text else []) + free
    if len(answers) > 1:
        raise changed(f"{len(answers)} elements with an answer, expected 1", page)
    return answers[0] if answers else None


def _fields(main: Tag, page: str) -> Iterator[_Field]:
    """Yield the fields: ``dt``/``dd``, ``li > strong``, ``div.definition__editor``.

    What stands inside a value or in rich text is the answer's own and no field.
    """
    for term in main.select("dt"):
        if not _in_a_value(term):
            value = term.find_next_sibling(["dt", "dd"])
            if value is None or value.name != "dd":
                raise changed(f"the label {text_of(term)!r} has no value element", page)
            yield _Field(_label(term), value, block_text(value))
    for strong in main.select("li > strong:first-child"):
        if not _in_a_value(strong) and strong.parent is not None:
            value = strong.parent
            yield _Field(_label(strong), value, block_text(value, without=strong))
    for value in main.select("div.definition__editor"):
        if not _in_a_value(value):
            label = value.find_previous_sibling(["h2", "h3", "h4", "strong", "span"])
            if label is None:
                raise changed("'div.definition__editor' has no label before it", page)
            yield _Field(_label(label), value, block_text(value))


def _label(element: Tag) -> str:
    return text_of(element).removesuffix(":").strip()


def _in_a_value(element: Tag) -> bool:
    return any(
        parent.name == "dd" or {"editor", "definition__editor"} & set(parent.get("class") or ())
        for parent in element.parents
    )
