"""Filing, SOP steps 1 and 2: four short pages over a draft on the server, and the receipt."""

from datetime import datetime
from functools import partial
from uuid import UUID

from marshmallow import Schema
from werkzeug.wrappers import Response

from services.intake.application import WEB, Intake
from services.intake.kiriman.pilihan import pilihan_kontak
from services.intake.lampiran.pages import PagesLampiran, hitung_unggahan
from services.intake.lapor import isian as form
from services.intake.lapor import layar
from services.intake.lapor.draf import BIDANG, Draf, LaciDraf
from services.intake.lapor.gambar import qr
from services.intake.lapor.janji import janji
from shared.acuan.kategori import Kategori
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import aduan_dari
from shared.lampiran.nama import bernama
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.alamat import alamat
from shared.web.formulir import Isian, muat
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.unggah import HALAMAN

LAPOR = "/lapor/<uuid:draf_id>"
LANGKAH: dict[str, type[Schema]] = {"siapa": form.SiapaForm, "kategori": form.KategoriForm, "isi": form.IsiForm}


def draf_sendiri(app: Intake, k: Kunjungan, draf_id: UUID) -> None:
    """Raises DrafTidakAda, TerlaluSering."""
    LaciDraf(app.db).ambil(k.pengunjung, draf_id)
    hitung_unggahan(app, k)


def hitung_draf(app: Intake, k: Kunjungan) -> None:
    """Raises TerlaluSering."""
    app.laju.periksa(alamat(k.request))


