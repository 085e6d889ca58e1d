"""ZIP archives of letters: each member a file of one document."""

import io
import zipfile

from scrapers.documents.containers import DAMAGE
from scrapers.documents.model import Document
from scrapers.documents.parts import MOST_FILES, Composer
from scrapers.documents.sniff import ZIP
from scrapers.errors import DocumentError

MOST_BYTES_UNPACKED = 200_000_000
MOST_RATIO = 200
_SMALL = 20_000_000
"""Below this many bytes a high ratio is only a sparse file, and harms nobody."""
_ENCRYPTED = 1
"""The bit of a member's flags that says so (APPNOTE 4.4.4)."""
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What operating systems leave in archives, and no one sent."""


def read_archive(data: bytes, name: str) -> Document:
    """Read the files of a ZIP archive as the parts of one document.

    Nothing is written anywhere: a member's path is only its name. Folders and what
    operating systems leave behind are no files of anyone's. An archive in it is noted,
    not opened.

    Raises:
        DocumentError: unreadable, when it is damaged, a bomb, or holds more than
            `MOST_FILES` files; encrypted, when all its files are.
    """
    composer = Composer(name, ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not _is_no_file(one)]
            _guard(members, data, name)
            for member in members:
                _add(composer, archive, member)
    except DAMAGE as error:
        raise DocumentError(
            f"is a damaged zip file: {error}",
            item=name,
            status="unreadable",
            remedy="fetch it again, or ask the council for it",
        ) from error
    return composer.build()


def _add(composer: Composer, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        composer.lose(member.filename, "is under a password", "encrypted", "ask for an open copy")
        return
    try:
        content = archive.read(member)
    except DAMAGE as error:
        composer.lose(member.filename, f"is damaged in the archive: {error}", "unreadable")
        return
    composer.file(content, member.filename)


def _is_no_file(member: zipfile.ZipInfo) -> bool:
    return (
        member.is_dir()
        or member.filename.startswith(_LITTER)
        or (member.filename.rsplit("/", 1)[-1] in _LITTER)
    )


def _guard(members: list[zipfile.ZipInfo], data: bytes, name: str) -> None:
    """Refuse an archive by what its directory says; zipfile unpacks no byte beyond that."""
    total = sum(member.file_size for member in members)
    steep = total > _SMALL and total > MOST_RATIO * len(data)
    if len(members) <= MOST_FILES and total <= MOST_BYTES_UNPACKED and not steep:
        return
    raise DocumentError(
        f"unpacks to {len(members):,} files of {total:,} bytes from {len(data):,}: more than "
        f"the {MOST_FILES} files and {MOST_BYTES_UNPACKED:,} bytes that are read",
        item=name,
        status="unreadable",
        remedy="look at it by hand; add its letters one by one with `disclosures add`",
    )
