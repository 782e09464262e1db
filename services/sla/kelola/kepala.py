"""The head of every administration page: which wilayah it is about, and how its address says so."""

from typing import TypedDict
from urllib.parse import urlencode

from shared.web.kunjungan import Kunjungan


class Kepala(TypedDict):
    wilayah: str
    nama: str
    zona: str
    tanya: str


def kepala(k: Kunjungan, kode: str) -> Kepala:
    return Kepala(wilayah=kode, nama=k.site.kantor.nama(kode), zona=k.site.kantor.zona(kode), tanya=tanya(k))


def tanya(k: Kunjungan) -> str:
    """ "?kecamatan=33.13.17", where the address names one."""
    kecamatan = k.request.args.get("kecamatan", "")
    return f"?{urlencode({'kecamatan': kecamatan})}" if kecamatan else ""
