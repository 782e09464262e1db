"""What the holder of a tracking code sees: the steps, the office's words to them, and never the reporter's own words."""

from collections.abc import Sequence
from typing import Any

from shared.acuan.rincian import pandang
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.audiens import Audiens
from shared.domain.rincian.lampiran import bernama
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.garis_waktu import garis_waktu
from shared.layanan.baca import Terbaca
from shared.machinery.privacy.vault import Vault

ADA_TANGGAPAN = (Keadaan.DIJAWAB, Keadaan.SELESAI)


def lacak(terbaca: Terbaca, aturan: AturanWaktu, vault: Vault) -> dict[str, Any]:
    """JSON-ready; as the reporter may read it."""
    aduan, kejadian, now = terbaca
    pandangan = pandang(Audiens.PELAPOR, aduan, kejadian, vault)
    dibuka, semua = pandangan.teks, pandangan.kejadian
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
            {"pertanyaan": dibuka(e.pertanyaan), "pada": e.pada.isoformat(), "dijawab_pada": _dijawab(semua, n)}
            for n, e in enumerate(semua)
            if isinstance(e, k.KlarifikasiDiminta)
        ],
        "tanggapan": dibuka(aduan.tanggapan) if aduan.keadaan in ADA_TANGGAPAN else None,
        "dijawab_pada": aduan.jawaban.pada.isoformat() if aduan.jawaban else None,
        "pengalihan": [
            {"ke": e.ke or dibuka(e.instansi), "alasan": dibuka(e.alasan), "pada": e.pada.isoformat()}
            for e in semua
            if isinstance(e, k.AduanDialihkan)
        ],
        "penolakan": next(
            (
                {"alasan": dibuka(e.alasan), "saran_tujuan": dibuka(e.saran_tujuan), "pada": e.pada.isoformat()}
                for e in semua
                if isinstance(e, k.AduanDitolak)
            ),
            None,
        ),
        "digabung_pada": next((e.pada.isoformat() for e in semua if isinstance(e, k.AduanDigabungkan)), None),
        "nilai": aduan.nilai,
        "lampiran": [
            {
                "id": str(x.id),
                "jenis": x.jenis,
                "ukuran": x.ukuran,
                "nama": None if aduan.dilupakan else nama,
                "pada": x.pada.isoformat(),
            }
            for nama, x in bernama(aduan.lampiran)
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
