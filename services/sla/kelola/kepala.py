"""The head of every administration page: which wilayah it is about, and how its address says so."""

from typing import TypedDict
from urllib.parse import urlencode

from shared.web.visit import Visit


class Kepala(TypedDict):
    wilayah: str
    nama: str
    zona: str
    tanya: str


def kepala(visit: Visit, kode: str) -> Kepala:
    return Kepala(wilayah=kode, nama=visit.site.kantor.nama(kode), zona=visit.site.kantor.zona(kode), tanya=tanya(visit))


def tanya(visit: Visit) -> str:
    """ "?kecamatan=33.13.17", where the address names one."""
    kecamatan = visit.request.args.get("kecamatan", "")
    return f"?{urlencode({'kecamatan': kecamatan})}" if kecamatan else ""
