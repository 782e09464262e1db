"""What the holder of a tracking code sees: the steps, the office's words to them, and never the reporter's own words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.aduan import kata
from shared.aduan import kejadian as k
from shared.aduan.alur import Keadaan
from shared.aduan.keadaan import Aduan
from shared.privacy.kunci import Sandi
from shared.sop.aturan import AturanBerlaku
from shared.sop.garis_waktu import garis_waktu

ADA_TANGGAPAN = (Keadaan.DIJAWAB, Keadaan.SELESAI)


def lacak(
    aduan: Aduan, kejadian: Sequence[k.Kejadian], now: datetime, aturan: AturanBerlaku, sandi: Sandi, pemilik: UUID
) -> dict[str, Any]:
    """JSON-ready; the office's texts are opened with one query for the key."""
    dibuka = _Pembuka(sandi, pemilik, aduan.id, kejadian)
    return {
        "nomor": aduan.nomor,
        "kecamatan": aduan.kecamatan,
        "keadaan": aduan.keadaan.value,
        "keterangan": kata.KEADAAN[aduan.keadaan],
        "langkah": aduan.langkah,
        "menunggu_klarifikasi": aduan.jeda,
        "diterima_pada": aduan.diterima_pada.isoformat(),
        "langkah_langkah": garis_waktu(kejadian, aturan, now),
        "pertanyaan": [
            {"pertanyaan": dibuka(e.pertanyaan), "pada": e.pada.isoformat(), "dijawab_pada": _dijawab(kejadian, n)}
            for n, e in enumerate(kejadian)
            if isinstance(e, k.KlarifikasiDiminta)
        ],
        "tanggapan": dibuka(aduan.tanggapan) if aduan.keadaan in ADA_TANGGAPAN else None,
        "dijawab_pada": aduan.dijawab_pada.isoformat() if aduan.dijawab_pada else None,
        "pengalihan": [
            {"ke": e.ke or dibuka(e.instansi), "alasan": dibuka(e.alasan), "pada": e.pada.isoformat()}
            for e in kejadian
            if isinstance(e, k.AduanDialihkan)
        ],
        "penolakan": next(
            (
                {"alasan": dibuka(e.alasan), "saran_tujuan": dibuka(e.saran_tujuan), "pada": e.pada.isoformat()}
                for e in kejadian
                if isinstance(e, k.AduanDitolak)
            ),
            None,
        ),
        "digabung_pada": next((e.pada.isoformat() for e in kejadian if isinstance(e, k.AduanDigabungkan)), None),
        "nilai": aduan.nilai,
        "lampiran": [
            {"id": str(x.id), "jenis": x.jenis, "ukuran": x.ukuran, "nama": dibuka(x.nama), "pada": x.pada.isoformat()}
            for x in aduan.lampiran
        ],
    }


def _dijawab(kejadian: Sequence[k.Kejadian], sejak: int) -> str | None:
    """When the question asked by event number `sejak` was answered."""
    for e in kejadian[sejak + 1 :]:
        if isinstance(e, k.KlarifikasiDiberikan):
            return e.pada.isoformat()
        if isinstance(e, k.KlarifikasiDiminta):
            return None
    return None


class _Pembuka:
    """Opens the office's texts of one complaint, all at once."""

    def __init__(self, sandi: Sandi, pemilik: UUID, aduan_id: UUID, kejadian: Sequence[k.Kejadian]) -> None:
        teks = [] if any(isinstance(e, k.PelaporDilupakan) for e in kejadian) else list({t for e in kejadian for t in _teks_kantor(e)})
        self._terbuka = dict(zip(teks, sandi.buka_banyak([(pemilik, aduan_id, t) for t in teks]), strict=True))

    def __call__(self, tersandi: k.Tersandi | None) -> str | None:
        return self._terbuka.get(tersandi) if tersandi else None


def _teks_kantor(e: k.Kejadian) -> list[k.Tersandi]:
    match e:
        case k.KlarifikasiDiminta():
            teks = [e.pertanyaan]
        case k.TanggapanDisusun() | k.TanggapanDiberikan():
            teks = [e.isi]
        case k.AduanDialihkan():
            teks = [e.instansi, e.alasan]
        case k.AduanDitolak():
            teks = [e.alasan, e.saran_tujuan]
        case k.LampiranDitambahkan():
            teks = [e.nama]
        case _:
            teks = []
    return [t for t in teks if t]
