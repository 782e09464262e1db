"""One complaint on one page: everything that is known of it, and the forms for what may be done now."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from werkzeug.wrappers import Response

from services.triage import permintaan as p
from services.triage.aduan import isian as form
from services.triage.aduan import layar
from services.triage.aduan.kerabat import keluarga
from services.triage.aduan.nomor import menurut_nomor
from services.triage.aduan.riwayat import orang, riwayat, sebut, versi_tanggapan
from services.triage.aduan.tindakan import Identitas, Tindakan
from services.triage.aduan.tujuan import tujuan_alih
from services.triage.antrean.pages import ANTREAN
from services.triage.antrean.simpanan import Simpanan
from services.triage.cari import Kembaran, mirip
from shared.acuan.kantor.kode import KABUPATEN
from shared.acuan.kantor.templat import Sisipan, templat_kantor
from shared.acuan.kategori import Kategori, SubKategori
from shared.acuan.rincian import rincian
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.kata import KEADAAN
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.hak import peran_untuk
from shared.domain.bagian import Bagian
from shared.domain.rincian.garis import Tahap
from shared.domain.sop.sop import Sop
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.layanan.penangan import SudahBergerak
from shared.machinery.html import language
from shared.machinery.html.screen import Screen
from shared.surat.isi import SEMUA
from shared.surat.susun import tersedia
from shared.web.answers import see_other
from shared.web.links import ADUAN
from shared.web.pages import page
from shared.web.site import Site
from shared.web.typed import Versioned
from shared.web.visit import Visit

LIHAT = "LihatRincian"
TINDAKAN = (
    "KlasifikasikanAduan", "MintaKlarifikasi", "AlihkanAduan", "TolakAduan", "GabungkanAduan", "CatatInternal", "BukaIdentitas",
    "GantiKodeLacak",
    "SusunTanggapan", "TerimaTanggapan", "KembalikanTanggapan", "CatatTanggapan", "BerikanTanggapan", "DisposisikanAduan",
)  # fmt: skip
TANGGAPI = frozenset(TINDAKAN[8:])


class SudahBerubah(Bentrok):
    """Aduan ini sudah berubah sejak Anda membukanya: {apa}. Yang Anda ketik masih ada; periksa, lalu kirim lagi bila masih perlu."""

    kode = "sudah-berubah"


@dataclass(frozen=True)
class PagesAduan:
    site: Site
    dasar: Dasar
    tindakan: Tindakan

    @page("GET", ADUAN, tindakan=LIHAT)
    def satu_aduan(self, visit: Visit, aduan_id: UUID) -> Screen:
        return self._satu(visit, aduan_id)

    @page("GET", ADUAN + "/dibuka", tindakan=LIHAT)
    def siapa_membuka(self, visit: Visit, aduan_id: UUID) -> Response:
        """Asked by the page's script while somebody works on it: {"nama": [who else has it open]}."""
        aduan = baca.rincian(self.dasar.store, aduan_id, visit.petugas, LIHAT).aduan
        nama = Simpanan(self.dasar.db, visit.petugas, aduan.kecamatan).hadir(aduan.id)
        return Response(json.dumps({"nama": nama}), content_type="application/json", headers={"Cache-Control": "no-store"})

    @page("POST", ADUAN + "/klasifikasi", tindakan=LIHAT, form=form.KlasifikasiForm, again=satu_aduan)
    def kirim_klasifikasikan(self, visit: Visit, aduan_id: UUID) -> Response:
        """Who may is said by the office's SOP, so the row of the table is asked for by the act itself."""
        diminta = visit.form.made(Versioned[p.Klasifikasi])
        with self._bila_bergerak(visit):
            self.tindakan.klasifikasikan(aduan_id, diminta.asked, visit.petugas, visit.correlation_id, diminta.version)
        return self._kembali(aduan_id, "klasifikasi")

    @page("POST", ADUAN + "/templat", tindakan=LIHAT, again=satu_aduan, part_of=kirim_klasifikasikan, helps=True)
    def kirim_sisipkan(self, visit: Visit, aduan_id: UUID) -> Screen:
        """Without scripts: the template under what was typed; nothing is decided, and nothing else changes."""
        return self._satu(visit, aduan_id)

    @page("POST", ADUAN + "/klarifikasi", tindakan="MintaKlarifikasi", form=form.KlarifikasiForm, again=satu_aduan)
    def kirim_minta_klarifikasi(self, visit: Visit, aduan_id: UUID) -> Response:
        diminta = visit.form.made(Versioned[p.Pertanyaan])
        with self._bila_bergerak(visit):
            self.tindakan.minta_klarifikasi(aduan_id, diminta.asked, visit.petugas, visit.correlation_id, diminta.version)
        return self._kembali(aduan_id, "klarifikasi")

    @page("POST", ADUAN + "/alihkan", tindakan="AlihkanAduan", form=form.AlihkanForm, again=satu_aduan)
    def kirim_alihkan(self, visit: Visit, aduan_id: UUID) -> Response:
        """To a kecamatan it leaves this office, and with it this person's sight."""
        diminta = visit.form.made(Versioned[form.Tujuan])
        tujuan = diminta.asked
        if tujuan.kantor:
            self.dasar.kantor.penerima(tujuan.alihan.ke)
        with self._bila_bergerak(visit):
            self.tindakan.alihkan(aduan_id, tujuan.alihan, visit.petugas, visit.correlation_id, diminta.version)
        return see_other(f"{ANTREAN}?selesai=alihkan") if tujuan.kantor else self._kembali(aduan_id, "alihkan")

    @page("POST", ADUAN + "/kantor", tindakan=LIHAT, again=satu_aduan, part_of=kirim_alihkan, helps=True)
    def kirim_cari_kantor(self, visit: Visit, aduan_id: UUID) -> Screen:
        """The page again, with the offices of that name to choose from; nothing is decided."""
        return self._satu(visit, aduan_id)

    @page("POST", ADUAN + "/tolak", tindakan="TolakAduan", form=form.TolakForm, again=satu_aduan)
    def kirim_tolak(self, visit: Visit, aduan_id: UUID) -> Response:
        diminta = visit.form.made(Versioned[p.Tolakan])
        with self._bila_bergerak(visit):
            self.tindakan.tolak(aduan_id, diminta.asked, visit.petugas, visit.correlation_id, diminta.version)
        return self._kembali(aduan_id, "tolak")

    @page("POST", ADUAN + "/gabung", tindakan="GabungkanAduan", form=form.GabungForm, again=satu_aduan)
    def kirim_gabung(self, visit: Visit, aduan_id: UUID) -> Response:
        diminta = visit.form.made(Versioned[form.MenurutNomor])
        aduan = baca.rincian(self.dasar.store, aduan_id, visit.petugas, "GabungkanAduan").aduan
        minta = p.Gabungan(menurut_nomor(self.dasar.db, aduan.kecamatan, diminta.asked.induk), diminta.asked.alasan)
        with self._bila_bergerak(visit):
            self.tindakan.gabungkan(aduan_id, minta, visit.petugas, visit.correlation_id, diminta.version)
        return self._kembali(aduan_id, "gabung")

    @page("POST", ADUAN + "/catatan", tindakan="CatatInternal", form=form.CatatanForm, again=satu_aduan)
    def kirim_catat(self, visit: Visit, aduan_id: UUID) -> Response:
        minta = visit.form.made(p.Catatan)
        self.tindakan.catat(aduan_id, minta, visit.petugas, visit.correlation_id)
        return self._kembali(aduan_id, "catatan")

    @page("POST", ADUAN + "/identitas", tindakan="BukaIdentitas", form=form.IdentitasForm, again=satu_aduan)
    def kirim_buka_identitas(self, visit: Visit, aduan_id: UUID) -> Screen:
        """Shown this once, after it is recorded."""
        minta = visit.form.made(p.Pembukaan)
        identitas = self.tindakan.buka_identitas(aduan_id, minta.alasan, visit.petugas)
        visit.form = type(visit.form)()
        return self._satu(visit, aduan_id, identitas)

    def _kembali(self, aduan_id: UUID, selesai: str) -> Response:
        return see_other(f"/petugas/aduan/{aduan_id}?selesai={selesai}")

    @contextmanager
    def _bila_bergerak(self, visit: Visit) -> Iterator[None]:
        """Says who did what and when since the form was shown: SudahBerubah."""
        try:
            yield
        except SudahBergerak as e:
            if not e.sejak:
                raise
            zona = ZoneInfo(self.dasar.kantor.ambil(e.aduan.kecamatan).zona)
            nama = Simpanan(self.dasar.db, visit.petugas, e.aduan.kecamatan).nama(orang(e.sejak))
            raise SudahBerubah(apa=sebut(e.sejak, nama, lambda satu: f"{satu.pada.astimezone(zona):%H.%M}")) from None

    def _boleh(self, visit: Visit, aduan: Aduan, mungkin: Sequence[str], sop: Sop) -> frozenset[str]:
        """What is possible now and this person's to do here."""
        peran = visit.petugas.peran_di(aduan.kecamatan)
        boleh = {n for n in [*mungkin, "GantiKodeLacak"] if n in TINDAKAN and peran & peran_untuk(n, sop.pelaksana)}
        if aduan.dilupakan or aduan.penyampaian is None or aduan.dibatasi or not aduan.rahasia:
            boleh.discard("BukaIdentitas")
        if aduan.dilupakan or aduan.penyampaian is None or aduan.rahasia or aduan.dibatasi:
            boleh.discard("GantiKodeLacak")
        return frozenset(boleh)

    def _satu(self, visit: Visit, aduan_id: UUID, identitas: Identitas | None = None) -> Screen:
        app = self.dasar
        aduan, kejadian, now, audiens, alihan = baca.rincian(app.store, aduan_id, visit.petugas, LIHAT)
        simpanan = Simpanan(app.db, visit.petugas, aduan.kecamatan)
        rinci = rincian(audiens, aduan, kejadian, now, app.aturan, app.vault)
        boleh = frozenset() if alihan else self._boleh(visit, aduan, rinci.boleh, app.aturan.sop(aduan.kecamatan, now))
        sisipan = self._sisipan(aduan, rinci.tahap) if "KlasifikasikanAduan" in boleh else []
        if (dipilih := next((t for t in sisipan if t.id == visit.form.typed.get("templat")), None)) is not None:
            visit.form = visit.form.with_below("jawaban", dipilih.isi)
        dibuka_oleh = simpanan.buka(aduan.id, aduan.versi)
        nama = simpanan.nama(orang(kejadian))

        def namai(kategori: str, sub: str) -> str:
            return " › ".join(app.kategori.nama(aduan.kecamatan, kategori, sub))

        return layar.SatuAduan(
            kantor=app.kantor.ambil(aduan.kecamatan),
            rinci=rinci,
            alihan=(app.kantor.nama(alihan.ke), alihan.sampai) if alihan and alihan.ke and alihan.sampai else None,
            nama_kategori=app.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori),
            riwayat=riwayat(rinci.riwayat, nama, namai, app.kantor.nama),
            tanggapan=versi_tanggapan(rinci, nama),
            surat=[(n, SEMUA[n].judul) for n in tersedia(kejadian)],
            boleh=boleh,
            tanggapi=bool(boleh & TANGGAPI),
            kategori=self._kategori(aduan),
            kantor_lain=tujuan_alih(app.kantor, aduan.kecamatan, visit.form.value("cari_kantor"), visit.form.value("ke_kantor")),
            banyak_kabupaten=app.kantor.akar().count(".") < KABUPATEN,
            mirip=self._mirip(aduan) if aduan.berjalan else [],
            keluarga=keluarga(app.db, aduan),
            templat_jawaban=sisipan,
            dibuka_oleh=dibuka_oleh,
            selesai=visit.request.args.get("selesai", "") if not visit.form.sent else "",
            identitas=identitas,
        )

    def _sisipan(self, aduan: Aduan, langkah: Sequence[Tahap]) -> list[Sisipan]:
        """The templates that fit, filled in."""
        kantor = self.dasar.kantor.ambil(aduan.kecamatan)
        batas = next((t.batas for t in langkah if t.status == "berjalan" and t.batas), None)
        saat = language.saat(batas, kantor.zona) if batas else "–"
        semua = templat_kantor(self.dasar.db, aduan.kecamatan, aduan.kategori)
        return [Sisipan(str(t.id), t.judul, t.terisi(aduan.nomor, kantor.nama, saat)) for t in semua]

    def _kategori(self, aduan: Aduan) -> list[Kategori]:
        """What the office offers, and the complaint's own pair even when it is switched off by now."""
        semua = list(self.dasar.kategori.untuk(aduan.kecamatan))
        if not any(s.kode == aduan.sub_kategori for satu in semua if satu.kode == aduan.kategori for s in satu.sub):
            nama, nama_sub = self.dasar.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori)
            semua.append(Kategori(aduan.kategori, nama, False, False, (SubKategori(aduan.sub_kategori, nama_sub, False),)))
        return semua

    def _mirip(self, aduan: Aduan) -> list[layar.Mirip]:
        """Only of this office."""

        def satu(m: Kembaran) -> layar.Mirip:
            nama_sub = self.dasar.kategori.nama(aduan.kecamatan, m.kategori, m.sub_kategori)[1]
            mirip = Bagian(round(1000 * m.persen), 1000)
            return layar.Mirip(m.aduan_id, m.nomor, KEADAAN[Keadaan(m.keadaan)], nama_sub, m.lokasi, m.diterima_pada, mirip)

        return [satu(m) for m in mirip(self.dasar.db, aduan)]
