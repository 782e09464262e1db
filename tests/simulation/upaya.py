"""What people try to do with a complaint: mostly what its situation lets them, now and then anything at all."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.intake import domain as intake
from services.intake import pribadi
from services.response import domain as response
from services.triage import domain as triage
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR, SISTEM
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Pelaku, Tersandi
from shared.domain.aduan.mengikuti import BERJAWABAN, jawaban_untuk
from shared.domain.aduan.perintah import Perintah, boleh_sekarang
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.batas import batas_buka_kembali
from shared.domain.sop.perkara import perkara
from shared.machinery.contracts.envelope import event_id

KELAS = (("infrastruktur", "jalan-rusak"), ("infrastruktur", "trotoar"), ("infrastruktur", "jembatan-rusak"))
BOBOT: Mapping[str, float] = {
    "KlasifikasikanAduan": 9, "SusunTanggapan": 9, "TerimaTanggapan": 8, "CatatTanggapan": 9, "BerikanTanggapan": 9, "BukaKembali": 5,
    "AlihkanAduan": 2.5, "GabungkanAduan": 7, "KembalikanTanggapan": 4, "MintaKlarifikasi": 2, "BeriKlarifikasi": 6, "TolakAduan": 0.6,
    "CabutAduan": 0.25, "BeriPenilaian": 2, "LupakanPelapor": 0.2, "LupakanPelaporBerjalan": 0.15, "PerpanjangWaktu": 1,
}  # fmt: skip
SISANYA = 0.25  # weight of each of the others
DICOBA = tuple(nama for nama in ALUR if nama not in SISTEM and nama != "TerimaAduan")
SEHARI = timedelta(hours=24)  # a letter that lay longer was entered late
SEMBARANG = 0.1  # how often somebody tries what the situation may not let them
Putuskan = Callable[[Any, Any, datetime], list[k.Kejadian]]


@dataclass
class Panggung:
    """What there is to meddle with: every complaint's events, the rules, and how a text is sealed for a complaint's reporter."""

    rnd: random.Random
    kantor: tuple[str, ...]
    aturan: AturanBerlaku
    aliran: dict[UUID, list[k.Kejadian]]
    segel: Callable[[Aduan, str], Tersandi]
    salin: Callable[[Aduan, Aduan, Tersandi], Tersandi | None]

    def uuid(self) -> UUID:
        return UUID(int=self.rnd.getrandbits(128), version=4)

    def aduan(self, satu: UUID) -> Aduan:
        return aduan_dari(satu, self.aliran[satu])

    def pengikut(self, induk: UUID) -> list[UUID]:
        """Who waits for this one."""
        return [satu for satu in self.aliran if (a := self.aduan(satu)).menunggu_induk and a.induk == induk]

    def pilih(self, aduan: Aduan) -> str:
        rnd = self.rnd
        boleh = [n for n in boleh_sekarang(aduan) if n in DICOBA]
        dari = DICOBA if rnd.random() < SEMBARANG or not boleh else boleh
        return rnd.choices(dari, [BOBOT.get(n, SISANYA) for n in dari])[0]

    def upaya(self, aduan: Aduan, now: datetime) -> tuple[Putuskan, Perintah]:
        nama = self.pilih(aduan)
        return _PEMUTUS[nama], _isi(self, nama, aduan, now)

    def kata(self, apa: str) -> str:
        """A text that stands nowhere else."""
        return f"{apa} {self.rnd.getrandbits(40):x}"


_PEMUTUS: Mapping[str, Putuskan] = {
    nama: modul.decide
    for modul, perintah in (
        (triage, ("KlasifikasikanAduan", "MintaKlarifikasi", "AlihkanAduan", "TolakAduan", "GabungkanAduan", "TerbitkanSurat",
                  "CatatInternal", "BukaIdentitas")),
        (response, ("DisposisikanAduan", "PerpanjangWaktu", "SusunTanggapan", "TerimaTanggapan", "KembalikanTanggapan",
                    "CatatTanggapan", "BerikanTanggapan")),
    )
    for nama in perintah
}  # fmt: skip
_PEMUTUS = {nama: _PEMUTUS.get(nama, intake.decide) for nama in DICOBA}
_WARGA = ("BeriKlarifikasi", "BukaKembali", "BeriPenilaian", "CabutAduan", "TambahLampiran", "PilihKabar", "GantiKodeLacak")


def _isi(p: Panggung, nama: str, a: Aduan, now: datetime) -> Perintah:
    rnd = p.rnd
    oleh = Pelaku("pelapor", a.pemilik) if nama in _WARGA else Pelaku(rnd.choice(["operator", "ppid", "camat"]), p.uuid())

    def teks(apa: str) -> Tersandi:
        return p.segel(a, p.kata(apa))

    match nama:
        case "KlasifikasikanAduan":
            jenis, (kategori, sub) = rnd.choice(["pengaduan", "pengaduan", "informasi"]), rnd.choice(KELAS)
            langsung = teks("jawaban langsung") if jenis == "informasi" and rnd.random() < 0.4 else None
            return triage.KlasifikasikanAduan(
                oleh=oleh, jenis=jenis, kategori=kategori, sub_kategori=sub, jawaban=langsung, impor=a.impor and rnd.random() < 0.5
            )
        case "MintaKlarifikasi":
            return triage.MintaKlarifikasi(oleh=oleh, pertanyaan=teks("pertanyaan"))
        case "AlihkanAduan":
            ke = rnd.choice(p.kantor) if rnd.random() < 0.9 else None
            return triage.AlihkanAduan(oleh=oleh, ke=ke, instansi=None if ke else teks("instansi"), alasan=teks("alasan alih"))
        case "TolakAduan":
            return triage.TolakAduan(oleh=oleh, alasan=teks("alasan tolak"), saran_tujuan=teks("saran"))
        case "GabungkanAduan":
            return _gabungkan(p, a, oleh)
        case "CatatInternal":
            return triage.CatatInternal(oleh=oleh, isi=teks("catatan"))
        case "TerbitkanSurat":
            return triage.TerbitkanSurat(oleh=oleh, surat=p.uuid(), jenis="data-pengaduan", nomor=f"{a.nomor}/DP-1", sidik="cd" * 32)
        case "BukaIdentitas":
            return triage.BukaIdentitas(oleh=oleh, alasan=teks("alasan buka"))
        case "DisposisikanAduan":
            return response.DisposisikanAduan(oleh=oleh, kepada=teks("seksi"), instruksi=teks("instruksi"))
        case "PerpanjangWaktu":
            batas = perkara(p.aliran[a.id], p.aturan, now)[-1].batas
            return response.PerpanjangWaktu(oleh=oleh, hari=7, alasan=teks("alasan perpanjangan"), batas=batas)
        case "SusunTanggapan":
            return response.SusunTanggapan(oleh=oleh, isi=teks("tanggapan"))
        case "KembalikanTanggapan":
            return response.KembalikanTanggapan(oleh=oleh, alasan=teks("perbaiki"))
        case "TerimaTanggapan":
            return response.TerimaTanggapan(oleh=oleh)
        case "CatatTanggapan":
            return response.CatatTanggapan(oleh=oleh)
        case "BerikanTanggapan":
            return response.BerikanTanggapan(oleh=oleh)
        case "BeriKlarifikasi":
            return intake.BeriKlarifikasi(oleh=oleh, jawaban=teks("penjelasan"))
        case "BukaKembali":
            return intake.BukaKembali(oleh=oleh, alasan=teks("keberatan"), batas=_batas_tanggap(p, a, now))
        case "BeriPenilaian":
            return intake.BeriPenilaian(oleh=oleh, nilai=rnd.randrange(1, 6), batas=_batas_tanggap(p, a, now), komentar=teks("komentar"))
        case "CabutAduan":
            return intake.CabutAduan(oleh=oleh, alasan=teks("alasan cabut"))
        case "TambahLampiran":
            return pribadi.TambahLampiran(oleh=oleh, lampiran=p.uuid(), sidik="ab" * 32, jenis="image/jpeg", ukuran=rnd.randrange(1, 9999))
        case "PilihKabar":
            return pribadi.PilihKabar(oleh=oleh, saluran=rnd.choice(["email", "whatsapp", "tidak"]))
        case "GantiKodeLacak":
            return pribadi.GantiKodeLacak(oleh=oleh, cara="kontak")
        case "BatasiPemrosesan":
            return pribadi.BatasiPemrosesan(oleh=oleh)
        case "CabutPembatasan":
            return pribadi.CabutPembatasan(oleh=oleh, alasan=teks("alasan pembatasan"))
        case "MintaPenghapusan":
            return pribadi.MintaPenghapusan(oleh=oleh)
        case "TolakPenghapusan":
            return pribadi.TolakPenghapusan(oleh=oleh, dasar="kepentingan-umum", alasan=teks("alasan simpan"))
        case "LupakanPelapor" | "LupakanPelaporBerjalan":
            ditunggu = sum(jawaban_untuk(p.aliran[a.id], p.aduan(x).terakhir_pada) is not None for x in p.pengikut(a.id))
            kelas = pribadi.LupakanPelapor if nama == "LupakanPelapor" else pribadi.LupakanPelaporBerjalan
            return kelas(oleh=oleh, dasar="permintaan", ditunggu=ditunggu)
    raise NotImplementedError(nama)


def _gabungkan(p: Panggung, a: Aduan, oleh: Pelaku) -> Perintah:
    """As `services.triage.aduan.penggabung` has it: with the parent's answer, if it has one."""
    induk, jawaban = p.aduan(p.rnd.choice(list(p.aliran))), None
    if induk.keadaan in BERJAWABAN and (n := jawaban_untuk(p.aliran[induk.id], induk.terakhir_pada)) is not None and induk.id != a.id:
        isi = None if induk.tanggapan is None else p.salin(induk, a, induk.tanggapan)
        jawaban = triage.JawabanInduk(event_id(p.aliran[induk.id][n], n + 1), isi)
    return triage.GabungkanAduan(
        oleh=oleh, induk=induk, alasan=p.segel(a, p.kata("alasan gabung")), jawaban=jawaban, pengikut=len(p.pengikut(a.id))
    )


