"""Which complaints the demonstration has: how many of which sort, when each came in, and what happens to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from ops.demo import teks
from ops.demo.lakon import Lakon, Tamat
from services.intake.domain import BeriKlarifikasi, BeriPenilaian, BukaKembali, CabutAduan
from services.response import domain as r
from services.response.gabungan import SampaikanJawabanInduk
from services.triage import domain as t
from services.triage.domain import BISA_INDUK
from services.triage.gabungan import AlihkanBersamaInduk, LepasGabungan, PindahBersamaInduk, susulan
from services.triage.pengikut import ALASAN
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import AduanDialihkan
from shared.domain.aduan.mengikuti import SEBAB_LEPAS, jawaban_untuk
from shared.domain.sop.batas import batas_buka_kembali
from shared.domain.workcalendar.kalender import Kalender
from shared.layanan.pengikutan import Induk

RENTANG = timedelta(days=60)
MENIT = timedelta(minutes=1)
TIGA_MENIT = 3 * MENIT
BARU_SAJA, SATU_BULAN = timedelta(hours=20), timedelta(days=33)
SALURAN = ("web",) * 11 + ("loket",) * 4 + ("whatsapp",) * 3 + ("telepon",) * 2 + ("surat",)
# What becomes of them, of every office and of the one that is shown first besides.
ALUR = ("jawab",) * 7 + ("nilai",) * 3 + ("tanya-jawab",) * 2 + ("jelas", "kembali", "tolak", "gabung", "buka-lagi", "alih", "cabut")
LAIN = ("keluar", "diam", "menunggu-jelas")
BERJALAN = ("baru", "baru-kini", "gabung-kini", "tunggu-4", "tunggu-4", "tunggu-5", "tunggu-6", "tunggu-7")
# Minutes of working time since they came in: enough for the steps that are done, and for some a response that is overdue.
KERJA_LALU = {
    "baru-kini": (5, 110), "gabung-kini": (110, 190), "tunggu-4": (200, 1500), "tunggu-5": (200, 420), "tunggu-6": (200, 420),
    "tunggu-7": (200, 420),
}  # fmt: skip
UTAMA = 3  # times as many at the office that is shown first


@dataclass(frozen=True, slots=True)
class Rencana:
    """One complaint before it is played. `urutan`: names it for ever; `orang`: which made-up citizen."""

    urutan: int
    kecamatan: str
    alur: str
    pada: datetime
    pokok: teks.Pokok
    saluran: str
    rahasia: bool


def rencana(kantor: Sequence[str], utama: str, sampai: datetime, kalender: Kalender, acak: Random) -> list[Rencana]:
    """In the order they came in; the same for the same arguments."""
    hasil = []
    for i, kode in enumerate(kantor):
        banyak = UTAMA if kode == utama else 1
        alur = ALUR * banyak + BERJALAN * (banyak - banyak // 2)
        alur += LAIN if banyak > 1 else (LAIN[i % 3],)
        for satu in alur:
            pokok, saluran = acak.choice(teks.POKOK), acak.choice(SALURAN)
            rahasia = pokok.kategori == "perilaku-aparatur" or acak.random() < 0.06
            hasil.append(Rencana(len(hasil), kode, satu, saat(satu, saluran, sampai, kalender, acak), pokok, saluran, rahasia))
    return sorted(hasil, key=lambda x: x.pada)


def saat(alur: str, saluran: str, sampai: datetime, kalender: Kalender, acak: Random) -> datetime:
    """When it came in: at any hour by web, else while the office was open."""
    if alur in KERJA_LALU:
        return _menit_kerja_lalu(acak.randrange(*KERJA_LALU[alur]), sampai, kalender) - timedelta(seconds=acak.randrange(170))
    if alur == "diam":
        dari, ke = sampai - RENTANG, sampai - SATU_BULAN
    elif alur == "baru":
        dari, ke = sampai - BARU_SAJA, sampai - timedelta(minutes=8)
    elif alur == "menunggu-jelas":
        dari, ke = sampai - timedelta(days=9), sampai - timedelta(days=3)
    else:
        dari, ke = sampai - RENTANG, sampai - timedelta(days=4)
    pada = dari + (ke - dari) * acak.random()
    if saluran != "web" and not kalender.sedang_buka(pada):
        pada = min(kalender.buka_berikutnya(pada) + timedelta(minutes=acak.randrange(4, 90)), ke)
    return pada.replace(microsecond=0)


def _menit_kerja_lalu(menit: int, sampai: datetime, kalender: Kalender) -> datetime:
    """So much working time ago, as seen from the last moment at which the office was open."""
    akhir = _jam_buka_terakhir(kalender, sampai)
    lama = akhir - kalender.tambah_menit_kerja(akhir, -menit)
    return (akhir + lama // -TIGA_MENIT * TIGA_MENIT).replace(microsecond=0)


def mainkan(x: Rencana, lakon: Lakon, sudah: Sequence[Lakon], kantor: Sequence[str]) -> None:
    """After it came in: everything that happens to it until the present. `sudah`: those that came in before."""
    try:
        _Adegan(x, lakon, sudah, kantor).jalan()
        lakon.biarkan(lakon.sampai + timedelta(days=1))
    except Tamat:
        pass


@dataclass
class _Adegan:
    x: Rencana
    lakon: Lakon
    sudah: Sequence[Lakon]
    kantor: Sequence[str]

    def jalan(self) -> None:
        getattr(self, "_" + self.x.alur.partition("-")[0])()

    # Each of these is one story.

    def _baru(self) -> None:
        pass

    def _jawab(self) -> None:
        self._langkah_3()
        self._sampai_dijawab()

    def _nilai(self) -> None:
        self._jawab()
        self._rating()

    def _tanya(self) -> None:
        _, jawab, sub = _tanya(self.x)
        self._klasifikasi("informasi", "informasi-publik", sub, jawaban=self._s(jawab))
        if self.lakon.acak.random() < 0.4:
            self._rating()

    def _jelas(self) -> None:
        self._minta_jelas()
        pada = self.lakon.kini + timedelta(hours=self.lakon.acak.randrange(3, 60))
        self._lakukan(pada, BeriKlarifikasi, "pelapor", jawaban=self._s(self.lakon.acak.choice(teks.PENJELASAN)))
        self._jawab()

    def _diam(self) -> None:
        self._minta_jelas()

    _menunggu = _diam

    def _kembali(self) -> None:
        self._langkah_3()
        self._susun(self._jawaban("Sementara: ")[:90])
        alasan = self._s(self.lakon.acak.choice(teks.DIKEMBALIKAN))
        self._lakukan(self.lakon.dalam((2, 9), (14, 50)), r.KembalikanTanggapan, "ppid", alasan=alasan)
        self._sampai_dijawab(singkat=True)
        self._rating()

    def _tolak(self) -> None:
        alasan, saran = map(self._s, teks.DITOLAK)
        self._lakukan(self.lakon.dalam((15, 100), (150, 400)), t.TolakAduan, "operator", alasan=alasan, saran_tujuan=saran)

    def _gabung(self) -> None:
        """Into an earlier one of the same office, which is answered or, just now, not yet; without one it is answered like any other."""
        pada = self.lakon.dalam((15, 100), (150, 400))
        ada = [s for s in self.sudah if s.aduan.kecamatan == self.x.kecamatan and s.pada(pada).keadaan in BISA_INDUK]
        if self.x.alur == "gabung-kini":
            ada = [s for s in ada if s.aduan.berjalan]
        ada = [s for s in ada if s.aduan.kategori == self.lakon.aduan.kategori] or ada
        if not ada or pada > self.lakon.sampai:
            return self._jawab()
        lain = self.lakon.acak.choice(ada)
        induk = lain.pada(pada)
        if not isinstance(induk, Aduan) or induk.kecamatan != self.x.kecamatan:
            return self._jawab()
        self._lakukan(pada, t.GabungkanAduan, "operator", induk=induk, alasan=self._s(teks.GABUNG))
        self._susul(lain, self.lakon.kini)
        return self._jawab() if self.lakon.aduan.berjalan else None

    def _susul(self, lain: Lakon, sejak: datetime) -> None:
        """What the machine does after the parent, whose whole story is played already."""
        induk = Induk(lain.aduan, lain.kejadian)
        pindah, akhir = susulan(self.lakon.aduan, sejak, *induk)
        karena = {"induk": lain.stream}
        if pindah is not None:
            isi = {"sumber": induk.id_kejadian(pindah), "ke": lain.aduan.kecamatan, "alasan": self._s(ALASAN)}
            self._lakukan(lain.kejadian[pindah].pada, PindahBersamaInduk, "sistem", **karena, **isi)
        if (n := jawaban_untuk(lain.kejadian, sejak)) is not None:
            jawaban = lain.kejadian[n]
            isi = {"sumber": induk.id_kejadian(n), "isi": self._s(lain.terang[jawaban.isi])}
            self._lakukan(jawaban.pada, SampaikanJawabanInduk, "sistem", **karena, **isi)
        elif akhir is not None:
            e, isi = lain.kejadian[akhir], {"sumber": induk.id_kejadian(akhir)}
            if isinstance(e, AduanDialihkan):
                isi |= {"instansi": self._s(lain.terang[e.instansi]), "alasan": self._s(ALASAN)}
                self._lakukan(e.pada, AlihkanBersamaInduk, "sistem", **karena, **isi)
            else:
                self._lakukan(e.pada, LepasGabungan, "sistem", **karena, **isi, sebab=SEBAB_LEPAS[type(e)])

    def _buka(self) -> None:
        self._jawab()
        pada = self.lakon.kini + timedelta(hours=self.lakon.acak.randrange(20, 120))
        self._lakukan(pada, BukaKembali, "pelapor", alasan=self._s(self.lakon.acak.choice(teks.BUKA_LAGI)), batas=self._batas())
        self._jawab()
        self._rating()

    def _alih(self) -> None:
        ke = self.lakon.acak.choice([k for k in self.kantor if k != self.x.kecamatan])
        self._lakukan(self.lakon.dalam((15, 100), (150, 400)), t.AlihkanAduan, "operator", ke=ke, alasan=self._s(teks.ALIH))
        self._jawab()

    def _keluar(self) -> None:
        instansi, alasan = map(self._s, teks.KELUAR)
        self._lakukan(self.lakon.dalam((15, 100), (150, 400)), t.AlihkanAduan, "operator", instansi=instansi, alasan=alasan)

    def _cabut(self) -> None:
        self._langkah_3()
        self._lakukan(self.lakon.kini + timedelta(hours=self.lakon.acak.randrange(2, 9)), CabutAduan, "pelapor", alasan=self._s(teks.CABUT))

    def _tunggu(self) -> None:
        """As far as the step that it waits for, whose clock began just now."""
        langkah = int(self.x.alur[-1])
        self._langkah_3()
        if langkah == 4:
            return
        akhir = _jam_buka_terakhir(self.lakon.kalender, self.lakon.sampai)
        jeda = {5: (1,), 6: (9, 3), 7: (26, 9, 1)}[langkah]  # minutes before, of the steps that are done
        for menit, jenis in zip(jeda, (r.SusunTanggapan, r.TerimaTanggapan, r.CatatTanggapan), strict=False):
            isi: dict[str, Any] = {"isi": self._s(self._jawaban())} if jenis is r.SusunTanggapan else {}
            peran = "operator" if jenis is r.CatatTanggapan else "ppid"
            self._lakukan(akhir - timedelta(minutes=menit, seconds=self.lakon.acak.randrange(50)), jenis, peran, **isi)

    # And these their parts.

    def _langkah_3(self) -> None:
        self._klasifikasi("pengaduan", self.x.pokok.kategori, self.x.pokok.sub)

    def _klasifikasi(self, jenis: str, kategori: str, sub: str, **isi: Any) -> None:
        pada = self.lakon.dalam((8, 100), (140, 420))
        self._lakukan(pada, t.KlasifikasikanAduan, "operator", jenis=jenis, kategori=kategori, sub_kategori=sub, **isi)
        if self.lakon.acak.random() < 0.1:
            self._lakukan(self.lakon.dalam((1, 5), (1, 5)), t.CatatInternal, "operator", isi=self._s(teks.CATATAN))

    def _minta_jelas(self) -> None:
        tanya = self._s(self.lakon.acak.choice(teks.PERTANYAAN))
        self._lakukan(self.lakon.dalam((8, 90), (140, 300)), t.MintaKlarifikasi, "operator", pertanyaan=tanya)

    def _susun(self, isi: str, singkat: bool = False) -> None:
        if not singkat and self.lakon.acak.random() < 0.5:
            kepada, instruksi = map(self._s, teks.DISPOSISI)
            self._lakukan(self.lakon.dalam((10, 60), (10, 60)), r.DisposisikanAduan, "ppid", kepada=kepada, instruksi=instruksi)
        pada = self.lakon.dalam((10, 60), (10, 60)) if singkat else self.lakon.dalam((90, 760), (1500, 2400))
        self._lakukan(pada, r.SusunTanggapan, self.lakon.acak.choice(("ppid", "pengelola")), isi=self._s(isi))

    def _sampai_dijawab(self, singkat: bool = False) -> None:
        self._susun(self._jawaban(), singkat)
        self._lakukan(self.lakon.dalam((1, 8), (14, 60)), r.TerimaTanggapan, "ppid")
        self._lakukan(self.lakon.dalam((3, 26), (38, 130)), r.CatatTanggapan, "operator")
        self._lakukan(self.lakon.dalam((1, 4), (8, 30)), r.BerikanTanggapan, "operator")

    def _rating(self) -> None:
        nilai = self.lakon.acak.choice((5, 5, 4, 4, 4, 3, 3, 2, 1))
        komentar = self._s(self.lakon.acak.choice(teks.KOMENTAR[: 3 if nilai > 2 else 4])) if self.lakon.acak.random() < 0.6 else None
        pada = self.lakon.kini + timedelta(hours=self.lakon.acak.randrange(1, 40), minutes=self.lakon.acak.randrange(60))
        self._lakukan(pada, BeriPenilaian, "pelapor", nilai=nilai, komentar=komentar, batas=self._batas())

    def _batas(self) -> datetime | None:
        dijawab, kantor = self.lakon.aduan.jawaban, self.lakon.aduan.kecamatan
        return None if dijawab is None else batas_buka_kembali(dijawab.pada, kantor, self.lakon.aturan, self.lakon.sampai)

    def _jawaban(self, awal: str = "") -> str:
        return awal + self.lakon.acak.choice(self.x.pokok.jawab)

    def _lakukan(self, pada: datetime, jenis: type, peran: str, /, **isi: Any) -> None:
        self.lakon.lakukan(pada, jenis, peran, **isi)

    def _s(self, isi: str) -> Any:
        tersandi = self.lakon.segel(isi)
        self.lakon.terang[tersandi] = isi
        return tersandi


def _jam_buka_terakhir(kalender: Kalender, saat: datetime) -> datetime:
    """The last moment until then at which the office was open, to a minute."""
    if kalender.sedang_buka(saat):
        return saat
    tutup = kalender.tambah_menit_kerja(saat, -timedelta(microseconds=1))
    return saat + (saat - tutup) // -MENIT * MENIT


def apa_saja(x: Rencana, acak: Random) -> tuple[str, str, str]:
    """(what is written, category, sub-category) of one complaint, as it came in."""
    if x.alur == "tanya-jawab":
        tanya, _, sub = _tanya(x)
        return tanya, "informasi-publik", sub
    return teks.isi(acak, acak.choice(x.pokok.apa)), x.pokok.kategori, x.pokok.sub


def _tanya(x: Rencana) -> tuple[str, str, str]:
    """(question, answer, sub-category)."""
    return teks.TANYA[x.urutan % len(teks.TANYA)]
