"""Releases of the National Referral Mechanism's figures into ``raw``, each as a whole."""

from dataclasses import asdict
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, Row, land, transaction
from scrapers.statistics.nrm import INDICATORS, NrmRelease


def land_release(
    connection: duckdb.DuckDBPyConnection, release: NrmRelease, *, run_id: str, now: datetime
) -> Landed:
    """Land a release with its cells; with other bytes than before it is its next version.

    What an earlier version printed stays. A release that is landed again as it was changes
    nothing.

    Returns:
        What landed of the cells.
    """
    with transaction(connection):
        version = _version(connection, release)
        files = [_file(release, version)]
        land(connection, TABLES["nrm_files"], files, run_id=run_id, now=now)
        cells = [_cell(release, version, asdict(cell)) for cell in release.cells]
        return land(connection, TABLES["nrm_statistics"], cells, run_id=run_id, now=now)


def _version(connection: duckdb.DuckDBPyConnection, release: NrmRelease) -> int:
    known = connection.execute(
        "select max(version) filter (sha256 = ?), max(version) from raw.nrm_files"
        " where dataset = ? and release = ?",
        [release.sha256, release.dataset, release.release],
    ).fetchall()[0]
    return int(known[0] or (known[1] or 0) + 1)


def _file(release: NrmRelease, version: int) -> Row:
    return {
        "dataset": release.dataset,
        "release": release.release,
        "sha256": release.sha256,
        "version": version,
        "title": release.title,
        "published_on": release.published_on,
        "url": release.url,
        "licence": release.licence,
        "licence_text": release.licence_text,
        "cells": len(release.cells),
        "notes": "; ".join(release.notes) or None,
        "fetched_at": release.fetched_at,
    }


def _cell(release: NrmRelease, version: int, cell: Row) -> Row:
    return {
        "dataset": release.dataset,
        "release": release.release,
        "version": version,
        **cell,
        "label": INDICATORS[str(cell["indicator"])],
        "url": release.url,
        "sha256": release.sha256,
        "licence": release.licence,
    }
