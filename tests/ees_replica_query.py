"""Queries of the replica's public API: facets, nested criteria, warnings, pages.

The grammar is the service's (July 2026), as far as the tests use it: facets with eq, in,
gte and lte, and/or/not around them. Unknown indicators are an error; unknown filters,
locations, periods and levels match nothing and come back as warnings with status 200.
"""

import csv
from functools import cached_property
from zlib import crc32

from ees_replica_content import paged

LEVELS = {"National": "NAT", "Regional": "REG", "Local authority": "LA"}
_AREA = {"NAT": "country", "REG": "region", "LA": "new_la"}
_MEMBERS = {"criteria", "indicators", "sorts", "debug", "page", "pageSize"}
_FACETS = ("geographicLevels", "locations", "timePeriods", "filters")


class Refused(Exception):
    """The query is answered with status 400."""

    def __init__(self, code: str, message: str, items: list) -> None:
        super().__init__(message)
        self.code, self.message, self.items = code, message, items


class Data:
    """A wide official file as a data set of R rows and C indicators."""

    def __init__(self, body: bytes) -> None:
        lines = body.decode("utf-8-sig").splitlines()
        self.header = next(csv.reader(lines))
        self.rows = list(csv.DictReader(lines))

    @cached_property
    def indicators(self) -> dict[str, str]:
        """Column by the id that the API gives it."""
        return {_id(name): name for name in self.header[11:]}

    def location(self, row: dict[str, str]) -> dict[str, str]:
        level = LEVELS[row["geographic_level"]]
        code = row[f"{_AREA[level]}_code"]
        label = row["la_name"] if level == "LA" else row[f"{_AREA[level]}_name"]
        said = {"level": level, "id": _id(code), "code": code, "label": label}
        return said | ({"oldCode": row["old_la_code"]} if level == "LA" else {})

    def meta(self) -> dict[str, object]:
        places: dict[str, dict[str, dict[str, str]]] = {}
        for row in self.rows:
            said = self.location(row)
            places.setdefault(said.pop("level"), {})[said["code"]] = said
        labels = {code: label for label, code in LEVELS.items()}
        years = sorted({row["time_period"] for row in self.rows}, reverse=True)
        return {
            "filters": [],
            "indicators": [
                {"id": key, "column": name, "label": name.replace("_", " "), "unit": ""}
                for key, name in self.indicators.items()
            ],
            "geographicLevels": [{"code": code, "label": labels[code]} for code in places],
            "locations": [
                {"level": {"code": code, "label": labels[code]}, "options": [*options.values()]}
                for code, options in places.items()
            ],
            "timePeriods": [{"code": "RY", "period": year, "label": year} for year in years],
        }


def run(data: Data, query: dict) -> dict[str, object]:
    """Return one page of results with the warnings; raises `Refused`."""
    if unknown := sorted(set(query) - _MEMBERS):
        raise Refused("UnknownField", "Unknown field.", unknown)
    wanted = query.get("indicators") or [*data.indicators]
    if missing := [one for one in wanted if one not in data.indicators]:
        raise Refused("IndicatorsNotFound", "One or more indicators could not be found.", missing)
    warnings: list[dict] = []
    found = [row for row in data.rows if _holds(query.get("criteria", {}), row, data)]
    _warn(query.get("criteria", {}), data, warnings)
    if not found:
        warnings.append({"code": "QueryNoResults", "message": "The query did not match any."})
    results = [_result(row, wanted, data) for row in found]
    page = paged(results, query.get("page", 1), query.get("pageSize", 1000))
    return {**page, "warnings": warnings}


def _result(row: dict[str, str], wanted: list[str], data: Data) -> dict[str, object]:
    place = data.location(row)
    return {
        "timePeriod": {"code": "RY", "period": row["time_period"]},
        "geographicLevel": place["level"],
        "locations": {place["level"]: place["id"]},
        "filters": {},
        "values": {one: row[data.indicators[one]] for one in wanted},
    }


def _holds(criteria: dict, row: dict[str, str], data: Data) -> bool:
    if "and" in criteria:
        return all(_holds(one, row, data) for one in criteria["and"])
    if "or" in criteria:
        return any(_holds(one, row, data) for one in criteria["or"])
    if "not" in criteria:
        return not _holds(criteria["not"], row, data)
    place = data.location(row)
    has = {
        "geographicLevels": lambda said: said == place["level"],
        "locations": lambda said: said.items() <= place.items(),
        "filters": lambda said: False,
    }
    for facet, rules in criteria.items():
        for operator, said in rules.items():
            if facet == "timePeriods":
                if not _in_time(operator, said, row["time_period"]):
                    return False
            elif not any(has[facet](one) for one in _several(said)):
                return False
    return True


def _in_time(operator: str, said: dict | list, year: str) -> bool:
    if operator in ("gte", "lte"):
        return year >= said["period"] if operator == "gte" else year <= said["period"]
    return year in [one["period"] for one in _several(said)]


def _warn(criteria: dict, data: Data, warnings: list[dict]) -> None:
    for nested in (*criteria.get("and", []), *criteria.get("or", [])):
        _warn(nested, data, warnings)
    if "not" in criteria:
        _warn(criteria["not"], data, warnings)
    for facet in _FACETS:
        for operator, said in criteria.get(facet, {}).items():
            strange = [
                one
                for one in _several(said)
                if not any(_holds({facet: {"eq": one}}, row, data) for row in data.rows)
            ]
            if strange and operator in ("eq", "in"):
                name = facet[0].upper() + facet[1:]
                warnings.append(
                    {
                        "message": f"One or more {facet} could not be found.",
                        "path": f"criteria.{facet}.{operator}",
                        "code": f"{name}NotFound",
                        "detail": {"items": strange},
                    }
                )


def _several(said: object) -> list:
    return said if isinstance(said, list) else [said]


def _id(name: str) -> str:
    return f"{crc32(name.encode()):x}"
