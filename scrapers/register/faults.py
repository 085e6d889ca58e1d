"""What pydantic found wrong with an entry, in words for the person who wrote it."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError


def faults(error: ValidationError, model: type[BaseModel], within: str = "") -> str:
    """Return every fault of an entry in one line, unknown keys with the known ones.

    Args:
        error: what ``model`` raised on the entry.
        model: what the entry should be.
        within: the key of a larger entry that this one stands under, if it does.
    """
    return "; ".join(_said(dict(fault), model, within) for fault in error.errors())


def _said(fault: dict[str, Any], model: type[BaseModel], within: str) -> str:
    key = ".".join(str(part) for part in (*([within] if within else []), *fault["loc"]))
    if fault["type"] == "extra_forbidden":
        return f"unknown key {key!r}; allowed: {', '.join(_allowed(model, fault['loc']))}"
    if fault["type"] == "missing":
        return f"{key!r} is missing"
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"{key!r}: {message}, not {fault['input']!r}" if fault["loc"] else message


def _allowed(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the keys that are known where the unknown last part of ``path`` stands."""
    for part in path[:-1]:
        if isinstance(part, str):
            model = next(_models(model.model_fields[part].annotation))
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation such as ``tuple[OnsCode, ...]`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
