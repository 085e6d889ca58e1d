"""Where in a letter's numbering a reader stands."""

from dataclasses import dataclass, field

from scrapers.letters.labels import Label, nth


@dataclass(slots=True)
class Outline:
    """Where in the numbering a reader stands; turns labels into names such as ``1a``."""

    stack: list[Label] = field(default_factory=list)

    def enter(self, label: Label) -> list[str]:
        """Step to ``label`` and return the names of the questions that it opens."""
        label = self._as_letter(label)
        if label.style == "dotted":
            top = label.name.split(".", 1)[0]
            self.stack[:] = [Label("number", top, label.end)]
        if label.style == "section":
            self.stack.clear()
        styles = [one.style for one in self.stack]
        if label.style in styles:
            del self.stack[styles.index(label.style) :]
        if label.style == "number":
            self.stack.clear()
        if label.upto:
            return self._enter_all(label)
        self.stack.append(Label(label.style, label.name, label.end))
        if label.sub:
            self.stack.append(Label("letter", label.sub, label.end))
        return [self.name]

    def _enter_all(self, label: Label) -> list[str]:
        """Step to the last of a range of labels and return the names of all of them."""
        names = []
        last = label.upto or 0
        between = range(label.number + 1, last) if label.listed is None else label.listed
        for number in dict.fromkeys((label.number, *between, last)):
            self.stack.append(Label(label.style, nth(label.style, number), label.end))
            names.append(self.name)
            self.stack.pop()
        self.stack.append(Label(label.style, nth(label.style, last), label.end))
        return names

    @property
    def name(self) -> str:
        """The name of the question in which the reader stands."""
        dotted = [at for at, one in enumerate(self.stack) if one.style == "dotted"]
        return "".join(
            f"({one.name})" if one.style == "roman" and place else one.name.lstrip("0")
            for place, one in enumerate(self.stack[dotted[-1] if dotted else 0 :])
        )

    def follows(self, label: Label) -> bool:
        """Whether ``label`` is the next of its style, or the first of a new one."""
        label = self._as_letter(label)
        for one in reversed(self.stack):
            if one.style == label.style:
                inside = _outer(one) == _outer(label)
                return label.number == (one.number + 1 if inside else 1)
        return label.number == 1

    def goes_into(self, label: Label) -> bool:
        """Whether ``label`` is another part of the question in which the reader stands."""
        top = self.stack[0] if self.stack else None
        return bool(label.sub and top and top.style == label.style and top.name == label.name)

    def _as_letter(self, label: Label) -> Label:
        """Read "i", "v" and "x" as letters where the letters before lead up to them."""
        if label.style not in ("roman", "ROMAN") or len(label.name) > 1:
            return label
        letters = [one for one in self.stack if one.style == "letter"]
        before = chr(ord(label.name.casefold()) - 1)
        if letters and letters[-1].name.casefold() == before:
            return Label("letter", label.name, label.end, label.sub)
        return label


def _outer(label: Label) -> str:
    """Return what a dotted number or a section's stands inside: 1.2 in 1, B2 in B."""
    if label.style == "section":
        return label.name[0]
    return label.name.rsplit(".", 1)[0] if label.style == "dotted" else ""
