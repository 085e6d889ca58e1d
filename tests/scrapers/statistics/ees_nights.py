"""A night of the EES client in the tests: what it yields, sorted by what it is."""

from dataclasses import dataclass, field

from scrapers.statistics.ees import Ees
from scrapers.statistics.rows import (
    OfficialFile,
    ReleaseProblem,
    ReleaseUpdate,
    RouteProblem,
    Unchanged,
)


@dataclass
class Night:
    """Everything that one pass over a publication yielded, in its order."""

    files: list[OfficialFile] = field(default_factory=list)
    unchanged: list[Unchanged] = field(default_factory=list)
    problems: list[ReleaseProblem] = field(default_factory=list)
    updates: list[ReleaseUpdate] = field(default_factory=list)
    side: list[RouteProblem] = field(default_factory=list)

    def known(self) -> dict[tuple[str, str], tuple[str, str]]:
        """What a run that landed all of it knows the night after."""
        return {
            (one.dataset, one.release): (one.release_version_id, one.file_id)
            for one in (*self.files, *self.unchanged)
        }

    def file(self, release: str, dataset: str) -> OfficialFile:
        (found,) = (one for one in self.files if (one.release, one.dataset) == (release, dataset))
        return found


def night(ees, session, *datasets, known=None, **changed) -> Night:
    """Read the replica's tables once."""
    found = Night()
    places = {
        OfficialFile: found.files,
        Unchanged: found.unchanged,
        ReleaseProblem: found.problems,
        ReleaseUpdate: found.updates,
        RouteProblem: found.side,
    }
    for item in Ees(ees.sources(*datasets, **changed), session).files(known or {}):
        places[type(item)].append(item)
    return found
