"""Doors that only a database answers, compared with the teller: the feed, the notices that wait, and the files people take home."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from xml.etree import ElementTree
from zipfile import ZipFile

import psycopg

from services.sla.saksi.umpan import umpan
from shared.domain.aduan import kejadian as k
from shared.domain.akses.petugas import Petugas, meliputi
from tests.simulation.kabupaten import Kabupaten
from tests.simulation.pencerita import Cerita, ceritakan

SEKALI = 1000  # entries of the feed at once
SIDIK_SAJA = {"position", "leaf", "hash"}
LEMBAR = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TUMBUH = ("Terbuka paling lama (jam)", "% jeda")  # columns that grow from one second to the next


def cerita(kabupaten: Kabupaten) -> dict[UUID, tuple[list[k.Kejadian], Cerita]]:
    return {satu: (kejadian, ceritakan(kejadian, kabupaten.teks)) for satu, kejadian in kabupaten.semua().items()}


def beda_umpan(kabupaten: Kabupaten, kode: str) -> list[str]:
    """A subscriber of a wilayah reads each event that happened there, to the byte, of all others the digest; and nothing in clear."""
    semua, isi = cerita(kabupaten), _umpan(kabupaten, kode)
    hasil = [f"{kode} reads {teks!r} in clear" for teks in set(kabupaten.teks.values()) if len(teks) > 8 and teks in isi]
    masukan = [x for bagian in isi.splitlines() for x in json.loads(bagian)]
    terbuka = {(UUID(x["subject"]), int(x["sequence"])) for x in masukan if x.keys() != SIDIK_SAJA and UUID(x["subject"]) in semua}
    benar = {(satu, n) for satu, (kejadian, c) in semua.items() for n in range(1, len(kejadian) + 1) if meliputi(kode, _di(kejadian, c, n))}
    hasil += [f"{kode} reads event {n} of {satu}" for satu, n in terbuka - benar]
    hasil += [f"{kode} does not read event {n} of {satu}" for satu, n in benar - terbuka]
    urutan = [x["position"] for x in masukan]
    return hasil + [f"{kode} is not given every position once"] * (urutan != list(range(1, len(urutan) + 1)))


def _umpan(kabupaten: Kabupaten, kode: str) -> str:
    """A page a line."""
    petugas, db = Petugas.di(uuid4(), "Camat", ["camat"], kode), kabupaten.apps["sla"].dasar.db
    halaman: list[str] = []
    while not halaman or halaman[-1] != "[]":
        halaman.append(umpan(db, petugas, kode, SEKALI * len(halaman), SEKALI).decode())
    return "\n".join(halaman)


def _di(kejadian: Sequence[k.Kejadian], c: Cerita, n: int) -> str:
    """A clock's events are of the office that had the clock, whoever has the complaint when it is noticed."""
    e = kejadian[n - 1]
    return e.wilayah if isinstance(e, k.BatasWaktuTerlewati | k.VerdikDihitungUlang) else c.di[n - 1]


def beda_kabar(kabupaten: Kabupaten) -> list[str]:
    """The outbox to reporters: a row for each event that somebody was to hear of, called off where they are to hear no more."""
    semua = cerita(kabupaten)
    with psycopg.connect(kabupaten.kantor.database.owner_url) as conn:
        rows = conn.execute("SELECT aduan_id, versi, keadaan, isi FROM intake.kiriman WHERE versi IS NOT NULL").fetchall()
    tampak = Counter((satu, versi) for satu, versi, *_ in rows)
    benar = Counter((satu, n) for satu, (_, c) in semua.items() for n in c.dikabari)
    hasil = [f"event {n} of {satu} is told of {banyak} times too often" for (satu, n), banyak in (tampak - benar).items()]
    hasil += [f"event {n} of {satu} is not told of" for satu, n in benar - tampak]
    batal = {(satu, versi) for satu, versi, keadaan, _ in rows if keadaan == "batal"}
    hasil += [f"whether {kunci} is called off" for kunci in benar if (kunci in batal) != (semua[kunci[0]][1].saluran is None)]
    return hasil + ["a notice holds a text"] * any(isi is not None for *_, isi in rows)


def terjadi(kabupaten: Kabupaten, sejak: datetime) -> dict[str, Counter[str]]:
    """By office: what is counted besides the steps, the ratings also one by one."""
    hasil: dict[str, Counter[str]] = {}
    for _, c in cerita(kabupaten).values():
        for apa, kantor, pada, nilai in c.terjadi:
            if pada >= sejak:
                hasil.setdefault(kantor, Counter()).update([apa] if nilai is None else [apa, f"nilai_{nilai}"])
    return hasil


def baca_csv(isi: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline="")))


def baca_xlsx(isi: bytes) -> list[list[str]]:
    """The cells of its one sheet, in the words that a CSV has for them."""
    with ZipFile(io.BytesIO(isi)) as berkas:
        teks = ["".join(t.itertext()) for t in _akar(berkas, "xl/sharedStrings.xml").iter(f"{LEMBAR}si")]
        baris = list(_akar(berkas, "xl/worksheets/sheet1.xml").iter(f"{LEMBAR}row"))
    return [[_sel(c, teks) for c in b.iter(f"{LEMBAR}c")] for b in baris]


def _akar(berkas: ZipFile, nama: str) -> Any:
    return ElementTree.fromstring(berkas.read(nama))


def _sel(c: Any, teks: Sequence[str]) -> str:
    nilai = c.findtext(f"{LEMBAR}v") or ""
    return teks[int(nilai)] if c.get("t") == "s" else nilai


def angka(tabel: list[list[str]]) -> list[list[str | float]]:
    """To be compared: 4 and 4.0 are one number."""
    tumbuh = [n for n, judul in enumerate(tabel[0]) if judul in TUMBUH]
    return [[float(s) if s.replace(".", "", 1).isdigit() else s for n, s in enumerate(b) if n not in tumbuh] for b in tabel]
