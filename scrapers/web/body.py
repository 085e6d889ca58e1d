"""Reading a body off the wire within its ceilings of bytes and time."""

import time
import zlib
from collections.abc import Iterator

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

_CHUNK = 65_536
_RATIO_MATTERS_FROM = 1_000_000
"""Bytes: below this a small page may pack as well as it likes."""


class BodyError(Exception):
    """The body could not be had; ``outcome`` is one of `web.outcomes`."""

    def __init__(self, outcome: str, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message


def read_body(
    answer: requests.Response, *, max_bytes: int, max_ratio: float, deadline: float
) -> bytes:
    """Return the unpacked body of ``answer``, a response that was asked for as a stream.

    Args:
        answer: its ``raw`` has not been read yet.
        max_bytes: ceiling of the unpacked body; a larger ``Content-Length`` is believed.
        max_ratio: ceiling of unpacked over packed size, from 1 MB on.
        deadline: on the scale of `time.monotonic`.

    Raises:
        BodyError: ``too_large``, ``timeout``, ``connection_error`` (it broke off) or
            ``wrong_content`` (packed in a way we did not ask for).
    """
    said = answer.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > max_bytes:
        raise BodyError("too_large", f"{int(said):,} bytes, more than {max_bytes:,}")
    body = bytearray()
    wire = _Wire(answer, deadline)
    for piece in _unpacked(wire, answer.headers.get("Content-Encoding", "")):
        body += piece
        if len(body) > max_bytes:
            raise BodyError("too_large", f"more than {max_bytes:,} bytes")
        if len(body) > max(_RATIO_MATTERS_FROM, max_ratio * wire.bytes):
            raise BodyError("too_large", f"unpacks to over {max_ratio:g} times its size")
    return bytes(body)


def read_start(answer: requests.Response, *, limit: int, deadline: float) -> bytes:
    """Return at most ``limit`` bytes of the unpacked body; what breaks off is kept.

    Raises:
        BodyError: ``timeout`` or ``wrong_content`` as in `read_body`.
    """
    body = bytearray()
    try:
        wire = _Wire(answer, deadline)
        for piece in _unpacked(wire, answer.headers.get("Content-Encoding", "")):
            body += piece
            if len(body) >= limit:
                break
    except BodyError as error:
        if error.outcome != "connection_error":
            raise
    return bytes(body[:limit])


class _Wire:
    """The body as it comes, and how much of it has come."""

    def __init__(self, answer: requests.Response, deadline: float) -> None:
        self._answer = answer
        self._deadline = deadline
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            try:
                # read1 returns with whatever came: a dripping server cannot outstay us
                piece: bytes = self._answer.raw.read1(_CHUNK, decode_content=False)
            except ReadTimeoutError:
                raise BodyError("timeout", "the body stopped coming") from None
            except (HTTPError, OSError) as error:
                said = type(error).__name__
                raise BodyError("connection_error", f"the body broke off ({said})") from None
            if not piece:
                return
            self.bytes += len(piece)
            yield piece
            if time.monotonic() > self._deadline:
                raise BodyError("timeout", f"the body took too long after {self.bytes:,} bytes")


def _unpacked(wire: _Wire, encoding: str) -> Iterator[bytes]:
    named = encoding.strip().lower()
    if named in ("", "identity"):
        yield from wire
        return
    if named not in ("gzip", "x-gzip"):
        raise BodyError("wrong_content", f"packed as {named}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=31)
    begun = False
    try:
        for piece in wire:
            rest = piece
            while rest:
                if unpacker.eof:  # a further gzip member follows
                    unpacker = zlib.decompressobj(wbits=31)
                begun = True
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
        if begun and not unpacker.eof:  # a full chunk may have left a few bytes behind
            yield unpacker.flush()
    except zlib.error as error:
        raise BodyError("connection_error", f"the packed body is damaged ({error})") from None
    if begun and not unpacker.eof:
        raise BodyError("connection_error", "the packed body ends too early")
