"""A reading as a person sees it: each figure marked in the letter's words."""

import io

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from orchestration.cli import main
from orchestration.cli_quotes import highlighted, place_in_quote, places_of

PLAIN = Console(file=io.StringIO(), width=200)
LETTER = """\
1. How many children were referred over CSE, by year?

2021 - 12
2022 - <5

2. How many of them were boys?

In 2021 there were 7 boys, and in 2022 there were 7 boys.
"""


def shown(text, quote, start, end):
    span = place_in_quote(text, quote, start, end)
    return str(highlighted(PLAIN, quote, [span]))


def test_the_figure_is_marked_where_it_stands_and_not_where_its_like_does():
    text = "2021 * 25 *\n2022 * 25 *"
    assert shown(text, "2022 * 25 *", 22, 23) == "2022 * 25 »*«"
    assert shown(text, "2021 * 25 *", 5, 6) == "2021 »*« 25 *"


def test_a_quote_that_stands_twice_is_that_around_the_figure():
    text = "None.\n\nNone."
    assert place_in_quote(text, "None.", 7, 11) == (0, 4)


@given(st.text(), st.text(min_size=1), st.text(), st.text())
def test_the_span_holds_what_the_document_prints_there(before, printed, rest, after):
    text, start = before + printed + rest + after, len(before)
    span = place_in_quote(text, printed + rest, start, start + len(printed))
    assert span is not None
    assert (printed + rest)[span[0] : span[1]] == text[start : start + len(printed)]


@pytest.mark.parametrize(
    ("printed", "quote", "expected"),
    [
        pytest.param("1", "1,200 and 1.5 and 11 but 1", [(25, 26)], id="inside-another"),
        pytest.param("<5", "2022 - <5", [(7, 9)], id="a-mark"),
        pytest.param("£81,200", "£81,200 and £81,200,000", [(0, 7)], id="money"),
        pytest.param("*", "* | 25 | *", [(0, 1), (9, 10)], id="two-stars"),
        pytest.param("None", "None. Nonetheless", [(0, 4)], id="a-word"),
        pytest.param("12", "12.", [(0, 2)], id="end-of-a-sentence"),
        pytest.param("", "nothing", [], id="nothing"),
    ],
)
def test_a_number_is_found_as_a_figure_of_its_own(printed, quote, expected):
    assert places_of(printed, quote) == expected


def test_a_terminal_shows_colour_and_a_file_marks():
    terminal = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    terminal.print(highlighted(terminal, "there were 12 children", [(11, 13)]))
    coloured = terminal.file.getvalue()
    assert "\x1b[" in coloured
    assert "»" not in coloured
    assert str(highlighted(PLAIN, "there were 12 children", [(11, 13)])) == (
        "there were »12« children"
    )


def test_what_a_letter_prints_moves_no_cursor_and_is_no_markup():
    words = str(highlighted(PLAIN, "[red]\x1b[2J12\u202e\t9\n", [(9, 11)]))
    assert words == "[red]�[2J»12«� | 9 "


def read(*paths):
    return CliRunner().invoke(main, ["read", *map(str, paths)])


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter [one].txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_read_shows_each_figure_marked_in_its_line(letter):
    done = read(letter)
    assert done.exit_code == 0, done.output
    for line in ("2021 - »12«", "2022 - »<5«", "there were »7« boys, and in 2022 there were 7",
                 "there were 7 boys, and in 2022 there were »7«"):  # fmt: skip
        assert line in done.output
    assert "letter [one].txt: 4 figures" in done.output


def test_several_files_have_a_heading_each_and_one_that_cannot_be_read_says_why(letter, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    done = read(empty, letter)
    assert done.exit_code == 1
    heads = [line for line in done.output.splitlines() if line.endswith("──")]
    assert [head.split(" ─")[0] for head in heads] == ["empty.pdf", "letter [one].txt"]
    assert "unreadable: empty.pdf" in done.output


def test_a_figure_under_review_shows_why_and_a_refusal_its_page(tmp_path):
    path = tmp_path / "unsure.txt"
    path.write_text(
        "1. What is your policy on missing children?\n\nWe met 14 times.\n\n"
        "2. How many children were trafficked?\n\nWe do not hold this information.\n",
        encoding="utf-8",
    )
    done = read(path)
    assert "review: the question does not ask for a number" in done.output
    assert "We met »14« times." in done.output
    assert "not_held" in done.output
    assert "We do not hold this information." in done.output
