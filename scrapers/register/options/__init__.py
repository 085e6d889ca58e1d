"""What each platform may be told about a source, as it stands under ``options``.

The models live here and not beside the adapters, so that the register can be checked
without importing any of them; a platform exists when it has an entry in `OPTIONS` and a
module of the same name in `scrapers.platforms`.
"""

from collections.abc import Mapping

from scrapers.register.options.common import Labels, PlatformOptions
from scrapers.register.options.document_index import DocumentIndexOptions
from scrapers.register.options.icasework import ICaseworkOptions
from scrapers.register.options.jadu_directory import JaduDirectoryOptions, JaduLabels
from scrapers.register.options.local_drop import LocalDropOptions

OPTIONS: Mapping[str, type[PlatformOptions]] = {
    "document_index": DocumentIndexOptions,
    "icasework": ICaseworkOptions,
    "jadu_directory": JaduDirectoryOptions,
    "local_drop": LocalDropOptions,
}
"""The platforms there are, and what each may be told."""

__all__ = [
    "OPTIONS",
    "DocumentIndexOptions",
    "ICaseworkOptions",
    "JaduDirectoryOptions",
    "JaduLabels",
    "Labels",
    "LocalDropOptions",
    "PlatformOptions",
]
