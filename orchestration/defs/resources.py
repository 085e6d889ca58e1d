"""What assets are handed at run time.

The code location reads the environment here and nowhere else, once, when it loads: which
authorities there are decides the partitions. Tests hand in resources of their own.
"""

from functools import cache

from orchestration.defs.dbt_command import dbt_command
from orchestration.landing.warehouse import Warehouse
from orchestration.sessions import open_register
from orchestration.settings import Settings
from scrapers.register.register import Register


@cache
def settings() -> Settings:
    """Return the settings of this code location."""
    return Settings.from_env()


@cache
def register() -> Register:
    """Return the register of this code location."""
    return open_register(settings())


def resources() -> dict[str, object]:
    """Return the resources under the names that assets ask for them."""
    return {
        "settings": settings(),
        "register": register(),
        "warehouse": Warehouse(database=str(settings().warehouse)),
        "dbt": dbt_command(),
    }
