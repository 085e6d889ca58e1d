"""What a DataPress portal may be told."""

from scrapers.register.options.ckan import PortalOptions
from scrapers.register.options.common import Path


class DatapressOptions(PortalOptions):
    """A DataPress portal, which gives its whole catalogue in one answer."""

    export_path: Path = "/api/datasets/export.json"
    status_path: Path = "/api/3/action/status_show"
