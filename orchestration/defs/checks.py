"""What a person should look at, as checks on the assets it concerns.

What must never be wrong is refused before it lands; what stands here is found afterwards,
with the rows in question. A failed check keeps nothing from being published.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import dagster as dg

from orchestration.defs.disclosure_logs import REQUESTS, VISITS
from orchestration.defs.letters import FIGURES, NON_ANSWERS
from orchestration.defs.nrm import STATISTICS
from orchestration.defs.official import FILES, severity
from orchestration.defs.previews import preview
from orchestration.defs.resources import register as known_register
from orchestration.landing.warehouse import WRITER, Warehouse

# a visit of an authority has a kind. A run of one authority ends before the register lands:
# what is newer than the register's row, or has none yet, was asked whatever that row says
_LATEST_VISITS = """(
    select
        v.*,
        coalesce(
            v.landed_at > s.landed_at
            or (s.in_register is not false and s.status in ('active', 'unverified')),
            true
        ) as is_asked,
        s.la_code is not null or v.kind is not null as is_log
    from raw.source_visits v left join raw.sources s using (source_id)
    qualify row_number() over (partition by source_id order by attempted_at desc) = 1
)"""

# nobody has seen these tables yet; the check on each tells what was found
_UNVERIFIED = (
    ", ".join(
        f"'{table.id}'"
        for table in known_register().official.values()
        if severity(table.dataset) == dg.AssetCheckSeverity.WARN
    )
    or "''"
)


@dataclass(frozen=True, slots=True)
class Look:
    """Rows that a person should see; the check passes when ``query`` gives none."""

    name: str
    asset: dg.AssetKey
    description: str
    query: str
    severity: dg.AssetCheckSeverity = dg.AssetCheckSeverity.WARN


LOOKS = (
    Look(
        "sources_answered",
        VISITS,
        "Every source that was asked last showed its log.",
        f"select source_id, outcome, message, remedy from {_LATEST_VISITS}"
        " where outcome <> 'ok' and is_log and kind is distinct from 'recording'"
        # what a person has switched off, or taken out, is no failure of tonight's
        " and is_asked",
        dg.AssetCheckSeverity.ERROR,
    ),
    Look(
        "recordings_compared",
        VISITS,
        "No source waits for a person to compare its recording with the site, or to mend it.",
        f"select source_id, outcome, message, remedy from {_LATEST_VISITS}"
        " where kind = 'recording' and is_asked",
    ),
    Look(
        "entries_read_in_full",
        REQUESTS,
        "Every entry's page and documents could be had.",
        "select source_id, reference, title, problem from raw.foi_requests"
        " where problem is not null and withdrawn_at is null",
    ),
    Look(
        "documents_readable",
        FIGURES,
        "Every document could be read.",
        "select la_code, file_name, read_status, read_error from raw.foi_documents"
        " where read_status in ('needs_ocr', 'encrypted', 'unreadable', 'unsupported')",
    ),
    Look(
        "figures_published_elsewhere",
        NON_ANSWERS,
        "No letter points to figures that are not in the log: they may be worth asking for.",
        "select la_code, file_name, url from raw.foi_documents"
        " where read_status = 'figures_elsewhere'",
    ),
    Look(
        "figures_to_review",
        dg.AssetKey(["marts", "foi_figures"]),
        "Every figure was read surely or decided on; disclosures review lists the others.",
        "select la_code, document_id, as_printed, quote, review_reason from marts.foi_figures"
        " where needs_review",
    ),
    Look(
        "official_tables_sound",
        FILES,
        "Every official table came and kept its contract; the last good release stays else.",
        f"select source_id, outcome, message, remedy from {_LATEST_VISITS}"
        f" where outcome <> 'ok' and not is_log and source_id not in ({_UNVERIFIED})",
        dg.AssetCheckSeverity.ERROR,
    ),
    Look(
        "official_releases_still_there",
        FILES,
        "No release that was landed has been taken away; rows of one that has stay in force.",
        "select dataset, release, withdrawn_at, url from raw.official_files"
        " where withdrawn_at is not null",
    ),
    Look(
        "zeros_that_may_mean_not_recorded",
        dg.AssetKey(["marts", "official_statistics"]),
        "No official zero stands where the thing was probably not recorded.",
        "select area_name, indicator, time_period, as_printed from marts.official_statistics"
        " where suspect_not_recorded and is_latest",
    ),
    Look(
        "hidden_numbers_held_back",
        dg.AssetKey(["review", "disclosures_held_back"]),
        "No letter prints a number that the DfE hides; those that do are kept unpublished here.",
        "select la_code, file_name, page, as_printed, kept_back, reason"
        " from review.disclosures_held_back",
    ),
    Look(
        "nrm_figures_in_doubt",
        STATISTICS,
        "Every referral figure has a period that is certain, and its parts are its total.",
        "select release, period_label, area_name, indicator, as_printed, note"
        " from raw.nrm_statistics where note is not null",
    ),
    Look(
        "review_decisions_matched",
        dg.AssetKey(["marts", "review_decisions_unmatched"]),
        "Every decision in reviews.csv still finds its figure.",
        "select * from marts.review_decisions_unmatched",
    ),
)


def build_checks(looks: Iterable[Look]) -> list[dg.AssetChecksDefinition]:
    """Return a check for each."""
    return [_check(look) for look in looks]


def _check(look: Look) -> dg.AssetChecksDefinition:
    @dg.asset_check(name=look.name, asset=look.asset, description=look.description, pool=WRITER)
    def check(warehouse: Warehouse) -> dg.AssetCheckResult:
        with warehouse.connect() as connection:
            count = connection.execute(f"select count(*) from ({look.query})").fetchall()[0][0]
            rows = preview(connection, look.query + " order by all limit 10")
        return dg.AssetCheckResult(
            passed=count == 0,
            severity=look.severity,
            description=look.description if count == 0 else f"{count} to look at",
            metadata={"count": count, "rows": rows},
        )

    return check


checks = build_checks(LOOKS)
