"""The desk of steps 4 to 7: the list of what waits, one complaint with its forms, the draft, the preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response as Jawaban

from services.response import domain as d
from services.response.meja import isian as form
from services.response.meja import layar
from services.response.meja.daftar import LANGKAH, Saring, bagian_saya, menunggu
from services.response.meja.draf import LaciTanggapan
from services.response.meja.naskah import naskah, peristiwa
from services.response.tindakan import TINDAKAN, Tindakan
from shared.acuan.kantor.templat import Templat, templat_kantor
from shared.acuan.rincian import audiens_petugas, rincian
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.perintah import pastikan
from shared.domain.akses.hak import boleh, peran_untuk, urut
from shared.domain.rincian.garis import tahap
from shared.domain.sop.garis_waktu import batas_berjalan
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.clock import sekarang
from shared.machinery.html import bahasa
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

TANGGAPAN = "/petugas/tanggapan"
SATU = TANGGAPAN + "/<uuid:aduan_id>"
DAFTAR, RINCI = "LihatDaftar", "LihatRincian"
# Which form holds a field, and what the field is called when its form is gone.
BIDANG = {
    "kepada": ("DisposisikanAduan", "Kepada"),
    "instruksi": ("DisposisikanAduan", "Instruksi"),
    "tanggapan": ("SusunTanggapan", "Tanggapan"),
    "alasan": ("KembalikanTanggapan", "Yang harus diperbaiki"),
}


@dataclass(frozen=True)
class PagesMeja:
    """Every right is judged where the act is done."""

    site: Site
    dasar: Dasar
    proyeksi: Proyeksi
    tindakan: Tindakan
    laci: LaciTanggapan

    @halaman("GET", TANGGAPAN, tindakan=DAFTAR)
    def daftar_tanggapan(self, k: Kunjungan) -> Layar:
        app, wilayah, now = self.dasar, k.wilayah(DAFTAR), sekarang()
        saya = bagian_saya(app, k.petugas, wilayah, now)
        saring = Saring.baca(k.request.args, "saya" if saya else "semua")
        baris, ada_lagi = menunggu(app, wilayah, saya, saring)
        return layar.DaftarTanggapan(
            baris=baris,
            ada_lagi=ada_lagi,
            saring=saring,
            punya_bagian=bool(saya),
            nama_wilayah=app.kantor.nama(wilayah),
            banyak_kantor=wilayah.count(".") < 2,
            nama_langkah={x.nomor: x.nama for x in app.aturan.sop(wilayah, now).langkah if x.nomor in LANGKAH},
            kecamatan=k.request.args.get("kecamatan", ""),
        )

    @halaman("GET", SATU, tindakan=RINCI)
    def satu_tanggapan(self, k: Kunjungan, aduan_id: UUID) -> Layar:
        app = self.dasar
        aduan, kejadian, now = baca.rincian(app.store, aduan_id, k.petugas)
        rinci = rincian(audiens_petugas(k.petugas, aduan.kecamatan), aduan, kejadian, now, app.aturan, app.sandi)
        bisa = self._bisa(k, aduan, rinci)
        draf = self.laci.ambil(aduan, k.petugas.id) if "SusunTanggapan" in bisa else None
        riwayat = peristiwa(rinci["riwayat"])
        terkirim = k.isian.ketikan
        terketik = [(kata, terkirim[n]) for n, (perintah, kata) in BIDANG.items() if terkirim.get(n, "").strip() and perintah not in bisa]
        awal = draf.isi if draf else rinci["tanggapan"] or ""
        self._lengkapi_ketikan(k, {"tanggapan": awal})
        semua = templat_kantor(app.db, aduan.kecamatan, aduan.kategori) if "SusunTanggapan" in bisa else []
        return layar.SatuTanggapan(
            awal=self._dengan_templat(k, aduan, semua, awal),
            templat_jawaban=semua,
            rinci=rinci,
            kantor=app.kantor.ambil(aduan.kecamatan),
            nama_kategori=self._kategori(aduan),
            tahap=tahap(kejadian, app.aturan, now),
            boleh=bisa,
            draf=draf,
            disposisi=self._terakhir(rinci, "AduanDidisposisikan") if aduan.langkah in LANGKAH else None,
            dikembalikan=self._terakhir(rinci, "TanggapanDikembalikan") if aduan.langkah == LANGKAH[0] else None,
            versi=naskah(rinci["riwayat"]),
            peristiwa=riwayat[::-1],
            sejak=self._sejak(k, rinci),
            terketik=terketik,
        )

    def _dengan_templat(self, k: Kunjungan, aduan: Aduan, semua: Sequence[Templat], awal: str) -> str:
        """What is written so far, and under it the template that the address asks for, filled in."""
        satu = next((t for t in semua if str(t.id) == k.request.args.get("templat")), None)
        if satu is None:
            return awal
        kantor = self.dasar.kantor.ambil(aduan.kecamatan)
        kejadian = self.dasar.store.load(aduan.id).events
        batas = batas_berjalan(kejadian, self.dasar.aturan.kini)
        teks = satu.terisi(aduan.nomor, kantor.nama, bahasa.saat(batas, kantor.zona) if batas else "–")
        return "\n\n".join(filter(None, (awal, teks)))

    @halaman("POST", SATU + "/disposisi", tindakan=RINCI, isian=form.DisposisiForm, ulang=satu_tanggapan)
    def meja_disposisi(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        return self._langkah(k, aduan_id)

    @halaman("POST", SATU + "/draf", tindakan=RINCI, ulang=satu_tanggapan)
    def meja_draf(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        """What the script sends while somebody types, and the button "Simpan draf" (`simpan`) without it."""
        self._simpan(k, aduan_id)
        return ke(f"{TANGGAPAN}/{aduan_id}#susun") if "simpan" in k.isian.ketikan else Jawaban(status=204)

    @halaman("POST", SATU + "/pratinjau", tindakan=RINCI, isian=form.TanggapanForm, ulang=satu_tanggapan)
    def meja_ke_pratinjau(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        self._simpan(k, aduan_id)
        return ke(f"{TANGGAPAN}/{aduan_id}/pratinjau")

    @halaman("GET", SATU + "/pratinjau", tindakan=RINCI)
    def meja_pratinjau(self, k: Kunjungan, aduan_id: UUID) -> Layar | Jawaban:
        """What the citizen will read, word for word; without a draft there is nothing to look at."""
        app = self.dasar
        aduan, kejadian, now = baca.rincian(app.store, aduan_id, k.petugas)
        rinci = rincian(audiens_petugas(k.petugas, aduan.kecamatan), aduan, kejadian, now, app.aturan, app.sandi)
        draf = self.laci.ambil(aduan, k.petugas.id) if "SusunTanggapan" in self._bisa(k, aduan, rinci) else None
        if draf is None:
            return ke(f"{TANGGAPAN}/{aduan_id}")
        return layar.Pratinjau(
            rinci=rinci,
            kantor=app.kantor.ambil(aduan.kecamatan),
            nama_kategori=self._kategori(aduan),
            teks=draf.isi,
            penerima=urut(peran_untuk("TerimaTanggapan", self._peran_sop(aduan))),
        )

    @halaman("POST", SATU + "/susun", tindakan=RINCI, isian=form.TanggapanForm, ulang=satu_tanggapan)
    def meja_susun(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        jawaban = self._langkah(k, aduan_id)
        self.proyeksi.sesudahnya(lambda: self.laci.hapus(baca.rincian(self.dasar.store, aduan_id, k.petugas).aduan, k.petugas.id), aduan_id)
        return jawaban

    @halaman("POST", SATU + "/terima", tindakan=RINCI, isian=form.TerimaForm, ulang=satu_tanggapan)
    def meja_terima(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        return self._langkah(k, aduan_id)

    @halaman("POST", SATU + "/kembalikan", tindakan=RINCI, isian=form.KembalikanForm, ulang=satu_tanggapan)
    def meja_kembalikan(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        return self._langkah(k, aduan_id)

    @halaman("POST", SATU + "/catat", tindakan=RINCI, isian=form.CatatForm, ulang=satu_tanggapan)
    def meja_catat(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        return self._langkah(k, aduan_id)

    @halaman("POST", SATU + "/berikan", tindakan=RINCI, isian=form.BerikanForm, ulang=satu_tanggapan)
    def meja_berikan(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        return self._langkah(k, aduan_id)

    def _langkah(self, k: Kunjungan, aduan_id: UUID) -> Jawaban:
        diminta: form.Diminta = k.isian.data
        self.tindakan.jalankan(aduan_id, diminta.minta, k.petugas, k.correlation_id, diminta.versi)
        return ke(f"{TANGGAPAN}/{aduan_id}")

    def _simpan(self, k: Kunjungan, aduan_id: UUID) -> None:
        aduan, _, now = baca.rincian(self.dasar.store, aduan_id, k.petugas)
        oleh = self.tindakan.penangan.pelaku(aduan, "SusunTanggapan", k.petugas, now)
        pastikan(aduan, d.SusunTanggapan(oleh=oleh, isi=Tersandi("")))
        self.laci.simpan(aduan, k.petugas.id, k.isian.ketikan.get("tanggapan", ""))

    def _peran_sop(self, aduan: Aduan) -> Mapping[int, frozenset[str]]:
        return self.dasar.aturan.sop(aduan.kecamatan, sekarang()).pelaksana

    def _bisa(self, k: Kunjungan, aduan: Aduan, rinci: Mapping[str, Any]) -> frozenset[str]:
        """The commands that the situation and this person's roles there allow; the application judges again."""
        peran_sop, peran = self._peran_sop(aduan), k.petugas.peran_di(aduan.kecamatan)
        nama = set(TINDAKAN.values()) & set(rinci["boleh"])
        boleh(k.petugas, RINCI, aduan.kecamatan)
        return frozenset(n for n in nama if peran & peran_untuk(n, peran_sop))

    def _kategori(self, aduan: Aduan) -> str:
        return " · ".join(self.dasar.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori))

    def _terakhir(self, rinci: Mapping[str, Any], jenis: str) -> Any:
        """The last of its kind in this round."""
        riwayat = rinci["riwayat"]
        mulai = max((i for i, e in enumerate(riwayat) if e["jenis"] in ("AduanDibukaKembali", "AduanDiterimaAlihan")), default=0)
        return next(iter(peristiwa([e for e in riwayat[mulai:] if e["jenis"] == jenis])[::-1]), None)

    def _sejak(self, k: Kunjungan, rinci: Mapping[str, Any]) -> list:
        """What happened since the page was made whose form came too late."""
        versi = k.isian.ketikan.get("versi", "")
        return peristiwa(rinci["riwayat"], int(versi)) if k.isian.umum and versi.isascii() and versi.isdigit() and len(versi) < 8 else []

    def _lengkapi_ketikan(self, k: Kunjungan, tersimpan: Mapping[str, str]) -> None:
        """Of two forms on a page one comes back with an error: the other keeps what was saved of it."""
        if k.isian.ketikan:
            k.isian = k.isian.dengan(ketikan={**tersimpan, **k.isian.ketikan})
