"""A complaint's history in words: what happened, when, by whom; and what happened since somebody looked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from services.triage.aduan.layar import Peristiwa
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kata_kejadian import ISIAN, PETUGAS
from shared.domain.akses.hak import SISTEM

TAMPIL = frozenset({
    "isi", "jenis", "kategori", "pertanyaan", "jawaban", "alasan", "ke", "instansi", "dari", "saran_tujuan", "kepada", "instruksi", "nilai",
    "komentar", "langkah", "putusan_lama", "putusan_baru", "saluran", "cara",
})  # fmt: skip
TERTULIS_DI_ATAS = (k.AduanDiterima, k.TanggapanDisusun)  # their texts stand on the page already

Namai = Callable[[str, str], str]  # category, sub-category -> their names


def riwayat(
    kejadian: Sequence[k.Kejadian],
    rinci: Mapping[str, Any],
    nama: Mapping[UUID, str],
    namai: Namai,
    kantor: Callable[[str], str],
) -> list[Peristiwa]:
    """The newest first. `rinci`: of `shared.acuan.rincian`, whose texts are in clear; `nama`: of the colleagues known here."""
    semua = []
    for e, satu in zip(kejadian, rinci["riwayat"], strict=True):
        isi = {n: v for n, v in satu["isi"].items() if v not in (None, "")}
        if isinstance(e, TERTULIS_DI_ATAS):
            isi.pop("isi", None)
        if "kategori" in isi:
            isi["kategori"] = namai(isi["kategori"], isi["sub_kategori"])
        if isinstance(e, k.AduanDialihkan) and e.ke:
            isi["ke"] = kantor(e.ke)
        if isinstance(e, k.AduanDiterimaAlihan):
            isi["dari"] = kantor(e.dari)
        if isinstance(e, k.LampiranDitambahkan | k.AduanDitutup):
            isi.pop("jenis", None)
            isi.pop("alasan", None)
        rincian = [(ISIAN[n], str(v)) for n, v in isi.items() if n in TAMPIL]
        semua.append(
            Peristiwa(PETUGAS.get(type(e), satu["jenis"]), e.pada, e.oleh.peran, nama.get(e.oleh.id, "") if e.oleh.id else "", rincian)
        )
    return semua[::-1]


def orang(kejadian: Sequence[k.Kejadian]) -> set[UUID]:
    """The staff who did something."""
    return {e.oleh.id for e in kejadian if e.oleh.id is not None and e.oleh.peran not in ("pelapor", SISTEM)}


def sebut(kejadian: Sequence[k.Kejadian], nama: Mapping[UUID, str], pukul: Callable[[k.Kejadian], str]) -> str:
    """ "diklasifikasi oleh Sri (operator) pukul 09.12 dan …"."""
    satu = []
    for e in kejadian:
        siapa = nama.get(e.oleh.id, "") if e.oleh.id else ""
        satu.append(f"{PETUGAS.get(type(e), '').lower()} oleh {f'{siapa} ({e.oleh.peran})' if siapa else e.oleh.peran} pukul {pukul(e)}")
    return kata.daftar(satu, "dan")


def versi_tanggapan(kejadian: Sequence[k.Kejadian], rinci: Mapping[str, Any], nama: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Each response that was written, the newest first, with what became of it."""
    hasil: list[dict[str, Any]] = []
    for e, satu in zip(kejadian, rinci["riwayat"], strict=True):
        if isinstance(e, k.TanggapanDisusun):
            oleh = nama.get(e.oleh.id, "") if e.oleh.id else ""
            hasil.append({"isi": satu["isi"]["isi"], "pada": e.pada, "oleh": oleh or e.oleh.peran, "menjadi": "", "alasan": ""})
        elif isinstance(e, k.TanggapanDikembalikan) and hasil:
            hasil[-1] |= {"menjadi": "dikembalikan", "alasan": satu["isi"]["alasan"]}
        elif isinstance(e, k.TanggapanDiterima) and hasil:
            hasil[-1]["menjadi"] = "diterima"
        elif isinstance(e, k.TanggapanDiberikan):
            if satu["isi"].get("isi") and not (hasil and hasil[-1]["isi"] == satu["isi"]["isi"]):
                oleh = nama.get(e.oleh.id, "") if e.oleh.id else ""
                hasil.append({"isi": satu["isi"]["isi"], "pada": e.pada, "oleh": oleh or e.oleh.peran, "menjadi": "", "alasan": ""})
            if hasil:
                hasil[-1]["menjadi"] = "diberikan"
    return hasil[::-1]
