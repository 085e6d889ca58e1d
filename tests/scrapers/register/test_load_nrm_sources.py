"""The register's entries for the two publishers of National Referral Mechanism figures."""

import shutil
from pathlib import Path

import pytest

from scrapers.errors import RegisterError
from scrapers.register import load_register
from scrapers.register.nrm_models import ArcGisSource, GovUkSource

SHIPPED = Path(__file__).parents[3] / "scrapers/register"


@pytest.fixture
def changed(tmp_path):
    """Load the register that ships, one piece of its official.yml replaced."""

    def changed(old, new):
        folder = shutil.copytree(SHIPPED, tmp_path / "register")
        path = folder / "official.yml"
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
        return load_register(folder)

    return changed


def test_both_ship_and_the_dashboard_is_not_asked_before_a_person_has_looked():
    nrm = load_register().nrm
    assert isinstance(nrm["nrm_wmp"], ArcGisSource)
    assert isinstance(nrm["nrm_ho"], GovUkSource)
    assert {name: source.status for name, source in nrm.items()} == {
        "nrm_wmp": "unverified", "nrm_ho": "active",
    }  # fmt: skip
    assert nrm["nrm_wmp"].licence == "unknown"


def test_only_their_own_hosts_may_be_asked_and_an_overridden_base():
    wmp = load_register().nrm["nrm_wmp"]
    assert wmp.allow_hosts == {"www.arcgis.com", "services9.arcgis.com"}
    moved = ArcGisSource.model_validate(
        {**wmp.model_dump(), "arcgis_url": "https://a.example/rest/"}
    )
    assert moved.base_url == "https://a.example/rest"
    assert moved.allow_hosts == wmp.allow_hosts | {"a.example"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("layer_pattern:", "layer_patern:", "unknown key 'layer_patern'"),
        ("item: 92397132e509473883e1977d1db90a32", "item: ../users", "'item'"),
        ("dataset: nrm_wmp", "dataset: c3", "dataset given more than once: c3"),
        ("govuk_url: https://www.gov.uk/api/content", "govuk_url: nowhere", "not a web address"),
        ("platform: arcgis", "platform: arcgiss", "'platform'"),
        ("id: home-office-nrm", "id: wmp-nrm-dashboard", "id given more than once"),
    ],
)
def test_a_faulty_entry_is_named_with_what_is_wrong(changed, old, new, told):
    with pytest.raises(RegisterError) as error:
        changed(old, new)
    assert told in str(error.value)
