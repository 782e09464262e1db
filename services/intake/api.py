"""Intake's JSON API: filing, tracking, and what the holder of a tracking code may do."""

from dataclasses import dataclass

from services.intake import isian
from services.intake import permintaan as p
from services.intake.lacak.aksi import Aksi
from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.pelacakan import lacak
from services.intake.lapor.terima import Kedatangan, Terima
from shared.acuan.kategori import DaftarKategori, Kategori
from shared.domain.aduan.penolakan import KodeLacakSudahDiganti
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.json_value import JsonValue
from shared.machinery.privacy.vault import Vault
from shared.machinery.service.outcome import HasilKeluaran, Outcome, outcome
from shared.web.api import EITHER, OPEN, Call, api
from shared.web.filing_rate import FilingRate
from shared.web.site import Site

LACAK = "/api/v1/lacak/<string:kode>"


def _hitung_kiriman(room: "Api", petugas: Petugas | None, alamat: str) -> None:
    """Raises TerlaluSering."""
    if petugas is None:
        room.laju.count(alamat)


@dataclass(frozen=True)
class Api:
    """`laju`: complaints that one address files."""

    site: Site
    daftar_kategori: DaftarKategori
    aturan: AturanWaktu
    vault: Vault
    penerima: Terima
    kode: KodeLacak
    aksi: Aksi
    laju: FilingRate

    @api(
        "POST",
        "/api/v1/aduan",
        tindakan="TerimaAduan",
        access=EITHER,
        body=isian.AduanIsian,
        reply=isian.ResiKeluaran,
        status=201,
        summary="Menyampaikan aduan",
        before=_hitung_kiriman,
    )
    def terima(self, call: Call) -> tuple[int, isian.Resi]:
        kunci = call.headers.get("Idempotency-Key") or None
        resi = self.penerima(call.made(p.AduanBaru), Kedatangan(petugas=call.staff, kunci=kunci, mentah=call.raw), call.correlation_id)
        body: isian.Resi = {"id": str(resi.id), "nomor": resi.nomor, "kode_lacak": resi.kode_lacak}
        if resi.kode_lacak is None:
            body["keterangan"] = str(KodeLacakSudahDiganti(nomor=resi.nomor))
        return (201 if resi.baru else 200), body

    @api(
        "GET",
        "/api/v1/kategori",
        tindakan="LihatKategori",
        access=OPEN,
        query=isian.KategoriTanya,
        reply=isian.KategoriKeluaran(many=True),
        summary="Kategori dan subkategori",
    )
    def kategori(self, call: Call) -> JsonValue:
        tanya = call.asked(p.TanyaKategori)
        return isian.KategoriKeluaran(many=True).dump(self._menu(tanya.kecamatan))

    def _menu(self, kecamatan: str) -> tuple[Kategori, ...]:
        """Without an office the set for everybody. Raises WilayahTidakDikenal."""
        return self.daftar_kategori.untuk(self.site.kantor.pastikan(kecamatan) if kecamatan else "")

    @api("GET", LACAK, tindakan="Lacak", access=OPEN, reply=isian.LacakKeluaran, summary="Melacak aduan dengan kode lacak")
    def lacak(self, call: Call, kode: str) -> JsonValue:
        terbaca = self.kode.baca(kode)
        return isian.LacakKeluaran().dump(lacak(terbaca, self.aturan, self.vault, self.kode.induk_diterima_pada(terbaca.aduan)))

    @api(
        "POST",
        LACAK + "/klarifikasi",
        tindakan="BeriKlarifikasi",
        access=OPEN,
        body=isian.KlarifikasiIsian,
        reply=HasilKeluaran,
        summary="Menjawab pertanyaan kantor",
    )
    def klarifikasi(self, call: Call, kode: str) -> Outcome:
        return outcome(self.aksi.jawab(kode, call.made(p.Klarifikasi), call.correlation_id))

    @api(
        "POST",
        LACAK + "/buka-kembali",
        tindakan="BukaKembali",
        access=OPEN,
        body=isian.BukaKembaliIsian,
        reply=HasilKeluaran,
        summary="Membuka kembali aduan yang belum selesai",
    )
    def buka_kembali(self, call: Call, kode: str) -> Outcome:
        return outcome(self.aksi.buka_kembali(kode, call.made(p.Keberatan), call.correlation_id))

    @api(
        "POST",
        LACAK + "/penilaian",
        tindakan="BeriPenilaian",
        access=OPEN,
        body=isian.PenilaianIsian,
        reply=HasilKeluaran,
        summary="Menilai jawaban",
    )
    def penilaian(self, call: Call, kode: str) -> Outcome:
        return outcome(self.aksi.nilai(kode, call.made(p.Penilaian), call.correlation_id))

    @api("POST", LACAK + "/cabut", tindakan="CabutAduan", access=OPEN, body=isian.CabutIsian, reply=HasilKeluaran, summary="Mencabut aduan")
    def cabut(self, call: Call, kode: str) -> Outcome:
        return outcome(self.aksi.cabut(kode, call.made(p.Pencabutan), call.correlation_id))
