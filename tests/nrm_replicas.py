"""GOV.UK and ArcGIS Online on loopback, as far as the NRM figures need them.

::

    with GovUkReplica() as govuk:
        govuk.publish("2024-q1", workbook())
        read_releases(govuk.source(), session)

    with ArcGisReplica() as arcgis:
        arcgis.people = [person("2024", "Q1", "Jan", "Child")] * 7
        read_dashboard(arcgis.source(), session)

The ArcGIS replica holds a row a person, as the real layer does, and counts groups of them
as a query asks; it would hand the rows out to whoever asks for rows.
"""

import json
from collections import Counter
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica

from scrapers.register.nrm_models import ArcGisSource, GovUkSource
from scrapers.web import Archive, Journal, Policy, Session

COLLECTION = "/government/collections/national-referral-mechanism-statistics"
ITEM = "92397132e509473883e1977d1db90a32"
MONTHS = {"q1": "January to March", "q2": "April to June", "q3": "July to September",
          "q4": "October to December"}  # fmt: skip
OGL = "<p>Contains public sector information licensed under the Open Government Licence v3.0.</p>"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def session_for(folder, site):
    """Return a real session that may ask the replica, without waiting and once only."""
    return Session(
        archive=Archive(folder / "archive"),
        journal=Journal(folder / "fetches.jsonl", "run"),
        policy=Policy(wait=0.0, attempts=1),
        contact="tests@example.org",
        let_through={site.host},
    )


def as_json(answer):
    return Answer(json.dumps(answer), media_type="application/json; charset=utf-8")


class GovUkReplica(Replica):
    """A collection with a document for each quarter that is published."""

    def __init__(self):
        super().__init__()
        self.documents = [
            {"base_path": "/government/publications/nrm-guidance", "title": "NRM: guidance"},
        ]
        self._collect()

    def publish(self, release, body, *, attachments=None, upload="a", updated="2024-08-08"):
        """Publish a quarter, or another upload of it (``upload`` makes its address)."""
        year, quarter = release.split("-")
        path = f"/government/statistics/nrm-statistics-{release}"
        title = f"Modern slavery: NRM and DtN statistics, {MONTHS[quarter]} {year}"
        file = f"/media/{upload}/nrm-statistics-uk-quarter-{quarter[1]}-{year}-tables.ods"
        if all(one["base_path"] != path for one in self.documents):
            self.documents.append({"base_path": path, "title": title})
        self._collect()
        listed = attachments or [
            {"url": self.url("/media/x/bulletin.pdf"), "title": "Bulletin", "filename": "b.pdf"},
            {"url": self.url(file), "title": f"{title}: data tables", "content_type": ODS},
        ]
        history = [{"public_timestamp": f"{updated}T08:30:00Z", "note": f"Upload {upload}."}]
        details = {"attachments": listed, "change_history": history}
        answer = {"title": title, "public_updated_at": f"{updated}T08:30:00Z", "details": details}
        self.route(f"/api/content{path}", as_json(answer))
        self.route(file, Answer(body, media_type=ODS, etag=f'"{upload}"'))
        return f"/api/content{path}", file

    def source(self, **changed):
        entry = {
            "id": "home-office-nrm", "dataset": "nrm_ho", "publisher": "Home Office",
            "platform": "govuk", "govuk_url": self.url("/api/content"), "collection": COLLECTION,
            "file_pattern": "(?i)tables", "licence": "OGL-3.0", "status": "active",
            "verified": {"evidence": "a replica"},
        }  # fmt: skip
        return GovUkSource.model_validate(entry | changed)

    def _collect(self):
        answer = {"title": "NRM statistics", "links": {"documents": self.documents}}
        self.route(f"/api/content{COLLECTION}", as_json(answer))


def person(year, quarter, month, group, **more):
    """Return a row as the layer holds it: one referred person."""
    return {"Year": year, "Quarter": quarter, "Month": month, "Adult_Child": group,
            "Age": 15, "Nationality": "UK", "Exploited_in_": "Coventry", **more}  # fmt: skip


