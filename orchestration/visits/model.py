"""What a visit brings home: the entries it opened, and what became of all the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from orchestration.visits.plan import Kind
from scrapers.platforms.base import Listed
from scrapers.register.models import Source
from scrapers.rows import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedDocument:
    """A document of an entry, its bytes in the archive under ``sha256``."""

    sha256: str
    name: str
    url: str
    bytes: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitedEntry:
    """An entry whose page was asked for, as far as it could be read.

    ``entry`` is None where only the listing's line is known tonight; ``owed`` says that
    something of it could not be had for the moment, so that the next night asks again.
    """

    listed: Listed
    entry: Entry | None
    documents: tuple[ArchivedDocument, ...] = ()
    problem: str | None = None
    owed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a visit went. Every entry that was listed is in one of four places.

    Attributes:
        source: where it went.
        attempted_at: when (UTC).
        outcome: a word of `scrapers.web.outcomes`.
        message: what went wrong, for a person.
        remedy: what that person can do.
        kind: what it was for.
        listed: whether the listing could be had.
        whole: whether it was read to its end; only then is what it lacks withdrawn.
        entries: those whose page was asked for.
        not_due: those that are held, and not young enough to be looked at again.
        left: those that wait for another night.
        passed_over: those that are not what we came for.
        notes: what of the listing was no entry, a sentence each.
        vocabulary: which version of the vocabulary passed over what it did.
        fingerprint: of the register's entry, for a recording.
    """

    source: Source
    attempted_at: datetime
    outcome: str
    message: str | None = None
    remedy: str | None = None
    kind: Kind = "night"
    listed: bool = False
    whole: bool = False
    entries: tuple[VisitedEntry, ...] = ()
    not_due: tuple[Listed, ...] = ()
    left: tuple[Listed, ...] = ()
    passed_over: tuple[Listed, ...] = ()
    notes: tuple[str, ...] = ()
    vocabulary: str | None = None
    fingerprint: str | None = None

    @property
    def sought(self) -> Iterator[Listed]:
        """All that is listed and is what we came for."""
        yield from (one.listed for one in self.entries)
        yield from self.not_due
        yield from self.left

    @property
    def shown(self) -> int:
        """How many entries were listed."""
        return sum(1 for _ in self.sought) + len(self.passed_over)
