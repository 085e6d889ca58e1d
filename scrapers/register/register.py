"""The register as the rest of the project asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Self

from scrapers.errors import RegisterError
from scrapers.register.models import Authority, OfficialSource, Source
from scrapers.register.nrm_models import NrmSource


@dataclass(frozen=True)
class Register:
    """Authorities by slug, every source (the inboxes included), official ones by dataset.

    ``official`` holds the tables of Explore Education Statistics, ``nrm`` the two sources
    of National Referral Mechanism figures.
    """

    authorities: Mapping[str, Authority]
    sources: tuple[Source, ...]
    official: Mapping[str, OfficialSource]
    nrm: Mapping[str, NrmSource] = field(default_factory=dict)

    def authority(self, name: str) -> Authority:
        """Return the authority with this slug, name or DfE code, in any case.

        Raises:
            RegisterError: if there is none; the remedy lists the nearest names.
        """
        wanted = name.strip().casefold()
        for slug, authority in self.authorities.items():
            if wanted in {slug, authority.name.casefold(), authority.la_code}:
                return authority
        names = {known.name.casefold(): known.name for known in self.authorities.values()}
        near = [names[match] for match in get_close_matches(wanted, names)]
        raise RegisterError(
            "the register has no such authority",
            item=name,
            remedy=f"did you mean {' or '.join(near)}?"
            if near
            else "give a name, a slug or a DfE code of authorities.yml",
        )

    def sources_of(self, slug: str) -> tuple[Source, ...]:
        """Return an authority's sources in the register's order, its inbox last.

        Raises:
            RegisterError: if no authority has this slug, name or code.
        """
        la_code = self.authority(slug).la_code
        return tuple(source for source in self.sources if source.la_code == la_code)

    def with_the_rest_of(self, other: Self) -> Self:
        """Return this register with the authorities that only ``other`` has, and their sources.

        Their inboxes are left out, as nothing is put into them here.
        """
        rest = {
            slug: one for slug, one in other.authorities.items() if slug not in self.authorities
        }
        codes = {one.la_code for one in rest.values()}
        sources = [
            source
            for source in other.sources
            if source.la_code in codes and source.platform != "local_drop"
        ]
        return replace(
            self,
            authorities={**self.authorities, **rest},
            sources=(*self.sources, *sources),
        )
