"""A crawl never reaches into the network that it runs in."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from etl.crawl.addresses import PrivateAddressError, PublicAddresses, require_public

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(PrivateAddressError, match="is no public address"):
        require_public("www.wangxi.example", address, ())


@pytest.mark.parametrize("address", ["1.1.1.1", "122.137.242.24", "2606:4700::1111"])
def test_public_addresses_pass(address: str) -> None:
    require_public("www.wangxi.example", address, ())


def test_a_network_that_was_allowed_passes_and_no_other() -> None:
    allowed = (ip_network("10.1.0.0/16"),)
    require_public("intranet", "10.1.2.3", allowed)
    with pytest.raises(PrivateAddressError):
        require_public("intranet", "10.2.2.3", allowed)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]:8080/", "http://10.0.0.1:80/x"])
def test_an_address_written_as_a_number_is_refused_without_being_resolved(url: str) -> None:
    with pytest.raises(PrivateAddressError):
        PublicAddresses(()).process_request(Request(url))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/x", "data:text/html,x"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(IgnoreRequest, match="is no web address"):
        PublicAddresses(()).process_request(Request(url))
