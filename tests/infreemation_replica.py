"""Infreemation's API in miniature: one tenant, one key, requests by the year of publication."""

import json
from collections.abc import Mapping, Sequence

from replica import Answer, Replica, Seen

KEY, USERNAME = "s3cret-k3y", "reader@sampleshire.example"
REFUSED = {
    "status": "ERROR", "ref": "2",
    "error": f"Invalid API key {KEY}, username or your account is suspended",
}  # fmt: skip


class InfreemationReplica:
    """Answers ``POST /{tenant}/foi/``; each request stands under the year it is given for."""

    def __init__(
        self, site: Replica, tenant: str, years: Mapping[int, Sequence[Mapping[str, object]]]
    ) -> None:
        self.years = years
        self.asked: list[dict[str, str]] = []
        site.route(f"/{tenant}/foi/", self._answer)

    def _answer(self, seen: Seen) -> Answer:
        if seen.method != "POST" or seen.headers.get("Content-Type") != "application/json":
            return said({"status": "ERROR", "ref": "1", "error": "Not a JSON query"})
        asked = json.loads(seen.body)
        self.asked.append(asked)
        if (asked.get("key"), asked.get("username")) != (KEY, USERNAME):
            return said(REFUSED)
        assert asked["rt"] == "published"
        assert asked["startdate"][4:] == "-01-01"
        assert asked["enddate"] == asked["startdate"][:4] + "-12-31"
        found = self.years.get(int(asked["startdate"][:4]), [])
        return said({"published": {"type": "FOI", "request": found}})


def request(ref: str, *responses: Mapping[str, str], **more: object) -> dict[str, object]:
    """Return a published request as the API prints it."""
    return {
        "ref": ref, "subject": "Care leavers", "status": "Closed", "outcome": "Provided in Full",
        "datecreated": "2024-03-01", "dateclosed": "2024-03-20", "datepublished": "2024-04-02",
        "requestbody": "How many care leavers were there?", "keywords": "",
        "history": {"response": list(responses)},
    } | more  # fmt: skip


def response(body: str, at: str = "2024-03-20 10:00:00", who: str = "authority") -> dict[str, str]:
    """Return one message of a request's history."""
    return {"responsebody": body, "from": who, "datetime": at}


def said(data: object) -> Answer:
    """Return JSON as the service sends it."""
    return Answer(json.dumps(data), media_type="application/json")
