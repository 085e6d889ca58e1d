"""Puts the pages of a listing together, and tells whether that is all there is.

A page may be HTML, JSON or the answer to a form; how one is had is its platform's affair.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scrapers.platforms.base import Listed, Listing, whole
from scrapers.platforms.pages import changed
from scrapers.platforms.problems import joined
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source

MOST_ENTRIES = 100_000
"""Ten times the longest log that was seen; a longer one is taken for one that never ends."""

MOST_NOTES = 50
"""Of entries with the key of another one: more of them are one fault of the whole listing."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing.

    Attributes:
        entries: what it lists, in its order.
        url: its address, for messages.
        more: whether it says that another page follows.
    """

    entries: Sequence[Listed]
    url: str
    more: bool


def gather(pages: Iterable[Page], window: Window = EVERYTHING) -> Listing:
    """Return the entries of all pages, each key once, in their order.

    Pages are taken one at a time, and no more of them than are needed: it ends after the
    last one, at the second on end that shows nothing new (some sites repeat their last page
    for ever; one page alone may have moved back while we read), or where ``window`` ends;
    the listing is whole unless the window ended it. Of a key that
    stands for two different entries the first is kept, and both are named in its problem
    and in the notes.

    Raises:
        LayoutChanged: if a page leaves entries unseen: it is empty though more are said to
            follow, or it is the first one again; or there are more than `MOST_ENTRIES`.
    """
    found: dict[str, Listed] = {}
    notes: list[str] = []
    first: frozenset[str] | None = None
    nothing_new = False
    for page in pages:
        here = frozenset(entry.key for entry in page.entries)
        if page.more and not here:
            raise changed("a page of the listing is empty, yet links to a next one", page.url)
        if first is not None and here == first:
            raise changed("a later page of the listing shows the first one again", page.url)
        if nothing_new and here <= found.keys():
            break
        nothing_new = bool(found) and here <= found.keys()
        first = here if first is None else first
        for entry in page.entries:
            _add(found, entry, notes)
        if len(found) > MOST_ENTRIES:
            raise changed(f"the listing shows more than {MOST_ENTRIES:,} entries", page.url)
        if page.more and window.ends_at(page.entries):
            return Listing(entries=tuple(found.values()), whole=False, notes=tuple(notes))
    return Listing(entries=tuple(found.values()), notes=tuple(notes))


def together(listings: Iterable[Listing]) -> Listing:
    """Return several listings of one source as one, each key once.

    It is whole where all of them are. A key with two contents is treated as in `gather`.
    """
    found: dict[str, Listed] = {}
    notes: list[str] = []
    all_whole = True
    for listing in listings:
        for entry in listing.entries:
            _add(found, entry, notes)
        notes += listing.notes
        all_whole = all_whole and listing.whole
    return Listing(entries=tuple(found.values()), whole=all_whole, notes=tuple(notes))


def _add(found: dict[str, Listed], entry: Listed, notes: list[str]) -> None:
    kept = found.setdefault(entry.key, entry)
    if _printed(kept) == _printed(entry):
        return
    said = f"the key {entry.key!r} stands for two entries: {_told(kept)} and {_told(entry)}"
    if len(notes) < MOST_NOTES:
        notes.append(said)
    elif len(notes) == MOST_NOTES:
        notes.append("there are more keys that stand for two entries")
    found[entry.key] = replace(kept, problem=joined(kept.problem, said))


def _printed(entry: Listed) -> tuple[object, ...]:
    """Return what two lines of a listing must share to be of one entry."""
    documents = entry.entry.documents if entry.entry else ()
    return entry.title, entry.received_on, entry.responded_on, entry.reference, documents


def _told(entry: Listed) -> str:
    days = [str(day) for day in (entry.received_on, entry.responded_on) if day]
    return ", ".join([repr(entry.title), *([entry.reference] if entry.reference else []), *days])


def held_to_count(
    source: Source,
    listed: Sequence[Listed],
    counts: Sequence[int],
    url: str,
    notes: Sequence[str] = (),
) -> Listing:
    """Return a listing whose pages were all read, held against what it should have.

    Args:
        source: whose listing it is; its ``min_items`` must be reached.
        listed: the entries, each once.
        counts: the total that each page stated; see `counted`.
        url: the listing's address, for messages.
        notes: what else is to be said of the listing.

    Raises:
        LayoutChanged: the number of entries is not the total that the pages state, or
            there are fewer than the register asserts.
    """
    return counted(whole(source, listed, url, notes), counts, url)


def counted(listing: Listing, counts: Sequence[int], url: str) -> Listing:
    """Return a listing whose pages were all read, held against the total that they state.

    Args:
        listing: all entries.
        counts: the total that each page stated, in order; none where the site states none.
        url: the listing's address, for messages.

    Returns:
        A whole listing where the total stayed the same and is that of the entries; one
        that is not whole where the total changed while the pages were read, because then
        entries move from page to page and one may have been missed.

    Raises:
        LayoutChanged: the total stayed the same and is not the number of the entries.
    """
    shown = len(listing.entries)
    if len(set(counts)) > 1:
        said = (
            f"the total changed from {counts[0]:,} to {counts[-1]:,} while its pages were read"
            f" and {shown:,} entries were seen: nothing is taken for withdrawn"
        )
        return replace(listing, whole=False, notes=(*listing.notes, said))
    if counts and counts[0] != shown:
        raise changed(
            f"the listing says that it has {counts[0]:,} entries, and its pages show {shown:,}",
            url,
        )
    return listing
