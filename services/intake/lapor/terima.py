"""A complaint is taken in, by whatever channel: SOP step 2."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.intake.domain import WEB, PerintahIntake, TerimaAduan, dicatat_mundur, rangkai
from services.intake.kiriman.pilihan import PilihanKabar
from services.intake.lampiran.aduan import BuatBerkas, LampiranAduan
from services.intake.lapor.nomor import nomor_berikut
from services.intake.milik import BukuMilik, Milik
from services.intake.permintaan import AduanBaru
from services.intake.pribadi import PilihKabar
from shared.acuan.kantor import Kantor
from shared.domain.aduan.keadaan import Aduan, AliranKosong, aduan_dari
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Pelapor
from shared.domain.aduan.penolakan import KunciDipakaiUlang, Penolakan
from shared.domain.akses.hak import PELAPOR, TidakBerwenang, boleh, mewakili
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.batas import batas_catat
from shared.layanan.dasar import Dasar
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.eventstore.store import VersionConflict
from shared.machinery.json_value import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Kedatangan:
    """How it came. `kunci`: the Idempotency-Key; `mentah`: the request as sent, by which a repeat is known.

    `formulir`: the key is one that this program made for a form, and alone says which complaint it is.

    `akun`: of who files, if they have one; `lampiran`: files that were looked into, each made when its turn comes.
    """

    petugas: Petugas | None
    kunci: str | None
    mentah: JsonObject
    akun: UUID | None = None
    lampiran: Sequence[BuatBerkas] = ()
    formulir: bool = False


@dataclass(frozen=True, slots=True)
class Resi:
    """The receipt. `kode_lacak` opens the complaint and is kept nowhere in clear: it is computed from the id."""

    id: UUID
    nomor: str
    kode_lacak: str | None  # None for a repeat after the code was replaced: whoever repeats it may be whom it leaked to
    baru: bool  # False: this request had been taken in before


@dataclass(frozen=True, slots=True)
class _Siap:
    """All but its number; `lain`: what comes with it."""

    stream: UUID
    kantor: Kantor
    now: datetime
    terima: TerimaAduan
    lain: Sequence[PerintahIntake]


class Terima:
    def __init__(self, dasar: Dasar, proyeksi: Proyeksi, milik: BukuMilik, lampiran: LampiranAduan, pilihan_kabar: PilihanKabar) -> None:
        self._dasar, self._proyeksi, self._milik = dasar, proyeksi, milik
        self._lampiran, self._pilihan_kabar = lampiran, pilihan_kabar

    def __call__(self, aduan: AduanBaru, cara: Kedatangan, correlation_id: UUID) -> Resi:
        """Raises KunciDipakaiUlang, KategoriTidakDikenal, KantorTidakDikenal, TidakBerwenang, DiLuarWilayah, a BerkasDitolak,
        and as `dicatat_mundur`.

        Seven statements: look for a repeat, the reporter's key and whose it is, the number and the events (4, in a transaction); and
        the read model.
        """
        d = self._dasar
        oleh = _pengirim(aduan, cara.petugas)
        stream = d.derivations.stream_id(_penyebut(cara), cara.kunci, cara.mentah)
        permintaan = d.derivations.request_digest(stream, cara.mentah)
        loaded = d.store.load(stream)
        if loaded.version:
            return self._ulangan(aduan_dari(stream, loaded.events), permintaan, cara)
        kantor = d.kantor.penerima(aduan.kecamatan)
        kategori = d.kategori.pastikan(aduan.kecamatan, aduan.kategori, aduan.sub_kategori)
        batas_catat = self._batas_catat(aduan, loaded.now)
        orang = d.derivations.pelapor_id(stream)
        d.vault.new_keys([orang], self._milik.catat([Milik(stream, orang, cara.akun, kantor.kode)]))
        teks = (aduan.nama, aduan.kontak, aduan.isi, *filter(None, [aduan.alasan_mundur]))
        nama, kontak, isi, *alasan = d.vault.encrypt_all([(orang, stream, satu) for satu in teks])
        terima = TerimaAduan(
            oleh=oleh or Pelaku(PELAPOR, orang),
            kecamatan=aduan.kecamatan,
            nomor="",
            kategori=aduan.kategori,
            sub_kategori=aduan.sub_kategori,
            saluran=aduan.saluran,
            rahasia=aduan.rahasia or kategori.rahasia,
            pelapor=Pelapor(orang, nama, kontak),
            isi=isi,
            permintaan=permintaan,
            formulir_dibuka_pada=aduan.formulir_dibuka_pada,
            data_pemberi_selesai_pada=aduan.data_pemberi_selesai_pada,
            diterima_kantor_pada=aduan.diterima_kantor_pada,
            alasan_mundur=alasan[0] if alasan else None,
            batas_catat=batas_catat,
        )
        kabar = self._kabar(aduan, terima.oleh)
        tersimpan = self._lampiran.taruh_semua(orang, stream, cara.lampiran)
        siap = _Siap(stream, kantor, loaded.now, terima, [*kabar, *(satu.perintah(terima.oleh) for satu in tersimpan)])
        try:
            kejadian = self._simpan(siap, correlation_id)
        except VersionConflict:  # the same request came in twice at once
            self._lampiran.buang(tersimpan)
            return self._ulangan(aduan_dari(stream, d.store.load(stream).events), permintaan, cara)
        except Penolakan:
            self._lampiran.buang(tersimpan)
            raise
        diterima = aduan_dari(stream, kejadian)
        self._proyeksi.tampilkan_baru(diterima, kejadian)
        return Resi(stream, diterima.nomor, d.derivations.kode_lacak(stream), baru=True)

    def _batas_catat(self, aduan: AduanBaru, now: datetime) -> datetime | None:
        """Until when it needs no reason. Raises as `dicatat_mundur`: asked here first, so that what is refused leaves no key."""
        if (diterima := aduan.diterima_kantor_pada) is None:
            return None
        batas = batas_catat(diterima, aduan.kecamatan, self._dasar.aturan, now)
        dicatat_mundur(aduan.saluran, diterima, bool(aduan.alasan_mundur), batas, now)
        return batas

    def _kabar(self, aduan: AduanBaru, oleh: Pelaku) -> list[PilihKabar]:
        """Only where there is a way to their contact; a complaint is never refused for it."""
        if aduan.kabar is None or aduan.kabar not in dict(self._pilihan_kabar.untuk_kontak(aduan.kontak)):
            return []
        return [PilihKabar(oleh=oleh, saluran=aduan.kabar)]

    def _simpan(self, siap: _Siap, correlation_id: UUID) -> list[Kejadian]:
        """The number and the events in one transaction: a number that is not used is not taken."""
        with self._dasar.db.transaction() as conn:
            nomor = nomor_berikut(conn, siap.kantor.kode, siap.now.astimezone(siap.kantor.waktu).year)
            kejadian = rangkai(AliranKosong(siap.stream), [replace(siap.terima, nomor=nomor), *siap.lain], siap.now)
            self._dasar.store.append(siap.stream, kejadian, 0, correlation_id=correlation_id, conn=conn)
        return kejadian

    def _ulangan(self, aduan: Aduan, permintaan: str, cara: Kedatangan) -> Resi:
        if aduan.permintaan != permintaan and not cara.formulir:
            raise KunciDipakaiUlang
        return Resi(aduan.id, aduan.nomor, self._dasar.derivations.kode_lacak(aduan.id) if aduan.kode_versi == 1 else None, baru=False)


def _penyebut(cara: Kedatangan) -> str | None:
    """Whose key it is: staff's, a form's of ours, or anybody's, where the content counts too."""
    return str(cara.petugas.id) if cara.petugas else "formulir" if cara.formulir else None


def _pengirim(aduan: AduanBaru, petugas: Petugas | None) -> Pelaku | None:
    """Who enters it: staff for every channel but the web, where it is the reporter."""
    if aduan.saluran == WEB:
        return None
    if petugas is None:
        raise TidakBerwenang(tindakan=f"mencatat aduan dari saluran {aduan.saluran}", peran="operator")
    boleh(petugas, "TerimaAduan", aduan.kecamatan)
    return Pelaku(mewakili(petugas, "TerimaAduan", aduan.kecamatan), petugas.id)