def _batas_tanggap(p: Panggung, a: Aduan, now: datetime) -> datetime | None:
    return batas_buka_kembali(a.jawaban.pada, a.kecamatan, p.aturan, now) if a.jawaban else None


def kedatangan(p: Panggung, pelapor: UUID, nomor: str, kantor: str, segel: Callable[[str], Tersandi], now: datetime) -> Perintah:
    """On the web, at the counter (hours after the office got it), or out of an old file."""
    rnd = p.rnd
    kategori, sub = rnd.choice(KELAS)
    saluran = rnd.choices(["web", "loket", "whatsapp", "impor"], [6, 2, 2, 0.5])[0]
    lama, impor = saluran != "web", saluran == "impor"
    mengisi = now - timedelta(minutes=rnd.randrange(2, 30))
    oleh = Pelaku("impor") if impor else Pelaku("operator", p.uuid()) if lama else Pelaku("pelapor", pelapor)
    rahasia = not impor and rnd.random() < 0.2
    nama, kontak, isi = (None, None, None) if impor else (segel(p.kata("Nama")), segel(_surel(p)), segel(p.kata("Jalan berlubang")))
    diterima = now - timedelta(hours=rnd.randrange(1, 30)) if lama and not impor and rnd.random() < 0.6 else None
    mundur = diterima is not None and diterima < now - SEHARI
    return intake.TerimaAduan(
        oleh=oleh, kecamatan=kantor, nomor=nomor, kategori=kategori, sub_kategori=sub, saluran=saluran, rahasia=rahasia,
        pelapor=None if nama is None or kontak is None else k.Pelapor(pelapor, nama, kontak), isi=isi, impor=impor,
        formulir_dibuka_pada=None if impor else mengisi,
        data_pemberi_selesai_pada=None if impor else mengisi + timedelta(minutes=1),
        diterima_kantor_pada=diterima, batas_catat=None if diterima is None else diterima + SEHARI,
        alasan_mundur=segel(f"surat terselip {nomor}") if mundur else None,
    )  # fmt: skip


def _surel(p: Panggung) -> str:
    return f"{p.kata('warga').replace(' ', '.')}@example.org"
