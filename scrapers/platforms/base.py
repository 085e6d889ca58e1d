"""What every platform offers, and how one is found by its name in the register."""

import hashlib
import importlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urljoin

from scrapers.errors import LayoutChanged, RegisterError
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import OPTIONS, PlatformOptions
from scrapers.rows import Entry
from scrapers.web.payload import Fields

Place = TypeVar("Place", contravariant=True)
Kind = TypeVar("Kind", bound=PlatformOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry as its listing shows it; ``key`` names it within its source for good."""

    key: str
    url: str
    title: str | None = None
    received_on: date | None = None
    responded_on: date | None = None
    reference: str | None = None
    entry: Entry | None = None
    """The whole entry, on platforms whose listing shows all there is."""
    problem: str | None = None
    """What is odd about its line in the listing, for a person; the visit adds it to the
    entry's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source lists.

    Attributes:
        entries: in the listing's own order, each key once.
        whole: False where pages beyond the window were left alone; what is missing from
            a listing that is not whole has not been withdrawn.
        notes: what of it could not be taken for an entry, a sentence each, for a person.
    """

    entries: tuple[Listed, ...]
    whole: bool = True
    notes: tuple[str, ...] = ()


class Answer(Protocol):
    """The part of `web.session.Response` that platforms read."""

    @property
    def final_url(self) -> str:
        """The address after redirects."""

    @property
    def body(self) -> bytes:
        """The bytes, decompressed."""

    @property
    def sha256(self) -> str:
        """The hash of ``body``, its name in the archive."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers that say something of a listing, names in any case."""


class Fetches(Protocol):
    """The part of `web.session.Session` that platforms use."""

    @property
    def asks_nobody(self) -> bool:
        """Whether it replays: then no key is needed, for none is sent."""

    def get(
        self, url: str, *, source_id: str | None, allow_hosts: Collection[str], expect: str
    ) -> Answer:
        """Fetch one address, or raise `FetchError`."""

    def post_form(
        self,
        url: str,
        fields: Fields,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str = "html",
        secret: Collection[str] = (),
    ) -> Answer:
        """Send a form that only asks, or raise `FetchError`; `web.session` says more."""

    def post(
        self,
        url: str,
        payload: Mapping[str, object],
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        secret: Collection[str] | None = None,
    ) -> Answer:
        """Send a query in JSON for an answer in JSON, or raise `FetchError`."""


class Platform(Protocol[Place]):
    """A module of this package; ``Place`` is `Fetches`, or the folder of an inbox."""

    def listing(self, source: Source, place: Place, window: Window = EVERYTHING, /) -> Listing:
        """Return what the source lists now, at least as far back as ``window`` reaches.

        Only a platform whose listing is in the order of time may stop early, and says so
        by `Listing.whole`.

        Raises:
            FetchError: if a page could not be had.
            LayoutChanged: if a page is not built as expected, the pager leads in a
                circle, or there are fewer entries than the register asserts.
        """

    def detail(self, source: Source, listed: Listed, place: Place, /) -> Entry:
        """Return one listed entry with its documents.

        Raises:
            FetchError: if its page could not be had.
            LayoutChanged: if its page is not built as expected.
        """


def platform(name: str) -> Platform[Any]:
    """Return the platform that the register calls ``name``.

    Raises:
        RegisterError: if there is none.
    """
    if name not in OPTIONS:
        raise RegisterError(
            "unknown platform", item=name, remedy=f"allowed: {', '.join(sorted(OPTIONS))}"
        )
    return cast(Platform[Any], importlib.import_module(f"scrapers.platforms.{name}"))


def request_id(source_id: str, key: str) -> str:
    """Return the name of an entry among those of all sources: 16 hexadecimal digits."""
    return hashlib.sha256(f"{source_id}\n{key}".encode()).hexdigest()[:16]


def options_of(source: Source, kind: type[Kind]) -> Kind:
    """Return a source's options as those of the platform that asks."""
    if not isinstance(source.options, kind):
        raise RegisterError(
            f"its platform is {source.platform}, whose options are not {kind.__name__}",
            item=source.id,
            remedy="read it by the platform that its entry names",
        )
    return source.options


def address(source: Source, path: str) -> str:
    """Return the address of a path on the source's own site."""
    if source.base_url is None:
        raise RegisterError("base_url is missing", item=source.id, remedy="add it to sources.yml")
    return urljoin(source.base_url, path)


def page_at(url: str, source: Source, session: Fetches) -> Answer:
    """Return a web page of the source's own site.

    Raises:
        FetchError: if it could not be had.
    """
    return session.get(url, source_id=source.id, allow_hosts=source.allow_hosts, expect="html")


def whole(source: Source, listed: Sequence[Listed], url: str, notes: Sequence[str] = ()) -> Listing:
    """Return a listing that was read in full, if it is as long as the register asserts.

    Raises:
        LayoutChanged: it is shorter.
    """
    least = source.assertions.min_items
    if len(listed) < least:
        raise LayoutChanged(
            f"the listing shows {len(listed)} entries, the register asserts {least} or more",
            item=url,
            remedy="compare the page with the adapter, or lower min_items of " + source.id,
        )
    return Listing(entries=tuple(listed), notes=tuple(notes))
