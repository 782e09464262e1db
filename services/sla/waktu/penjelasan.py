"""All clocks of one complaint with the reasoning behind each, as data and as sentences."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from shared.domain.aduan.kejadian import Kejadian, VerdikDihitungUlang
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.uraian import Bagian, jelaskan, sisa_kata
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


def jelaskan_jam(store: EventStore, aturan: AturanWaktu, aduan_id: UUID, petugas: Petugas) -> dict[str, Any]:
    """Every clock of a complaint. Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang."""
    _, kejadian, now = rincian(store, aduan_id, petugas, "LihatJam")
    return jam_terurai(kejadian, aturan.kini, now)


def jam_terurai(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> dict[str, Any]:
    """JSON-ready, in the order the clocks started; times are on each office's own clock."""
    return {"per": now.isoformat(), "jam": [_satu(j, kejadian, aturan) for j in hitung(kejadian, aturan, now)]}


def _satu(j: Jam, kejadian: Sequence[Kejadian], aturan: AturanWaktu) -> dict[str, Any]:
    kalender = aturan.kalender_bernama(j.kantor, j.kalender)
    uraian = jelaskan(j, kalender)

    def saat(t: datetime | None) -> str | None:
        return None if t is None else kalender.setempat(t).isoformat()

    def bagian(b: Bagian) -> dict[str, Any]:
        return {
            "jenis": b.jenis.value, "tanggal": b.tanggal.isoformat(), "mulai": saat(b.mulai), "selesai": saat(b.selesai),
            "menit": b.lama / MENIT, "sebab": b.sebab, "perkiraan": b.perkiraan,
        }  # fmt: skip

    return {
        "langkah": j.langkah, "putaran": j.putaran, "ke": j.ke, "kantor": j.kantor, "mulai": saat(j.mulai), "batas": saat(j.batas),
        "selesai": saat(j.selesai), "putusan": j.putusan.value, "jeda": j.jeda_berjalan, "terpakai_menit": j.terpakai / MENIT,
        "standar": f"{j.jumlah} {j.satuan} {j.waktu}", "ringkas": sisa_kata(j), "sop": j.sop, "kalender": j.kalender,
        "bagian": [bagian(b) for b in uraian.bagian], "kalimat": list(uraian.kalimat),
        "dihitung_ulang": [
            {
                "pada": e.pada.isoformat(), "putusan_lama": e.putusan_lama, "putusan_baru": e.putusan_baru,
                "batas_lama": saat(e.batas_lama),
                "batas_baru": saat(e.batas_baru), "kalender_lama": e.kalender_lama, "kalender_baru": e.kalender_baru,
            }
            for e in kejadian
            if isinstance(e, VerdikDihitungUlang) and (e.langkah, e.putaran, e.ke) == (j.langkah, j.putaran, j.ke)
        ],
    }  # fmt: skip
