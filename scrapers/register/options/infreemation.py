"""What an Infreemation tenant may be told."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.options.common import PlatformOptions

Variable = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]
"""The name of an environment variable."""
Disposition = Literal["all_supplied", "part_supplied", "refused", "not_held", "redirected"]


class InfreemationOptions(PlatformOptions):
    """Requests published in Infreemation, by its API, which wants a key."""

    date_formats: tuple[str, ...] = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
    tenant: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
    key_env: Variable
    username_env: Variable
    first_year: Annotated[int, Field(ge=2000, le=2100)]
    """The year of the first published request; earlier ones are not asked for."""
    outcomes: Mapping[str, Disposition] = {
        "Provided in Full": "all_supplied",
        "Rejected - Exempt": "refused",
    }
    """What the tenant's outcomes mean; any other leaves the disposition unknown."""
