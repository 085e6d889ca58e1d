"""The registry of official tables: one entry a table, and what is refused in one."""

import re
import shutil
from pathlib import Path

import pytest

from scrapers.errors import RegisterError, TableContractBroken
from scrapers.register.load import load_register
from scrapers.register.models import OfficialService
from scrapers.register.tables import TABLES, sources_of
from scrapers.statistics.header import columns_of, match_vintage
from scrapers.statistics.tables import contract, contracts

TITLES = {
    "b1": "B1 Children in need and episodes of need by local authority",
    "c1": "C1 Referrals and re-referrals to children's social care services by local authority",
    "c3": "C3 Factors identified at the end of assessment, by local authority - 2018 to 2025",
    "c4": "C4 Section 47s and Initial Child Protection Conferences by local authority",
    "d1": "D1 Child Protection Plans by local authority, England 2013 to 2021",
    "d3": "D3 Child Protection Plans starting during year which were a second or subsequent plan",
    "d5": "D5 Child Protection Plans at 31 March by duration and local authority",
    "d6": "D6 Child Protection Plans reviewed within timescales by local authority",
}
"""Titles as the publisher wrote them in one release or another."""


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TABLES, tmp_path / "tables")


def edit(folder, dataset, old, new):
    path = folder / f"{dataset}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def states(dataset, place):
    table = contract(dataset)
    return {one.canonical: one for one in columns_of(table, table.vintages[place])}


def test_c3_has_forty_indicators_after_eleven_common_columns():
    c3 = contract("c3")
    columns = c3.columns(c3.vintages[-1])
    assert len(columns) == 51
    assert columns[11] == "Episodes_with_assessment_factor"
    assert columns[-2:] == ("Child_criminal_exploitation", "Other")


def test_every_table_is_a_source_of_its_own_by_its_entry_alone():
    official = load_register().official
    assert set(official) == set(contracts()) == {*TITLES, "cla_missing"}
    for dataset, source in official.items():
        assert source.id == f"ees-{dataset.replace('_', '-')}"
        found = [name for name, title in TITLES.items() if re.search(source.title_pattern, title)]
        assert found == ([dataset] if dataset in TITLES else [])
    assert official["cla_missing"].publication.startswith("children-looked-after-in-england")
    assert official["c4"].publication == "children-in-need"


def test_an_unknown_table_is_refused_and_the_known_ones_named():
    with pytest.raises(RegisterError, match="no contract for the dataset 'c9', only for b1, c1"):
        contract("c9")


@pytest.mark.parametrize(
    ("dataset", "place", "states_by_canonical"),
    [
        ("b1", 0, {"awaiting_assessment": "seen", "anypoint_child_rate": "seen"}),
        ("b1", 1, {"awaiting_assessment": "renamed", "anypoint_child_rate": "dropped"}),
        ("c1", 1, {"category": "renamed", "referral_count": "seen"}),
        ("c1", 2, {"referral_count": "renamed", "referrals_rate": "dropped"}),
        ("d3", 0, {"cpp_start": "seen"}),
    ],
)
def test_a_column_is_seen_renamed_or_dropped_against_the_vintages_before(
    dataset, place, states_by_canonical
):
    found = states(dataset, place)
    assert {name: found[name].state for name in states_by_canonical} == states_by_canonical


def test_a_renamed_column_says_what_it_was_and_a_dropped_one_how_it_was_printed_last():
    c1 = states("c1", 2)
    assert (c1["referral_count"].column_name, c1["referral_count"].was) == (
        "referral_count",
        "Referrals",
    )
    assert c1["referrals_rate"].column_name == "Referrals_rate"
    assert sum(one.state == "renamed" for one in c1.values()) == 10


def test_a_table_of_unknown_columns_is_refused_with_the_columns_that_it_has():
    with pytest.raises(TableContractBroken) as refused:
        match_vintage(["time_period", "Reviewed"], contract("d6"), name="d6.csv")
    assert "not known yet; it has: time_period, Reviewed" in str(refused.value)
    assert "tables/d6.yml" in refused.value.remedy


