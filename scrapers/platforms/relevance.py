"""Whether a request is about children's social care, by what its log says of it.

The words are data: ``relevance.yml``. A listing is filtered by them before anything of an
entry is fetched; what is passed over is counted, so that a poor vocabulary shows.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from scrapers.errors import RegisterError
from scrapers.register.strict_yaml import StrictLoader

WORDS = Path(__file__).with_suffix(".yml")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ‘`´](?=s\b)|(?<=s)['’ʼ‘`´](?=\W|$)")
_WORD = re.compile(r"[^\W_]+")
_PLURALS = {"children": "child", "childrens": "child", "families": "family", "babies": "baby"}
LONGEST = 20_000
"""Characters of a text that is looked at."""
_BETWEEN = " | "
_REFERENCE = re.compile(r"\b[A-Z]{1,6}(?:[-/][A-Z]{1,6})*[-/]?\d[\w/-]*")
"""Such as WBC-FOI-00645."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What makes a request one of children's social care.

    ``version`` is another whenever a phrase is, so that what an older one passed over is
    looked at again.
    """

    version: str
    wanted: re.Pattern[str]
    set_aside: re.Pattern[str]
    first_words: frozenset[str]
    """Of the phrases that are wanted."""
    says_nothing: frozenset[str]
    """Words that say nothing of a subject, as numbers and single letters do."""

    def fits(self, *texts: str | None) -> bool:
        """Tell whether any of these titles, subjects or categories is about it.

        Where nothing is said ("FOI 5706", "Request of 8 May"), the entry may be about
        anything: it fits. So does what is too long to be a title.
        """
        given = [text for text in texts if text]
        if any(len(text) > LONGEST for text in given):
            return True
        said = _BETWEEN.join(map(plain_words, given))
        # few titles have any such word, and the patterns are long
        if not self.first_words.isdisjoint(said.split()):
            kept = self.set_aside.sub(_BETWEEN, said)
            if self.wanted.search(kept):
                return True
        return not any(map(self._says_something, given))

    def _says_something(self, text: str) -> bool:
        return any(
            len(word) > 1 and not any(map(str.isdigit, word)) and word not in self.says_nothing
            for word in plain_words(_REFERENCE.sub(" ", text)).split()
        )


def plain_words(text: str) -> str:
    """Return a text's words in small letters and in the singular, one blank between them.

    >>> plain_words("Looked-After CHILDREN's placements (S.47)")
    'looked after child placement s 47'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(map(_singular, _WORD.findall(_APOSTROPHES.sub("", folded))))


def read_vocabulary(path: Path = WORDS) -> Vocabulary:
    """Read a vocabulary file.

    Raises:
        RegisterError: it is not as ``relevance.yml`` is: a version, and groups of phrases
            under ``wanted``, ``set_aside`` and ``says_nothing``.
    """
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=StrictLoader)
        wanted, set_aside = _any_of(content["wanted"]), _any_of(content["set_aside"])
        nothing = frozenset(_phrases(content["says_nothing"]))
        said = "\n".join([wanted.pattern, set_aside.pattern, *sorted(nothing)])
        return Vocabulary(
            version=f"{content['version']}-{sha256(said.encode()).hexdigest()[:8]}",
            wanted=wanted,
            set_aside=set_aside,
            first_words=frozenset(one.split()[0] for one in _phrases(content["wanted"])),
            says_nothing=nothing,
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as fault:
        raise RegisterError(
            f"not a vocabulary: {type(fault).__name__}: {' '.join(str(fault).split())}",
            item=str(path),
            remedy="it has a version, and groups of phrases under wanted, set_aside, says_nothing",
        ) from fault


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with this package."""
    return read_vocabulary()


def is_relevant(*texts: str | None) -> bool:
    """Tell whether an entry whose listing says ``texts`` is one to open; see `Vocabulary`."""
    return vocabulary().fits(*texts)


def __getattr__(name: str) -> str:
    """Give `VERSION`, the version of the vocabulary as text, without reading it at import."""
    if name == "VERSION":
        return vocabulary().version
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _any_of(groups: Mapping[str, Iterable[Any]]) -> re.Pattern[str]:
    """Return a pattern of every phrase, the longest first, each of whole words."""
    longest_first = sorted(_phrases(groups), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _phrases(groups: Mapping[str, Iterable[Any]]) -> set[str]:
    phrases = {plain_words(str(phrase)) for group in groups.values() for phrase in group}
    return phrases - {""}


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word[:-1].isdigit() and word.endswith("s"):
        return word[:-1]  # section 47s
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
