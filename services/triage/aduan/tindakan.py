"""The front desk's acts: classify, ask, pass on, reject, merge, note, look who a secret reporter is."""

import re
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from services.triage import domain as d
from services.triage import permintaan as p
from services.triage.aduan.penggabung import Penggabung
from shared.acuan.kantor import DaftarKantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.petugas import Petugas
from shared.layanan.penangan import Penangan
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.privacy.vault import Vault

SEPERTI_KODE = re.compile(r"[\d. ]+")  # of any script: no agency is called so


@dataclass(frozen=True, slots=True)
class Identitas:
    """Who a reporter is; "" for what was never recorded, and for what is gone."""

    nama: str = field(default="", repr=False)
    kontak: str = field(default="", repr=False)


@dataclass(frozen=True)
class Tindakan:
    """Each for a member of staff; `versi`: how far the complaint was when they decided, None where nothing was shown."""

    penangan: Penangan[d.PerintahTriage]
    db: Database
    store: EventStore
    vault: Vault
    kantor: DaftarKantor
    kategori: DaftarKategori

    def klasifikasikan(self, aduan_id: UUID, minta: p.Klasifikasi, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        """SOP step 3. Raises KategoriTidakDikenal where the office does not offer the pair."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.KlasifikasikanAduan:
            if (minta.kategori, minta.sub_kategori) != (aduan.kategori, aduan.sub_kategori):
                self.kategori.pastikan(aduan.kecamatan, minta.kategori, minta.sub_kategori)
            jawaban = self.penangan.segel(aduan, minta.jawaban)
            return d.KlasifikasikanAduan(
                oleh=oleh, jenis=minta.jenis, kategori=minta.kategori, sub_kategori=minta.sub_kategori, jawaban=jawaban
            )

        return self.penangan.tangani(aduan_id, "KlasifikasikanAduan", petugas, buat, korelasi, versi)

    def minta_klarifikasi(self, aduan_id: UUID, minta: p.Pertanyaan, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.MintaKlarifikasi:
            return d.MintaKlarifikasi(oleh=oleh, pertanyaan=self.penangan.segel(aduan, minta.teks))

        return self.penangan.tangani(aduan_id, "MintaKlarifikasi", petugas, buat, korelasi, versi)

    def alihkan(self, aduan_id: UUID, minta: p.Alihan, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        """To a kecamatan by its code, else to the agency of that name. Raises KantorTidakDikenal for a code nobody has here."""
        kode = minta.ke if SEPERTI_KODE.fullmatch(minta.ke) else None
        if kode is not None:
            self.kantor.penerima(kode)

        def buat(aduan: Aduan, oleh: Pelaku) -> d.AlihkanAduan:
            instansi = None if kode else self.penangan.segel(aduan, minta.ke)
            return d.AlihkanAduan(oleh=oleh, ke=kode, instansi=instansi, alasan=self.penangan.segel(aduan, minta.alasan))

        return self.penangan.tangani(aduan_id, "AlihkanAduan", petugas, buat, korelasi, versi)

    def tolak(self, aduan_id: UUID, minta: p.Tolakan, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.TolakAduan:
            alasan, saran = self.penangan.segel(aduan, minta.alasan), self.penangan.segel(aduan, minta.saran_tujuan)
            return d.TolakAduan(oleh=oleh, alasan=alasan, saran_tujuan=saran)

        return self.penangan.tangani(aduan_id, "TolakAduan", petugas, buat, korelasi, versi)

    def gabungkan(self, aduan_id: UUID, minta: p.Gabungan, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        penggabung = Penggabung(self.db, self.store, self.vault, minta.induk)

        def buat(aduan: Aduan, oleh: Pelaku) -> d.GabungkanAduan:
            return penggabung.perintah(aduan, oleh, self.penangan.segel(aduan, minta.alasan))

        return self.penangan.tangani(aduan_id, "GabungkanAduan", petugas, buat, korelasi, versi, penggabung.jaga)

    def catat(self, aduan_id: UUID, minta: p.Catatan, petugas: Petugas, korelasi: UUID) -> Aduan:
        """A note for colleagues."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.CatatInternal:
            return d.CatatInternal(oleh=oleh, isi=self.penangan.segel(aduan, minta.teks))

        return self.penangan.tangani(aduan_id, "CatatInternal", petugas, buat, korelasi)

    def buka_identitas(self, aduan_id: UUID, alasan: str, petugas: Petugas) -> Identitas:
        """Who a secret reporter is, once it is recorded who looked and why: each time anew, also by the same form."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.BukaIdentitas:
            return d.BukaIdentitas(oleh=oleh, alasan=self.penangan.segel(aduan, alasan))

        aduan = self.penangan.tangani(aduan_id, "BukaIdentitas", petugas, buat, uuid4())
        if aduan.penyampaian is None:
            return Identitas()
        orang = aduan.penyampaian.pelapor
        nama, kontak = self.vault.decrypt_all([(aduan.pemilik, aduan.id, teks) for teks in (orang.nama, orang.kontak)])
        return Identitas(nama or "", kontak or "")
