"""The archive, and sessions over it, as the settings say: live, or replaying the sample."""

from orchestration.landing.runs import journal_path
from orchestration.settings import OVERRIDES, PACKAGED, Settings, SettingsError
from scrapers.register.load import load_register
from scrapers.register.models import OfficialSource
from scrapers.register.register import Register
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.policy import Policy
from scrapers.web.replay import ReplayAdapter, SampleIndex
from scrapers.web.session import Session


def open_archive(settings: Settings) -> Archive:
    """Return the home's archive; a session keeps the sample's answers apart in it."""
    return Archive(settings.archive)


def open_session(settings: Settings, run_id: str) -> Session:
    """Return a session for one run: of the real sites, or of the sample without a network.

    Raises:
        SettingsError: live sources are to be asked and no contact is given.
    """
    live = settings.sources == "live"
    return Session(
        archive=open_archive(settings),
        journal=Journal(journal_path(settings.archive, run_id), run_id),
        policy=Policy(wait=settings.wait),
        contact=settings.require_contact() if live else None,
        adapter=None if live else ReplayAdapter(SampleIndex(PACKAGED / "sample")),
        let_through=settings.allow_private,
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
    bases = {key: url for key, url in settings.official_urls if key in OfficialSource.model_fields}
    try:
        return [
            OfficialSource.model_validate({**source.model_dump(), **bases})
            for source in register.official.values()
            if source.status == "active"
        ]
    except ValueError as error:
        names = ", ".join(name for name, key in OVERRIDES.items() if key in bases)
        raise SettingsError(f"{names}: {error} (give the base of the API)") from error
