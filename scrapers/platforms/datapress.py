"""DataPress portals, as at Barnet and Brent: the whole catalogue in one answer.

``/api/datasets/export.json`` lists every dataset with its files (so does the route
``/api/action/current_package_list_with_resources``); the status page, which DataPress has in
common with CKAN, says ``datapress`` for a version. Files are at
``/download/{dataset}/{file id}/{name}``; addresses in the storage behind the portal are not
for everybody, and not of the source's own hosts. Datasets for some people only want a token
in the header ``Identity``, which is not supported.

Source: a harvester of DataPress portals and the file addresses of open.barnet.gov.uk, named
in the notes on disclosure logs.
"""

from scrapers.platforms.base import Fetches, Listing, address, options_of
from scrapers.platforms.ckan_packages import (
    NEEDS_KEY,
    Package,
    listed_packages,
    not_this,
    version,
    whole_log,
)
from scrapers.platforms.json_answers import asked, records
from scrapers.platforms.whole_entries import detail
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options.datapress import DatapressOptions

NAME = "datapress"
"""What such a portal gives for its version of CKAN."""


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the files, or datasets, of the log; the catalogue has no order of time."""
    options = options_of(source, DatapressOptions)
    url = address(source, options.export_path)
    if not window.only_first_page:
        printed = version(source, session, options.status_path)
        if printed.casefold() != NAME:
            raise not_this(source, "ckan", f"CKAN {printed}")
    answer, data = asked(source, session, url, refusal=NEEDS_KEY)
    # the route that DataPress has in common with CKAN gives the same list as a result
    catalogue = data.get("result") if isinstance(data, dict) else data
    shown = records(catalogue, "the catalogue", url)
    packages = [Package.read(one, url, answer.sha256) for one in shown]
    listed, notes = listed_packages(source, options, packages)
    return whole_log(source, listed, notes, url)


__all__ = ["detail", "listing"]
