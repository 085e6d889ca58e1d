"""Which route of the EES replica a request is for, and what is to go wrong there."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ees_replica_content import SLUG
from replica import Answer, Seen

_RELEASE = rf"/api/publications/{SLUG}/releases"
_ROUTES = {
    "publication": rf"/api/publications/{SLUG}",
    "releases": _RELEASE,
    "version-summary": rf"{_RELEASE}/(?P<release>[^/]+)/version-summary",
    "data-content": rf"{_RELEASE}/(?P<release>[^/]+)/data-content",
    "updates": rf"{_RELEASE}/(?P<release>[^/]+)/updates",
    "file": r"/api/releases/(?P<version>[^/]+)/files/(?P<file>[^/]+)",
    "download": r"/api/data-set-files/(?P<data_set>[^/]+)/download",
    "api": r"/statistics/v1/.+",
}


def kind_of(seen: Seen) -> tuple[str, dict[str, str]]:
    """Return the kind of route and the parts of its path; no kind for what was removed."""
    path = urlsplit(seen.path).path
    for kind, pattern in _ROUTES.items():
        found = re.fullmatch(pattern, path)
        if found:
            return kind, found.groupdict()
    return "", {}


@dataclass
class _Due:
    kind: str
    release: str | None
    dataset: str | None = None
    answers: Sequence[Answer] = ()
    stays: bool = True
    event: Callable[[], object] | None = None

    def meets(self, kind: str, parts: Mapping[str, str]) -> bool:
        return (
            kind == self.kind
            and self.release in (None, parts.get("release"))
            and self.dataset in (None, parts.get("dataset"))
        )


class Faults:
    """What is due, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._answers: list[_Due] = []
        self._events: list[_Due] = []

    def add(
        self,
        kind: str,
        answers: Answer | Sequence[Answer],
        release: str | None,
        dataset: str | None,
    ) -> None:
        """Let one answer stand until `mend`, or several come in turn and then no more."""
        stays = isinstance(answers, Answer)
        listed = [answers] if isinstance(answers, Answer) else list(answers)
        self._answers.append(_Due(kind, release, dataset, listed, stays))

    def then(self, kind: str, event: Callable[[], object], release: str | None) -> None:
        """Let something happen once, after an answer of that kind."""
        self._events.append(_Due(kind, release, event=event))

    def mend(self) -> None:
        """Let go of all faults."""
        self._answers.clear()

    def answer(self, kind: str, parts: Mapping[str, str]) -> Answer | None:
        """Return the fault that is due on this route; None when there is none."""
        for due in self._answers:
            if due.answers and due.meets(kind, parts):
                first, *rest = due.answers
                due.answers = due.answers if due.stays else rest
                return first
        return None

    def happen(self, kind: str, parts: Mapping[str, str]) -> None:
        """Let the first event happen that is due after an answer of this kind."""
        for due in self._events:
            if due.meets(kind, parts) and due.event:
                self._events.remove(due)
                due.event()
                return
