"""What WordPress's REST interface says of one post, and the entry that it makes."""

import re
from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from scrapers.platforms.answers import answer_documents
from scrapers.platforms.base import Answer, address
from scrapers.platforms.dates import british_date
from scrapers.platforms.json_answers import Json, said, text
from scrapers.platforms.pages import changed, text_of
from scrapers.platforms.problems import joined
from scrapers.register.models import Source
from scrapers.register.options import WordPressOptions
from scrapers.rows import Entry

NO_ANSWER = "the post has neither text nor a file"
PROTECTED = "the post is kept behind a password"
_TIME = re.compile(r"(\d+-\d+-\d+)T\d+:\d+:\d+")


class _Rendered(BaseModel):
    model_config = ConfigDict(strict=True)

    rendered: str
    protected: bool = False


class Post(BaseModel):
    """The members of a post that are asked for; others do not matter."""

    model_config = ConfigDict(strict=True)

    id: int
    slug: Annotated[str, Field(min_length=1)]
    link: str
    date: str | None
    """When it was published, in the site's own time, without a zone."""
    title: _Rendered
    content: _Rendered


FIELDS = ",".join(Post.model_fields)
_POSTS: TypeAdapter[Sequence[Post]] = TypeAdapter(list[Post])


def posts_of(data: Json, page: str) -> Sequence[Post]:
    """Return the posts that one page of the interface holds.

    Raises:
        LayoutChanged: it is no list, or a post lacks a member or has it in another type.
    """
    try:
        return _POSTS.validate_python(data)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the answer"
        message = f"the posts are not as expected: {where}: {fault['msg']}"
        raise changed(f"{message} ({error.error_count()} in all)", page) from error


def entry_of(source: Source, options: WordPressOptions, post: Post, answer: Answer) -> Entry:
    """Return the entry that a post is; its slug is the key, as in addresses of its page."""
    url, elsewhere = _address(source, post)
    published_on, date_problem = british_date(_TIME.sub(r"\1", post.date or ""), ["%Y-%m-%d"])
    documents = answer_documents(
        list(_parsed(post.content.rendered).children),
        url,
        source=source,
        files=options.file_pattern,
        name=post.slug,
    )
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=post.slug,
        url=url,
        title=said(text_of(_parsed(post.title.rendered))),
        responded_on=published_on,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=documents,
        problem=joined(
            None if documents else PROTECTED if post.content.protected else NO_ANSWER,
            date_problem,
            elsewhere,
        ),
    )


def _address(source: Source, post: Post) -> tuple[str, str | None]:
    """Return the page of a post; by its number where it says a page on another host."""
    try:
        host = urlsplit(post.link).hostname
    except ValueError:
        host = None
    if host in source.allow_hosts:
        return post.link, None
    said_instead = f"its page is said to be {post.link!r}, on none of the source's hosts"
    return address(source, f"/?p={post.id}"), said_instead


def _parsed(html: str) -> Tag:
    parsed = BeautifulSoup(f"<body>{text(html)}", "lxml")
    return parsed.body or parsed
