"""A Socrata portal in miniature: one dataset, the queries that the adapter sends."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen

Row = Mapping[str, object]


class SocrataReplica:
    """Serves the rows of ``dataset``; ``:updated_at`` of a row is no column that is shown.

    Args:
        site: the server.
        dataset: its name.
        rows: change the list and the next answer shows it.
        columns: what the metadata name; those of the rows when left out.
        most: rows that the portal gives at once, whatever it is asked for.
    """

    def __init__(
        self,
        site: Replica,
        dataset: str,
        rows: Iterable[Row],
        *,
        columns: Iterable[str] | None = None,
        most: int = 1_000_000,
    ) -> None:
        self.rows = list(rows)
        self.most = most
        names = columns or dict.fromkeys(name for row in self.rows for name in row)
        shown = [{"fieldName": name} for name in names if not name.startswith(":")]
        site.route(f"/api/views/{dataset}.json", served({"id": dataset, "columns": shown}))
        site.route(f"/resource/{dataset}.json", self._answer)

    def _answer(self, seen: Seen) -> Answer:
        asked = {name: given[0] for name, given in parse_qs(urlsplit(seen.path).query).items()}
        found = [row for row in self.rows if _fits(row, asked.get("$where"))]
        if asked.get("$select") == "count(*)":
            return served([{"count": str(len(found))}])
        start = int(asked.get("$offset", 0))
        page = found[start : start + min(int(asked.get("$limit", 1000)), self.most)]
        shown = [
            {name: value for name, value in row.items() if _shown(name, asked.get("$select"))}
            for row in page
        ]
        return served(shown)


def served(data: object) -> Answer:
    """Return JSON with a validator of its own."""
    body = json.dumps(data)
    return Answer(
        body, media_type="application/json", etag=f'"{sha256(body.encode()).hexdigest()}"'
    )


def _shown(name: str, select: str | None) -> bool:
    return not name.startswith(":") and select in (None, name)


def _fits(row: Row, where: str | None) -> bool:
    if where is None:
        return True
    since = re.fullmatch(r"(:?\w+) >= '(.*)'", where)
    if since:
        return str(row[since[1]]) >= since[2]
    among = re.fullmatch(r"(\w+) in\((.*)\)", where)
    assert among, f"a query that Socrata was not seen to take: {where}"
    names = [name.replace("''", "'") for name in re.findall(r"'((?:[^']|'')*)'", among[2])]
    return row.get(among[1]) in names
