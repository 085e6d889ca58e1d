"""What the register says of the search applications of `search_replica`."""

from search_replica import ASPX, cases

DETAIL = {
    "title": {"select": "h1"},
    "reference": {"labels": ["Reference"]},
    "request": {"labels": ["Request"]},
    "answer": {"labels": ["Response"]},
}
GRID = {
    "method": "post",
    "path": ASPX,
    "keyword_field": "ctl00$Main$txtSearch",
    "keywords": ["children"],
    "fields": {"ctl00$Main$btnSearch": "Search"},
    "items": {
        "table": "#gvResults",
        "reference": {"column": ["Ref"]},
        "responded": {"column": ["Closed"]},
        "link": {"column": ["Subject"]},
        "key": {"by": "query", "parameter": "id"},
    },
    "detail": DETAIL,
}
QUERY = {
    "method": "get",
    "path": "/disclosure-log/search",
    "keyword_field": "keyword",
    "keywords": ["children"],
    "fields": {"year": "2024"},
    "page_parameter": "page",
    "items": {
        "select": "div.result",
        "title": {"select": "h3"},
        "reference": {"labels": ["Reference"]},
        "responded": {"labels": ["Date closed"]},
        "key": {"by": "slug"},
    },
    "detail": DETAIL,
}
FIVE = cases(*(f"Missing children {n}" for n in (5, 4, 3, 2, 1)))
KEYS = ["5", "4", "3", "2", "1"]
