"""What can go wrong outside, and what a person can do about it.

::

    ScraperError                    anything the outside did to one item
    ├── FetchError                  a request that brought no usable bytes
    ├── LayoutChanged               a page or listing that is not built as it was
    ├── DocumentError               bytes that cannot be read as a letter
    ├── TableContractBroken         an official table that is not the one expected
    └── RegisterError               our own list of authorities and sources is wrong

Every error names its item and says what to do: it is shown to people as it stands.
"""


class ScraperError(Exception):
    """One item failed; the others go on.

    Args:
        message: what happened, in one sentence.
        item: the URL, file or entry it happened to.
        remedy: what a person can do, in one sentence; may be empty.
    """

    def __init__(self, message: str, *, item: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.item = item
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the item, what happened and the remedy as one line."""
        line = f"{self.item}: {self.message}"
        return f"{line} ({self.remedy})" if self.remedy else line


class FetchError(ScraperError):
    """A request that brought no usable bytes; ``outcome`` is one of `web.outcomes`."""

    def __init__(self, message: str, *, item: str, outcome: str, remedy: str = "") -> None:
        super().__init__(message, item=item, remedy=remedy)
        self.outcome = outcome


class LayoutChanged(ScraperError):
    """A page whose layout is not the one its adapter was written for."""

    outcome = "layout_changed"


class DocumentError(ScraperError):
    """Bytes that cannot be read; ``status`` is a ``read_status`` of the warehouse."""

    def __init__(self, message: str, *, item: str, status: str, remedy: str = "") -> None:
        super().__init__(message, item=item, remedy=remedy)
        self.status = status


class TableContractBroken(ScraperError):
    """An official table with columns, symbols or keys other than the contract's."""

    outcome = "contract_broken"


class RegisterError(ScraperError):
    """The register of authorities and sources does not validate."""
