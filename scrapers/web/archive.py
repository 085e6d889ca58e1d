"""The archive: bytes under the name of their content, and the last good answer of each URL.

::

    <root>/blobs/ab/abcdef…                     the bytes
    <root>/answers/ab/<sha256 of the URL>.json  what the live site last answered
    <root>/answers-<realm>/ab/…                 the same for another realm

Realms keep apart what must never pass for a site's good answer: what the sample says of a
URL (``sample``), and answers that were no use (``live-unfit``, ``sample-unfit``).
Everything is written beside and renamed in: two processes may use one archive, and a
killed one leaves at worst a stray temporary file.
"""

import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from scrapers.errors import FetchError
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.payload import MARK
from scrapers.web.urls import canonical, redact

LIVE = "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The last good answer of one URL; times are UTC and aware.

    ``fetched_at`` is when these very bytes first came, ``checked_at`` when the site last
    gave or confirmed them. ``headers`` are the few that say something of a listing.
    ``url`` may end in the name of a form's fields (`payload`).
    """

    url: str
    final_url: str
    status: int
    sha256: str
    media_type: str
    file_name: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    checked_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)


class Archive:
    """Content-addressed bytes below ``root``; makes its folders as it needs them."""

    def __init__(self, root: Path, realm: str = LIVE) -> None:
        self.root = Path(root)
        self.realm = realm
        self._answers = self.root / ("answers" if realm == LIVE else f"answers-{realm}")

    def within(self, realm: str) -> "Archive":
        """Return the archive with the same bytes and the answers of ``realm``."""
        return Archive(self.root, realm)

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its sha256 in hex; mends a damaged copy."""
        name = sha256(data).hexdigest()
        path = self._blob(name)
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
        return name

    def get(self, sha256_hex: str) -> bytes:
        """Return the bytes of that name.

        Raises:
            FetchError: ``not_archived`` when they are not there or no longer the same.
        """
        path = self._blob(sha256_hex)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise self._lost(sha256_hex, "the archive does not hold these bytes") from None
        if sha256(data).hexdigest() != sha256_hex:
            raise self._lost(sha256_hex, "the archived bytes are damaged")
        return data

    def has(self, sha256_hex: str) -> bool:
        """Return whether bytes of that name are there (not whether they are whole)."""
        return self._blob(sha256_hex).is_file()

    def remember(self, stored: Stored) -> None:
        """Keep ``stored`` as the last good answer of its URL."""
        told = json.dumps(asdict(stored), default=datetime.isoformat, indent=1)
        write_whole(self._answer(stored.url), told.encode())

    def forget(self, url: str) -> None:
        """Let go of what was remembered of ``url``; its bytes stay."""
        self._answer(url).unlink(missing_ok=True)

    def recall(self, url: str) -> Stored | None:
        """Return the last good answer of ``url``; None when there is none to be read."""
        try:
            told = json.loads(self._answer(url).read_bytes())
            for key in ("fetched_at", "checked_at"):
                told[key] = datetime.fromisoformat(told[key])
            return Stored(**told)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            # a damaged note costs one full fetch, no more
            return None

    def _blob(self, name: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", name):
            raise self._lost(name, "this is not a sha256 in hex")
        return self.root / "blobs" / name[:2] / name

    def _answer(self, url: str) -> Path:
        place, mark, fields = url.partition(MARK)
        name = sha256((canonical(place) + mark + fields).encode()).hexdigest()
        return self._answers / name[:2] / f"{name}.json"

    @staticmethod
    def _lost(name: str, message: str) -> FetchError:
        remedy = OUTCOMES["not_archived"].remedy
        return FetchError(message, item=redact(name), outcome="not_archived", remedy=remedy)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that no reader ever sees part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
