"""A run followed from outside: everything into a log file, the gist to a listener.

Dagster's own lines (and tracebacks) are for the file; a person sees which step goes on and
what the steps themselves have to say.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened: a ``step`` that began or ended, or a ``line`` of one."""

    kind: str
    text: str


Listener = Callable[[Told], None]
_listeners: list[Listener] = []
_EVENTS = {"STEP_START": "began", "STEP_SUCCESS": "ended", "STEP_FAILURE": "failed"}
STEPS = {
    "register": "the register",
    "disclosure_logs": "disclosure logs",
    "official_tables": "official statistics",
    "nrm": "the referral mechanism's figures",
    "letters": "letters",
    "models": "models and their tests",
    "published__warehouse": "the published copy",
}
"""The steps worth a person's notice, in words; the others are checks, quick and many."""


class _Listening(logging.Handler):
    """Hands on the start and end of steps, and what steps say themselves."""

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        step = STEPS.get(str(meta.get("step_key") or (event and event.step_key)))
        if step is None:
            return
        if event is not None and event.event_type_value in _EVENTS:
            told = Told(_EVENTS[event.event_type_value], step)
        # what dbt's integration has to say of itself is for the file
        elif event is None and record.levelno >= logging.INFO and step != STEPS["models"]:
            told = Told("line", str(meta.get("orig_message", record.getMessage())))
        else:
            return
        for listener in _listeners:
            listener(told)


@dg.logger(config_schema={"path": str})
def run_log(context: dg.InitLoggerContext) -> logging.Logger:
    """A logger that writes to a file, and tells whoever listens in this process."""
    logger = logging.Logger("run_log")
    logger.addHandler(file_handler(Path(context.logger_config["path"])))
    logger.addHandler(_Listening())
    return logger


def file_handler(path: Path) -> logging.FileHandler:
    """Return a handler that appends to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell ``listener`` about the runs of this process that write a `run_log`."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
