"""Intake's JSON API: filing, tracking, and what the holder of a tracking code may do."""

from typing import Any

from services.intake import isian
from services.intake.application import Intake
from services.intake.lacak.pelacakan import lacak
from services.intake.lampiran.api import ApiLampiran
from shared.acuan.kategori import Kategori
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.penolakan import KodeLacakSudahDiganti
from shared.domain.akses.petugas import Petugas
from shared.machinery.service.hasil import HasilKeluaran, hasil
from shared.web.api import BEBAS, KEDUANYA, Call, api

LACAK = "/api/v1/lacak/<string:kode>"


def _hitung_kiriman(app: Intake, petugas: Petugas | None, alamat: str) -> None:
    """Raises TerlaluSering."""
    if petugas is None:
        app.laju.periksa(alamat)


class Api(ApiLampiran):
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @api(
        "POST",
        "/api/v1/aduan",
        tindakan="TerimaAduan",
        masuk=KEDUANYA,
        body=isian.AduanIsian,
        reply=isian.ResiKeluaran,
        status=201,
        summary="Menyampaikan aduan",
        pra=_hitung_kiriman,
    )
    def terima(self, call: Call) -> tuple[int, dict[str, Any]]:
        kunci = call.headers.get("Idempotency-Key") or None
        resi = self.app.terima(call.data, call.petugas, kunci, call.raw, call.correlation_id)
        body = {"id": str(resi.id), "nomor": resi.nomor, "kode_lacak": resi.kode_lacak}
        if resi.kode_lacak is None:
            body["keterangan"] = str(KodeLacakSudahDiganti(nomor=resi.nomor))
        return (201 if resi.baru else 200), body

    @api(
        "GET",
        "/api/v1/kategori",
        tindakan="LihatKategori",
        masuk=BEBAS,
        query=isian.KategoriTanya,
        reply=isian.KategoriKeluaran(many=True),
        summary="Kategori dan subkategori",
    )
    def kategori(self, call: Call) -> list[dict[str, Any]]:
        return [
            {"kode": k.kode, "nama": k.nama, "rahasia": k.rahasia, "sub": [{"kode": s.kode, "nama": s.nama} for s in k.sub]}
            for k in self._menu(call.query["kecamatan"])
        ]

    def _menu(self, kecamatan: str) -> tuple[Kategori, ...]:
        """Without an office the set for everybody. Raises WilayahTidakDikenal."""
        return self.app.kategori.untuk(self.app.kantor.pastikan(kecamatan) if kecamatan else "")

    @api("GET", LACAK, tindakan="Lacak", masuk=BEBAS, reply=isian.LacakKeluaran, summary="Melacak aduan dengan kode lacak")
    def lacak(self, call: Call, kode: str) -> dict[str, Any]:
        aduan_id = self.app.temukan(kode)
        loaded = self.app.store.load(aduan_id)
        aduan = aduan_dari(aduan_id, loaded.events)
        return lacak(aduan, loaded.events, loaded.now, self.app.aturan, self.app.sandi, self.app.pemilik(aduan))

    @api(
        "POST",
        LACAK + "/klarifikasi",
        tindakan="BeriKlarifikasi",
        masuk=BEBAS,
        body=isian.KlarifikasiIsian,
        reply=HasilKeluaran,
        summary="Menjawab pertanyaan kantor",
    )
    def klarifikasi(self, call: Call, kode: str) -> dict[str, Any]:
        return hasil(self.app.beri_klarifikasi(kode, call.data, call.correlation_id))

    @api(
        "POST",
        LACAK + "/buka-kembali",
        tindakan="BukaKembali",
        masuk=BEBAS,
        body=isian.BukaKembaliIsian,
        reply=HasilKeluaran,
        summary="Membuka kembali aduan yang belum selesai",
    )
    def buka_kembali(self, call: Call, kode: str) -> dict[str, Any]:
        return hasil(self.app.buka_kembali(kode, call.data, call.correlation_id))

    @api(
        "POST",
        LACAK + "/penilaian",
        tindakan="BeriPenilaian",
        masuk=BEBAS,
        body=isian.PenilaianIsian,
        reply=HasilKeluaran,
        summary="Menilai jawaban",
    )
    def penilaian(self, call: Call, kode: str) -> dict[str, Any]:
        return hasil(self.app.beri_penilaian(kode, call.data, call.correlation_id))

    @api("POST", LACAK + "/cabut", tindakan="CabutAduan", masuk=BEBAS, body=isian.CabutIsian, reply=HasilKeluaran, summary="Mencabut aduan")
    def cabut(self, call: Call, kode: str) -> dict[str, Any]:
        return hasil(self.app.cabut(kode, call.data, call.correlation_id))
