"""Writes OLE compound files and Outlook messages: only what the tests of them need.

Source:
    [MS-CFB] (the container), [MS-OXMSG] (what Outlook keeps in it).
"""

import struct

SECTOR, SMALL_SECTOR, CUTOFF = 512, 64, 4096
FREE, END, OF_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5


def compound_file(tree):
    """The bytes of a compound file; ``tree`` maps names to bytes or to trees."""
    entries = [{"name": "Root Entry", "kind": ROOT}]
    _place(tree, entries, 0)
    small, small_fat = _chained([e for e in entries if 0 < len(e.get("data", b"")) < CUTOFF], 64)
    entries[0]["data"] = small
    directory = {"data": bytes(-(-len(entries) // 4) * SECTOR)}
    index = {"data": struct.pack(f"<{len(small_fat)}I", *small_fat)}
    large = [
        directory,
        index,
        entries[0],
        *(e for e in entries if len(e.get("data", b"")) >= CUTOFF),
    ]
    _, chains = _chained([one for one in large if one["data"]], SECTOR)
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + len(chains):
        fat_sectors += 1
    for one in large:
        one["start"] = one.get("start", END - fat_sectors) + fat_sectors
    directory["data"] = b"".join(map(_entry, entries)).ljust(len(directory["data"]), b"\0")
    body, _ = _chained([one for one in large if one["data"]], SECTOR)
    fat = [OF_FAT] * fat_sectors + [at if at == END else at + fat_sectors for at in chains]
    fat += [FREE] * (fat_sectors * 128 - len(fat))
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors,
        directory["start"], 0, CUTOFF, index["start"], -(-len(index["data"]) // SECTOR), END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(fat_sectors), *[FREE] * (109 - fat_sectors))
    return header + struct.pack(f"<{len(fat)}I", *fat) + body


def _chained(streams, size):
    """The streams in sectors of ``size`` one after the other, and the chain of each sector."""
    held, chains = b"", []
    for stream in streams:
        stream.setdefault("start", len(chains))
        sectors = -(-len(stream["data"]) // size)
        chains += [*range(len(chains) + 1, len(chains) + sectors), END]
        held += stream["data"].ljust(sectors * size, b"\0")
    return held, chains


def _place(tree, entries, parent):
    """Append the entries of ``tree``, each the right sibling of the one before it."""
    before, link = parent, "child"
    for name, content in tree.items():
        entries[before][link] = len(entries)
        before, link = len(entries), "right"
        if isinstance(content, bytes):
            entries.append({"name": name, "kind": STREAM, "data": content})
        else:
            entries.append({"name": name, "kind": STORAGE})
            _place(content, entries, before)


def _entry(entry):
    name = entry["name"].encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", name, len(name), entry["kind"], 1, FREE, entry.get("right", FREE),
        entry.get("child", FREE), entry.get("start", END), len(entry.get("data", b"")),
    )  # fmt: skip


def outlook_message(*, subject="", body="", html=b"", attachments=()):
    """The bytes of an MSG; an attachment is a dict of what `attachment` takes."""
    tree = _properties({0x0037: subject, 0x1000: body, 0x1013: html}, header=32)
    for number, one in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment(**one)
    return compound_file(tree)


def attachment(name="", data=b"", method=1, content_id=""):
    """The storage of an attachment, its bytes held by value unless ``method`` says else."""
    values = {0x3707: name, 0x3701: data, 0x3712: content_id}
    return _properties(values, header=8, method=method)


def _properties(values, header, method=None):
    tree, rows = {}, bytes(header)
    for key, value in sorted((key, value) for key, value in values.items() if value):
        kind = 0x001F if isinstance(value, str) else 0x0102
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        tree[f"__substg1.0_{key:04X}{kind:04X}"] = content
        rows += struct.pack("<HHIII", kind, key, 6, len(content), 0)
    if method is not None:
        rows += struct.pack("<HHIII", 0x0003, 0x3705, 6, method, 0)
    return {"__properties_version1.0": rows, **tree}
