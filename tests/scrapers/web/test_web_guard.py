import socket

import pytest

from scrapers.errors import FetchError
from scrapers.web.guard import Guard, is_public, resolve


def guard(*addresses, let_through=()):
    return Guard(let_through, lambda host, port: addresses)


def refusal(guarded, url, hosts):
    with pytest.raises(FetchError) as caught:
        guarded.check(url, hosts)
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "::ffff:127.0.0.1",
        "fe80::1%eth0",
        "fc00::1",
        "224.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "100.64.0.1",
        "240.0.0.1",
    ],
)
def test_private_addresses_are_refused_in_all_their_guises(address):
    assert not is_public(address)
    told = refusal(guard("8.8.8.8", address), "https://a.example/", ["a.example"])
    assert told.outcome == "refused_host"


def test_public_addresses_of_allowed_hosts_pass():
    assert guard("8.8.8.8", "2606:4700::1111").check("https://A.example/x", ["a.EXAMPLE"]) is None
    assert guard("8.8.8.8").check("https://a.example:8443/x", ["a.example:8443"]) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://b.example/",
        "https://a.example.evil.example/",
        "https://www.a.example/",
        "https://me@a.example/",
        "https://a.example@evil.example/",
    ],
)
def test_only_the_sources_own_hosts_pass(url):
    assert refusal(guard("8.8.8.8"), url, ["a.example"]).outcome == "refused_host"


def test_a_port_that_is_named_must_be_the_one_asked():
    assert refusal(guard("8.8.8.8"), "https://a.example:22/", ["a.example:443"])


def test_what_is_let_through_may_be_private_on_that_port_only():
    guarded = guard("127.0.0.1", let_through=["localhost:8000"])
    assert guarded.check("http://localhost:8000/x", ["localhost"]) is None
    assert refusal(guarded, "http://localhost:8001/x", ["localhost"]).outcome == "refused_host"


def test_numbers_that_stand_for_loopback_are_seen_through():
    assert resolve("2130706433", 80) == ["127.0.0.1"]


def test_a_name_without_an_address_is_a_connection_error():
    def nowhere(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    told = refusal(Guard((), nowhere), "https://a.example/", ["a.example"])
    assert told.outcome == "connection_error"
    assert "Name or service not known" in told.message
