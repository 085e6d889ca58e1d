"""Our own list of authorities, their sources and the official tables: three YAML files."""

from scrapers.register.load import load_register
from scrapers.register.models import Authority, OfficialSource, Source
from scrapers.register.register import Register

__all__ = ["Authority", "OfficialSource", "Register", "Source", "load_register"]
