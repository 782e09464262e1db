"""Intake's use cases: take a complaint in by whatever channel, and what its reporter does afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from prometheus_client import Gauge

from services.intake import domain as d
from services.intake.data_pribadi.domain import PilihKabar
from services.intake.data_pribadi.lupa import Pelupa
from services.intake.data_pribadi.permintaan import DataPribadi
from services.intake.data_pribadi.register import Register
from services.intake.data_pribadi.retensi import Retensi
from services.intake.kiriman.kotak import KotakKirim
from services.intake.kiriman.pilihan import pilihan_kontak
from services.intake.lampiran.aduan import TERTOLAK, BuatBerkas, LampiranAduan, Tersimpan
from services.intake.lapor.nomor import nomor_berikut
from services.intake.milik import BukuMilik, Milik
from services.intake.readmodel import Lacak, Mirip, aduan_id_dari, ketepatan, mirip
from shared.akun.akun import Akun
from shared.akun.batas import LACAK, Kunci
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong, aduan_dari
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Pelapor
from shared.domain.aduan.penolakan import KodeLacakSalah, KodeLacakSudahDiganti, KunciDipakaiUlang
from shared.domain.akses.hak import PELAPOR, TidakBerwenang, boleh, mewakili
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.batas import batas_buka_kembali
from shared.kabar.gerbang import Gerbang
from shared.lampiran.gudang import Gudang
from shared.lampiran.pemeriksa import Pemeriksa
from shared.layanan.application import Application
from shared.machinery.database import Database
from shared.machinery.eventstore.store import Loaded, VersionConflict
from shared.machinery.privacy import putaran
from shared.machinery.privacy.kode import periksa_kode
from shared.machinery.service.di_luar import di_luar
from shared.machinery.settings import Settings
from shared.web.laju import Laju

UMUR_KUNCI = Gauge("aduan_wrapping_key_age_seconds", "Since older versions of the wrapping key were destroyed last")
BARIS_RUSAK = Gauge("aduan_erasure_register_unreadable_lines", "Whole lines of the register of erasures that say nothing")
WEB = "web"
AKUN_ORANG, AKUN_MESIN = 3, 5  # connections


@dataclass(frozen=True, slots=True)
class Resi:
    """The receipt. `kode_lacak` opens the complaint and is kept nowhere in clear: it is computed from the id."""

    id: UUID
    nomor: str
    kode_lacak: str | None  # None for a repeat after the code was replaced: whoever repeats it may be whom it leaked to
    baru: bool  # False: this request had been taken in before


class Intake(Application):
    service = "intake"

    milik: BukuMilik
    akun: Akun  # these of the serving program alone
    lupa: Pelupa
    retensi: Retensi
    data_pribadi: DataPribadi
    lampiran: LampiranAduan
    kiriman: KotakKirim
    laju: Laju
    laju_unggah: Laju  # files from one address

    def lengkapi(self, settings: Settings) -> None:
        orang = Database(settings.database_url, "aduan_akun", AKUN_ORANG)
        mesin = Database(settings.database_url, "aduan_akun_mesin", AKUN_MESIN)
        self.akun = Akun(orang, mesin, self.turunan, self.sandi, di_luar())
        self.milik = BukuMilik(self.mesin, self.turunan)
        self.lupa = Pelupa(
            self.mesin,
            self.store_mesin,
            self.sandi,
            self.milik,
            Register(settings.register_penghapusan),
            lambda aduan: self.tampilkan(*aduan),
            self._tutup_akun,
        )
        self.retensi = Retensi(self.mesin, self.store_mesin, self.lupa)
        self.data_pribadi = DataPribadi(self)
        self.kiriman = KotakKirim(self, Gerbang(settings.kabar))
        self.lampiran = LampiranAduan(self, Gudang(settings.lampiran, self.sandi), Pemeriksa())
        self.laju, self.laju_unggah = Laju(), Laju()

    def bisa_mengirim(self, jenis: str) -> bool:
        """Whether there is a gateway for this kind of contact ("email", "telepon")."""
        return self.kiriman.bisa(jenis)

    def _tutup_akun(self, pelapor: UUID) -> None:
        """Of somebody who was forgotten."""
        self.akun.pelapor.hapus(pelapor)

    def close(self) -> None:
        if hasattr(self, "akun"):
            self.akun.close()
            self.kiriman.tutup()
            self.lampiran.tutup()
        super().close()

    def bagian(self) -> dict[str, dict[str, Any]]:
        kini = putaran.keadaan(self.mesin)
        UMUR_KUNCI.set(kini.umur.total_seconds())
        isi = self.lupa.register.baca()
        BARIS_RUSAK.set(len(isi.rusak))
        return {
            "kunci_pembungkus": {"status": kini.kata, "versi": kini.versi, "umur_hari": kini.umur.days, "masih_di_host": len(kini.masih)},
            "register_penghapusan": {"status": "ada yang perlu dilihat" if isi.rusak else "sehat", "baris_rusak": isi.rusak[:20]},
        }

    def read_model(self) -> Lacak:
        return Lacak(self.aturan)

    def decide(self, aliran: Aliran, perintah: d.PerintahIntake, now: datetime) -> list[Kejadian]:
        return d.decide(aliran, perintah, now)

    def terima(
        self,
        isian: Mapping[str, Any],
        petugas: Petugas | None,
        kunci: str | None,
        mentah: Mapping[str, Any],
        correlation_id: UUID,
        akun: UUID | None = None,
        lampiran: Sequence[BuatBerkas] = (),
    ) -> Resi:
        """SOP step 2. `kunci`: the Idempotency-Key; `mentah`: the request as sent, by which a repeat is known;
        `akun`: of who files, if they have one; `lampiran`: files that were looked into, each made when its turn comes.

        Raises KunciDipakaiUlang, KategoriTidakDikenal, KantorTidakDikenal, TidakBerwenang, DiLuarWilayah.
        Five round trips: look for a repeat, the reporter's key and whose it is (2), the number, the event.
        """
        oleh = self._pengirim(isian, petugas)
        stream = self.turunan.stream_id(str(petugas.id) if petugas else None, kunci, mentah)
        permintaan = self.turunan.hash_permintaan(stream, mentah)
        loaded = self.store.load(stream)
        if loaded.version:
            return self._ulangan(aduan_dari(stream, loaded.events), permintaan)
        kantor = self.kantor.penerima(isian["kecamatan"])
        kategori = self.kategori.pastikan(isian["kecamatan"], isian["kategori"], isian["sub_kategori"])
        orang = self.turunan.pelapor_id(stream)
        self.sandi.baru_banyak([orang], self.milik.catat([Milik(stream, orang, akun, kantor.kode)]))
        nama, kontak, isi = self.sandi.sandikan_banyak(
            [(orang, stream, teks) for teks in (isian["pelapor"]["nama"], isian["pelapor"]["kontak"], isian["isi"])]
        )
        kode = self.turunan.kode_lacak(stream)
        kabar = self._kabar(isian)
        tersimpan = self.lampiran.taruh_semua(orang, stream, lampiran) if lampiran else []

        def perintah(nomor: str) -> d.TerimaAduan:
            return d.TerimaAduan(
                oleh=oleh or Pelaku(PELAPOR, orang),
                kecamatan=isian["kecamatan"],
                nomor=nomor,
                kategori=isian["kategori"],
                sub_kategori=isian["sub_kategori"],
                saluran=isian["saluran"],
                rahasia=isian["rahasia"] or kategori.rahasia,
                pelapor=Pelapor(orang, nama, kontak),
                isi=isi,
                permintaan=permintaan,
                formulir_dibuka_pada=isian["formulir_dibuka_pada"],
                data_pemberi_selesai_pada=isian["data_pemberi_selesai_pada"],
            )

        try:
            tahun = loaded.now.astimezone(kantor.waktu).year
            aduan = self._simpan(stream, loaded, kantor.kode, tahun, perintah, correlation_id, tersimpan, kabar)
        except TERTOLAK as e:
            if tersimpan:
                self.lampiran.buang(tersimpan)
            if not isinstance(e, VersionConflict):
                raise
            # the same request came in twice at once
            return self._ulangan(aduan_dari(stream, self.store.load(stream).events), permintaan)
        self.tampilkan(stream)
        return Resi(stream, aduan.nomor, kode, baru=True)

    def _kabar(self, isian: Mapping[str, Any]) -> str | None:
        """The channel they asked to hear by, if there is a way to their contact; a complaint is never refused for it."""
        diminta = isian.get("kabar")
        return diminta if diminta in dict(pilihan_kontak(self, isian["pelapor"]["kontak"])) else None

    def _pengirim(self, isian: Mapping[str, Any], petugas: Petugas | None) -> Pelaku | None:
        """Who enters it: staff for every channel but the web, where it is the reporter."""
        if isian["saluran"] == WEB:
            return None
        if petugas is None:
            raise TidakBerwenang(tindakan=f"mencatat aduan dari saluran {isian['saluran']}", peran="operator")
        boleh(petugas, "TerimaAduan", isian["kecamatan"])
        return Pelaku(mewakili(petugas, "TerimaAduan", isian["kecamatan"]), petugas.id)

    def _simpan(
        self,
        stream: UUID,
        loaded: Loaded,
        kecamatan: str,
        tahun: int,
        perintah: Any,
        correlation_id: UUID,
        lampiran: Sequence[Tersimpan] = (),
        kabar: str | None = None,
    ) -> Aduan:
        """The number and the event in one transaction: a number that is not used is not taken."""
        with self.db.transaction() as conn:
            nomor = nomor_berikut(conn, kecamatan, tahun)
            kejadian = self.decide(AliranKosong(stream), perintah(nomor), loaded.now)
            if kabar is not None:
                aduan = aduan_dari(stream, kejadian)
                kejadian = [*kejadian, *self.decide(aduan, PilihKabar(oleh=kejadian[0].oleh, saluran=kabar), loaded.now)]
            if lampiran:
                kejadian = self.lampiran.kejadian(lampiran, stream, kejadian, kejadian[0].oleh)
            self.store.append(stream, kejadian, 0, correlation_id=correlation_id, conn=conn)
        return aduan_dari(stream, kejadian)

    def _ulangan(self, aduan: Aduan, permintaan: str) -> Resi:
        if aduan.permintaan != permintaan:
            raise KunciDipakaiUlang
        return Resi(aduan.id, aduan.nomor, self.turunan.kode_lacak(aduan.id) if aduan.kode_versi == 1 else None, baru=False)

    def kode_resi(self, aduan_id: UUID) -> str:
        """For who filed it here, and has no more than that to show. Raises KodeLacakSudahDiganti once it was replaced."""
        aduan = aduan_dari(aduan_id, self.store.load(aduan_id).events)
        if aduan.kode_versi > 1:
            raise KodeLacakSudahDiganti(nomor=aduan.nomor)
        return self.turunan.kode_lacak(aduan_id)

    def kode(self, aduan_id: UUID) -> str:
        """The code that opens this complaint now. Raises KodeLacakSalah for history, which has none."""
        kode = self.milik.kode([aduan_id]).get(aduan_id)
        if kode is None:
            raise KodeLacakSalah
        return kode

    def ketepatan(self, kantor: str) -> dict[int, tuple[int, int]]:
        """Step -> (in time, all that ended) at this office lately; open to everybody."""
        return ketepatan(self.db, kantor)

    def mirip(self, kantor: str, kategori: str, teks: str) -> list[Mirip]:
        """What is open there about something alike; to be told before somebody files."""
        return mirip(self.db, kantor, kategori, teks)

    def temukan(self, kode: str) -> UUID:
        """The complaint of a tracking code as people type it; one query. Raises KodeLacakSalah."""
        normal = periksa_kode(kode)
        aduan_id = aduan_id_dari(self.db, self.turunan.sidik_kode(normal)) if normal else None
        if aduan_id is None:
            raise KodeLacakSalah
        return aduan_id

    def tebakan(self, alamat: str) -> None:
        """A tracking code that is nobody's came from this address. Raises TerlaluSering after too many."""
        self.akun.pembatas.ambil([Kunci(LACAK, "lacak", alamat)])

    def beri_klarifikasi(self, kode: str, isian: Mapping[str, Any], correlation_id: UUID) -> Aduan:
        return self._pelapor(
            kode,
            "BeriKlarifikasi",
            lambda a, oleh: d.BeriKlarifikasi(oleh=oleh, jawaban=self.sandikan(a, isian["jawaban"])),
            correlation_id,
        )

    def buka_kembali(self, kode: str, isian: Mapping[str, Any], correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BukaKembali:
            return d.BukaKembali(oleh=oleh, alasan=self.sandikan(aduan, isian["alasan"]), batas=self.batas_tanggap(aduan))

        return self._pelapor(kode, "BukaKembali", buat, correlation_id)

    def beri_penilaian(self, kode: str, isian: Mapping[str, Any], correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BeriPenilaian:
            komentar = self.sandikan(aduan, isian["komentar"])
            return d.BeriPenilaian(oleh=oleh, nilai=isian["nilai"], komentar=komentar, batas=self.batas_tanggap(aduan))

        return self._pelapor(kode, "BeriPenilaian", buat, correlation_id)

    def cabut(self, kode: str, isian: Mapping[str, Any], correlation_id: UUID) -> Aduan:
        return self._pelapor(
            kode, "CabutAduan", lambda a, oleh: d.CabutAduan(oleh=oleh, alasan=self.sandikan(a, isian["alasan"])), correlation_id
        )

    def batas_tanggap(self, aduan: Aduan) -> datetime | None:
        """Until when an answer may be objected to or rated, on the office's clock; None: without end. Without an answer it is refused."""
        if aduan.jawaban is None:
            return aduan.terakhir_pada
        kini = self.aturan.terkini(aduan.kecamatan, aduan.terakhir_pada)
        batas = batas_buka_kembali(aduan.jawaban.pada, aduan.kecamatan, self.aturan, kini)
        return batas if batas is None else batas.astimezone(self.kantor.ambil(aduan.kecamatan).waktu)

    def _pelapor(self, kode: str, tindakan: str, buat: Any, correlation_id: UUID) -> Aduan:
        return self.tangani(self.temukan(kode), tindakan, None, buat, correlation_id)
