"""What the environment says: the only place where it is read.

Nothing here opens a file or asks a host; a bad value is one line naming the variable and
what it may be.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

PACKAGED = Path(__file__).parents[1] / "scrapers"
OVERRIDES = {
    "DISCLOSURES_EES_CONTENT_URL": "content_url",
    "DISCLOSURES_EES_API_URL": "api_url",
    "DISCLOSURES_ARCGIS_URL": "arcgis_url",
    "DISCLOSURES_GOVUK_URL": "govuk_url",
}
"""Variables that point an official source elsewhere, and the registry's key each replaces."""


class SettingsError(ValueError):
    """A variable that cannot be used as it stands; says which, and what it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The configuration of one process.

    ``wait`` is the least number of seconds between two requests to one host;
    ``allow_private`` holds ``host:port`` pairs that the private-address guard lets through;
    ``official_urls`` are bases that take the place of the registry's, by its own keys;
    ``all_requests`` fetches also what is not about children's social care.
    """

    home: Path
    sources: Literal["sample", "live"] = "sample"
    contact: str | None = None
    register: Path = PACKAGED / "sample" / "register"
    allow_private: frozenset[str] = frozenset()
    official_urls: tuple[tuple[str, str], ...] = ()
    wait: float = 2.0
    all_requests: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read ``env`` (the process's own when None).

        Raises:
            SettingsError: for a value that is not one of those the variable may have.
        """
        env = {k: v.strip() for k, v in (os.environ if env is None else env).items() if v.strip()}
        sources = _one_of(env, "DISCLOSURES_SOURCES", "sample", "live")
        _warehouse_kind(env)
        return cls(
            home=Path(env.get("DISCLOSURES_HOME", "data")).expanduser().resolve(),
            sources="live" if sources == "live" else "sample",
            contact=env.get("DISCLOSURES_CONTACT"),
            register=_register(env, sources),
            allow_private=frozenset(_pairs(env.get("DISCLOSURES_ALLOW_PRIVATE", ""))),
            official_urls=tuple((key, env[name]) for name, key in OVERRIDES.items() if name in env),
            wait=_seconds(env),
            all_requests=_one_of(env, "DISCLOSURES_ALL_REQUESTS", "0", "1") == "1",
        )

    def require_contact(self) -> str:
        """Return what stands in the user agent.

        Raises:
            SettingsError: there is none.
        """
        if self.contact is None:
            raise SettingsError(
                "DISCLOSURES_CONTACT: not set, and live sources are asked with a contact only"
                " (set it to an e-mail address or a URL of yours)"
            )
        return self.contact

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that the pipeline writes; analysts open the published copy."""
        return self.home / "warehouse.duckdb"

    @property
    def archive(self) -> Path:
        """The folder of bytes as they came, and of the fetch journals."""
        return self.home / "archive"

    @property
    def inbox(self) -> Path:
        """The folder with a folder for each authority, for letters that people bring."""
        return self.home / "inbox"

    @property
    def published(self) -> Path:
        """The folder that analysts read from."""
        return self.home / "published"

    @property
    def dagster_home(self) -> Path:
        """Where Dagster keeps its runs: DAGSTER_HOME, or a folder of the home."""
        return Path(os.environ.get("DAGSTER_HOME") or self.home / "dagster").resolve()


def _one_of(env: Mapping[str, str], name: str, *allowed: str) -> str:
    value = env.get(name, allowed[0])
    if value not in allowed:
        raise SettingsError(f"{name}: {value!r} is not known (use one of: {', '.join(allowed)})")
    return value


def _warehouse_kind(env: Mapping[str, str]) -> None:
    if _one_of(env, "DISCLOSURES_WAREHOUSE", "duckdb", "ducklake") == "ducklake":
        raise SettingsError(
            "DISCLOSURES_WAREHOUSE: ducklake is not built yet (unset it, or set it to duckdb)"
        )


def _register(env: Mapping[str, str], sources: str) -> Path:
    if "DISCLOSURES_REGISTER" not in env:
        return PACKAGED / ("sample/register" if sources == "sample" else "register")
    folder = Path(env["DISCLOSURES_REGISTER"]).expanduser().resolve()
    if not folder.is_dir():
        raise SettingsError(
            f"DISCLOSURES_REGISTER: {folder} is not a folder"
            " (name one with authorities.yml, sources.yml and official.yml)"
        )
    return folder


def _pairs(value: str) -> list[str]:
    pairs = [pair.strip() for pair in value.split(",") if pair.strip()]
    for pair in pairs:
        host, _, port = pair.rpartition(":")
        if not host or not port.isdigit():
            raise SettingsError(
                f"DISCLOSURES_ALLOW_PRIVATE: {pair!r} is not host:port"
                " (for example 127.0.0.1:8080,localhost:9000)"
            )
    return pairs


def _seconds(env: Mapping[str, str]) -> float:
    value = env.get("DISCLOSURES_WAIT", "2.0")
    try:
        seconds = float(value)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < 3600:
        raise SettingsError(
            f"DISCLOSURES_WAIT: {value!r} is not a number of seconds (2.0 is the default)"
        )
    return seconds
