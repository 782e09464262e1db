"""The proxy's routes against the code's: every path goes to the service that owns it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from shared.web.endpoint import Endpoint, endpoints

REPO = Path(__file__).resolve().parents[2]
SERVICES = ("intake", "triage", "response", "sla")
CONTOH = {"uuid": "0192b3f0-0000-7000-8000-000000000001", "string": "K7Q2M-9XW4T", "int": "7", "path": "a/b"}


@dataclass(frozen=True)
class Aturan:
    """One `handle` of the Caddyfile; `tujuan` is a service, or the status it refuses with."""

    metode: frozenset[str]
    pola: tuple[str, ...]
    tujuan: str

    def cocok(self, metode: str, path: str) -> bool:
        return (not self.metode or metode in self.metode) and (not self.pola or any(_cocok(p, path) for p in self.pola))


def _cocok(pola: str, path: str) -> bool:
    """Caddy's path matcher: one `*` at the end is a prefix, any other `*` stays within its segment; case does not count."""
    if pola.count("*") == 1 and pola.endswith("*"):
        return path.lower().startswith(pola[:-1])
    return re.fullmatch("[^/]*".join(map(re.escape, pola.split("*"))), path.lower()) is not None


def baca(teks: str) -> list[Aturan]:
    """The `handle` blocks of the first site, in order."""
    pencocok: dict[str, dict[str, list[str]]] = {}
    for nama, blok in re.findall(r"^\t@(\w+) \{\n(.*?)^\t\}", teks, re.M | re.S):
        pencocok[nama] = {kata[0]: kata[1:] for kata in map(str.split, blok.splitlines())}
    for nama, jenis, isi in re.findall(r"^\t@(\w+) (\w+) (.+)$", teks, re.M):
        pencocok[nama] = {jenis: isi.split()}
    aturan = []
    for nama, tujuan in re.findall(r"^\thandle (?:@(\w+) )?\{\n\t\t(.+)\n(?:\t\t\t.+\n\t\t\}\n)?\t\}", teks, re.M):
        syarat = pencocok[nama] if nama else {}
        assert syarat.keys() <= {"method", "path"}, f"@{nama}: this test does not know {syarat}"
        proxied = re.fullmatch(r"reverse_proxy \{\$ADUAN_\w+:(\w+):8000\} \{", tujuan)
        aturan.append(Aturan(frozenset(syarat.get("method", ())), tuple(syarat.get("path", ())), proxied[1] if proxied else tujuan))
    return aturan


ATURAN = baca((REPO / "ops/deploy/Caddyfile").read_text(encoding="utf-8"))


def tujuan(metode: str, path: str) -> str:
    return next(a.tujuan for a in ATURAN if a.cocok(metode, path))


def alamat(service: str) -> Iterator[Endpoint]:
    """All that a service answers, by the rooms of its Nameko class."""
    for pintu in import_module(f"services.{service}.service").Service.on_request.nameko_entrypoints:
        for ruang in pintu.rooms:
            yield from endpoints(ruang)


def rute() -> dict[tuple[str, str], set[str]]:
    """{(method, url): the services that answer it}."""
    hasil: dict[tuple[str, str], set[str]] = {}
    for service in SERVICES:
        for satu in alamat(service):
            for metode in satu.method.split(","):
                hasil.setdefault((metode.strip(), satu.url), set()).add(service)
    return hasil


RUTE = rute()


def test_the_routes_of_all_services_are_found():
    assert {service for pemilik in RUTE.values() for service in pemilik} == set(SERVICES)
    assert ("POST", "/api/v1/aduan") in RUTE
    assert ("GET", "/healthz") in RUTE


@pytest.mark.parametrize(("metode", "url"), sorted(set(RUTE) - {("GET", "/metrics")}))
def test_a_route_goes_to_the_service_that_owns_it(metode, url):
    path = re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda m: CONTOH[m[1] or "string"], url)
    assert tujuan(metode, path) in RUTE[metode, url]


@pytest.mark.parametrize("path", ["/metrics", "/metrics/x", "/METRICS", "/livez", "/readyz"])
def test_figures_are_not_shown_to_the_outside(path):
    assert tujuan("GET", path) == "error 404"


def test_what_nobody_owns_is_answered_by_intake():
    assert tujuan("GET", "/entah") == "intake"


def test_the_proxy_and_the_composition_name_the_same_services():
    services = yaml.safe_load((REPO / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    assert {a.tujuan for a in ATURAN if a.tujuan in services} == set(SERVICES)
    assert all(services[name]["command"] == ["serve", name] for name in (*SERVICES, "relay"))
