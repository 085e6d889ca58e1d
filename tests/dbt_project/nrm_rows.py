"""NRM figures in the warehouse of these tests: two quarters of the Home Office, a dashboard.

They are read and landed by our own code from workbooks of `nrm_workbook`; the dashboard has
no open licence.
"""

from datetime import date

import duckdb
from nrm_workbook import by_quarter, police, quarter_line, workbook

from orchestration.landing.nrm import land_release
from scrapers.register.load import load_register
from scrapers.statistics.govuk import Workbook
from scrapers.statistics.nrm import CHILD, FORCE, NrmCell, NrmRelease, Quarter
from scrapers.statistics.nrm_ho import read_workbook


def land(connection: duckdb.DuckDBPyConnection, now) -> None:
    """Land what the two publishers gave: of the first quarter of 2024, then of the second."""
    lines = [["2024", "", *quarter_line("", "", 2494, 2030, 0)[2:]],
             quarter_line("", "Q1", 2494, 2030, 0)]  # fmt: skip
    restated = [["2024", "", *quarter_line("", "", 4887, 3946, 0)[2:]],
                quarter_line("", "Q1", 2491, 2030, 0),
                quarter_line("", "Q2", 2396, 1916, 0)]  # fmt: skip
    forces = police({"West Midlands Police": 131, "British Transport Police": 44})
    for quarter, body in {
        Quarter(2024, 1): workbook(quarters=by_quarter(lines)),
        Quarter(2024, 2): workbook(quarters=by_quarter(restated), police=forces),
    }.items():
        release = read_workbook(_book(quarter, body, now), load_register().nrm["nrm_ho"])
        land_release(connection, release, run_id="1", now=now)
    land_release(connection, _dashboard(now), run_id="1", now=now)


def _book(quarter, body, now):
    return Workbook(
        quarter=quarter, title="NRM statistics", name="tables.ods", changes=(),
        published_on=date(2024, 5, 9), url="https://example.org/tables.ods",
        sha256=quarter.slug, body=body, fetched_at=now,
    )  # fmt: skip


def _dashboard(now):
    cell = NrmCell(
        cell="2024/Q1/Child", geographic_level=FORCE, area_code="E23000014",
        area_name="West Midlands Police", period_label="2024 Q1",
        period_start=date(2024, 1, 1), period_end=date(2024, 3, 31), indicator=CHILD,
        breakdown="Child", as_printed="31", value=31, lower=31, upper=31,
    )  # fmt: skip
    return NrmRelease(
        dataset="nrm_wmp", release="2024-03-01", title="NRM", published_on=date(2024, 3, 1),
        url="https://example.org/layer", licence="unknown", licence_text=None, sha256="d",
        fetched_at=now, cells=(cell,),
    )  # fmt: skip
