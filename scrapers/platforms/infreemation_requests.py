"""One published request of Infreemation as an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.platforms.dates import british_date
from scrapers.platforms.infreemation_text import as_document, decoded, fault_of, plain
from scrapers.platforms.json_answers import Json, Record, said, text
from scrapers.platforms.problems import joined, reference_problem
from scrapers.register.models import Source
from scrapers.register.options.infreemation import InfreemationOptions
from scrapers.rows import DocumentRef, Entry

NO_ANSWER = "the request shows no answer of the authority"
NO_TIMES = "its responses have no times to tell their order"
AUTHORITY = "authority"
"""Who answers; what others wrote is not taken."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the authority wrote, oldest first, each decoded."""

    texts: tuple[str, ...]
    problem: str | None


def one_or_many(data: Json) -> list[Json] | None:
    """Return a list that one item may stand for by itself; None for what is neither."""
    if data is None or data == "":
        return []
    if isinstance(data, dict):
        return [data]
    return data if isinstance(data, list) else None


def entry_of(
    source: Source, options: InfreemationOptions, request: Record, page: str, page_sha256: str
) -> Entry:
    """Return a published request with what the authority answered.

    Args:
        source: whose request.
        options: what its outcomes mean, and how dates are printed.
        request: as the API gives it; it has a ``ref``.
        page: the API's own address, for a request that has none.
        page_sha256: of the answer that it came in.
    """
    received_on, received_problem = british_date(
        said(request.get("datecreated")) or "", options.date_formats
    )
    responded_on, responded_problem = british_date(
        said(request.get("dateclosed")) or "", options.date_formats
    )
    reference = said(request.get("ref")) or ""
    url = said(request.get("url")) or ""
    url = url if url.startswith(("https://", "http://")) else page
    title, title_fault = _words(request.get("subject"))
    asked, asked_fault = _words(request.get("requestbody"))
    answers = _answers(request.get("history"))
    meanings = {name.casefold(): meaning for name, meaning in options.outcomes.items()}
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=reference,
        url=url,
        reference=reference,
        title=said(title),
        received_on=received_on,
        responded_on=responded_on,
        disposition=meanings.get((said(request.get("outcome")) or "").casefold(), "unknown"),
        request_text=asked or None,
        licence=source.licence,
        page_sha256=page_sha256,
        documents=_documents(answers.texts, reference, url),
        problem=joined(
            title_fault,
            asked_fault,
            answers.problem,
            received_problem,
            responded_problem,
            reference_problem(source, reference),
        ),
    )


def _words(printed: Json) -> tuple[str, str | None]:
    """Return the words of a text; none, and why, where it cannot be taken."""
    told = decoded(text(printed))
    fault = fault_of(told)
    return ("", fault) if fault else (plain(told), None)


def _answers(history: Json) -> _Answers:
    """Return the authority's own responses by their times.

    The feed gives the newest first, and was seen to give the oldest first: without times
    nobody can tell which is which.
    """
    responses = history.get("response") if isinstance(history, dict) else history
    given = one_or_many(responses)
    if given is None or not all(isinstance(one, dict) for one in given):
        return _Answers((), "the history of the request is not built as expected")
    own = [one for one in given if (said(one.get("from")) or AUTHORITY).casefold() == AUTHORITY]
    own = [one for one in own if decoded(text(one.get("responsebody")))]
    if not own:
        return _Answers((), NO_ANSWER)
    times = [said(one.get("datetime")) for one in own]
    timed = len(own) == 1 or all(times)
    if timed:
        own.sort(key=lambda one: said(one.get("datetime")) or "")
    texts = dict.fromkeys(decoded(text(one.get("responsebody"))) for one in own)
    faults = {answer: fault_of(answer) for answer in texts}
    return _Answers(
        tuple(answer for answer in texts if not faults[answer]),
        joined(None if timed else NO_TIMES, *faults.values()),
    )


def _documents(texts: Sequence[str], reference: str, url: str) -> tuple[DocumentRef, ...]:
    refs: list[DocumentRef] = []
    for number, answer in enumerate(texts, start=1):
        ending, media_type, content = as_document(answer, url)
        name = f"{reference.replace('/', '-')}-response-{number}.{ending}"
        refs.append(DocumentRef(url=url, name=name, declared_type=media_type, content=content))
    return tuple(refs)
