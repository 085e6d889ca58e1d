"""The files that the EES replica serves: the publisher's own, or made ones of their shape.

Where ``../shared/ees`` is on this machine the real files are served. Elsewhere each table
is made: the same header for the release, every area of every year, counts of authorities
exact or ``c``, those of regions and England their sum, rounded. Numbers come from the
area, indicator and year alone, so two releases agree on the years that they share.
"""

import csv
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared" / "ees"
RELEASES = ("2025", "2024", "2023")
BOM = b"\xef\xbb\xbf"

ENGLAND = "E92000001"
REGIONS = {
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and The Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "East of England": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
    "Inner London": "E13000001",
    "Outer London": "E13000002",
}
INNER_LONDON = frozenset(
    [
        "201",
        "202",
        "204",
        "205",
        "206",
        "207",
        "208",
        "209",
        "210",
        "211",
        "212",
        "213",
        "309",
        "316",
    ]
)

COMMON = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category",
]
_D5_BANDS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2_years_or_more",
)
_B1 = "Anypoint_episodes Anypoint_child Started_episodes Started_child Ended_episodes Ended_child"
_C3_BY_PERSON = " ".join(
    f"{factor}_{person}"
    for factor in (
        "Alcohol_Misuse",
        "Drug_Misuse",
        "Domestic_Abuse",
        "Mental_Health",
        "Learning_Disability",
        "Physical_Disability",
    )
    for person in ("child", "parent", "person")
)
_HEADERS = {
    "b1": f"{_B1} At31_episodes Awaiting_assessment",
    "c1": "Referrals Referrals_rate Re_referrals Re_referrals_percent No_Further_Action "
    "No_Further_Action_percent Not_in_Need Not_in_Need_percent Referrals_child "
    "Referrals_child_rate Re_referrals_child Re_referrals_child_percent",
    "c3": f"Episodes_with_assessment_factor {_C3_BY_PERSON} Young_Carer Privately_fostered "
    "Unaccompanied_asylum_seeker Going_missing Child_sexual_exploitation Trafficking Gangs "
    "Socially_unacceptable_behaviour Self_harm Neglect Emotional_Abuse Physical_Abuse_unknown "
    "Physical_Abuse_child_on_child Physical_Abuse_adult_on_child Sexual_Abuse_unknown "
    "Sexual_Abuse_child_on_child Sexual_Abuse_adult_on_child Female_Genital_Mutilation "
    "Faith_linked_abuse Child_criminal_exploitation Other",
    "c4": "Section47 Section47_child ICPC ICPC_child Duration_0-10_days Duration_11-15_days "
    "Duration_16-20_days Duration_21+_days Duration_25th_Percentile Duration_median "
    "Duration_75th_Percentile",
    "d1": "CPP_start CPP_child_start CPP_end CPP_child_end CPP_anypoint CPP_child_anypoint "
    "CPP_At31",
    "d3": "CPP_start CPP_subsequent CPP_subsequent_percent",
    "d5": "CPP_At31 " + " ".join(f"{band} {band}_percent" for band in _D5_BANDS),
}
_HEADERS_2025 = {
    "b1": f"{_B1} At31_episodes awaiting_assessment",
    "c1": "referral_count rereferral_count rereferral_percent no_further_action_count "
    "no_further_action_percent not_in_need_count not_in_need_percent referral_child_count "
    "rereferral_child_count rereferral_child_percent",
}
_ABOUT = {
    "b1": ("Children in need and episodes of need", "children_in_need", "Children in Need"),
    "c1": (
        "Referrals and re-referrals to children's social care services",
        "referrals_and_rereferrals",
        "Referrals and Re-referrals",
    ),
    "c3": (
        "Factors identified at the end of assessment",
        "factors_identified_at_end_of_assessment",
        "Factors identified at the end of assessment",
    ),
    "c4": (
        "Section 47s and initial child protection conferences",
        "section_47s_and_icpcs",
        "Section 47s and Initial Child Protection Conferences",
    ),
    "d1": ("Child protection plans", "child_protection_plans", "Child Protection Plans"),
    "d3": (
        "Child protection plans starting during year which were a second or subsequent plan",
        "cpps_subsequent_plan",
        "Child Protection Plans which are a second or subsequent plan",
    ),
    "d5": (
        "Child protection plans at 31 March by duration",
        "cpps_at31march_by_duration",
        "Child Protection Plans by length of time",
    ),
}
DATASETS = tuple(_ABOUT)


