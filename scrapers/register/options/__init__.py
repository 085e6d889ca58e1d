"""What each platform may be told about a source, as it stands under ``options``.

The models live here and not beside the adapters, so that the register can be checked
without importing any of them; a platform exists when it has an entry in `OPTIONS` and a
module of the same name in `scrapers.platforms`.
"""

from collections.abc import Mapping

from scrapers.register.options.alaveteli import AlaveteliOptions
from scrapers.register.options.ckan import CkanOptions
from scrapers.register.options.common import Labels, PlatformOptions
from scrapers.register.options.datapress import DatapressOptions
from scrapers.register.options.document_index import DocumentIndexOptions
from scrapers.register.options.govuk_disclosure_log import GovukDisclosureLogOptions
from scrapers.register.options.html_listing import HtmlListingOptions
from scrapers.register.options.icasework import ICaseworkOptions
from scrapers.register.options.infreemation import InfreemationOptions
from scrapers.register.options.jadu_directory import JaduDirectoryOptions, JaduLabels
from scrapers.register.options.local_drop import LocalDropOptions
from scrapers.register.options.search_app import SearchAppOptions
from scrapers.register.options.socrata import SocrataOptions
from scrapers.register.options.unknown import UnknownOptions
from scrapers.register.options.wordpress import WordPressOptions

OPTIONS: Mapping[str, type[PlatformOptions]] = {
    "alaveteli": AlaveteliOptions,
    "ckan": CkanOptions,
    "datapress": DatapressOptions,
    "document_index": DocumentIndexOptions,
    "govuk_disclosure_log": GovukDisclosureLogOptions,
    "html_listing": HtmlListingOptions,
    "icasework": ICaseworkOptions,
    "infreemation": InfreemationOptions,
    "jadu_directory": JaduDirectoryOptions,
    "local_drop": LocalDropOptions,
    "search_app": SearchAppOptions,
    "socrata": SocrataOptions,
    "unknown": UnknownOptions,
    "wordpress": WordPressOptions,
}
"""The platforms there are, and what each may be told."""

__all__ = [
    "OPTIONS",
    "AlaveteliOptions",
    "CkanOptions",
    "DatapressOptions",
    "DocumentIndexOptions",
    "GovukDisclosureLogOptions",
    "HtmlListingOptions",
    "ICaseworkOptions",
    "InfreemationOptions",
    "JaduDirectoryOptions",
    "JaduLabels",
    "Labels",
    "LocalDropOptions",
    "PlatformOptions",
    "SearchAppOptions",
    "SocrataOptions",
    "UnknownOptions",
    "WordPressOptions",
]