def test_indicators_on_a_day_are_told_from_those_over_the_year():
    stocks = {
        (dataset, name)
        for dataset, table in contracts().items()
        for name, indicator in table.indicators.items()
        if indicator.stock
    }
    assert ("b1", "at31_episodes") in stocks
    assert {name for dataset, name in stocks if dataset == "d5"} == set(contract("d5").indicators)
    assert not {dataset for dataset, _ in stocks} & {"c1", "c3", "c4", "d3"}


@pytest.mark.parametrize(
    ("dataset", "old", "new", "said"),
    [
        ("c3", "title:", "suppressed: 5\ntitle:", "suppressed"),
        ("c3", "title:", "symbols: [q, c]\ntitle:", "no meaning: ['q']"),
        ("c3", "title:", "rows_per_year: {Ward: [1, 1]}\ntitle:", "Ward"),
        ("c3", "title:", "rounded_to: 0\ntitle:", "rounded_to"),
        ("d3", "  cpp_start:", "  cpp_began:", "do not fit: cpp_began, cpp_start"),
        ("c1", "  Referrals: referral_count", "  Refferals: referral_count", "do not fit: ref"),
        ("d6", "status: unverified", "status: active", "without a vintage"),
        ("d3", "unit: percent", "unit: percentage", "unit"),
    ],
)
def test_an_entry_with_a_mistake_is_refused_by_name(folder, dataset, old, new, said):
    edit(folder, dataset, old, new)
    with pytest.raises(RegisterError) as refused:
        contracts(folder)
    assert said in str(refused.value)
    assert f"tables/{dataset}.yml" in str(refused.value)


def test_an_entry_that_does_not_say_what_to_fetch_is_refused_by_name(folder):
    service = OfficialService.model_validate(
        {
            "id": "ees", "publisher": "DfE", "platform": "ees", "licence": "OGL-3.0",
            "content_url": "https://e.org/api", "api_url": "https://e.org/v1",
            "status": "active", "verified": {"evidence": "a test"},
        }
    )  # fmt: skip
    assert len(sources_of(service, folder)) == 9
    chosen = service.model_copy(update={"datasets": ("d3", "c3")})
    assert [one.dataset for one in sources_of(chosen, folder)] == ["d3", "c3"]
    with pytest.raises(RegisterError, match="no table d9; known: b1"):
        sources_of(service.model_copy(update={"datasets": ("d9",)}), folder)
    edit(folder, "d3", "title_pattern", "title_patern")
    with pytest.raises(RegisterError, match=r"entry d3: .*unknown key 'fetch.title_patern'"):
        sources_of(service, folder)
    (folder / "d3.yml").write_text("title: D3\n", "utf-8")
    with pytest.raises(RegisterError, match="not the entry of an official table"):
        sources_of(service, folder)


def test_the_entry_that_the_readme_shows_is_one(tmp_path):
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    (entry,) = re.findall(r"```yaml\n(title: .+?)```", readme, re.DOTALL)
    (tmp_path / "z9.yml").write_text(entry, "utf-8")
    table = contracts(tmp_path)["z9"]
    assert table.canonical("CPP_ended") == "cpp_end"
    assert {one.canonical: one.state for one in columns_of(table, table.vintages[1])}[
        "cpp_end_rate"
    ] == "dropped"
    assert f"official_table('z9', {list(table.indicators)})" in readme


def test_every_table_has_a_staging_model_with_all_of_its_indicators():
    staging = Path(__file__).parents[3] / "dbt_project" / "models" / "staging" / "official"
    models = {path.stem: path for path in (staging / "tables").glob("*.sql")}
    assert set(models) == {f"stg_ees__{dataset}" for dataset in contracts()}
    for dataset, table in contracts().items():
        named = re.findall(r"'(.+?)'", models[f"stg_ees__{dataset}"].read_text("utf-8"))
        assert named == [dataset, *table.indicators]
