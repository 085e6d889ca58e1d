import inspect

import pytest
from council_site import BASE, registered, source_block

from scrapers.errors import RegisterError
from scrapers.platforms.base import address, options_of, platform, request_id
from scrapers.register.options import OPTIONS, ICaseworkOptions, JaduDirectoryOptions


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_every_platform_of_the_register_has_a_module_with_listing_and_detail(name):
    module = platform(name)
    assert len(inspect.signature(module.listing).parameters) == 3
    assert len(inspect.signature(module.detail).parameters) == 3


def test_an_unknown_platform_is_refused_with_the_known_ones():
    with pytest.raises(RegisterError, match=", ".join(sorted(OPTIONS))):
        platform("os")


def test_a_request_id_depends_on_the_source_and_the_key_and_nothing_else():
    # sha256 of "barnet-icasework\n8354885", computed with sha256sum
    assert request_id("barnet-icasework", "8354885") == "9799955932912bb3"
    assert request_id("a", "bc") != request_id("ab", "c")


def test_a_source_is_read_only_by_its_own_platform(tmp_path):
    source = registered(tmp_path, source_block("icasework", "{face: c}"))
    assert options_of(source, ICaseworkOptions).listing_path == "/foi-requests"
    with pytest.raises(RegisterError, match="sampleshire-log: its platform is icasework"):
        options_of(source, JaduDirectoryOptions)


def test_an_address_lies_on_the_sources_own_site(tmp_path):
    source = registered(tmp_path, source_block("icasework", "{face: c}"))
    assert address(source, "/foi-requests?page=0") == f"{BASE}/foi-requests?page=0"
