from document_makers import check_places
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.text import clean, decode, raised, squeezed, turns_direction

anything = st.text(st.characters())


@given(anything)
def test_clean_text_has_only_printable_characters_tabs_and_one_kind_of_line_break(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.splitlines() == cleaned.removesuffix("\n").split("\n") or not cleaned
    assert not any(char < " " and char not in "\t\n" for char in cleaned)
    cleaned.encode("utf-8")


def test_a_control_character_between_two_numbers_keeps_them_apart():
    assert clean("12\x0034") == "12 34"


def test_what_cannot_be_seen_is_gone_and_what_looks_alike_is_alike():
    assert clean("exploi\u00adta\u200btion") == "exploitation"
    assert clean("ﬁve\u00a0oﬃcers\u2009£1") == "five officers £1"
    assert squeezed(" a\r\n b\tc ") == "a b c"


def test_only_raised_digits_are_set_as_superscripts():
    assert raised("1") == "¹"
    assert raised("st") == "st"


@given(st.binary())
def test_any_bytes_decode(data):
    decode(data)[0].encode("utf-8", errors="surrogatepass")


def test_encodings_are_tried_from_strict_to_lenient():
    assert decode("£5\ufeff".encode("utf-8-sig"))[0] == "£5\ufeff"
    assert decode("£5".encode("cp1252")) == ("£5", "")
    assert decode("£5".encode("utf-16")) == ("£5", "")
    assert decode("Ł5".encode("iso8859-2"), "iso8859-2") == ("Ł5", "")
    assert decode(b"\xa35", "no such encoding") == ("£5", "")


def test_bytes_that_are_no_characters_are_told():
    text, note = decode(b"a\x81b\xff")
    assert text == "a\ufffdbÿ"
    assert note.startswith("1 ")


cells = st.lists(anything, max_size=4)
step = st.one_of(
    anything.map(lambda text: ("line", text)),
    st.lists(cells, max_size=4).map(lambda rows: ("table", rows)),
    st.just(("page",)),
    st.just(("gap",)),
)


@given(st.lists(step, max_size=8))
def test_places_hold_whatever_is_put_together(steps):
    builder = DocumentBuilder("name", "text/plain")
    for method, *arguments in steps:
        getattr(builder, method)(*arguments)
    document = builder.build()
    check_places(document)
    assert len(document.tables) == sum(method == "table" for method, *_ in steps)


def test_a_gap_is_one_empty_line_and_none_on_top_of_a_page():
    builder = DocumentBuilder("name", "text/plain")
    builder.gap()
    builder.line("a")
    builder.gap()
    builder.gap()
    builder.page()
    builder.gap()
    builder.line("b")
    document = builder.build()
    assert document.text == "a\n\nb\n"
    assert [page.start for page in document.pages] == [0, 3]


def test_marks_of_direction_and_of_no_width_are_left_out_in_the_order_written():
    assert clean("\u202e12\u202c 1\u20602 1\ufe0f2 \u206712\u2069 1\u061c2") == "12 12 12 12 12"
    assert turns_direction("\u202e12\u202c")
    assert not turns_direction("\u200e12\u200f")


def test_wide_text_without_its_mark_is_known_by_its_zeros():
    text = "It cost £12 – no more.\n" * 3
    for encoding in ("utf-16-le", "utf-16-be", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == (text, "")


def test_strays_of_another_encoding_cost_nothing_of_the_rest():
    text, told = decode("£5 – £6 it’s".encode() + b" it\x92s")
    assert text == "£5 – £6 it’s it’s"
    assert "Windows-1252" in told


def test_a_declared_encoding_that_cannot_be_is_not_believed():
    for declared in ("utf-16", "unicode_escape", "iso-8859-1", "no-such", "rot13"):
        assert decode(b"\xa312 \x96 \xa314", declared) == ("£12 – £14", "")
