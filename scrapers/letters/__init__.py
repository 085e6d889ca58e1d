"""A letter as a `Document` in; what it says, and does not say, out as rows."""

from scrapers.letters.version import READER_VERSION as READER_VERSION
