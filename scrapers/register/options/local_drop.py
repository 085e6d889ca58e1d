"""What an inbox may be told."""

from scrapers.register.options.common import PlatformOptions


class LocalDropOptions(PlatformOptions):
    """An inbox needs none: its folder is named after the authority."""
