"""A bad value is one line that names the variable and says what it may be."""

import pytest

from orchestration.settings import Settings, SettingsError


def test_nothing_set_is_the_sample_in_data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_env({})
    assert settings.home == tmp_path / "data"
    assert settings.sources == "sample"
    assert settings.register.parts[-2:] == ("sample", "register")
    assert settings.wait == 2.0
    assert not settings.all_requests
    assert Settings.from_env({"DISCLOSURES_ALL_REQUESTS": "1"}).all_requests


def test_live_reads_the_register_of_the_package():
    settings = Settings.from_env({"DISCLOSURES_SOURCES": "live"})
    assert settings.register.parts[-2:] == ("scrapers", "register")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DISCLOSURES_SOURCES", "web", "sample, live"),
        ("DISCLOSURES_WAREHOUSE", "ducklake", "not built yet"),
        ("DISCLOSURES_WAREHOUSE", "oracle", "duckdb"),
        ("DISCLOSURES_REGISTER", "/no/such/folder", "authorities.yml"),
        ("DISCLOSURES_ALLOW_PRIVATE", "localhost", "host:port"),
        ("DISCLOSURES_ALL_REQUESTS", "yes", "0, 1"),
        ("DISCLOSURES_WAIT", "soon", "seconds"),
        ("DISCLOSURES_WAIT", "-1", "seconds"),
        ("DISCLOSURES_WAIT", "nan", "seconds"),
    ],
)
def test_a_bad_value_names_its_variable_and_the_remedy(name, value, said):
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({name: value})
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert said in line
    assert "\n" not in line


def test_live_without_a_contact_is_refused_by_name():
    with pytest.raises(SettingsError, match=r"DISCLOSURES_CONTACT.*e-mail"):
        Settings.from_env({"DISCLOSURES_SOURCES": "live"}).require_contact()


def test_pairs_and_overrides_are_taken_as_given():
    settings = Settings.from_env(
        {
            "DISCLOSURES_ALLOW_PRIVATE": "127.0.0.1:8080, localhost:9000",
            "DISCLOSURES_EES_CONTENT_URL": "http://127.0.0.1:8080/api",
            "DISCLOSURES_WAIT": "0.05",
        }
    )
    assert settings.allow_private == {"127.0.0.1:8080", "localhost:9000"}
    assert dict(settings.official_urls) == {"content_url": "http://127.0.0.1:8080/api"}
    assert settings.wait == 0.05
