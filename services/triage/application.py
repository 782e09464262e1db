"""Triage's use cases: classify, ask, pass on, reject, merge; and the office's queue."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.triage import domain as d
from services.triage.cari import Cari
from services.triage.readmodel import Antrean, Halaman, Saring, daftar
from shared.domain.aduan.keadaan import Aduan, Aliran, fold
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.akses.petugas import Petugas
from shared.layanan.application import Application, Buat
from shared.machinery.eventstore.handle import TooManyRaces

SEPERTI_KODE = re.compile(r"[\d. ]+")  # of any script: no agency is called so


def pada_versi(isian: Mapping[str, Any], buat: Buat) -> Buat:
    """A decision about the complaint as of `versi`, where the form says so: TooManyRaces once something came between."""

    def periksa(aduan: Aduan, oleh: Pelaku) -> Any:
        if isian.get("versi") not in (None, aduan.versi):
            raise TooManyRaces
        return buat(aduan, oleh)

    return periksa


class Triage(Application):
    service = "triage"

    def __init__(self, *bahan: Any, **lain: Any) -> None:
        super().__init__(*bahan, **lain)
        self.cari = Cari(self.mesin, self.store_mesin, self.sandi, self.pemilik)
        self.projector.after = self.cari.ikuti

    def read_model(self) -> Antrean:
        return Antrean(self.aturan)

    def decide(self, aliran: Aliran, perintah: d.PerintahTriage, now: datetime) -> list[Kejadian]:
        return d.decide(aliran, perintah, now)

    def klasifikasikan(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        """SOP step 3. Raises KategoriTidakDikenal where the office does not offer the pair."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.KlasifikasikanAduan:
            kategori, sub = isian["kategori"], isian["sub_kategori"]
            if (kategori, sub) != (aduan.kategori, aduan.sub_kategori):
                self.kategori.pastikan(aduan.kecamatan, kategori, sub)
            jawaban = self.sandikan(aduan, isian["jawaban"])
            return d.KlasifikasikanAduan(oleh=oleh, jenis=isian["jenis"], kategori=kategori, sub_kategori=sub, jawaban=jawaban)

        return self.tangani(aduan_id, "KlasifikasikanAduan", petugas, pada_versi(isian, buat), correlation_id)

    def minta_klarifikasi(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.MintaKlarifikasi:
            return d.MintaKlarifikasi(oleh=oleh, pertanyaan=self.sandikan(aduan, isian["pertanyaan"]))

        return self.tangani(aduan_id, "MintaKlarifikasi", petugas, pada_versi(isian, buat), correlation_id)

    def alihkan(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        """To a kecamatan by its code, else to the agency of that name. Raises KantorTidakDikenal for a code nobody has here."""
        kode = isian["ke"] if SEPERTI_KODE.fullmatch(isian["ke"]) else None
        if kode is not None:
            self.kantor.penerima(kode)

        def buat(aduan: Aduan, oleh: Pelaku) -> d.AlihkanAduan:
            instansi = None if kode else self.sandikan(aduan, isian["ke"])
            return d.AlihkanAduan(oleh=oleh, ke=kode, instansi=instansi, alasan=self.sandikan(aduan, isian["alasan"]))

        return self.tangani(aduan_id, "AlihkanAduan", petugas, pada_versi(isian, buat), correlation_id)

    def tolak(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.TolakAduan:
            alasan, saran = self.sandikan(aduan, isian["alasan"]), self.sandikan(aduan, isian["saran_tujuan"])
            return d.TolakAduan(oleh=oleh, alasan=alasan, saran_tujuan=saran)

        return self.tangani(aduan_id, "TolakAduan", petugas, pada_versi(isian, buat), correlation_id)

    def gabungkan(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        induk_id = isian["induk"]

        def buat(aduan: Aduan, oleh: Pelaku) -> d.GabungkanAduan:
            induk = fold(induk_id, self.store.load(induk_id).events)
            return d.GabungkanAduan(oleh=oleh, induk=induk, alasan=self.sandikan(aduan, isian["alasan"]))

        return self.tangani(aduan_id, "GabungkanAduan", petugas, pada_versi(isian, buat), correlation_id)

    def catat(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> Aduan:
        """A note for colleagues."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.CatatInternal:
            return d.CatatInternal(oleh=oleh, isi=self.sandikan(aduan, isian["catatan"]))

        return self.tangani(aduan_id, "CatatInternal", petugas, buat, correlation_id)

    def buka_identitas(self, aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID) -> dict[str, str]:
        """Who a secret reporter is, once it is recorded who looked and why."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.BukaIdentitas:
            return d.BukaIdentitas(oleh=oleh, alasan=self.sandikan(aduan, isian["alasan"]))

        aduan = self.tangani(aduan_id, "BukaIdentitas", petugas, buat, correlation_id)
        if aduan.penyampaian is None:
            return {}
        teks = {"nama": aduan.penyampaian.pelapor.nama, "kontak": aduan.penyampaian.pelapor.kontak}
        terbuka = self.sandi.buka_banyak([(self.pemilik(aduan), aduan.id, t) for t in teks.values()])
        return {nama: satu or "" for nama, satu in zip(teks, terbuka, strict=True)}

    def daftar(self, petugas: Petugas, tanya: Mapping[str, Any]) -> Halaman:
        """The queue of the offices that this person sees, due soonest first; one query."""
        wilayah = self.wilayah_untuk(petugas, "LihatDaftar", tanya["kecamatan"])
        return daftar(self.db, wilayah, Saring(keadaan=tanya["keadaan"], langkah=tanya["langkah"]), tanya["kursor"], tanya["jumlah"])
