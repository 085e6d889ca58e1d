"""A first night and a night without news over 153 councils, on loopback.

Held against what politeness alone takes: the requests of the slowest host, one wait apart.
The wait is that of real nights; the requests are counted by the sites themselves.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.many_sites import ENTRIES, SITES

ROOT = Path(__file__).parents[1]
REGISTER = ROOT / "scrapers" / "register"
WAIT = 2.0
"""Seconds between two requests to a host: as it really is."""
OPTIONS = {
    "html_listing": (
        "{listing: {path: /answers, parameter: page, order: newest_first}, items: {select: .row,"
        " title: {select: a}, responded: {select: .date}}, detail: {title: {select: h1},"
        " request: {labels: [Your request]}, answer: {labels: [Our response]}}}"
    ),
    "govuk_disclosure_log": "{}",
    "icasework": "{face: c, listing_path: /foi-requests}",
    "jadu_directory": "{directory_id: 7, slug: foi}",
    "document_index": "{index_path: /log, date_means: responded, document_pattern: '^/files/'}",
}
LOGS = 'group:"disclosure_logs"'
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Night:
    """What one run took, and how often it asked each site (by port)."""

    seconds: float
    asked: Counter[int]
    unchanged: int

    @property
    def polite(self) -> float:
        """Seconds that the slowest host's own waits take, whatever else is done."""
        return (max(self.asked.values()) - 1) * WAIT


def _register(folder: Path, sites: Sequence[tuple[str, int]]) -> None:
    """Write a register in which each authority publishes at one of the ports."""
    codes = [f"{number:03}" for number in range(101, 101 + SITES)]
    folder.joinpath("official.yml").write_text("version: 1\nofficial: []\n")
    folder.joinpath("authorities.yml").write_text(
        "version: 1\nauthorities:\n"
        + "".join(
            f'  - {{la_code: "{code}", name: Council {code}, region: Fictional,'
            f" ons_codes: [{{code: E99000{code}}}]}}\n"
            for code in codes
        )
    )
    folder.joinpath("sources.yml").write_text(
        "version: 1\nsources:\n"
        + "".join(
            f'  - {{id: council-{code}, la_code: "{code}", publisher: council, platform: {shape},'
            f" base_url: 'http://127.0.0.1:{port}', canonical_hosts: [127.0.0.1],"
            f" options: {OPTIONS[shape]}, licence: ogl, status: active,"
            " verified: {evidence: a benchmark}}\n"
            for code, (shape, port) in zip(codes, sites, strict=True)
        )
    )


def _night(folder: Path, ports: Sequence[int]) -> float:
    """Run the disclosure logs' assets once and return the seconds it took."""
    env = os.environ | {
        "DISCLOSURES_HOME": str(folder / "home"),
        "DISCLOSURES_REGISTER": str(folder / "register"),
        "DISCLOSURES_SOURCES": "live",
        "DISCLOSURES_CONTACT": "bench@example.org",
        "DISCLOSURES_WAIT": str(WAIT),
        "DISCLOSURES_ALLOW_PRIVATE": ",".join(f"127.0.0.1:{port}" for port in ports),
    }
    start = time.monotonic()
    subprocess.run(
        [Path(sys.executable).parent / "disclosures", "run", "--assets", LOGS],
        cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return time.monotonic() - start


def _two_nights(folder: Path) -> tuple[Night, Night]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.many_sites"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as web:  # fmt: skip
        assert web.stdin
        assert web.stdout
        sites = json.loads(web.stdout.readline())
        folder.joinpath("register").mkdir()
        _register(folder / "register", sites)
        ports = [port for _, port in sites]
        began = time.monotonic()
        first = _night(folder, ports)
        between = time.monotonic() - began
        second = _night(folder, ports)
        web.stdin.close()
        seen = json.loads(web.stdout.read())
    nights = []
    for seconds, early in ((first, True), (second, False)):
        asked = [request for request in seen if (request[3] <= between) is early]
        unchanged = sum(request[2] == 304 for request in asked)
        nights.append(Night(seconds, Counter(request[0] for request in asked), unchanged))
    return nights[0], nights[1]


def run() -> list[tuple[str, str, str]]:
    """Measure both nights; start-up of the process is in their seconds."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = _two_nights(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    what = f"{SITES} councils of {ENTRIES} entries, {WAIT:g} s a request to a host"
    asked, again = first.asked.total(), second.asked.total()
    return [
        (
            f"{what}: first night",
            f"{first.seconds:.0f} s for {asked:,} requests",
            f"{first.seconds / first.polite:.2f} times the {first.polite:.0f} s of the slowest"
            f" host's {max(first.asked.values())} requests; at most 1.3",
        ),
        (
            f"{what}: a night without news",
            f"{second.seconds:.0f} s for {again:,} requests, {second.unchanged:,} of them 304",
            f"{again / asked:.2f} of the first night's; at most 0.2",
        ),
        (
            "largest process of the benchmarks so far",
            f"{peak / GIB:.2f} GiB",
            "under 1 GiB",
        ),
    ]
