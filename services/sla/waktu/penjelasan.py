"""All clocks of one complaint with the reasoning behind each, as data and as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from marshmallow import Schema, fields

from shared.domain.aduan.kejadian import Kejadian, VerdikDihitungUlang
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.uraian import Bagian, jelaskan, sisa_kata
from shared.domain.workcalendar.kalender import Kalender
from shared.layanan.baca import rincian
from shared.machinery.eventstore.store import EventStore

MENIT = timedelta(minutes=1)


class BagianKeluaran(Schema):
    """One part of the reckoning: counted (kerja), not counted (jeda), or a closed day (tutup)."""

    jenis = fields.String(required=True)
    tanggal = fields.String(required=True)
    mulai = fields.String(required=True, allow_none=True)
    selesai = fields.String(required=True, allow_none=True)
    menit = fields.Float(required=True)
    sebab = fields.String(required=True)
    perkiraan = fields.Boolean(required=True)


class VerdikKeluaran(Schema):
    """A verdict computed again after a calendar changed."""

    pada = fields.String(required=True)
    putusan_lama = fields.String(required=True)
    putusan_baru = fields.String(required=True)
    batas_lama = fields.String(required=True)
    batas_baru = fields.String(required=True)
    kalender_lama = fields.String(required=True)
    kalender_baru = fields.String(required=True)


class JamKeluaran(Schema):
    """One clock, judged by the versions it names; `kalimat` is the same reckoning in words."""

    langkah = fields.Integer(required=True)
    putaran = fields.Integer(required=True)
    ke = fields.Integer(required=True)
    kantor = fields.String(required=True)
    mulai = fields.String(required=True)
    batas = fields.String(required=True)
    selesai = fields.String(required=True, allow_none=True)
    putusan = fields.String(required=True)
    jeda = fields.Boolean(required=True)
    terpakai_menit = fields.Float(required=True)
    standar = fields.String(required=True)
    ringkas = fields.String(required=True)
    sop = fields.String(required=True)
    kalender = fields.String(required=True)
    bagian = fields.List(fields.Nested(BagianKeluaran), required=True)
    kalimat = fields.List(fields.String(), required=True)
    dihitung_ulang = fields.List(fields.Nested(VerdikKeluaran), required=True)


class JamJamKeluaran(Schema):
    per = fields.String(required=True)
    jam = fields.List(fields.Nested(JamKeluaran), required=True)


@dataclass(frozen=True, slots=True)
class BagianTerurai:
    """One part of the reckoning; `sebab`: why it was not counted, or "" where it was."""

    jenis: str
    tanggal: date
    mulai: datetime | None
    selesai: datetime | None
    menit: float
    sebab: str
    perkiraan: bool


@dataclass(frozen=True, slots=True)
class VerdikUlang:
    """A verdict computed again, and what it was before."""

    pada: datetime
    putusan_lama: str
    putusan_baru: str
    batas_lama: datetime
    batas_baru: datetime
    kalender_lama: str
    kalender_baru: str


@dataclass(frozen=True, slots=True)
class JamTerurai:
    """One clock with its reasoning; times are on the office's own clock."""

    langkah: int
    putaran: int
    ke: int
    kantor: str
    mulai: datetime
    batas: datetime | None
    selesai: datetime | None
    putusan: str
    jeda: bool
    terpakai_menit: float
    standar: str
    ringkas: str
    sop: str
    kalender: str
    bagian: Sequence[BagianTerurai]
    kalimat: Sequence[str]
    dihitung_ulang: Sequence[VerdikUlang]


@dataclass(frozen=True, slots=True)
class JamJam:
    """All clocks of a complaint, in the order they started, as of `per`."""

    per: datetime
    jam: Sequence[JamTerurai]


def jelaskan_jam(store: EventStore, aturan: AturanWaktu, aduan_id: UUID, petugas: Petugas) -> JamJam:
    """Every clock of a complaint. Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang."""
    terlihat = rincian(store, aduan_id, petugas, "LihatJam")
    return jam_terurai(terlihat.kejadian, aturan.kini, terlihat.now)


def jam_terurai(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> JamJam:
    return JamJam(now, [_satu(j, kejadian, aturan.kalender_bernama(j.kantor, j.kalender)) for j in hitung(kejadian, aturan, now)])


def _satu(j: Jam, kejadian: Sequence[Kejadian], kalender: Kalender) -> JamTerurai:
    uraian = jelaskan(j, kalender)
    return JamTerurai(
        langkah=j.langkah,
        putaran=j.putaran,
        ke=j.ke,
        kantor=j.kantor,
        mulai=kalender.setempat(j.mulai),
        batas=_setempat(j.batas, kalender),
        selesai=_setempat(j.selesai, kalender),
        putusan=j.putusan.value,
        jeda=j.jeda_berjalan,
        terpakai_menit=j.terpakai / MENIT,
        standar=j.standar_kata,
        ringkas=sisa_kata(j),
        sop=j.sop,
        kalender=j.kalender,
        bagian=[_bagian(b, kalender) for b in uraian.bagian],
        kalimat=uraian.kalimat,
        dihitung_ulang=[
            _ulang(e, kalender)
            for e in kejadian
            if isinstance(e, VerdikDihitungUlang) and (e.langkah, e.putaran, e.ke) == (j.langkah, j.putaran, j.ke)
        ],
    )


def _bagian(b: Bagian, kalender: Kalender) -> BagianTerurai:
    mulai, selesai = _setempat(b.mulai, kalender), _setempat(b.selesai, kalender)
    return BagianTerurai(b.jenis.value, b.tanggal, mulai, selesai, b.lama / MENIT, b.sebab, b.perkiraan)


def _ulang(e: VerdikDihitungUlang, kalender: Kalender) -> VerdikUlang:
    lama, baru = kalender.setempat(e.batas_lama), kalender.setempat(e.batas_baru)
    return VerdikUlang(e.pada, e.putusan_lama, e.putusan_baru, lama, baru, e.kalender_lama, e.kalender_baru)


def _setempat(t: datetime | None, kalender: Kalender) -> datetime | None:
    return None if t is None else kalender.setempat(t)
