"""What an engineer sees: the Dagster UI over a home in which a night has run."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def ui(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The web server over a copy of the night's home, up and answering."""
    home = shutil.copytree(night, tmp_path_factory.mktemp("ui") / "home")
    port = _free_port()
    env = os.environ | {
        "DISCLOSURES_HOME": str(home),
        "DAGSTER_HOME": str(home / "dagster"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "dagster_webserver", "--host", "127.0.0.1", "--port", str(port),
         "--workspace", "workspace.yaml"],
        cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                if requests.get(f"{base}/server_info", timeout=2).ok:
                    break
            except requests.ConnectionError:
                time.sleep(0.5)
        else:
            pytest.fail("the web server did not come up in a minute")
        yield base
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def page(ui: str) -> Iterator:
    """A browser page that asks nothing but this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync", "--no-first-run"],
        )  # fmt: skip
        opened = browser.new_page(viewport={"width": 1600, "height": 1000})
        opened.set_default_timeout(120_000)
        yield opened
        browser.close()


def _shown(page, name: str) -> None:
    """Keep a picture where a person asked for one, by DISCLOSURES_SCREENSHOTS."""
    if folder := os.environ.get("DISCLOSURES_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_the_graph_shows_every_layer_from_the_logs_to_the_published_copy(ui: str, page):
    page.goto(f"{ui}/asset-groups")
    for group in ("disclosure_logs", "letters", "official", "warehouse", "published"):
        page.get_by_text(group, exact=False).first.wait_for()
    _shown(page, "graph")


def test_a_materialisation_shows_its_counts_and_a_preview(ui: str, page):
    page.goto(f"{ui}/assets/raw/foi_figures?view=partitions&partition=barnet")
    page.get_by_text("dagster/partition_row_count").first.wait_for()
    _shown(page, "materialisation")