@dataclass(frozen=True)
class Published:
    """One table of one release as the replica first publishes it."""

    dataset: str
    title: str
    file_name: str
    body: bytes
    real: bool


@cache
def published(dataset: str, release: str) -> Published:
    """Return the real file where it is on this machine, else a made one."""
    start = "2018" if dataset == "c3" else "2013"
    title, stem, _ = _ABOUT[dataset]
    path = SHARED / f"{dataset}__v{release}.csv"
    real = path.exists()
    return Published(
        dataset=dataset,
        title=f"{dataset.upper()} {title}, by local authority - {start} to {release}",
        file_name=f"{dataset}_{stem}_{start}_to_{release}.csv",
        body=path.read_bytes() if real else made(dataset, release),
        real=real,
    )


def made(dataset: str, release: str) -> bytes:
    """Return a made file: a byte order mark in 2023 only, as the publisher's have."""
    names = _names(dataset, release)
    common = [*COMMON]
    if (dataset, release) == ("c1", "2023"):
        common[-1] = "Category"
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*common, *names])
    start = 2018 if dataset == "c3" else 2013
    for year in range(int(release), start - 1, -1):
        writer.writerows(_year(dataset, year, names))
    return (BOM if release == "2023" else b"") + lines.getvalue().encode()


def _names(dataset: str, release: str) -> list[str]:
    if release >= "2025":
        return _HEADERS_2025.get(dataset, _HEADERS[dataset]).split()
    names = _HEADERS[dataset].split()
    return [each for name in names for each in (name, f"{name}_rate")] if dataset == "b1" else names


def _year(dataset: str, year: int, names: list[str]) -> list[list[str]]:
    members = [row for row in _authorities() if row["from"] <= f"{year}-03-31" <= row["to"]]
    cells = {row["ons_code"]: _exact(row["ons_code"], year, names) for row in members}
    rows = []
    for region_name, region in [("", ""), *REGIONS.items()]:
        level = "Regional" if region else "National"
        under = [row["ons_code"] for row in members if region in ("", *row["regions"])]
        printed = [_summed(cells, under, at, name) for at, name in enumerate(names)]
        rows.append([level, ENGLAND, "England", region, region_name, "", "", "", printed])
    for row in members:
        region, name = row["regions"][0], row["region"]
        about = ["Local authority", ENGLAND, "England", region, name]
        rows.append([*about, row["la_code"], row["ons_code"], row["name"], cells[row["ons_code"]]])
    before, after = [str(year), "Reporting year"], _ABOUT[dataset][2]
    return [[*before, *row[:-1], after, *row[-1]] for row in rows]


def _exact(code: str, year: int, names: list[str]) -> list[str]:
    drawn = [crc32(f"{code} {year} {name.lower()}".encode()) for name in names]
    printed = ["c" if number % 40 == 7 else str(6 + number % 200) for number in drawn]
    printed = [
        f"{number % 999 / 10:g}" if _is_share(name) else cell
        for name, number, cell in zip(names, drawn, printed, strict=True)
    ]
    return [str(500 + drawn[0] % 500), *printed[1:]]


def _summed(cells: dict[str, list[str]], under: list[str], at: int, name: str) -> str:
    if _is_share(name):
        return f"{crc32(' '.join([*under, name.lower()]).encode()) % 999 / 10:g}"
    total = sum(3 if cells[code][at] == "c" else int(cells[code][at]) for code in under)
    return str((total + 5) // 10 * 10)


def _is_share(name: str) -> bool:
    return name.lower().endswith(("_percent", "_rate", "_percentile", "_median"))


@cache
def _authorities() -> tuple[dict, ...]:
    found = []
    seed = ROOT / "dbt_project" / "seeds" / "authorities.csv"
    for row in csv.DictReader(seed.read_text(encoding="utf-8").splitlines()):
        if row["region"] == "London":  # the publisher prints Inner or Outer, never London
            row["region"] = "Inner London" if row["la_code"] in INNER_LONDON else "Outer London"
        codes = [REGIONS[row["region"]]]
        if codes[0].startswith("E13"):
            codes.append("E12000007")
        found.append(
            row
            | {"regions": codes, "from": row["opened_on"] or "1900"}
            | {"to": row["closed_on"] or "9999"}
        )
    return tuple(found)
