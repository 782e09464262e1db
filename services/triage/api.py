"""Triage's JSON API: the queue, one complaint in full, and the front desk's commands."""

from dataclasses import dataclass
from uuid import UUID

from services.triage import isian
from services.triage import permintaan as p
from services.triage.aduan.tindakan import Tindakan
from services.triage.readmodel import Saring, daftar
from shared.acuan.rincian import rincian
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.machinery.json_value import JsonValue
from shared.machinery.service.outcome import HasilKeluaran, Outcome, outcome
from shared.web.api import Call, api
from shared.web.replies import RincianKeluaran
from shared.web.site import Site

ADUAN = "/api/v1/aduan/<uuid:aduan_id>"


@dataclass(frozen=True)
class Api:
    site: Site
    dasar: Dasar
    tindakan: Tindakan

    @api(
        "GET",
        "/api/v1/aduan",
        tindakan="LihatDaftar",
        query=isian.DaftarTanya,
        reply=isian.DaftarKeluaran,
        summary="Daftar aduan, yang paling dekat batas waktunya lebih dulu",
    )
    def daftar(self, call: Call) -> JsonValue:
        tanya = call.asked(p.Tanya)
        wilayah = self.dasar.wilayah_untuk(call.petugas, "LihatDaftar", tanya.kecamatan)
        halaman = daftar(self.dasar.db, wilayah, Saring(keadaan=tanya.keadaan, langkah=tanya.langkah), tanya.kursor, tanya.jumlah)
        return isian.DaftarKeluaran().dump({"aduan": halaman.baris, "kursor": halaman.kursor})

    @api("GET", ADUAN + "/detail", tindakan="LihatRincian", reply=RincianKeluaran, summary="Satu aduan selengkapnya")
    def detail(self, call: Call, aduan_id: UUID) -> JsonValue:
        aduan, kejadian, now, audiens, _ = baca.rincian(self.dasar.store, aduan_id, call.petugas)
        return RincianKeluaran().dump(rincian(audiens, aduan, kejadian, now, self.dasar.aturan, self.dasar.vault))

    @api(
        "POST",
        ADUAN + "/klasifikasi",
        tindakan="KlasifikasikanAduan",
        body=isian.KlasifikasiIsian,
        reply=HasilKeluaran,
        summary="Langkah 3: mengklasifikasi",
    )
    def klasifikasi(self, call: Call, aduan_id: UUID) -> Outcome:
        return outcome(self.tindakan.klasifikasikan(aduan_id, call.made(p.Klasifikasi), call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/klarifikasi",
        tindakan="MintaKlarifikasi",
        body=isian.KlarifikasiIsian,
        reply=HasilKeluaran,
        summary="Bertanya kepada pelapor",
    )
    def klarifikasi(self, call: Call, aduan_id: UUID) -> Outcome:
        return outcome(self.tindakan.minta_klarifikasi(aduan_id, call.made(p.Pertanyaan), call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/alihkan",
        tindakan="AlihkanAduan",
        body=isian.AlihkanIsian,
        reply=HasilKeluaran,
        summary="Mengalihkan ke kecamatan atau instansi lain",
    )
    def alihkan(self, call: Call, aduan_id: UUID) -> Outcome:
        return outcome(self.tindakan.alihkan(aduan_id, call.made(p.Alihan), call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/tolak",
        tindakan="TolakAduan",
        body=isian.TolakIsian,
        reply=HasilKeluaran,
        summary="Menolak dengan alasan dan saran tujuan",
    )
    def tolak(self, call: Call, aduan_id: UUID) -> Outcome:
        return outcome(self.tindakan.tolak(aduan_id, call.made(p.Tolakan), call.petugas, call.correlation_id))

    @api(
        "POST",
        ADUAN + "/gabung",
        tindakan="GabungkanAduan",
        body=isian.GabungIsian,
        reply=HasilKeluaran,
        summary="Menggabungkan dengan aduan induk",
    )
    def gabung(self, call: Call, aduan_id: UUID) -> Outcome:
        return outcome(self.tindakan.gabungkan(aduan_id, call.made(p.Gabungan), call.petugas, call.correlation_id))
