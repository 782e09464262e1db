"""Who asks, for what, about which office: every case of the authorization matrix, and what the table of rights says of it."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass

from marshmallow import Schema, fields

from shared.domain.aduan.alur import ALUR, Keadaan
from shared.domain.akses.hak import PERAN_SOP, peran_untuk
from shared.domain.akses.petugas import PERAN, Penugasan, meliputi
from shared.web.api import EITHER, OPEN, ROUTES, Route

JENAWI, KERJO, KABUPATEN, KABUPATEN_LAIN, PROVINSI = "33.13.17", "33.13.16", "33.13", "33.14", "33"
for layanan in ("intake", "triage", "response", "sla"):
    importlib.import_module(f"services.{layanan}.service")  # and with it every room, those that other rooms bring along too
RUTE = tuple(sorted(ROUTES, key=lambda r: (r.url, r.method)))


@dataclass(frozen=True)
class Siapa:
    """`penugasan` None: nobody that the program knows; `kepala`: their Authorization header, where it is no token of staff."""

    nama: str
    penugasan: tuple[Penugasan, ...] | None = None
    aktif: bool = True
    kepala: str | None = None

    def peran_di(self, kode: str) -> set[str]:
        return {t.peran for t in self.penugasan or () if meliputi(t.wilayah, kode)}


def semua_orang() -> list[Siapa]:
    """Every role in its own office, in another, in the district, in another district, in the province; those whose account was closed;
    those who hold the role elsewhere and only a reader's (or an operator's) here; and nobody."""
    satu = [Siapa(f"{p}@{w}", (Penugasan(p, w),)) for p in PERAN for w in (JENAWI, KERJO, KABUPATEN, KABUPATEN_LAIN, PROVINSI)]
    tutup = [Siapa(f"{p}@{JENAWI} nonaktif", (Penugasan(p, JENAWI),), aktif=False) for p in PERAN]
    rangkap = [
        Siapa(f"{p}@{KERJO}+{q}@{JENAWI}", (Penugasan(p, KERJO), Penugasan(q, JENAWI)))
        for p in PERAN
        for q in ("camat", "operator", "admin-kecamatan")
        if p != q
    ]
    asing = [
        Siapa("tanpa tugas", ()),
        Siapa("tanpa tanda"),
        Siapa("tanda salah", kepala="Bearer " + "x" * 43),
        Siapa("tanda kosong", kepala="Bearer "),
        Siapa("tanda cara lain", kepala="Basic b3BlcmF0b3I6b3BlcmF0b3I="),
    ]
    return [*satu, *tutup, *rangkap, *asing]


def diharapkan(rute: Route, siapa: Siapa, peran_sop: Mapping[int, frozenset[str]] = PERAN_SOP) -> int | None:
    """401, 403, or None: they may, and what they get is the route's own affair."""
    if rute.access == OPEN:
        return None
    if siapa.penugasan is None or not siapa.aktif:
        return None if rute.access == EITHER and siapa.penugasan is None and siapa.kepala is None else 401
    return None if siapa.peran_di(JENAWI) & peran_untuk(rute.tindakan, peran_sop) else 403


def kasus() -> list[tuple[Route, Siapa]]:
    """Every route with everybody; what anybody may do who has the tracking code, with one of each kind: each costs a complaint."""
    wakil = {s.nama for s in semua_orang() if all(t.wilayah == JENAWI for t in s.penugasan or ())}
    return [(r, s) for r in RUTE for s in semua_orang() if r.access != OPEN or r.method == "GET" or s.nama in wakil]


URUTAN = [
    Keadaan.DITERIMA, Keadaan.DIKLASIFIKASI, Keadaan.TANGGAPAN_DISUSUN, Keadaan.TANGGAPAN_DITERIMA, Keadaan.TANGGAPAN_DICATAT,
    Keadaan.DIJAWAB,
]  # fmt: skip


def keadaan_untuk(tindakan: str) -> tuple[Keadaan, bool]:
    """Where a complaint must stand for this to be possible, and whether it must be paused; reading is possible anywhere."""
    if tindakan not in ALUR or tindakan == "TerimaAduan":
        return Keadaan.DITERIMA, False
    aturan = ALUR[tindakan]
    return next(k for k in URUTAN if k in aturan.dari), aturan.saat_jeda is True


ISI = {
    "jenis": "pengaduan",
    "kategori": "infrastruktur",
    "sub_kategori": "jalan-rusak",
    "ke": KERJO,
    "nilai": 4,
    "kecamatan": JENAWI,
    "kontak": "0812 3456 7004",
}


def isi_untuk(skema: type[Schema], **lain: object) -> dict[str, object]:
    """A body with everything that is required; texts are invented, the rest is in `ISI` or `lain`."""
    isi: dict[str, object] = {}
    for nama, bidang in skema().fields.items():
        if nama in lain:
            isi[nama] = lain[nama]
        elif not bidang.required:
            continue
        elif nama in ISI:
            isi[nama] = ISI[nama]
        elif isinstance(bidang, fields.Nested):
            isi[nama] = isi_untuk(bidang.nested)
        else:
            assert isinstance(bidang, fields.String), f"{skema.__name__}.{nama}: name a value for it in ISI"
            isi[nama] = "Teks uji."
    return isi
