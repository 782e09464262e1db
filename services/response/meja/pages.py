"""The desk of steps 4 to 7: the list of what waits, one complaint with its forms, the draft, the preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response as Jawaban

from services.response import domain as d
from services.response.meja import isian as form
from services.response.meja import layar
from services.response.meja.daftar import LANGKAH, Saring, bagian_saya, banyak_pengikut, menunggu
from services.response.meja.draf import DrafTanggapan, LaciTanggapan
from services.response.meja.naskah import Peristiwa, naskah, peristiwa
from services.response.permintaan import Permintaan
from services.response.tindakan import TINDAKAN, Tindakan
from shared.acuan.kantor.templat import Sisipan, templat_kantor
from shared.acuan.rincian import Rincian, rincian
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import (
    AduanDibukaKembali,
    AduanDidisposisikan,
    AduanDiterimaAlihan,
    GabunganDilepas,
    Kejadian,
    TanggapanDikembalikan,
    Tersandi,
)
from shared.domain.aduan.perintah import pastikan
from shared.domain.akses.hak import DiLuarWilayah, boleh, peran_untuk, urut
from shared.domain.rincian.babak import sejak_babak
from shared.domain.sop.desakan import tenggat_berjalan
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.clock import utc_now
from shared.machinery.html import language
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.typed import Versioned
from shared.web.visit import Visit

MULAI = AduanDibukaKembali | AduanDiterimaAlihan | GabunganDilepas
TANGGAPAN = "/petugas/tanggapan"
SATU = TANGGAPAN + "/<uuid:aduan_id>"
DAFTAR, RINCI = "LihatDaftar", "LihatRincian"
# Which form holds a field, and what the field is called when its form is gone.
BIDANG = {
    "kepada": ("DisposisikanAduan", "Kepada"),
    "instruksi": ("DisposisikanAduan", "Instruksi"),
    "alasan_perpanjangan": ("PerpanjangWaktu", "Alasan perpanjangan"),
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

    @page("GET", TANGGAPAN, tindakan=DAFTAR)
    def daftar_tanggapan(self, visit: Visit) -> Screen:
        app, wilayah, now = self.dasar, visit.wilayah(DAFTAR), utc_now()
        saya = bagian_saya(app, visit.petugas, wilayah, now)
        saring = Saring.baca(visit.request.args, "saya" if saya else "semua")
        baris, lanjut = menunggu(app, wilayah, saya, saring)
        return layar.DaftarTanggapan(
            baris=baris,
            lanjut=lanjut,
            saring=saring,
            punya_bagian=bool(saya),
            nama_wilayah=app.kantor.nama(wilayah),
            banyak_kantor=wilayah.count(".") < 2,
            nama_langkah={x.nomor: x.nama for x in app.aturan.sop(wilayah, now).langkah if x.nomor in LANGKAH},
            kecamatan=visit.request.args.get("kecamatan", ""),
        )

    @page("GET", SATU, tindakan=RINCI)
    def satu_tanggapan(self, visit: Visit, aduan_id: UUID) -> Screen:
        app = self.dasar
        aduan, kejadian, now, audiens, _ = baca.rincian(app.store, aduan_id, visit.petugas)
        rinci = rincian(audiens, aduan, kejadian, now, app.aturan, app.vault)
        bisa = self._bisa(visit, aduan, rinci)
        draf = self._draf(visit, aduan, kejadian) if "SusunTanggapan" in bisa else None
        terkirim = visit.form.typed
        terketik = [(kata, terkirim[n]) for n, (perintah, kata) in BIDANG.items() if terkirim.get(n, "").strip() and perintah not in bisa]
        awal = draf.isi if draf else rinci.tanggapan or ""
        self._lengkapi_ketikan(visit, {"tanggapan": awal})
        sisipan = self._sisipan(aduan, kejadian) if "SusunTanggapan" in bisa else []
        if (dipilih := next((t for t in sisipan if t.id == visit.form.typed.get("templat")), None)) is not None:
            visit.form = visit.form.with_below("tanggapan", dipilih.isi)
        return layar.SatuTanggapan(
            awal=awal,
            templat_jawaban=sisipan,
            rinci=rinci,
            kantor=app.kantor.ambil(aduan.kecamatan),
            nama_kategori=self._kategori(aduan),
            boleh=bisa,
            draf=draf,
            disposisi=self._terakhir(rinci, AduanDidisposisikan) if aduan.langkah in LANGKAH else None,
            dikembalikan=self._terakhir(rinci, TanggapanDikembalikan) if aduan.langkah == LANGKAH[0] else None,
            versi=naskah(rinci),
            peristiwa=peristiwa(rinci.riwayat)[::-1],
            sejak=self._sejak(visit, rinci),
            terketik=terketik,
            pengikut=banyak_pengikut(app.db, aduan),
        )

    def _sisipan(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> list[Sisipan]:
        """The templates that fit, filled in."""
        kantor = self.dasar.kantor.ambil(aduan.kecamatan)
        tenggat = tenggat_berjalan(kejadian, self.dasar.aturan.kini)
        saat = language.saat(tenggat.batas, kantor.zona) if tenggat else "–"
        semua = templat_kantor(self.dasar.db, aduan.kecamatan, aduan.kategori)
        return [Sisipan(str(t.id), t.judul, t.terisi(aduan.nomor, kantor.nama, saat)) for t in semua]

    @page("POST", SATU + "/disposisi", tindakan=RINCI, form=form.DisposisiForm, again=satu_tanggapan)
    def meja_disposisi(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    @page("POST", SATU + "/perpanjang", tindakan=RINCI, form=form.PerpanjangForm, again=satu_tanggapan)
    def meja_perpanjang(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    @page("POST", SATU + "/pratinjau", tindakan=RINCI, form=form.TanggapanForm, again=satu_tanggapan)
    def meja_ke_pratinjau(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        self._simpan(visit, aduan_id)
        return see_other(f"{TANGGAPAN}/{aduan_id}/pratinjau")

    @page("POST", SATU + "/draf", tindakan=RINCI, again=satu_tanggapan, part_of=meja_ke_pratinjau)
    def meja_draf(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        """What the script sends while somebody types, and the button "Simpan draf" (`simpan`) without it."""
        self._simpan(visit, aduan_id)
        return see_other(f"{TANGGAPAN}/{aduan_id}#susun") if "simpan" in visit.form.typed else Jawaban(status=204)

    @page("POST", SATU + "/templat", tindakan=RINCI, again=satu_tanggapan, part_of=meja_ke_pratinjau, helps=True)
    def meja_sisipkan(self, visit: Visit, aduan_id: UUID) -> Screen:
        """Without scripts: the template under what was typed; nothing else changes."""
        return self.satu_tanggapan(visit, aduan_id)

    @page("GET", SATU + "/pratinjau", tindakan=RINCI)
    def meja_pratinjau(self, visit: Visit, aduan_id: UUID) -> Screen | Jawaban:
        """What the citizen will read, word for word; without a draft there is nothing to look at."""
        app = self.dasar
        aduan, kejadian, now, audiens, _ = baca.rincian(app.store, aduan_id, visit.petugas)
        rinci = rincian(audiens, aduan, kejadian, now, app.aturan, app.vault)
        draf = self._draf(visit, aduan, kejadian) if "SusunTanggapan" in self._bisa(visit, aduan, rinci) else None
        if draf is None:
            return see_other(f"{TANGGAPAN}/{aduan_id}")
        return layar.Pratinjau(
            rinci=rinci,
            kantor=app.kantor.ambil(aduan.kecamatan),
            nama_kategori=self._kategori(aduan),
            teks=draf.isi,
            penerima=urut(peran_untuk("TerimaTanggapan", self._peran_sop(aduan))),
        )

    @page("POST", SATU + "/susun", tindakan=RINCI, form=form.TanggapanForm, again=satu_tanggapan, part_of=meja_ke_pratinjau)
    def meja_susun(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        jawaban = self._langkah(visit, aduan_id)
        self.proyeksi.sesudahnya(
            lambda: self.laci.hapus(baca.rincian(self.dasar.store, aduan_id, visit.petugas).aduan, visit.petugas.id), aduan_id
        )
        return jawaban

    @page("POST", SATU + "/terima", tindakan=RINCI, form=form.TerimaForm, again=satu_tanggapan)
    def meja_terima(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    @page("POST", SATU + "/kembalikan", tindakan=RINCI, form=form.KembalikanForm, again=satu_tanggapan)
    def meja_kembalikan(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    @page("POST", SATU + "/catat", tindakan=RINCI, form=form.CatatForm, again=satu_tanggapan)
    def meja_catat(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    @page("POST", SATU + "/berikan", tindakan=RINCI, form=form.BerikanForm, again=satu_tanggapan)
    def meja_berikan(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        return self._langkah(visit, aduan_id)

    def _langkah(self, visit: Visit, aduan_id: UUID) -> Jawaban:
        diminta = visit.form.made(Versioned[Permintaan])
        self.tindakan.jalankan(aduan_id, diminta.asked, visit.petugas, visit.correlation_id, diminta.version)
        return see_other(f"{TANGGAPAN}/{aduan_id}")

    def _draf(self, visit: Visit, aduan: Aduan, kejadian: Sequence[Kejadian]) -> DrafTanggapan | None:
        return self.laci.ambil(aduan, visit.petugas.id, sejak_babak(kejadian))

    def _simpan(self, visit: Visit, aduan_id: UUID) -> None:
        aduan, _, now, _, alihan = baca.rincian(self.dasar.store, aduan_id, visit.petugas)
        if alihan:
            raise DiLuarWilayah
        oleh = self.tindakan.penangan.pelaku(aduan, "SusunTanggapan", visit.petugas, now)
        pastikan(aduan, d.SusunTanggapan(oleh=oleh, isi=Tersandi("")))
        self.laci.simpan(aduan, visit.petugas.id, visit.form.typed.get("tanggapan", ""))

    def _peran_sop(self, aduan: Aduan) -> Mapping[int, frozenset[str]]:
        return self.dasar.aturan.sop(aduan.kecamatan, utc_now()).pelaksana

    def _bisa(self, visit: Visit, aduan: Aduan, rinci: Rincian) -> frozenset[str]:
        """The commands that the situation and this person's roles there allow; the application judges again."""
        peran_sop, peran = self._peran_sop(aduan), visit.petugas.peran_di(aduan.kecamatan)
        nama = set(TINDAKAN.values()) & set(rinci.boleh)
        if not rinci.perkara.dapat_diperpanjang:
            nama.discard("PerpanjangWaktu")
        boleh(visit.petugas, RINCI, aduan.kecamatan)
        return frozenset(n for n in nama if peran & peran_untuk(n, peran_sop))

    def _kategori(self, aduan: Aduan) -> str:
        return " · ".join(self.dasar.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori))

    def _terakhir(self, rinci: Rincian, jenis: type[Kejadian]) -> Peristiwa | None:
        """The last of its kind since it began anew."""
        semua = rinci.riwayat
        mulai = max((i for i, e in enumerate(semua) if isinstance(e.kejadian, MULAI)), default=0)
        return next(iter(peristiwa([e for e in semua[mulai:] if isinstance(e.kejadian, jenis)])[::-1]), None)

    def _sejak(self, visit: Visit, rinci: Rincian) -> list[Peristiwa]:
        """What happened since the page was made whose form came too late."""
        versi = visit.form.typed.get("versi", "")
        terlambat = visit.form.general and versi.isascii() and versi.isdigit() and len(versi) < 8
        return peristiwa(rinci.riwayat, int(versi)) if terlambat else []

    def _lengkapi_ketikan(self, visit: Visit, tersimpan: Mapping[str, str]) -> None:
        """Of two forms on a page one comes back with an error: the other keeps what was saved of it."""
        if visit.form.typed:
            visit.form = visit.form.replacing(typed={**tersimpan, **visit.form.typed})
