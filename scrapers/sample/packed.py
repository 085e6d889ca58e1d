"""Office files the same bytes every time: no clock and no zlib in them."""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EPOCH = (2026, 11, 2, 9, 0, 0)
STAMP = b"2026-11-02T09:00:00Z"
CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def repacked(data: bytes) -> bytes:
    """Return the zip ``data`` with fixed times, in name order, its parts stored plain."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_STORED) as fixed:
        for name in sorted(
            packed.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            part = packed.read(name)
            if name == "docProps/core.xml":
                part = CLOCK.sub(rb"\g<1>" + STAMP + rb"\g<2>", part)
            entry = ZipInfo(name, date_time=EPOCH)
            entry.create_system = 3
            fixed.writestr(entry, part)
    return out.getvalue()
