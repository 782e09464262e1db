"""Whose word about addresses counts: the way is walked from our end, and ends at the first who is on nobody's list."""

import pytest

from shared.machinery.networks import read_networks
from shared.web.address import trace

KITA = read_networks("127.0.0.0/8, ::1/128 172.31.250.0/24 203.0.113.5")


@pytest.mark.parametrize(
    ("ujung", "diteruskan", "siapa"),
    [
        ("198.51.100.7", ["10.9.8.7"], "198.51.100.7"),  # no proxy of ours: what it says counts for nothing
        ("10.0.0.9", ["198.51.100.7"], "10.0.0.9"),  # private is not trusted
        ("172.31.250.3", ["198.51.100.7"], "198.51.100.7"),
        ("172.31.250.3", ["1.1.1.1, 198.51.100.7"], "198.51.100.7"),  # the client wrote the first
        ("172.31.250.3", ["1.1.1.1, 198.51.100.7, 203.0.113.5"], "198.51.100.7"),  # through a second proxy
        ("172.31.250.3", ["1.1.1.1", "198.51.100.7", "203.0.113.5"], "198.51.100.7"),  # as several headers
        ("172.31.250.3", ["1.1.1.1, 127.0.0.1, 198.51.100.7, 203.0.113.5"], "198.51.100.7"),
        ("172.31.250.3", ["rumah, 203.0.113.5"], "203.0.113.5"),
        ("172.31.250.3", [""], "172.31.250.3"),
        ("127.0.0.1", ["198.51.100.7:4711"], "198.51.100.7"),
        ("::1", ["[2001:db8:1:2:3::4]:4711"], "2001:db8:1:2::/64"),
        ("::ffff:172.31.250.3", ["::ffff:198.51.100.7"], "198.51.100.7"),
        ("127.0.0.1", [", ".join(["127.0.0.1"] * 5000)], "127.0.0.1"),
        ("", ["198.51.100.7"], ""),
    ],
)
def test_who_it_is(ujung, diteruskan, siapa):
    assert trace(ujung, diteruskan, KITA) == siapa


def test_without_a_list_it_is_this_machine_alone():
    assert trace("127.0.0.1", ["198.51.100.7"]) == "198.51.100.7"
    assert trace("192.168.1.4", ["198.51.100.7"]) == "192.168.1.4"
    with pytest.raises(ValueError, match="does not appear"):
        read_networks("bukan")
