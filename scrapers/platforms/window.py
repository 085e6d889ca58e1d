"""How far back a listing is read in a night, and what of it is held already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Protocol


class Dated(Protocol):
    """The part of `base.Listed` that a window looks at."""

    @property
    def key(self) -> str:
        """What names the entry within its source."""

    @property
    def received_on(self) -> date | None:
        """When the request came, where the listing prints it."""

    @property
    def responded_on(self) -> date | None:
        """When it was answered or published, where the listing prints it."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a night wants of a listing: all that is new, and all that is young.

    Attributes:
        since: entries of this day and later are wanted even when they are known; None:
            everything is.
        known: the entries that are held, by key, each with its latest known date. A key
            and not a date marks where the unseen begins: councils date entries back.
        only_first_page: no more than the first page of the listing is wanted, for a look.
    """

    since: date | None = None
    known: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    only_first_page: bool = False

    def wants(self, entry: Dated) -> bool:
        """Tell whether an entry is new, or young enough to be looked at again."""
        if self.since is None or entry.key not in self.known:
            return True
        printed = [day for day in (entry.received_on, entry.responded_on) if day is not None]
        return max([*printed, self.known[entry.key]]) >= self.since

    def ends_at(self, page: Sequence[Dated]) -> bool:
        """Tell whether a page, newest entries first, leaves nothing wanted behind it.

        Its older half speaks for what comes after it: a whole page more would be one
        request more to each site each night.
        """
        if self.only_first_page:
            return True
        return bool(page) and not any(self.wants(entry) for entry in page[len(page) // 2 :])

    @property
    def in_any_order(self) -> "Window":
        """The window of a listing in no order of time: all of it, unless for a look."""
        return self if self.only_first_page else EVERYTHING


EVERYTHING = Window()
"""The window of a full sweep."""
FIRST_PAGE = Window(only_first_page=True)
"""The window of a look: one page shows whether a listing is what the register says."""
