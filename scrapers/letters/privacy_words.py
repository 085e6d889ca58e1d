"""The words of ``privacy.yml``, and what may be a person's name among capitalised words."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

WORD = re.compile(r"[^\W\d_](?:(?:[^\W\d_]|['’-])*[^\W\d_])?(?!\w)\.?|&")
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``privacy.yml``; what is compared without case is held folded."""

    titles: frozenset[str]
    particles: frozenset[str]
    greetings: frozenset[str]
    greeted: frozenset[str]
    certain: frozenset[str]
    likely: frozenset[str]
    closings: frozenset[str]
    begins: frozenset[str]
    not_names: frozenset[str]
    first_names: frozenset[str]
    never_titled: frozenset[str]


FOLDED = frozenset({"greeted", "begins", "not_names", "first_names", "never_titled"})


@cache
def words() -> Words:
    """Return the lists, read once."""
    text = (files("scrapers.letters") / "privacy.yml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.safe_load(text)
    return Words(
        **{
            name: frozenset(one.casefold() if name in FOLDED else one for one in many)
            for name, many in loaded.items()
        }
    )


@cache
def places() -> frozenset[str]:
    """Return the words, folded, of the names of councils and regions in the register."""
    text = (files("scrapers.register") / "authorities.yml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["authorities"]
    named = " ".join(f"{one['name']} {one['region']}" for one in entries)
    return frozenset(re.findall(r"[^\W\d_]{3,}", named.casefold()))


@dataclass(frozen=True, slots=True)
class Name:
    """Capitalised words that may be a person's name, at ``text[start:end]``."""

    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def personal(self) -> bool:
        """Whether none of its words is one of an office, a service or a place."""
        folded = [one for part in self.parts if len(one := part.casefold().rstrip(".")) > 1]
        other = words().not_names | words().begins
        return bool(folded) and not any(word in other for word in folded)


def name_at(text: str, at: int, *, titled: bool = False) -> Name | None:
    """Return the name that begins at ``text[at]``, None where none does.

    Its words stand on one line, one blank between them, each with a capital; it ends
    before a word with which something else begins ("There", "Please", "Total"). After a
    title ("Mrs White Children") only the first may be a word that is no name elsewhere.
    """
    known = words()
    others = known.begins
    parts: list[str] = []
    start = end = at
    while len(parts) < MOST_WORDS and (found := WORD.match(text, at)):
        word = found[0]
        initial = len(word.rstrip(".")) == 1 and word[0].isupper()
        particle = word in known.particles and (parts or word != "&")
        if not (word[0].isupper() or particle) or (
            word.casefold().rstrip(".") in others and not (initial and word != "I")
        ):
            break
        if parts and word.rstrip(".") in known.titles and parts[-1].rstrip(".") not in known.titles:
            break  # the next person's
        ends_here = word.endswith(".") and len(word) > 3  # a full stop, no initial
        if word[0].isupper():
            parts.append(word.rstrip(".") if ends_here else word)
            others = known.begins | known.not_names if titled and not initial else others
            end = found.end() - ends_here
        at = found.end()
        if ends_here or not (blank := re.match(r"[ \xa0]{1,2}(?=\S)", text[at : at + 3])):
            break
        at += len(blank[0])
    return Name(start, end, tuple(parts)) if parts else None
