"""What a POST carries, and under what name its answer is kept.

Its answer is remembered like that of an address, under ``<url>#post=<sha256 of what was
sent>``, so that a replay of the archive finds it. Fields that are ``secret`` (a key, a
user name) are no part of that name: whoever replays need not have them.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlencode

Fields = Mapping[str, str] | Sequence[tuple[str, str]]
"""The fields of a form; pairs where one name stands more than once or order counts."""
MARK = "#post="
"""Stands between an address and the name of the fields that were sent to it."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The body of a POST.

    Attributes:
        body: as it is sent.
        media_type: what it is declared to be.
        name: what is added to the address under which the answer is remembered; None
            where the answer is not to be found again.
    """

    body: bytes = field(repr=False)
    media_type: str
    name: str | None = None


def query(payload: Mapping[str, object], secret: Collection[str] | None = None) -> Payload:
    """Return a query in JSON.

    Args:
        payload: what is asked.
        secret: as for `form`; None where the answer is not to be found again.

    Raises:
        ValueError: ``secret`` names a member that is not there.
    """
    body = json.dumps(payload).encode()
    name = None
    if secret is not None:
        _known(secret, payload)
        told = {member: said for member, said in payload.items() if member not in secret}
        name = _name(json.dumps(told, sort_keys=True))
    return Payload(body, "application/json", name)


def form(fields: Fields, secret: Collection[str] = ()) -> Payload:
    """Return a form in the encoding of browsers, UTF-8.

    Args:
        fields: in the order in which they are sent.
        secret: names of fields that say who asks, and not what for.

    Raises:
        ValueError: ``secret`` names a field that is not there.
    """
    pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
    _known(secret, [name for name, _ in pairs])
    told = urlencode([pair for pair in pairs if pair[0] not in secret])
    body = urlencode(pairs).encode()
    return Payload(body, "application/x-www-form-urlencoded", _name(told))


def _known(secret: Collection[str], names: Collection[str]) -> None:
    missing = set(secret) - set(names)
    if missing:
        raise ValueError(f"secret names fields that are not sent: {sorted(missing)}")


def _name(told: str) -> str:
    return MARK + sha256(told.encode()).hexdigest()
