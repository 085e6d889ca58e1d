"""The child process of `SafeReader`: reads one document after another until told to stop.

Run as ``python -m scrapers.documents.worker FD MEMORY_MB``. It imports nothing but
`scrapers.documents`, so that it is up at once and holds nothing worth stealing.

The talk on the socket ``FD``, one message each way:

    parent  name (UTF-8), then the bytes
    child   JSON: ``{"document": {...}}`` or ``{"error": {...}}``; ``{}`` when it is up
"""

import contextlib
import json
import resource
import signal
import sys
from multiprocessing.connection import Connection

from scrapers.documents import ocr
from scrapers.documents.read import read_document
from scrapers.documents.wire import packed
from scrapers.errors import DocumentError


def serve(connection: Connection) -> None:
    """Answer until the parent closes its end."""
    connection.send_bytes(b"{}")
    while True:
        try:
            name = connection.recv_bytes().decode("utf-8", errors="replace")
            data = connection.recv_bytes()
        except EOFError:
            return
        connection.send_bytes(json.dumps(answer(data, name)).encode("ascii"))


def answer(data: bytes, name: str) -> dict[str, object]:
    """Return what `read_document` returned or raised, in plain values."""
    try:
        with ocr.time_limit():
            document = read_document(data, name)
        return {"document": packed(document)}
    except DocumentError as error:
        return {
            "error": {
                "message": error.message,
                "item": error.item,
                "status": error.status,
                "remedy": error.remedy,
            }
        }


def main() -> None:
    """Take the socket and the ceiling from the command line, and serve."""
    descriptor, memory_mb = int(sys.argv[1]), int(sys.argv[2])
    # macOS refuses any ceiling on addresses; the time limit still holds there
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
    # an interrupt at the terminal is the parent's business; it ends us by closing
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(Connection(descriptor))


if __name__ == "__main__":
    main()
