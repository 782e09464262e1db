"""Every clock with its verdict, and what has to be done when: a pure function of the stream and the rules."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from uuid import UUID

import psycopg

from services.sla.peristiwa import jenis_peristiwa, nilai_peristiwa
from services.sla.rekap.rangkuman import catat
from services.sla.verdik import MIKRODETIK, VERDIK, VERDIK_PERKARA, verdik_perkara, verdik_untuk
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kedudukan import kedudukan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.batas import batas_klarifikasi, batas_tutup
from shared.domain.sop.desakan import dekat_pada
from shared.domain.sop.jam import Jam, Putusan, hitung, peringatan_pada
from shared.domain.sop.perkara import Perkara, perkara
from shared.machinery.projection.readmodel import Rows, Table

ADUAN = Table(
    "sla.aduan",
    {
        "aduan_id": "uuid",
        "versi": "int4",
        "revisi": "int4",
        "wilayah": "text",
        "keadaan": "text",
        "kategori": "text",
        "sub_kategori": "text",
        "saluran": "text",
        "impor": "bool",
        "diterima_pada": "timestamptz",
    },
)
JAM = Table(
    "sla.jam",
    {
        "aduan_id": "uuid",
        "langkah": "int2",
        "putaran": "int2",
        "ke": "int2",
        "wilayah": "text",
        "mulai": "timestamptz",
        "batas": "timestamptz",
        "dekat_pada": "timestamptz",
        "selesai": "timestamptz",
        "putusan": "text",
        "terpakai": "int8",
        "jeda": "int8",
        "lewat": "int8",
        "standar": "text",
        "sop": "text",
        "kalender": "text",
        "tercatat_pada": "timestamptz",
    },
)
KEDUDUKAN = Table(
    "sla.kedudukan",
    {
        "aduan_id": "uuid",
        "urutan": "int2",
        "wilayah": "text",
        "keadaan": "text",
        "kategori": "text",
        "saluran": "text",
        "jenis": "text",
        "sejak": "timestamptz",
        "sampai": "timestamptz",
    },
)
PERKARA = Table(
    "sla.perkara",
    {
        "aduan_id": "uuid",
        "putaran": "int2",
        "wilayah": "text",
        "mulai": "timestamptz",
        "batas": "timestamptz",
        "dekat_pada": "timestamptz",
        "selesai": "timestamptz",
        "putusan": "text",
        "jenis": "text",
        "karena_klasifikasi": "bool",
        "lewat": "int8",
    },
)
TERBUKA = Table(
    "sla.terbuka",
    {
        "aduan_id": "uuid",
        "langkah": "int2",
        "putaran": "int2",
        "ke": "int2",
        "wilayah": "text",
        "kategori": "text",
        "mulai": "timestamptz",
        "batas": "timestamptz",
        "dekat_pada": "timestamptz",
    },
)
PERISTIWA = Table(
    "sla.peristiwa",
    {"aduan_id": "uuid", "ke": "int4", "wilayah": "text", "jenis": "text", "pada": "timestamptz", "nilai": "int2"},
)
PENGINGAT = Table("sla.pengingat", {"aduan_id": "uuid", "kunci": "text", "wilayah": "text", "pada": "timestamptz"})
LANGKAH_KANTOR = 3  # steps 1 and 2 are the citizen's own
SELURUH = 0  # in place of a step: the whole case
TUTUP, TUTUP_KLARIFIKASI = "tutup", "tutup-klarifikasi"


class Papan:
    service = "sla"
    tables = (ADUAN, JAM, PERKARA, PENGINGAT, VERDIK, VERDIK_PERKARA, KEDUDUKAN, PERISTIWA, TERBUKA)
    depends_on_rules = True

    def __init__(self, aturan: AturanWaktu) -> None:
        self._aturan = aturan

    def written(self, conn: psycopg.Connection, streams: Collection[UUID]) -> None:
        """The roll-ups follow."""
        catat(conn, streams)

    def rows(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> Rows:
        aturan = self._aturan.kini
        kini = aturan.terkini(aduan.kecamatan, kejadian[-1].pada)
        jam, semua_perkara = hitung(kejadian, aturan, kini), perkara(kejadian, aturan, kini)
        verdik, terakhir = verdik_untuk(aduan, kejadian, jam, aturan)
        verdik_seluruh, seluruh_terakhir = verdik_perkara(aduan, kejadian, semua_perkara, aturan)
        kepala = (
            aduan.id, aduan.versi, aturan.revision, aduan.kecamatan, aduan.keadaan.value, aduan.kategori, aduan.sub_kategori,
            aduan.saluran, aduan.impor, aduan.diterima_pada,
        )  # fmt: skip
        ingat = [] if aduan.impor else pengingat_untuk(aduan, jam, semua_perkara, aturan)
        baris = [_baris(aduan, terakhir.get(j.kunci, j), aturan) for j in jam]
        baris_perkara = [_perkara(aduan, seluruh_terakhir.get(p.kunci, p)) for p in semua_perkara]
        return {
            ADUAN.name: [kepala],
            JAM.name: baris,
            PERKARA.name: baris_perkara,
            TERBUKA.name: list(_terbuka(aduan, baris, baris_perkara)),
            PENGINGAT.name: [(aduan.id, kunci, kantor, pada) for kunci, kantor, pada in ingat],
            VERDIK.name: verdik,
            VERDIK_PERKARA.name: verdik_seluruh,
            KEDUDUKAN.name: [
                (aduan.id, n, x.kantor, x.keadaan.value, x.kategori, aduan.saluran, x.jenis or "", x.sejak, x.sampai)
                for n, x in enumerate(kedudukan(aduan.id, kejadian))
            ],
            PERISTIWA.name: [
                (aduan.id, n, e.wilayah, jenis, e.pada, nilai_peristiwa(e))
                for n, e in enumerate(kejadian, start=1)
                if (jenis := jenis_peristiwa(e)) is not None
            ],
        }


def _baris(aduan: Aduan, j: Jam, aturan: AturanWaktu) -> tuple:
    dekat = dekat_pada(j, aturan.kalender(j.kantor, aturan.terkini(j.kantor, aduan.terakhir_pada))) if j.berjalan else None
    return (
        aduan.id, j.langkah, j.putaran, j.ke, j.kantor, j.mulai, j.tenggat, dekat, j.selesai, j.putusan.value,
        j.terpakai // MIKRODETIK, j.kredit // MIKRODETIK, j.lewat_sebesar // MIKRODETIK, j.standar_kata, j.sop, j.kalender,
        max(j.mulai, aduan.diterima_pada),
    )  # fmt: skip


def _perkara(aduan: Aduan, p: Perkara) -> tuple:
    batas, dekat = p.batas if p.selesai else p.tenggat, None if p.jeda_berjalan else p.dekat_pada
    return (
        aduan.id, p.putaran, p.kantor, p.mulai, batas, dekat, p.selesai, p.putusan.value, p.jenis, p.karena_klasifikasi,
        p.lewat_sebesar // MIKRODETIK,
    )  # fmt: skip


def _terbuka(aduan: Aduan, jam: Sequence[tuple], semua_perkara: Sequence[tuple]) -> Iterator[tuple]:
    """Of these rows those that run, of the steps that people work at."""
    for _, langkah, putaran, ke, kantor, mulai, batas, dekat, selesai, *_ in jam:
        if selesai is None and langkah >= LANGKAH_KANTOR:
            yield aduan.id, langkah, putaran, ke, kantor, aduan.kategori, mulai, batas, dekat
    for _, putaran, kantor, mulai, batas, dekat, selesai, *_ in semua_perkara:
        if selesai is None:
            yield aduan.id, SELURUH, putaran, 0, kantor, aduan.kategori, mulai, batas, dekat


def kunci_lewat(j: Jam | Perkara) -> str:
    """The `kunci_unik` of the breach of this clock."""
    return f"BatasWaktuTerlewati/{j.kunci}"


def kunci_dekat(j: Jam | Perkara, ambang: int) -> str:
    return f"BatasWaktuMendekat/{j.kunci}/{ambang}"


Pengingat = tuple[str, str, datetime]  # key, office, instant


def pengingat_untuk(aduan: Aduan, jam: Sequence[Jam], semua_perkara: Sequence[Perkara], aturan: AturanWaktu) -> Iterator[Pengingat]:
    """Everything that is still to be done: warnings, breaches, closings.

    A clock that ended late while nobody looked is due at once: its breach is recorded all the same.
    """
    for j in jam:
        if not j.diperingatkan:
            continue
        if kunci_lewat(j) in aduan.peringatan:
            continue  # nobody is warned of what has been recorded
        menunggu = j.berjalan and not j.jeda_berjalan
        if j.batas is not None and (menunggu or j.putusan is Putusan.LEWAT):
            yield kunci_lewat(j), j.kantor, j.batas
        if menunggu:
            kalender = aturan.kalender(j.kantor, aturan.terkini(j.kantor, aduan.terakhir_pada))
            for ambang in j.ambang:
                pada = peringatan_pada(j, ambang, kalender)
                if pada is not None and kunci_dekat(j, ambang) not in aduan.peringatan:
                    yield kunci_dekat(j, ambang), j.kantor, pada
    for p in semua_perkara:
        yield from _pengingat_perkara(aduan, p)
    if aduan.keadaan is Keadaan.DIJAWAB and aduan.jawaban is not None:
        per = aturan.terkini(aduan.kecamatan, aduan.terakhir_pada)
        if (batas := batas_tutup(aduan.jawaban.pada, aduan.kecamatan, aturan, per)) is not None:
            yield TUTUP, aduan.kecamatan, batas
    if aduan.pertanyaan and (batas := batas_klarifikasi(aduan.pertanyaan.sejak, aduan.kecamatan, aturan)) is not None:
        yield TUTUP_KLARIFIKASI, aduan.kecamatan, batas


def _pengingat_perkara(aduan: Aduan, p: Perkara) -> Iterator[Pengingat]:
    """As of a step's clock: what is late already, by a classification or while nobody looked, is due at once."""
    if p.batas is None or kunci_lewat(p) in aduan.peringatan:
        return
    if p.menunggu or p.putusan is Putusan.LEWAT:
        yield kunci_lewat(p), p.kantor, p.batas
    if p.menunggu and p.dekat_pada is not None and kunci_dekat(p, p.ambang) not in aduan.peringatan:
        yield kunci_dekat(p, p.ambang), p.kantor, p.dekat_pada
