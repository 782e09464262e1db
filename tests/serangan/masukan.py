"""Inputs that nobody types by accident, in the places where the program takes something in."""

import json
from collections.abc import Iterator
from urllib.parse import quote

MEBIBYTE = 1 << 20
TEKS = [
    "\x00", "a\x00b", "\x1b[2J", "\r\nSet-Cookie: x=1", "\u202egnp.exe", "\ufeffabc", "\uffff", "e\u0301" * 40,
    "👩‍👩‍👧‍👦" * 50, "🏳️‍🌈", "ﷺ" * 300,
    "' OR 1=1 --", "'; DROP TABLE eventstore.events; --", "%' UNION SELECT NULL--", "\\'; SELECT pg_sleep(9); --", "1) OR (1=1",
    "$1", "%s%s%n", "%(x)s",
    "{{7*7}}", "{% raw %}", "${7*7}", "#{7*7}", "{0.__class__}", "<script>alert(1)</script>", "<!--", "]]>", "javascript:alert(1)",
    "../../../etc/passwd", "..%2f..%2f", "C:\\x", "=1+1", "@SUM(1)", "-1", "0", "1e309", "9" * 400, "null", "undefined", "NaN", "true",
    "33.13.17\n", "33.13.17.", " ", "\t", "١٢٣", "a" * 10_001, "x" * 200_000,
]  # fmt: skip
NILAI = [None, True, -1, 2**63, 10**40, 1.5, [], [None], {}, {"$ne": 1}, "\ud800", "\udfff\ud800", ["\x00"], [[[[[[]]]]]]]
KODE = ["%00", "a%00", "%ED%A0%80", "%FF%FE", "%2e%2e%2f", "%0d%0aX:y", "a" * 3000, "%F0%9F%92%A9", "'--", "{{7*7}}", "-1", quote("١")]
JENIS = [
    "text/plain",
    "application/xml",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "application/json; charset=utf-16",
    "x",
    "",
]


def mentah() -> Iterator[tuple[str, bytes]]:
    """(content type, body): what is no JSON, or not in the way it says."""
    yield from (
        ("application/json", b) for b in (b"{", b"\xff\xfe{\x00}\x00", b"\x00", b"nul", b'{"a":1}{', b"[" * 50_000, b'{"a":' * 20_000)
    )
    yield "application/json", '{"isi": "\u00e9"}'.encode("latin-1")
    yield "application/json", '{"isi": "x"}'.encode("utf-16")
    yield "application/json", b'\xef\xbb\xbf{"isi": "x"}'
    yield "application/json", b'{"isi": "' + b"x" * MEBIBYTE + b'"}'
    yield "application/json", b'{"isi": NaN, "nilai": Infinity}'
    yield "application/json", b'{"isi": "x", "isi": "y"}'
    yield "application/json", json.dumps({"x" * 100_000: 1}).encode()
    yield "application/json", b'{"nilai": ' + b"9" * 5000 + b"}"
    yield from ((jenis, b"isi=1&isi=2") for jenis in JENIS)
    yield "application/x-www-form-urlencoded", b"%ED%A0%80=%FF&=&&&" + b"a=1&" * 2000
    yield (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a\x00"; filename="../../x"\r\n\r\n1\r\n--x--\r\n',
    )
    yield "multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"


KEPALA: list[dict[str, str]] = [
    {"Authorization": "Bearer \xe9\xe9"}, {"Authorization": "Bearer " + "x" * 5000},
    {"Authorization": "Bearer %00"}, {"Authorization": "Bearer '--"},
    {"Cookie": "aduan=%00; aduan=\xff"}, {"Cookie": "aduan=" + "f" * 64},
    {"Cookie": "aduan=" + "z" * 4000}, {"Cookie": '__Host-aduan="\\000"; ;=;'},
    {"Idempotency-Key": "\xff" * 50}, {"Idempotency-Key": "x" * 5000}, {"Accept-Language": "x" * 3000}, {"Accept": "\xff/*;q=NaN"},
    {"Origin": "null"}, {"Origin": "http://[::1"}, {"X-Forwarded-For": "'--, \xff"},
    {"X-Forwarded-Proto": "javascript"}, {"Host": "jahat.example:x"},
    {"Host": "[::1"}, {"If-Modified-Since": "x"}, {"Range": "bytes=9999-1"}, {"Accept-Encoding": "\xff;q=x"}, {"Sec-Fetch-Site": "\xff"},
]  # fmt: skip
