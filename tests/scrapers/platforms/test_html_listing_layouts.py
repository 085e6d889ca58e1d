"""Whatever the layout that the register describes, reading gives back what was printed."""

from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup
from council_site import BASE, Site
from hypothesis import given, settings
from hypothesis import strategies as st
from portals import source_of

from scrapers.platforms import html_listing

HOSTS = {"base_url": BASE, "canonical_hosts": ["foi.sampleshire.example"]}
FORMATS = ["%d %B %Y", "%A %d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"]
LABELS = {
    "reference": ["Reference", "FOI number", "Ref"],
    "responded": ["Date of response", "Published on", "Issued"],
    "request": ["Your request", "Request", "What was asked"],
    "answer": ["Our response", "Response", "What we said"],
}
AROUND = [
    "<p><strong>{label}:</strong> {value}</p>",
    "<p>{label}:<br>{value}</p>",
    "<h3>{label}</h3><div>{value}</div>",
    "<div><div class='label'>{label}:</div><div class='value'>{value}</div></div>",
    "<table><tr><th>{label}</th><td>{value}</td></tr></table>",
    "<dl><dt>{label}</dt><dd>{value}</dd></dl>",
]
WORDS = st.sampled_from(["children", "plans", "care", "episodes", "<5", "2019", "&", "Reference"])


@dataclass(frozen=True)
class Printed:
    key: str
    title: str
    reference: str
    responded: date
    request: str
    answer: str


@dataclass(frozen=True)
class Layout:
    """One council's way; ``shape`` is how its listing shows entries."""

    shape: str
    labels: dict[str, str]
    around: str
    form: str
    carried: bool

    @property
    def options(self):
        """What the register would hold of it."""
        fields = {name: {"labels": [label]} for name, label in self.labels.items()}
        shapes = {
            "elements": {"select": "li.entry", "title": {"select": "a"}},
            "rows": {
                "table": "table.log",
                "title": {"column": ["Subject"]},
                "responded": {"column": ["Date"]},
                "carried": ["responded"] if self.carried else [],
            },
            "blocks": {"begins": {"select": "h2"}, "title": {"select": "h2"}, **fields},
        }
        alone = self.shape == "blocks"
        items = shapes[self.shape] | {"key": {"by": "reference" if alone else "slug"}}
        detail = None if alone else {"title": {"select": "h1"}, **fields}
        listing = {"path": "/log"}
        return {"date_formats": [self.form], "listing": listing, "items": items, "detail": detail}

    def pages(self, entries):
        """Return the pages of a log with these entries."""
        log = getattr(self, f"_{self.shape}")(entries)
        shown = {
            f"/log/{one.key}": f"<h1>{_html(one.title)}</h1>{self._text(one)}" for one in entries
        }
        return {path: f"<main>{main}</main>" for path, main in ({"/log": log} | shown).items()}

    def _elements(self, entries):
        links = [f"<a href='/log/{one.key}'>{_html(one.title)}</a>" for one in entries]
        return "<ul>" + "".join(f"<li class='entry'>{link}</li>" for link in links) + "</ul>"

    def _rows(self, entries):
        rows, above = [], None
        for one in entries:
            day = "" if self.carried and above == one.responded else one.responded
            link = f"<a href='/log/{one.key}'>{_html(one.title)}</a>"
            rows.append(f"<tr><td>{day and day.strftime(self.form)}</td><td>{link}</td></tr>")
            above = one.responded
        head = "<tr><th>Date</th><th>Subject</th></tr>"
        return f"<table class='log'>{head}{''.join(rows)}</table>"

    def _blocks(self, entries):
        return "".join(f"<h2>{_html(one.title)}</h2>{self._text(one)}" for one in entries)

    def _text(self, one):
        values = {
            "reference": one.reference,
            "responded": one.responded.strftime(self.form),
            "request": _html(one.request),
            "answer": _html(one.answer),
        }
        said = [(self.labels[name], value) for name, value in values.items()]
        return "".join(self.around.format(label=label, value=value) for label, value in said)


def _html(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


LAYOUTS = st.builds(
    Layout,
    shape=st.sampled_from(["elements", "rows", "blocks"]),
    labels=st.fixed_dictionaries({name: st.sampled_from(said) for name, said in LABELS.items()}),
    around=st.sampled_from(AROUND),
    form=st.sampled_from(FORMATS),
    carried=st.booleans(),
)
TEXTS = st.lists(WORDS, min_size=2, max_size=5).map(" ".join)
ENTRIES = st.lists(
    st.builds(
        Printed,
        key=st.sampled_from(["care", "care-0", "care-1", "13001", "plans-"]),
        title=TEXTS,
        reference=st.integers(1, 9).map("FOI {}".format),
        responded=st.dates(date(2015, 1, 1), date(2026, 1, 1)),
        request=TEXTS,
        answer=st.tuples(TEXTS, st.integers(1, 999)).map("{0[0]} {0[1]}".format),
    ),
    min_size=1,
    max_size=4,
    unique_by=(lambda one: one.key, lambda one: one.reference),
)


@settings(max_examples=40)
@given(LAYOUTS, ENTRIES)
def test_a_log_of_any_layout_is_read_back_exactly(layout, entries):
    source = source_of("html_listing", layout.options, **HOSTS)
    site = Site(BASE, layout.pages(entries))
    listing = html_listing.listing(source, site)
    read = [html_listing.detail(source, one, site) for one in listing.entries]
    assert [
        (
            entry.title,
            entry.reference,
            entry.responded_on,
            entry.request_text,
            [_words(document.content) for document in entry.documents],
            entry.problem,
        )
        for entry in read
    ] == [
        (one.title, one.reference, one.responded, one.request, [one.answer], None)
        for one in entries
    ]
    alone = layout.shape == "blocks"
    assert [one.key for one in listing.entries] == [
        one.reference if alone else one.key for one in entries
    ]


def _words(content):
    return " ".join(BeautifulSoup(content, "lxml").get_text(" ").split())
