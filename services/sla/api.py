"""Sla's JSON API: the feed in ledger order, the reports, a complaint's clocks, and what became of alerts."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.sla import isian
from services.sla import permintaan as p
from services.sla.keluaran import Json, jam_json, laporan_json, rinci_json
from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.laporan.rinci import KOLOM, BarisRinci, laporan_rinci
from services.sla.laporan.tabel import CSV, XLSX, csv_dari, xlsx_dari
from services.sla.peringatan.kabar import daftar_kiriman
from services.sla.saksi.umpan import umpan
from services.sla.waktu.penjelasan import JamJamKeluaran, jelaskan_jam
from shared.layanan.dasar import Dasar
from shared.web.api import Call, api
from shared.web.links import FEED
from shared.web.site import Site

BATCH = "application/cloudevents-batch+json"


@dataclass(frozen=True)
class Api:
    site: Site
    dasar: Dasar

    @api(
        "GET",
        FEED,
        tindakan="LihatKejadian",
        query=isian.KejadianTanya,
        reply=isian.KejadianKeluaran(many=True),
        reply_type=BATCH,
        summary="Kejadian menurut urutan buku besar",
    )
    def kejadian(self, call: Call) -> Response:
        tanya = call.asked(p.Umpan)
        wilayah = self.dasar.wilayah_untuk(call.petugas, "LihatKejadian", tanya.kecamatan)
        return Response(umpan(self.dasar.db, call.petugas, wilayah, tanya.after, tanya.limit), content_type=BATCH)

    @api(
        "GET",
        "/api/v1/laporan/sla",
        tindakan="LihatLaporan",
        query=isian.LaporanTanya,
        reply=isian.LaporanKeluaran,
        summary="Laporan tepat waktu menurut langkah dan standar",
    )
    def laporan_sla(self, call: Call) -> Json:
        tanya = call.asked(p.Laporan)
        wilayah = self._wilayah(call, tanya)
        return laporan_json(laporan(self.dasar.baca, wilayah, self._per(tanya, wilayah)))

    @api(
        "GET",
        "/api/v1/laporan/sla/rinci",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply=isian.LaporanRinciKeluaran,
        summary="Laporan rinci menurut kantor, langkah, kategori, saluran atau bulan",
    )
    def laporan_rinci(self, call: Call) -> Json:
        tanya = call.asked(p.LaporanRinci)
        return {"per": tanya.per, "baris": rinci_json(self._rinci(call, tanya))}

    @api(
        "GET",
        "/api/v1/laporan/sla.csv",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply_type="text/csv",
        summary="Laporan rinci sebagai CSV",
    )
    def laporan_csv(self, call: Call) -> Response:
        return _berkas(csv_dari(KOLOM, self._rinci(call, call.asked(p.LaporanRinci))), CSV, "csv")

    @api(
        "GET",
        "/api/v1/laporan/sla.xlsx",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply_type=XLSX,
        summary="Laporan rinci sebagai lembar kerja",
    )
    def laporan_xlsx(self, call: Call) -> Response:
        tanya = call.asked(p.LaporanRinci)
        return _berkas(xlsx_dari(KOLOM, {f"per {tanya.per}": self._rinci(call, tanya)}), XLSX, "xlsx")

    @api(
        "GET",
        "/api/v1/sla/aduan/<uuid:aduan_id>/jam",
        tindakan="LihatJam",
        reply=JamJamKeluaran,
        summary="Semua jam satu aduan dengan uraian perhitungannya",
    )
    def jam(self, call: Call, aduan_id: UUID) -> Json:
        return jam_json(jelaskan_jam(self.dasar.store, self.dasar.aturan, aduan_id, call.petugas))

    @api(
        "GET",
        "/api/v1/sla/kiriman",
        tindakan="LihatKiriman",
        query=isian.KirimanTanya,
        reply=isian.DaftarKirimanKeluaran,
        summary="Kabar batas waktu yang dikirim, menunggu, atau gagal; yang terbaru dahulu",
    )
    def kiriman(self, call: Call) -> Json:
        tanya = call.asked(p.Kiriman)
        wilayah = self.dasar.wilayah_untuk(call.petugas, "LihatKiriman", tanya.kecamatan)
        return isian.DaftarKirimanKeluaran().dump({"kiriman": daftar_kiriman(self.dasar.db, wilayah, tanya.keadaan)})

    def _rinci(self, call: Call, tanya: p.LaporanRinci) -> list[BarisRinci]:
        wilayah = self._wilayah(call, tanya)
        return laporan_rinci(self.dasar.baca, tanya.per, wilayah, self.site.kantor.zona(wilayah), self._per(tanya, wilayah))

    def _per(self, tanya: p.Laporan, wilayah: str) -> PerTanggal | None:
        """Raises TanggalBelumTiba."""
        hari = tanya.per_tanggal
        return None if hari is None else PerTanggal.akhir(hari, self.site.kantor.zona(wilayah), self.dasar.aturan)

    def _wilayah(self, call: Call, tanya: p.Laporan) -> str:
        return self.dasar.wilayah_untuk(call.petugas, "LihatLaporan", tanya.kecamatan)


def _berkas(isi: bytes, jenis: str, akhiran: str) -> Response:
    return Response(isi, content_type=jenis, headers={"Content-Disposition": f"attachment; filename=laporan-sla.{akhiran}"})
