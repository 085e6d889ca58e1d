"""The control words of RTF that matter to a reader of text.

Source:
    Rich Text Format Specification 1.9.1, Microsoft.
"""

CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”",
}  # fmt: skip
"""Words that stand for a character."""

SIGNS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
"""Signs behind a backslash that stand for a character."""

SKIPPED = frozenset(
    (
        *("author", "bkmkend", "bkmkstart", "buptim", "category", "colortbl", "comment"),
        *("company", "creatim", "doccomm", "filetbl", "footer", "footerf", "footerl", "footerr"),
        *("header", "headerf", "headerl", "headerr", "info", "keywords", "manager"),
        *("nonesttables", "object", "objdata", "operator", "pict", "printim", "private"),
        *("revtim", "rxe", "shprslt", "sn", "sp", "stylesheet", "subject", "sv", "tc", "title"),
        *("txe", "xe", "nonshppict", "annotation", "atnid", "atnauthor", "themedata"),
    )
)
"""Groups that hold no text of the letter; so does any that begins with ``\\*`` but `OPENED`."""

OPENED = frozenset(("shpinst", "fldinst"))
"""Starred groups that are looked into: shapes hold text boxes, fields the links' addresses."""

DESTINATIONS = {
    "shpinst": "text", "shptxt": "text", "fldinst": "field", "fldrslt": "text",
    "footnote": "note", "listtext": "text", "pntext": "text", "fonttbl": "",
}  # fmt: skip
"""Groups that are read, and where their characters go."""