def people(children, adults, quarter="Q1", month="January", year="2024"):
    """Return so many referred children and adults of one quarter."""
    return [
        *[person(year, quarter, month, "Child")] * children,
        *[person(year, quarter, month, "Adult")] * adults,
    ]


def kept(release):
    """Return what a release keeps: each count with its bounds, by period and indicator."""
    return {
        (cell.period_label, cell.indicator): (cell.as_printed, cell.lower, cell.upper)
        for cell in release.cells
    }


class ArcGisReplica(Replica):
    """A dashboard of two services; ``people`` are the rows behind the one that is asked."""

    def __init__(self, service="NRM_Data_WMP_V2"):
        super().__init__()
        self.people = []
        self.licence = None
        self.page_size = 1000
        self.layer = {
            "name": "NRM",
            "objectIdField": "ObjectId",
            "advancedQueryCapabilities": {
                "supportsStatistics": True,
                "supportsPaginationOnAggregatedQueries": True,
            },
            "editingInfo": {"lastEditDate": 1709251200000},  # 1 March 2024
        }
        self.fields = ["ObjectId", "Year", "FY", "Quarter", "Month", "Age", "Adult_Child",
                       "Nationality", "Exploited_in_"]  # fmt: skip
        self.services = "/abc/arcgis/rest/services"
        self.show(service)
        items = "/sharing/rest/content/items"
        self.route(f"{items}/{ITEM}", lambda seen: as_json(self._item()))
        self.route(f"{items}/{ITEM}/data", lambda seen: as_json(self.app))

    def show(self, service):
        """Let the dashboard show the service of that name, inside a map, and another."""
        self.path = f"{self.services}/{service}/FeatureServer/0"
        layer = {"id": "a", "type": "FEATURE_LAYER", "url": self.url(self.path), "layerId": "0"}
        other = self.url(f"{self.services}/Missing_Collated/FeatureServer")
        self.app = {
            "dataSources": {
                "map": {"id": "m", "type": "WEB_MAP", "childDataSourceJsons": {"a": layer}},
                "other": {"id": "o", "type": "FEATURE_LAYER", "url": other, "layerId": "2"},
            }
        }
        self.route(self.path, lambda seen: as_json(self._layer()))
        self.route(f"{self.path}/query", self._query)

    def source(self, **changed):
        entry = {
            "id": "wmp-nrm-dashboard", "dataset": "nrm_wmp", "publisher": "West Midlands Police",
            "platform": "arcgis", "arcgis_url": self.url("/sharing/rest"), "item": ITEM,
            "layer_pattern": "(?i)nrm|national_?referral", "area_code": "E23000014",
            "area_name": "West Midlands Police", "status": "active",
            "verified": {"evidence": "a replica"},
        }  # fmt: skip
        return ArcGisSource.model_validate(entry | changed)

    def queries(self):
        """Return the parameters of every query so far."""
        return [
            {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
            for path in self.paths()
            if "/query?" in path
        ]

    def _item(self):
        return {"id": ITEM, "title": "WMP NRM", "type": "Web Experience", "access": "public",
                "modified": 1706745600000, "licenseInfo": self.licence,
                "numViews": len(self.seen)}  # fmt: skip

    def _layer(self):
        return {**self.layer, "fields": [{"name": name} for name in self.fields]}

    def _query(self, seen):
        asked = {k: v[0] for k, v in parse_qs(urlsplit(seen.path).query).items()}
        if "outStatistics" not in asked:
            return as_json({"features": [{"attributes": one} for one in self.people]})
        fields = [name for name in asked.get("groupByFieldsForStatistics", "").split(",") if name]
        counts = sorted(
            Counter(tuple(one[name] for name in fields) for one in self.people).items(), key=str
        )
        start = int(asked.get("resultOffset", 0))
        page = counts[start : start + self.page_size]
        features = [
            {"attributes": {**dict(zip(fields, group, strict=True)), "n": count}}
            for group, count in page
        ]
        answer = {"fields": [], "features": features}
        if start + len(page) < len(counts):
            answer["exceededTransferLimit"] = True
        return as_json(answer)
