"""What the warehouse knows of a source before it is visited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import duckdb

_NOTHING: Mapping[str, "KnownEntry"] = MappingProxyType({})
_NONE: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry of ours that has not been withdrawn.

    Attributes:
        latest: the latest day on which it may have changed; `date.min` where none is known.
        opened_on: the day its page was last asked for; None: never.
        owed: something of it could not be had for the moment.
    """

    latest: date
    opened_on: date | None = None
    owed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one source.

    Attributes:
        entries: those that are ours, by key.
        passed_over: those that are not what we came for by today's vocabulary, each with
            its latest date.
        withdrawn: keys of those of ours that were withdrawn, and may come back.
        set_aside: keys of all that was ever passed over, by whatever vocabulary.
        swept_on: the day of the last sweep, where it left entries for later.
        newest: the newest date printed on anything of ours.
    """

    entries: Mapping[str, KnownEntry] = field(default_factory=lambda: _NOTHING)
    passed_over: Mapping[str, date] = field(default_factory=lambda: _NONE)
    withdrawn: frozenset[str] = frozenset()
    set_aside: frozenset[str] = frozenset()
    swept_on: date | None = None
    newest: date | None = None

    def before(self, key: str) -> bool:
        """Tell whether an entry was listed on an earlier night, whatever became of it."""
        return key in self.entries or key in self.set_aside or key in self.withdrawn

    def owes(self, key: str) -> bool:
        """Tell whether an entry waits to be asked for again, by a failure or a sweep."""
        entry = self.entries.get(key)
        if entry is None or entry.opened_on is None:
            return False
        return entry.owed or (self.swept_on is not None and entry.opened_on < self.swept_on)

    @property
    def waiting(self) -> bool:
        """Whether entries that were left for later may be anywhere in the listing."""
        return any(
            entry.opened_on is None or (self.swept_on and entry.opened_on < self.swept_on)
            for entry in self.entries.values()
        )


def known_of(
    connection: duckdb.DuckDBPyConnection, source_id: str, vocabulary: str, today: date
) -> Known:
    """Return what is known of a source.

    Args:
        connection: the warehouse.
        source_id: the source.
        vocabulary: the version in force; what another one passed over is looked at again.
        today: the day of the visit; printed dates that lie ahead of it are misprints.
    """
    first = _first_night(connection, source_id)
    ours = connection.execute(
        "select entry_key, received_on, responded_on, cast(first_seen_at as date), opened_on,"
        " coalesce(owed, false), withdrawn_at is not null"
        " from raw.foi_requests where source_id = ?",
        [source_id],
    ).fetchall()
    others = connection.execute(
        "select entry_key, received_on, responded_on, cast(first_seen_at as date),"
        " withdrawn_at is null and vocabulary = ?"
        " from raw.passed_over where source_id = ?",
        [vocabulary, source_id],
    ).fetchall()
    printed = [day for _, *days, _, _, _, _ in ours for day in days if day and day <= today]
    return Known(
        entries={
            key: KnownEntry(_latest(days, seen, first, today), opened_on, owed)
            for key, *days, seen, opened_on, owed, withdrawn in ours
            if not withdrawn
        },
        passed_over={
            key: _latest(days, seen, first, today)
            for key, *days, seen, in_force in others
            if in_force
        },
        withdrawn=frozenset(str(key) for key, *_, withdrawn in ours if withdrawn),
        set_aside=frozenset(str(key) for key, *_ in others),
        swept_on=_swept_on(connection, source_id),
        newest=max(printed, default=None),
    )


def _first_night(connection: duckdb.DuckDBPyConnection, source_id: str) -> date | None:
    (found,) = connection.execute(
        "select cast(min(first_seen_at) as date) from ("
        "select first_seen_at from raw.foi_requests where source_id = $1"
        " union all select first_seen_at from raw.passed_over where source_id = $1)",
        [source_id],
    ).fetchall()
    return found[0] if isinstance(found[0], date) else None


def _latest(printed: Sequence[date | None], seen: date, first: date | None, today: date) -> date:
    """Return the latest day that says how young an entry is.

    What was there on the first night may be of any age; what came after it is new, also
    where a council has dated it back.
    """
    days = [*printed, None if seen == first else seen]
    return max([day for day in days if day is not None and day <= today], default=date.min)


def _swept_on(connection: duckdb.DuckDBPyConnection, source_id: str) -> date | None:
    found = connection.execute(
        "select cast(attempted_at as date) from raw.source_visits"
        " where source_id = ? and kind = 'sweep' and left_for_later > 0"
        " order by attempted_at desc limit 1",
        [source_id],
    ).fetchall()
    return found[0][0] if found else None
