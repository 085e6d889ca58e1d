"""The archive, and sessions over it, as the settings say: live, or replaying the sample."""

from collections.abc import Iterable
from typing import TypeVar

from orchestration.landing.runs import journal_path
from orchestration.settings import OVERRIDES, PACKAGED, Settings, SettingsError
from scrapers.register.load import load_register
from scrapers.register.models import OfficialSource, Published
from scrapers.register.nrm_models import NrmSource
from scrapers.register.register import Register
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.policy import Policy
from scrapers.web.replay import SAMPLE_REALM, ArchiveIndex, ReplayAdapter, SampleIndex
from scrapers.web.session import Session

Kind = TypeVar("Kind", bound=Published)


def open_archive(settings: Settings) -> Archive:
    """Return the home's archive; a session keeps the sample's answers apart in it."""
    return Archive(settings.archive)


def open_session(
    settings: Settings,
    run_id: str,
    *,
    register: Register | None = None,
    from_archive: bool = False,
) -> Session:
    """Return a session for one run: of the real sites, or of the sample without a network.

    Args:
        settings: where, and from what sources.
        run_id: names the fetch journal.
        register: its sources' own intervals are kept, where they are longer than the wait.
        from_archive: ask nobody; every answer is the last good one that the archive holds.

    Raises:
        SettingsError: live sources are to be asked and no contact is given.
    """
    live = settings.sources == "live"
    if from_archive:
        kept = open_archive(settings)
        archive = kept if live else kept.within(SAMPLE_REALM)
        return Session(
            archive=archive,
            # what is only read again was asked of nobody: it is not for raw.fetches
            journal=Journal(settings.home / "logs" / f"replay-{run_id}.jsonl", run_id),
            adapter=ReplayAdapter(ArchiveIndex(archive)),
        )
    return Session(
        archive=open_archive(settings),
        journal=Journal(journal_path(settings.archive, run_id), run_id),
        policy=Policy(wait=settings.wait),
        contact=settings.require_contact() if live else None,
        adapter=None if live else ReplayAdapter(SampleIndex(PACKAGED / "sample")),
        let_through=settings.allow_private,
        intervals={
            source.id: source.min_interval_s
            for source in (register.sources if register else ())
            if source.min_interval_s is not None
        },
    )


def open_register(settings: Settings) -> Register:
    """Return the register that the settings name.

    Raises:
        RegisterError: it does not validate; names the file, the entry and the remedy.
    """
    return load_register(settings.register)


def official_sources(settings: Settings, register: Register) -> list[OfficialSource]:
    """Return the official sources to ask, at the bases that the settings put in their place.

    Raises:
        SettingsError: a base is not a web address.
    """
    return _active(register.official.values(), settings)


def nrm_sources(settings: Settings, register: Register) -> list[NrmSource]:
    """Return the sources of National Referral Mechanism figures to ask, as `official_sources`.

    Raises:
        SettingsError: a base is not a web address.
    """
    return _active(register.nrm.values(), settings)


def _active(sources: Iterable[Kind], settings: Settings) -> list[Kind]:
    """Return the active sources, with the settings' bases in place of their own."""
    found = []
    for source in sources:
        known = type(source).model_fields
        bases = {key: url for key, url in settings.official_urls if key in known}
        try:
            based = type(source).model_validate({**source.model_dump(), **bases})
        except ValueError as error:
            names = ", ".join(name for name, key in OVERRIDES.items() if key in bases)
            raise SettingsError(f"{names}: {error} (give the base of the API)") from error
        if source.status == "active":
            found.append(based)
    return found
