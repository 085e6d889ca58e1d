"""WordPress sites on loopback: the REST interface as WordPress has it, and HTML behind it.

The interface's words (headers, codes of errors, members of a post) are WordPress's own;
the theme around the HTML pages is our guess.
"""

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen, page

JSON = "application/json; charset=UTF-8"
TYPE = "information_request"


def post(number: int, **more: object) -> dict[str, object]:
    """Return a post as the interface gives it; the newest has the highest number."""
    given = {"slug": f"request-{number}", "title": f"Request {number}"} | more
    content = given.pop("content", f"<p>There were {number} children.</p>")
    return {
        "id": number, "date": f"2024-05-{number:02}T23:30:00",
        "modified": "2026-01-01T00:00:00", "type": TYPE, "status": "publish",
        "link": f"/accesstoinformation/{TYPE}/{given['slug']}/",
    } | given | {
        "title": {"rendered": given["title"]},
        "content": {"rendered": content, "protected": given.get("protected", False)},
    }  # fmt: skip


@dataclass
class WordPress:
    """A site with these posts, newest first.

    ``refuses`` is the status of the interface where the site does not show it, ``totals``
    whether the headers with the totals arrive, ``claims`` the total it says in place of the
    true one, ``stuck`` whether it gives page 1 for any number.
    """

    site: Replica
    posts: Sequence[dict[str, object]]
    type: str = TYPE
    refuses: int | None = None
    totals: bool = True
    claims: list[int] = field(default_factory=list)
    stuck: bool = False

    def __post_init__(self) -> None:
        self.site.route(f"/wp-json/wp/v2/{self.type}", self._rest)
        self.site.route(f"/accesstoinformation/{self.type}/", self._archive)
        for one in self.posts:
            self.site.route(str(one["link"]), self._single(one))

    def _rest(self, seen: Seen) -> Answer:
        if self.refuses:
            return _error("rest_forbidden", self.refuses)
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(seen.path).query).items()}
        size, number = int(asked["per_page"]), 1 if self.stuck else int(asked["page"])
        pages = max(1, -(-len(self.posts) // size))
        if number > pages:
            return _error("rest_post_invalid_page_number", 400)
        shown = self.posts[(number - 1) * size : number * size]
        wanted = asked["_fields"].split(",")
        body = [{name: one[name] for name in wanted if name in one} for one in shown]
        total = self.claims.pop(0) if self.claims else len(self.posts)
        headers = {"X-WP-Total": str(total), "X-WP-TotalPages": str(pages)}
        for one in body:
            if "link" in one and str(one["link"]).startswith("/"):
                one["link"] = self.site.url(str(one["link"]))
        return Answer(json.dumps(body), media_type=JSON, headers=headers if self.totals else {})

    def _archive(self, seen: Seen) -> Answer:
        items = "".join(
            f'<article><h2><a href="{one["link"]}">{_title(one)}</a></h2></article>'
            for one in self.posts
        )
        return page("Information requests", f"<h1>Information requests</h1>{items}")

    def _single(self, one: dict[str, object]) -> Answer:
        content = one["content"]
        assert isinstance(content, dict)
        return page(
            html.unescape(_title(one)),
            f'<h1>{_title(one)}</h1><div class="entry-content">{content["rendered"]}</div>',
        )


def _title(one: dict[str, object]) -> str:
    title = one["title"]
    assert isinstance(title, dict)
    return str(title["rendered"])


def _error(code: str, status: int) -> Answer:
    said = {"code": code, "message": "Sorry.", "data": {"status": status}}
    return Answer(json.dumps(said), status=status, media_type=JSON)