class PagesLapor(PagesLampiran):
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @property
    def laci(self) -> LaciDraf:
        return LaciDraf(self.app.db)

    @halaman("POST", "/lapor", isian=form.MulaiForm, tanda=False, pra=hitung_draf)
    def mulai(self, k: Kunjungan) -> Response:
        """An empty draft harms nobody, so the office's page needs no token and makes no session."""
        kantor = self.app.kantor.penerima(k.isian.data.get("kecamatan", ""))
        draf_id = self.laci.baru(k.pasti(), kantor.kode)
        if (orang := k.pasti().pelapor_id) is not None:  # nothing is asked twice
            nama, kontak = self.app.akun.pelapor.buka(self.app.akun.pelapor.akun(orang))
            self.laci.simpan(k.pasti(), draf_id, {"nama": nama, "kontak": kontak})
        return ke(f"/lapor/{draf_id}/siapa")

    @halaman("GET", LAPOR + "/siapa")
    def isi_siapa(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        return self._resi(draf) or layar.Siapa(draf=draf, kantor=self.app.kantor.ambil(draf.kecamatan))

    @halaman("POST", LAPOR + "/siapa", isian=form.SiapaForm, ulang=isi_siapa)
    def simpan_siapa(self, k: Kunjungan, draf_id: UUID) -> Response:
        return self._simpan(k, draf_id, "kategori")

    @halaman("GET", LAPOR + "/kategori")
    def pilih_kategori(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        cari = k.request.args.get("cari", "").strip()[:100]
        cocok = saring(self.app.kategori.untuk(draf.kecamatan), cari)
        return self._resi(draf) or layar.PilihKategori(draf=draf, kantor=self.app.kantor.ambil(draf.kecamatan), cari=cari, kategori=cocok)

    @halaman("POST", LAPOR + "/kategori", isian=form.KategoriForm, ulang=pilih_kategori)
    def simpan_kategori(self, k: Kunjungan, draf_id: UUID) -> Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        self.app.kategori.pastikan(draf.kecamatan, *k.isian.data["pilihan"].split("/"))
        return self._simpan(k, draf_id, "isi", pemberi_selesai=True)

    @halaman("GET", LAPOR + "/isi")
    def tulis_isi(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        return self._resi(draf) or layar.TulisIsi(
            draf=draf,
            kantor=self.app.kantor.ambil(draf.kecamatan),
            nama_kategori=self._nama_kategori(draf),
            lampiran=list(bernama(self.lampiran_draf(k, draf_id))),
        )

    @halaman("POST", LAPOR + "/isi", ulang=tulis_isi, batas=HALAMAN, pra=draf_sendiri)
    def simpan_isi(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        """Files are kept whatever is wrong with the rest, and the rest whatever is wrong with the files."""
        if (lain := self._resi(self.laci.ambil(k.pengunjung, draf_id))) is not None:
            return lain
        tombol = {n: k.isian.ketikan[n] for n in ("unggah", "buang") if n in k.isian.ketikan}
        k.isian = k.isian.dengan(ketikan={n: v for n, v in k.isian.ketikan.items() if n not in tombol})
        salah = dict(self.simpan_foto(k, draf_id))
        if tombol:
            self.laci.simpan(k.pasti(), draf_id, k.isian.ketikan)
            if (dibuang := _uuid(tombol.get("buang", ""))) is not None:
                self.laci_lampiran.buang(k.pasti(), draf_id, dibuang)
            if not salah:
                return ke(f"/lapor/{draf_id}/isi{'?ubah=1' if 'ubah' in k.request.args else ''}#foto")
        else:
            k.isian = muat(k.isian, form.IsiForm)
        k.isian = k.isian.dengan(galat={**k.isian.galat, **salah})
        if k.isian.bermasalah:
            return self.tulis_isi(k, draf_id)
        return self._simpan(k, draf_id, "periksa")

    @halaman("GET", LAPOR + "/periksa")
    def periksa(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        if (lain := self._resi(draf) or self._kurang(draf)) is not None:
            return lain
        kategori = self.app.kategori.pastikan(draf.kecamatan, *draf.nilai("pilihan").split("/"))
        return layar.Periksa(
            draf=draf,
            kantor=self.app.kantor.ambil(draf.kecamatan),
            nama_kategori=self._nama_kategori(draf),
            rahasia=kategori.rahasia or draf.nilai("rahasia") == form.YA,
            rahasia_kategori=kategori.rahasia,
            janji=janji(self.app.aturan, draf.kecamatan, sekarang()),
            lampiran=list(bernama(self.lampiran_draf(k, draf_id))),
            pilihan_kabar=pilihan_kontak(self.app, draf.nilai("kontak")),
            mirip=self._mirip(draf),
        )

    @halaman("POST", LAPOR + "/periksa", isian=form.PeriksaForm, ulang=periksa)
    def kirim(self, k: Kunjungan, draf_id: UUID) -> Response:
        """The draft's id is the idempotency key: however often the button is pressed, it is one complaint."""
        draf = self.laci.ambil(k.pengunjung, draf_id)
        if (lain := self._resi(draf) or self._kurang(draf)) is not None:
            return lain
        kategori, sub = draf.nilai("pilihan").split("/")
        isian = {
            "kecamatan": draf.kecamatan,
            "kategori": kategori,
            "sub_kategori": sub,
            "isi": susun(draf),
            "saluran": WEB,
            "pelapor": {"nama": draf.nilai("nama").strip(), "kontak": draf.nilai("kontak").strip()},
            "rahasia": draf.nilai("rahasia") == form.YA,
        }
        waktu = {
            "formulir_dibuka_pada": draf.dibuka_pada,
            "data_pemberi_selesai_pada": draf.pemberi_selesai_pada,
            "kabar": k.isian.data["kabar"],
        }
        berkas = [partial(self.laci_lampiran.ambil, k.pasti(), draf.id, satu.id) for satu in self.lampiran_draf(k, draf_id)]
        resi = self.app.terima(isian | waktu, None, f"draf:{draf.id}", isian, k.correlation_id, k.pasti().pelapor_id, berkas)
        self.app.sesudahnya(lambda: self.laci.terkirim(draf.id, resi.id), resi.id)
        return ke(f"/resi/{resi.kode_lacak or self.app.kode_resi(resi.id)}")

    @halaman("POST", LAPOR + "/draf")
    def simpan_draf(self, k: Kunjungan, draf_id: UUID) -> Response:
        """What the script sends while somebody types: kept as it is, right or wrong."""
        self.laci.simpan(k.pasti(), draf_id, k.isian.ketikan)
        return Response(status=204)

    @halaman("POST", LAPOR + "/hapus")
    def hapus_draf(self, k: Kunjungan, draf_id: UUID) -> Response:
        self.laci.hapus(k.pasti(), draf_id)
        return ke("/")

    @halaman("GET", "/resi/<string:kode>", rahasia=True)
    def lihat_resi(self, k: Kunjungan, kode: str) -> Layar:
        aduan_id = self.app.temukan(kode)
        aduan = aduan_dari(aduan_id, self.app.store.load(aduan_id).events)
        kode = self.app.kode(aduan_id)
        tautan = k.url(f"/lacak/{kode}")
        return layar.HalamanResi(
            nomor=aduan.nomor,
            kode=kode,
            tautan=tautan,
            qr=qr(tautan),
            kantor=self.app.kantor.ambil(aduan.kecamatan),
            diterima_pada=aduan.diterima_pada,
            janji=janji(self.app.aturan, aduan.kecamatan, aduan.diterima_pada),
        )

    def _simpan(self, k: Kunjungan, draf_id: UUID, berikut: str, pemberi_selesai: bool = False) -> Response:
        if (lain := self._resi(self.laci.ambil(k.pengunjung, draf_id))) is not None:
            return lain
        self.laci.simpan(k.pasti(), draf_id, {n: k.isian.ketikan.get(n, "") for n in BIDANG if n in k.isian.ketikan}, pemberi_selesai)
        dari_periksa = "ubah" in k.request.args
        return ke(f"/lapor/{draf_id}/{'periksa' if dari_periksa else berikut}")

    def _resi(self, draf: Draf) -> Response | None:
        """Where to go when the draft was sent already."""
        return ke(f"/resi/{self.app.kode_resi(draf.aduan_id)}") if draf.aduan_id else None

    def _kurang(self, draf: Draf) -> Response | None:
        """The first page that is not complete; what the script kept may be half a word."""
        for langkah, schema in LANGKAH.items():
            punya = {n: draf.nilai(n) for n in schema().fields}
            if muat(Isian(punya), schema).bermasalah:
                return ke(f"/lapor/{draf.id}/{langkah}")
        return None

    def _mirip(self, draf: Draf) -> list[tuple[str, str, str, datetime]]:
        kategori = draf.nilai("pilihan").split("/")[0]
        ada = self.app.mirip(draf.kecamatan, kategori, f"{draf.nilai('apa')} {draf.nilai('lokasi')}")
        nama = {s.kode: s.nama for satu in self.app.kategori.untuk(draf.kecamatan) for s in satu.sub}
        return [(nama.get(m.sub_kategori, ""), m.lokasi, kata.KEADAAN[m.keadaan], m.diterima_pada) for m in ada]

    def _nama_kategori(self, draf: Draf) -> str:
        kategori, _, sub = draf.nilai("pilihan").partition("/")
        return " › ".join(self.app.kategori.nama(draf.kecamatan, kategori, sub)) if kategori else ""


def saring(semua: tuple[Kategori, ...], cari: str) -> list[Kategori]:
    """Categories in whose names, or sub-categories in whose names, every word occurs."""
    kata = cari.casefold().split()
    hasil = []
    for k in semua:
        sub = tuple(s for s in k.sub if all(w in f"{k.nama} {s.nama}".casefold() for w in kata))
        if sub:
            hasil.append(Kategori(k.kode, k.nama, k.rahasia, k.aktif, sub))
    return hasil


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def susun(draf: Draf) -> str:
    """What happened, where and when as one text, each under its word: the complaint has one text."""
    bagian = [draf.nilai("apa").strip(), f"Lokasi: {draf.nilai('lokasi').strip()}"]
    if kapan := draf.nilai("kapan").strip():
        bagian.append(f"Waktu kejadian: {kapan}")
    return "\n\n".join([bagian[0], "\n".join(bagian[1:])])
