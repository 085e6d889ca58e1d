import pytest
from bs4 import BeautifulSoup

from scrapers.errors import LayoutChanged
from scrapers.platforms.search_app_form import Form, Postback, without_pager_rows

PAGE = "https://foi.sampleshire.example/log/search.aspx?mode=1"


def form(inner, action='action="/find"'):
    document = BeautifulSoup(f"<main><form {action}>{inner}</form></main>", "lxml")
    return Form.on(document, "form", PAGE)


@pytest.mark.parametrize(
    ("control", "sent"),
    [
        ('<input name="a" value="1">', ["1"]),
        ('<input name="a">', [""]),
        ('<input type="hidden" name="a" value="x=y&amp;z">', ["x=y&z"]),
        ("<textarea name='a'>words</textarea>", ["words"]),
        ('<input type="checkbox" name="a" checked>', ["on"]),
        ('<input type="checkbox" name="a" value="1">', []),
        ('<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked>',
         ["2"]),
        ("<select name='a'><option>First</option><option value='2'>B</option></select>",
         ["First"]),
        ("<select name='a'><option>First</option><option value='2' selected>B</option></select>",
         ["2"]),
        ("<select name='a' multiple><option>1</option><option selected>2</option>"
         "<option selected>3</option></select>", ["2", "3"]),
        ('<input name="a" value="1" disabled>', []),
        ('<input type="submit" name="a" value="Go">', []),
        ('<input type="file" name="a">', []),
        ("<button name='a' value='1'>Go</button>", []),
    ],
)  # fmt: skip
def test_a_field_is_sent_as_a_browser_would(control, sent):
    assert [value for name, value in form(control).pairs if name == "a"] == sent


@pytest.mark.parametrize(
    ("action", "url"),
    [
        ('action="/find"', "https://foi.sampleshire.example/find"),
        ('action="?mode=2"', "https://foi.sampleshire.example/log/search.aspx?mode=2"),
        ('action=""', PAGE),
        ("", PAGE),
    ],
)
def test_a_form_is_sent_where_it_says_or_to_its_own_page(action, url):
    assert form("", action).url == url


def test_a_field_is_filled_in_at_its_place_and_a_button_added():
    given = form('<input name="a"><input name="b" value="2"><input type="submit" name="go">')
    assert given.filled({"go": "Go", "a": "1"}).pairs == (("a", "1"), ("b", "2"), ("go", "Go"))
    with pytest.raises(LayoutChanged, match="no field c; it has a, b"):
        given.filled({"c": "3"})


def test_a_picture_for_a_button_is_pressed_at_a_point():
    given = form('<input name="a" value="1"><input type="image" name="go" alt="Search">')
    assert given.filled({"go.x": "1", "go.y": "1"}).pairs == (
        ("a", "1"),
        ("go.x", "1"),
        ("go.y", "1"),
    )
    assert given.told().endswith("has the fields a; its buttons: go.x (Search), go.y (Search)")


def test_a_page_that_has_two_forms_needs_its_selector():
    document = BeautifulSoup("<form id='a'><input name='q'></form><form></form>", "lxml")
    with pytest.raises(LayoutChanged, match="2 elements for 'form'"):
        Form.on(document, "form", PAGE)
    assert Form.on(document, "#a", PAGE).pairs == (("q", ""),)


def test_a_page_is_sent_back_with_its_state_and_what_was_pressed():
    state = '<input type="hidden" name="__VIEWSTATE" value="s"><input name="__EVENTTARGET">'
    sent = form(state).sent_back(Postback("grid", "Page$2"))
    assert dict(sent.pairs) == {
        "__VIEWSTATE": "s", "__EVENTTARGET": "grid", "__EVENTARGUMENT": "Page$2"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "sent"),
    [
        ("href=\"javascript:__doPostBack('a$b','Page$2')\"", ("a$b", "Page$2")),
        ('href="javascript:__doPostBack(&#39;a&#39;,&#39;&#39;)"', ("a", "")),
        ("href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions"
         "(\"a$next\", \"\", true, \"\", \"\", false, true))'", ("a$next", "")),
        ("href=\"javascript:__doPostBack('a','Page$2')\" disabled", None),
        ('href="/next"', None),
        ("href='javascript:void(0)'", None),
    ],
)  # fmt: skip
def test_a_link_that_sends_its_page_back_is_known(attributes, sent):
    link = BeautifulSoup(f"<a {attributes}>2</a>", "lxml").a
    found = Postback.of(link)
    assert (found and (found.target, found.argument)) == sent


def test_the_row_of_a_pager_goes_and_the_table_around_it_stays():
    pager = "<a href=\"javascript:__doPostBack('g','Page$2')\">2</a>"
    nested = f"<table><tr><td><span>1</span></td><td>{pager}</td></tr></table>"
    for inner in (nested, pager):
        grid = f"<tr><td>Case 1</td></tr><tr><td>{inner}</td></tr>"
        layout = f"<main><table><tr><td>Menu<table id='g'>{grid}</table></td></tr></table></main>"
        scope = BeautifulSoup(layout, "lxml").main
        without_pager_rows(scope)
        assert scope.get_text("|") == "Menu|Case 1"
