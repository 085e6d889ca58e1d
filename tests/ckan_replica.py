"""CKAN and DataPress portals in miniature: what they have in common, and where they differ."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen
from socrata_replica import served

Record = dict[str, object]


def dataset(key: str, slug: str, title: str, files: object, **more: object) -> Record:
    """Return a dataset as the portals print it; DataPress says slug where CKAN says name."""
    return {"id": key, "name": slug, "title": title, "private": False, "resources": files} | more


def file(key: str, url: str, title: str, form: str = "pdf") -> Record:
    """Return a file of a dataset."""
    return {"id": key, "url": url, "title": title, "format": form}


class DatapressReplica:
    """Serves a catalogue in one answer."""

    def __init__(
        self, site: Replica, datasets: Sequence[Mapping[str, object]], version: str = "datapress"
    ) -> None:
        site.route("/api/3/action/status_show", status(version))
        site.route("/api/datasets/export.json", served(datasets))


class CkanReplica:
    """Serves datasets by search; ``most`` is what it gives at once, ``count`` what it claims."""

    def __init__(
        self,
        site: Replica,
        datasets: Sequence[Mapping[str, object]],
        *,
        version: str = "2.10.4",
        most: int = 1000,
        count: int | None = None,
    ) -> None:
        self.datasets = list(datasets)
        self.most = most
        self.count = count
        site.route("/api/3/action/status_show", status(version))
        site.route("/api/3/action/package_search", self._answer)

    def _answer(self, seen: Seen) -> Answer:
        asked = {name: given[0] for name, given in parse_qs(urlsplit(seen.path).query).items()}
        start, rows = int(asked["start"]), min(int(asked["rows"]), self.most)
        found = [one for one in self.datasets if asked.get("q", "") in str(one["title"])]
        count = len(found) if self.count is None else self.count
        return served(
            {"success": True, "result": {"count": count, "results": found[start : start + rows]}}
        )


def status(version: str) -> Answer:
    """Return what the status page says."""
    return served({"success": True, "result": {"ckan_version": version}})
