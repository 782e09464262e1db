"""What every command has in common: who gives it, whether the table lets it come now, and the head of its events."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from shared.domain.aduan import kata
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import ALUR, BERAKHIR, LANGKAH, PELAPOR, PETUGAS, SAMPINGAN, SISTEM, TANPA_PELAPOR, Keadaan
from shared.domain.aduan.keadaan import Aduan, Aliran, pastikan_ada
from shared.domain.aduan.kejadian import Pelaku


@dataclass(frozen=True, slots=True, kw_only=True)
class Perintah:
    """A wish that something happen to a complaint; named like its row in `ALUR`. Free texts are ciphertext already."""

    oleh: Pelaku


class Kepala(TypedDict):
    """What every event says."""

    aduan_id: UUID
    wilayah: str
    pada: datetime
    oleh: Pelaku


SETELAH_LANGKAH = max(LANGKAH.values()) + 1


def boleh_sekarang(aduan: Aduan, perintah: frozenset[str] = frozenset(ALUR)) -> list[str]:
    """Names of those commands that may come now, in the table's order: as `halangan` has it."""
    return [
        nama
        for nama, aturan in ALUR.items()
        if nama in perintah
        and aduan.keadaan in aturan.dari
        and aturan.saat_jeda in (None, aduan.jeda)
        and (nama in TANPA_PELAPOR or not aduan.dilupakan)
    ]


def _saran(aduan: Aduan, nama: str) -> str:
    """What may be done instead, by the same sort of person."""
    pihak = next(p for p in (PELAPOR, PETUGAS, SISTEM) if nama in p)
    boleh = boleh_sekarang(aduan, pihak - SAMPINGAN)
    if not boleh:
        return "Saat ini tidak ada yang perlu Anda lakukan."
    return f"Yang dapat dilakukan sekarang: {kata.daftar([kata.PERINTAH[n] for n in boleh])}."


def halangan(aduan: Aduan, perintah: Perintah) -> tolak.Penolakan | None:
    """Why the table does not let this command come now, or a reporter who is forgotten does not; None when both do."""
    nama = type(perintah).__name__
    aturan = ALUR[nama]
    if aduan.keadaan in aturan.dari:
        if aturan.saat_jeda in (None, aduan.jeda):
            return tolak.SudahDilupakan(nomor=aduan.nomor) if aduan.dilupakan and nama not in TANPA_PELAPOR else None
        jenis: type[tolak.Bentrok] = tolak.SedangMenungguKlarifikasi if aduan.jeda else tolak.TidakSedangMenungguKlarifikasi
    elif aturan.dari == {Keadaan.BARU}:
        return tolak.KunciDipakaiUlang()
    elif aduan.keadaan in BERAKHIR:
        jenis = tolak.AduanSudahBerakhir
    elif max(LANGKAH.get(k, SETELAH_LANGKAH) for k in aturan.dari) < LANGKAH[aduan.keadaan]:
        jenis = tolak.LangkahSudahLewat
    else:
        jenis = tolak.LangkahBelumWaktunya
    return jenis(
        nomor=aduan.nomor,
        keadaan=kata.KEADAAN[aduan.keadaan],
        tindakan=kata.PERINTAH[nama],
        boleh=_saran(aduan, nama),
    )


def pastikan(aliran: Aliran, perintah: Perintah) -> Aduan:
    """The complaint, if there is one and the table lets this command come now; raises what `halangan` found, AduanTidakDitemukan."""
    aduan = pastikan_ada(aliran)
    if (penolakan := halangan(aduan, perintah)) is not None:
        raise penolakan
    return aduan


def kepala(aduan: Aduan, perintah: Perintah, now: datetime) -> Kepala:
    """What every event of this command says: about which complaint, at which office, when and by whom."""
    return Kepala(aduan_id=aduan.id, wilayah=aduan.kecamatan, pada=now, oleh=perintah.oleh)
