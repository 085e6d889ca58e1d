"""What must hold between the entries of a register; each fault names the entry and the remedy."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from scrapers.errors import RegisterError
from scrapers.register.authorities import Authority, NoSource
from scrapers.register.files import AUTHORITIES, SOURCES
from scrapers.register.models import Source

INBOX = "local_drop"


def unique(path: Path, key: str, values: Iterable[str]) -> None:
    """Refuse a value of ``key`` that several entries of a file have."""
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise RegisterError(
            f"{key} given more than once: {', '.join(twice)}",
            item=str(path),
            remedy=f"give each entry a {key} of its own",
        )


def known_authorities(folder: Path, sources: Sequence[Source], all_: Sequence[Authority]) -> None:
    """Refuse a source of nobody, and one that is read though its authority is closed."""
    known = {authority.la_code: authority for authority in all_}
    for source in sources:
        item = f"{folder / SOURCES}, entry {source.id}"
        authority = known.get(source.la_code)
        if authority is None:
            raise RegisterError(
                f"no authority has the la_code {source.la_code!r}",
                item=item,
                remedy=f"use a code of {AUTHORITIES}, or add the authority there",
            )
        if authority.closed_on and source.status == "active" and source.platform != INBOX:
            raise RegisterError(
                f"{authority.name} was closed on {authority.closed_on}, and this source is active",
                item=item,
                remedy="move it to the authority that took its place, or change its status",
            )


def with_reasons(
    folder: Path,
    authorities: Sequence[Authority],
    sources: Sequence[Source],
    unlooked: NoSource | None,
) -> tuple[Authority, ...]:
    """Return the authorities, each that has no source but its inbox with the reason why.

    Args:
        folder: where the register is.
        authorities: as their file has them.
        sources: of all of them.
        unlooked: the reason of those that give none of their own.

    Raises:
        RegisterError: an authority has neither a source nor a reason, or both.
    """
    published = {source.la_code for source in sources if source.platform != INBOX}
    return tuple(
        _with_reason(f"{folder / AUTHORITIES}, entry {one.name}", one, published, unlooked)
        for one in authorities
    )


def _with_reason(
    item: str, authority: Authority, published: Set[str], unlooked: NoSource | None
) -> Authority:
    if authority.la_code in published:
        if authority.no_source is None:
            return authority
        raise RegisterError(
            "it says why it has no source, and it has one",
            item=item,
            remedy=f"take no_source out of its entry, or the source out of {SOURCES}",
        )
    if authority.no_source is not None:
        return authority
    if unlooked is None:
        raise RegisterError(
            "it has neither a source nor a reason why there is none",
            item=item,
            remedy=f"give it no_source, or a source in {SOURCES}; no_source at the top of "
            f"{AUTHORITIES} stands for all that have neither",
        )
    return authority.model_copy(update={"no_source": unlooked})
