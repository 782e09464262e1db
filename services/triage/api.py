"""Triage's JSON API: the queue, one complaint in full, and the front desk's commands."""

from typing import Any
from uuid import UUID

from services.triage import isian
from services.triage.application import Triage
from shared.acuan.rincian import audiens_petugas, rincian
from shared.machinery.service.hasil import HasilKeluaran, hasil
from shared.web.api import Call, api
from shared.web.keluaran import RincianKeluaran

ADUAN = "/api/v1/aduan/<uuid:aduan_id>"


class Api:
    """Mixed into the Nameko service; `app` is its application."""

    app: Triage

    @api(
        "GET",
        "/api/v1/aduan",
        tindakan="LihatDaftar",
        query=isian.DaftarTanya,
        reply=isian.DaftarKeluaran,
        summary="Daftar aduan, yang paling dekat batas waktunya lebih dulu",
    )
    def daftar(self, call: Call) -> dict[str, Any]:
        halaman = self.app.daftar(call.petugas, call.query)
        return isian.DaftarKeluaran().dump({"aduan": halaman.baris, "kursor": halaman.kursor})

    @api("GET", ADUAN + "/detail", tindakan="LihatRincian", reply=RincianKeluaran, summary="Satu aduan selengkapnya")
    def detail(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        aduan, kejadian, now = self.app.rincian(aduan_id, call.petugas)
        app, audiens = self.app, audiens_petugas(call.petugas, aduan.kecamatan)
        return rincian(audiens, aduan, kejadian, now, app.aturan, app.sandi, app.pemilik(aduan))

    @api(
        "POST",
        ADUAN + "/klasifikasi",
        tindakan="KlasifikasikanAduan",
        body=isian.KlasifikasiIsian,
        reply=HasilKeluaran,
        summary="Langkah 3: mengklasifikasi",
    )
    def klasifikasi(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return hasil(self.app.klasifikasikan(aduan_id, call.data, call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/klarifikasi",
        tindakan="MintaKlarifikasi",
        body=isian.KlarifikasiIsian,
        reply=HasilKeluaran,
        summary="Bertanya kepada pelapor",
    )
    def klarifikasi(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return hasil(self.app.minta_klarifikasi(aduan_id, call.data, call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/alihkan",
        tindakan="AlihkanAduan",
        body=isian.AlihkanIsian,
        reply=HasilKeluaran,
        summary="Mengalihkan ke kecamatan atau instansi lain",
    )
    def alihkan(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return hasil(self.app.alihkan(aduan_id, call.data, call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/tolak",
        tindakan="TolakAduan",
        body=isian.TolakIsian,
        reply=HasilKeluaran,
        summary="Menolak dengan alasan dan saran tujuan",
    )
    def tolak(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return hasil(self.app.tolak(aduan_id, call.data, call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/gabung",
        tindakan="GabungkanAduan",
        body=isian.GabungIsian,
        reply=HasilKeluaran,
        summary="Menggabungkan dengan aduan induk",
    )
    def gabung(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return hasil(self.app.gabungkan(aduan_id, call.data, call.petugas, call.correlation_id))
