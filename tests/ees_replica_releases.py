"""What the EES replica has published: releases, their files, and what amendments left."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import md5
from uuid import NAMESPACE_URL, uuid5

from ees_replica_tables import published

_DAYS = {"2025": "2025-10-30", "2024": "2024-10-31", "2023": "2023-10-26"}


def made_id(*parts: object) -> str:
    """Return the same GUID for the same words."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, ("ees-replica", *parts)))))


def utc(time: datetime) -> str:
    """Return a time as the service prints it."""
    return time.isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class ServedFile:
    """One data file of a release; ``data_set_id`` outlives amendments, ``file_id`` does not."""

    dataset: str
    title: str
    file_name: str
    body: bytes
    file_id: str
    data_set_id: str

    @property
    def rows(self) -> int:
        return self.body.count(b"\n") - 1

    @property
    def etag(self) -> str:
        return f'W/"{md5(self.body, usedforsecurity=False).hexdigest()}"'


@dataclass
class Release:
    """One release as it stands; ``superseded`` maps each version before to its files."""

    slug: str
    published: datetime
    files: dict[str, ServedFile]
    version: int = 0
    superseded: dict[str, dict[str, ServedFile]] = field(default_factory=dict)
    updates: list[dict[str, str]] = field(default_factory=list)
    last_updated: datetime | None = None

    @property
    def version_id(self) -> str:
        return made_id(self.slug, "version", self.version)

    @property
    def modified(self) -> datetime:
        return self.last_updated or self.published

    def amend(
        self, dataset: str | None, change: Callable[[bytes], bytes], note: str, *, same_file: bool
    ) -> str:
        """Put the next version in the place of this one and return its id."""
        self.superseded[self.version_id] = dict(self.files)
        self.version += 1
        if dataset is not None:
            before = self.files[dataset]
            file_id = before.file_id if same_file else made_id(before.file_id, self.version)
            self.files[dataset] = replace(before, body=change(before.body), file_id=file_id)
        self.last_updated = self.modified + timedelta(days=7)
        self.updates.insert(0, {"date": utc(self.last_updated), "summary": note})
        return self.version_id


def first_published(slug: str, datasets: tuple[str, ...]) -> Release:
    """Return a release as it is on its first day."""
    files = {}
    for dataset in datasets:
        table = published(dataset, slug)
        files[dataset] = ServedFile(
            dataset=dataset,
            title=table.title,
            file_name=table.file_name,
            body=table.body,
            file_id=made_id(slug, dataset, "file"),
            data_set_id=made_id(slug, dataset, "data set"),
        )
    day = datetime.fromisoformat(f"{_DAYS.get(slug, f'{slug}-10-29')}T09:30:00")
    return Release(slug, day.replace(tzinfo=UTC), files)
