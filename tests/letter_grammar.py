"""Whole letters written by hypothesis, with the figures that each of them states."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import strategies as st
from letter_layouts import COMMON, Written, years
from letter_layouts_rare import RARE
from letter_layouts_tables import TABLES

LAYOUTS = (*COMMON, *RARE, *TABLES)

HEADS = (
    "Pennyford Council\nCivic Hall, High Street\n\nOur ref: FOI 48213\n12 May 2023\n\n"
    "Dear Ms Example,\n\nThank you for your request under the Freedom of Information Act 2000.\n\n",
    "Freedom of Information request 48213\n\n",
    "",
)
CLOSINGS = (
    "\nYours sincerely\n\nA. Writer\nInformation Officer\nTel: 01632 960018\n",
    "\nIf you are unhappy with this answer you may ask for a review within 40 working days.\n",
    "",
)
WHAT = (
    "referred to children’s social care", "referred over child sexual exploitation",
    "referred as missing from care", "referred over criminal exploitation",
)  # fmt: skip
NUMBERINGS = (
    ("{n}.", "{n}.", "123"),
    ("Q{n}.", "A{n}.", "123"),
    ("{n})", "{n})", "123"),
    ("Question {n}:", "Answer {n}:", "123"),
    ("Q{n}", "Response to Q{n}:", "123"),
    ("{n})", "{n})", "abc"),
    ("({n})", "({n})", ("i", "ii", "iii")),
)
"""How a question is numbered, how its answer is, and the questions' names."""
OPENINGS = ("Response", "Our response:", "The council’s answers to your questions are below.")
NONE = ("{a}. to {z}. None.", "{a}-{z}. None.", "{a}.-{z}. Nil", "Questions {a} to {z}: None.")


@dataclass(frozen=True)
class Made:
    """A letter, and by question what it states."""

    text: str
    written: dict[str, tuple[Written, ...]]

    def stated(self):
        """Return the figures of all questions, with how often each is written."""
        return Counter(one for these in self.written.values() for one in these)


@dataclass(frozen=True)
class Block:
    """A question, its answer, and the answer's own label."""

    name: str
    asked: str
    answer: str
    label: str
    told: tuple[Written, ...]

    @property
    def labelled(self):
        """The answer behind its label; a list or a table stands on the lines below it."""
        return f"{self.label}{chr(10) if chr(10) in self.answer else ' '}{self.answer}"


@st.composite
def letters(draw, layouts=LAYOUTS, most=3):
    """Draw a letter of one to ``most`` questions, answered in ``layouts``.

    The answers stand each under its question, or all after the last one.
    """
    ask, reply, names = draw(st.sampled_from(NUMBERINGS))
    blocks = []
    for name in names[: draw(st.integers(1, most))]:
        period, answer, told = draw(st.sampled_from(layouts))(draw)
        asked = (
            f"{ask.format(n=name)} How many children were {draw(st.sampled_from(WHAT))} {period}?"
        )
        blocks.append(Block(name, asked, answer, reply.format(n=name), tuple(told)))
    if draw(st.booleans()):
        body = "\n\n".join(f"{one.asked}\n\n{one.answer}" for one in blocks)
    else:
        body = _after(draw, blocks, "\n\n".join(one.labelled for one in blocks))
    return _letter(draw, body, {one.name: one.told for one in blocks})


@st.composite
def letters_of_none(draw):
    """Draw a letter in which one line answers two or three questions with none."""
    blocks, told = [], {}
    for name in "123"[: draw(st.integers(2, 3))]:
        (when,) = draw(years(1, 1))
        asked = f"{name}. How many children were {draw(st.sampled_from(WHAT))} in {when.label}?"
        told[name] = (when.of(0),)
        blocks.append(Block(name, asked, "", "", told[name]))
    line = draw(st.sampled_from(NONE)).format(a="1", z=blocks[-1].name)
    return _letter(draw, _after(draw, blocks, line), told)


def _after(draw, blocks, answers):
    asked = "\n".join(one.asked for one in blocks)
    return f"{asked}\n\n{draw(st.sampled_from(OPENINGS))}\n\n{answers}"


def _letter(draw, body, told):
    head, closing = draw(st.sampled_from(HEADS)), draw(st.sampled_from(CLOSINGS))
    return Made(f"{head}{body}\n{closing}", told)
