"""The polite session: robots, waiting, conditional GET, content checks, archive, replay."""

from scrapers.web.archive import Archive, Stored
from scrapers.web.journal import Journal, read_journal
from scrapers.web.outcomes import OUTCOMES, Outcome
from scrapers.web.policy import Policy
from scrapers.web.replay import ArchiveIndex, Index, ReplayAdapter, SampleIndex, StoredAnswer
from scrapers.web.response import Response
from scrapers.web.session import Session
from scrapers.web.urls import canonical, redact

__all__ = [
    "OUTCOMES",
    "Archive",
    "ArchiveIndex",
    "Index",
    "Journal",
    "Outcome",
    "Policy",
    "ReplayAdapter",
    "Response",
    "SampleIndex",
    "Session",
    "Stored",
    "StoredAnswer",
    "canonical",
    "read_journal",
    "redact",
]
