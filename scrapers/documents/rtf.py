"""RTF: paragraphs and tables in order, with all tracked changes accepted.

Our own reading, because the one library for it keeps what was deleted, and parts cells
by a bar that it does not tell from a bar in the text.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from scrapers.documents import rtf_words
from scrapers.documents.model import Document
from scrapers.documents.rtf_layout import Layout
from scrapers.documents.symbols import symbol
from scrapers.documents.text import raised

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_SYMBOL_SET = 2
"""The ``\\fcharset`` of symbol fonts."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits, and what its end gives back."""

    sink: str = "text"
    """Where characters go: ``text``, ``note``, ``field``, or ``""`` for nowhere."""
    opens: str = ""
    """The destination that this very group is, for what its end must do."""
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    font: int = 0
    after_unicode: int = 1


@dataclass(slots=True)
class _Reader:
    layout: Layout
    encoding: str = "cp1252"
    state: _State = field(default_factory=_State)
    groups: list[_State] = field(default_factory=list)
    starred: bool = False
    coded: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    symbols: set[int] = field(default_factory=set)

    def read(self, data: bytes) -> None:
        """Take the whole file; what stands behind its last brace is none of it."""
        position, is_open = 0, False
        while found := _TOKEN.match(data, position):
            position = found.end()
            if not found["code"]:
                self.flush()
            if found["brace"]:
                is_open = self.brace(found["brace"] == b"{")
                if not is_open:
                    break
            elif found["word"]:
                number = int(found["number"]) if found["number"] else None
                if found["word"] == b"bin":
                    position += max(number or 0, 0)
                else:
                    self.word(found["word"].decode("ascii"), number)
            else:
                self.characters(found)
        self.flush()
        if is_open:
            self.layout.builder.note("the file is cut short: its groups are not closed")

    def brace(self, opening: bool) -> bool:
        """Open or close a group; False when it was the outermost that closed."""
        self.to_skip, self.starred = 0, False
        if opening:
            self.groups.append(self.state)
            self.state = replace(self.state, opens="")
            return True
        if not self.groups:
            return False
        self.layout.leave(self.state.opens)
        self.state = self.groups.pop()
        return bool(self.groups)

    def characters(self, found: re.Match[bytes]) -> None:
        """Take text, a coded byte, or a sign behind a backslash."""
        if found["sign"] == b"*":
            self.starred = True
        elif found["sign"]:
            sign = found["sign"].decode("latin-1")
            self.put(rtf_words.SIGNS.get(sign, ""))
        elif found["code"]:
            if self.to_skip:
                self.to_skip -= 1
            else:
                self.coded.append(int(found["code"], 16))
        elif found["plain"]:
            plain = found["plain"][self.to_skip :]
            self.to_skip = max(0, self.to_skip - len(found["plain"]))
            self.coded += plain
            self.flush()

    def flush(self) -> None:
        """Turn the bytes gathered into characters: only together are some of them one."""
        if not self.coded:
            return
        if self.state.font in self.symbols:
            text = "".join(symbol(code, "Symbol") for code in self.coded)
        else:
            text = self.coded.decode(self.encoding, errors="replace")
        self.coded.clear()
        self.put(text)

    def put(self, text: str) -> None:
        """Send characters where this group's go."""
        state = self.state
        if state.hidden and state.sink == "text" and text.strip():
            self.layout.builder.note("hidden text was not read")
        if text and not state.hidden and not state.deleted:
            self.layout.put(raised(text) if state.raised else text, state.sink)

    def word(self, word: str, number: int | None) -> None:
        """Do what a control word says."""
        is_starred, self.starred = self.starred, False
        if self.to_skip:
            self.to_skip -= 1
        elif word in rtf_words.SKIPPED or (is_starred and word not in rtf_words.OPENED):
            self.state = replace(self.state, sink="", opens=word)
        elif word in rtf_words.DESTINATIONS:
            if word == "shptxt":
                self.layout.word("par", 0, is_shown=bool(self.state.sink))
            own, around = rtf_words.DESTINATIONS[word], self.state.sink
            sink = around if own == "text" or not around else own
            self.state = replace(self.state, sink=sink, opens=word)
        elif word in rtf_words.CHARACTERS:
            self.put(rtf_words.CHARACTERS[word])
        elif word == "u" and number is not None:
            self.put(chr(number % 0x10000))
            self.to_skip = self.state.after_unicode
        elif word == "ansicpg":
            self.code_page(f"cp{number}")
        elif not self.format(word, number):
            self.layout.word(word, number or 0, is_shown=bool(self.state.sink))

    def format(self, word: str, number: int | None) -> bool:
        """Note what a word says of the characters that follow; False for any other word."""
        if word == "v":
            self.state = replace(self.state, hidden=number != 0)
        elif word == "deleted":
            self.state = replace(self.state, deleted=number != 0)
        elif word == "plain":
            self.state = replace(self.state, hidden=False, deleted=False, raised=False)
        elif word in {"super", "nosupersub", "sub"}:
            self.state = replace(self.state, raised=word == "super" and number != 0)
        elif word == "uc":
            self.state = replace(self.state, after_unicode=max(number or 0, 0))
        elif word == "f":
            self.state = replace(self.state, font=number or 0)
        elif word == "fcharset":
            if number == _SYMBOL_SET:
                self.symbols.add(self.state.font)
        else:
            return False
        return True

    def code_page(self, name: str) -> None:
        """Believe the file's code page where Python knows it."""
        try:
            self.encoding = codecs.lookup(name).name
        except LookupError:
            self.layout.builder.note(f"its code page {name} is unknown here: read as Windows-1252")


def read_rtf(data: bytes, name: str) -> Document:
    """Read a rich text document's body, its text boxes and notes as one page.

    Deleted and hidden text is left out, hidden text with a note; so are pictures,
    headers and footers.
    """
    layout = Layout(name)
    _Reader(layout).read(data)
    return layout.build()
