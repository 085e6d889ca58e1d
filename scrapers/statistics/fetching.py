"""What the clients of the official services need of a session; `web.session` has it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol


class Fetched(Protocol):
    """The parts of a session's response that are used here."""

    @property
    def body(self) -> bytes: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def file_name(self) -> str | None: ...  # noqa: D102
    @property
    def etag(self) -> str | None: ...  # noqa: D102
    @property
    def last_modified(self) -> str | None: ...  # noqa: D102
    @property
    def fetched_at(self) -> datetime: ...  # noqa: D102


class Fetches(Protocol):
    """A session, as `scrapers.web.session.Session` is one."""

    def get(  # noqa: D102
        self,
        url: str,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str,
        since: bool = True,
        same_as: str | None = None,
    ) -> Fetched: ...


class Queries(Fetches, Protocol):
    """A session that also sends queries."""

    def post(  # noqa: D102
        self,
        url: str,
        payload: Mapping[str, object],
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
    ) -> Fetched: ...
