"""What may be said of a log whose build nobody has seen yet."""

from scrapers.register.options.common import Path, PlatformOptions


class UnknownOptions(PlatformOptions):
    """A page from which a person may find the log; nothing is read from it."""

    path: Path = "/"

    def refuses(self, status: str) -> str | None:
        """Return why such a source is never read."""
        return "name its platform first" if status == "active" else None
