"""Given past events, when a command, then events or a refusal; and one example of everything that can be said and done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.intake import domain as intake
from services.intake import pribadi
from services.response import domain as response
from services.response import gabungan as response_gabungan
from services.sla import domain as sla
from services.triage import domain as triage
from services.triage import gabungan as triage_gabungan
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR, Keadaan
from shared.domain.aduan.keadaan import Aduan, Aliran, aduan_dari, evolve, fold
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Pelapor, Tersandi
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.aduan.perintah import Perintah

ADUAN, INDUK, WARGA = UUID(int=1), UUID(int=2), UUID(int=3)
JENAWI, KERJO = "33.13.17", "33.13.16"
NOMOR = "33.13.17/2026/000123"
AWAL = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MENIT = timedelta(minutes=1)
OPERATOR, PELAPOR = Pelaku("operator", UUID(int=9)), Pelaku("pelapor", WARGA)


def rahasia(teks: str) -> Tersandi:
    return Tersandi(f"v1.{teks}")


def e(jenis: type[Kejadian], /, **isi: object) -> Kejadian:
    """An event of this complaint; `given` and `then` see to its time, `then` to who did it."""
    return jenis(**dict(aduan_id=ADUAN, wilayah=JENAWI, pada=AWAL, oleh=OPERATOR) | isi)


ISI_ADUAN = dict(
    nomor=NOMOR, kategori="infrastruktur", sub_kategori="jalan-rusak", saluran="web", rahasia=True,
    pelapor=Pelapor(WARGA, rahasia("nama"), rahasia("kontak")), isi=rahasia("isi"), permintaan="cd" * 32,
)  # fmt: skip
KELAS = dict(kategori="infrastruktur", sub_kategori="jalan-rusak")
PERKARA = dict(jam="perkara", langkah=None)
JAM = dict(langkah=3, putaran=1, ke=1, batas=AWAL, sop="33.13/1", kalender="33.13/1")

DITERIMA = e(k.AduanDiterima, **ISI_ADUAN)
DIKLASIFIKASI = e(k.AduanDiklasifikasi, jenis="pengaduan", **KELAS)
DIKLASIFIKASI_INFORMASI = e(k.AduanDiklasifikasi, jenis="informasi", **KELAS)
DIMINTA = e(k.KlarifikasiDiminta, pertanyaan=rahasia("di mana?"))
DIJELASKAN = e(k.KlarifikasiDiberikan, jawaban=rahasia("di sana"))
DIALIHKAN = e(k.AduanDialihkan, ke=KERJO, instansi=None, alasan=rahasia("wilayah Kerjo"))
DITERIMA_ALIHAN = e(k.AduanDiterimaAlihan, wilayah=KERJO, dari=JENAWI)
DIALIHKAN_KELUAR = e(k.AduanDialihkan, ke=None, instansi=rahasia("PLN"), alasan=rahasia("tiang listrik"))
DITOLAK = e(k.AduanDitolak, alasan=rahasia("alasan"), saran_tujuan=rahasia("polsek"))
DIGABUNGKAN = e(k.AduanDigabungkan, induk=INDUK, alasan=rahasia("sama"))
KARENA = dict(induk=INDUK, sumber=UUID(int=77))
INDUK_DIJAWAB = e(k.AduanIndukDijawab, **KARENA, isi=rahasia("sudah diaspal"))
DILEPAS = e(k.GabunganDilepas, **KARENA, sebab="ditolak")
IKUT_DIALIHKAN = e(k.AduanDialihkan, ke=KERJO, instansi=None, alasan=rahasia("bersama"), sumber=UUID(int=77))
IKUT_DITERIMA = e(k.AduanDiterimaAlihan, wilayah=KERJO, dari=JENAWI, sumber=UUID(int=77))
IKUT_KELUAR = e(k.AduanDialihkan, ke=None, instansi=rahasia("PLN"), alasan=rahasia("bersama"), sumber=UUID(int=77))
DIDISPOSISIKAN = e(k.AduanDidisposisikan, kepada=rahasia("seksi"), instruksi=rahasia("cek"))
DIPERPANJANG = e(k.WaktuDiperpanjang, hari=7, alasan=rahasia("arsip"))
DISUSUN = e(k.TanggapanDisusun, isi=rahasia("dijadwalkan"))
DIKEMBALIKAN = e(k.TanggapanDikembalikan, alasan=rahasia("kurang jelas"))
DITERIMA_PPID = e(k.TanggapanDiterima)
DICATAT = e(k.TanggapanDicatat)
DIJAWAB = e(k.TanggapanDiberikan, isi=rahasia("dijadwalkan"))
DIBUKA = e(k.AduanDibukaKembali, alasan=rahasia("belum selesai"))
DINILAI = e(k.PenilaianDiberikan, nilai=4)
DICABUT = e(k.AduanDicabut)
SELESAI = e(k.AduanDitutup, alasan="selesai")
TANPA_KLARIFIKASI = e(k.AduanDitutup, alasan="tanpa_klarifikasi")

DILAMPIRI = e(k.LampiranDitambahkan, lampiran=INDUK, sidik="ab" * 32, jenis="image/jpeg", ukuran=9)
DIKABARI = e(k.KabarDipilih, saluran="email")
BERKODE_BARU = e(k.KodeLacakDiganti, cara="kontak")
DICATATKAN = e(k.CatatanDitambahkan, isi=rahasia("sudah ditelepon"))
DITERBITKAN = e(k.SuratDiterbitkan, surat=UUID(int=88), jenis="laporan-pengaduan", nomor=f"{NOMOR}/LP-1", sidik="cd" * 32)
DIBUKA_IDENTITASNYA = e(k.IdentitasDibuka, alasan=rahasia("ancaman"))
DIBATASI = e(k.PemrosesanDibatasi)
PEMBATASAN_DICABUT = e(k.PembatasanDicabut, alasan=rahasia("selesai"))
MINTA_DIHAPUS = e(k.PenghapusanDiminta)
PENGHAPUSAN_DITOLAK = e(k.PenghapusanDitolak, dasar="aduan-berjalan", alasan=rahasia("masih ditangani"))
DILUPAKAN = e(k.PelaporDilupakan, dasar="permintaan")

SAMPAI_DIJAWAB = (DITERIMA, DIKLASIFIKASI, DISUSUN, DITERIMA_PPID, DICATAT, DIJAWAB)
K = Keadaan
RIWAYAT: dict[Keadaan, tuple[Kejadian, ...]] = {
    K.BARU: (),
    K.DITERIMA: SAMPAI_DIJAWAB[:1],
    K.DIKLASIFIKASI: SAMPAI_DIJAWAB[:2],
    K.TANGGAPAN_DISUSUN: SAMPAI_DIJAWAB[:3],
    K.TANGGAPAN_DITERIMA: SAMPAI_DIJAWAB[:4],
    K.TANGGAPAN_DICATAT: SAMPAI_DIJAWAB[:5],
    K.DIJAWAB: SAMPAI_DIJAWAB,
    K.SELESAI: (*SAMPAI_DIJAWAB, SELESAI),
    K.DITUTUP_TANPA_KLARIFIKASI: (DITERIMA, DIMINTA, TANPA_KLARIFIKASI),
    K.DITOLAK: (DITERIMA, DITOLAK),
    K.DIGABUNGKAN: (DITERIMA, DIGABUNGKAN),
    K.DIALIHKAN: (DITERIMA, DIALIHKAN),
    K.DIALIHKAN_KELUAR: (DITERIMA, DIALIHKAN_KELUAR),
    K.DICABUT: (DITERIMA, DICABUT),
}
RIWAYAT_JEDA = {K.DITERIMA: (DITERIMA, DIMINTA), K.DIKLASIFIKASI: (DITERIMA, DIKLASIFIKASI, DIMINTA)}


def berurutan(kejadian: tuple[Kejadian, ...]) -> list[Kejadian]:
    """The events one minute after another."""
    return [replace(satu, pada=AWAL + n * MENIT) for n, satu in enumerate(kejadian)]


def aduan_setelah(*kejadian: Kejadian) -> Aliran:
    return fold(ADUAN, berurutan(kejadian))


DITERIMA_SAJA = aduan_dari(ADUAN, [DITERIMA])
INDUK_DITERIMA = aduan_dari(INDUK, [e(k.AduanDiterima, aduan_id=INDUK, **ISI_ADUAN | {"nomor": "33.13.17/2026/000007"})])


def _jam(a: Aduan, now: datetime, geser: timedelta) -> dict:
    """What was merged has the whole case's clock alone."""
    mana = PERKARA if a.keadaan is Keadaan.DIGABUNGKAN else dict(langkah=a.langkah or 7)
    return JAM | mana | dict(putaran=a.putaran, batas=now + geser)


def _karena(a: Aduan) -> dict:
    """Another event of the parent each time."""
    return dict(induk=INDUK, sumber=UUID(int=1000 + a.versi))


# One example of every command, such that nothing but the table stands against it.
CONTOH: dict[str, Callable[[Aduan, datetime], Perintah]] = {
    "TerimaAduan": lambda a, now: intake.TerimaAduan(oleh=PELAPOR, kecamatan=JENAWI, **ISI_ADUAN | {"permintaan": "ef" * 32}),
    "BeriKlarifikasi": lambda a, now: intake.BeriKlarifikasi(oleh=PELAPOR, jawaban=rahasia("di sana")),
    "BukaKembali": lambda a, now: intake.BukaKembali(oleh=PELAPOR, alasan=rahasia("belum selesai"), batas=now),
    "BeriPenilaian": lambda a, now: intake.BeriPenilaian(oleh=PELAPOR, nilai=5, komentar=rahasia("cepat"), batas=now),
    "CabutAduan": lambda a, now: intake.CabutAduan(oleh=PELAPOR, alasan=rahasia("sudah beres")),
    "TambahLampiran": lambda a, now: pribadi.TambahLampiran(oleh=PELAPOR, lampiran=INDUK, sidik="ab" * 32, jenis="image/jpeg", ukuran=9),
    "GantiKodeLacak": lambda a, now: pribadi.GantiKodeLacak(oleh=PELAPOR, cara="kontak"),
    "PilihKabar": lambda a, now: pribadi.PilihKabar(oleh=PELAPOR, saluran="email"),
    "CatatInternal": lambda a, now: triage.CatatInternal(oleh=OPERATOR, isi=rahasia("sudah ditelepon")),
    "TerbitkanSurat": lambda a, now: triage.TerbitkanSurat(
        oleh=OPERATOR, surat=UUID(int=1000 + a.versi), jenis="data-pengaduan", nomor=f"{a.nomor}/DP-1", sidik="cd" * 32
    ),
    "BukaIdentitas": lambda a, now: triage.BukaIdentitas(oleh=OPERATOR, alasan=rahasia("ancaman")),
    "BatasiPemrosesan": lambda a, now: pribadi.BatasiPemrosesan(oleh=PELAPOR),
    "CabutPembatasan": lambda a, now: pribadi.CabutPembatasan(oleh=OPERATOR, alasan=rahasia("selesai")),
    "MintaPenghapusan": lambda a, now: pribadi.MintaPenghapusan(oleh=PELAPOR),
    "TolakPenghapusan": lambda a, now: pribadi.TolakPenghapusan(oleh=OPERATOR, dasar="aduan-berjalan", alasan=rahasia("masih ditangani")),
    "LupakanPelapor": lambda a, now: pribadi.LupakanPelapor(oleh=OPERATOR, dasar="permintaan"),
    "LupakanPelaporBerjalan": lambda a, now: pribadi.LupakanPelaporBerjalan(oleh=OPERATOR, dasar="permintaan"),
    "KlasifikasikanAduan": lambda a, now: triage.KlasifikasikanAduan(
        oleh=OPERATOR, jenis="informasi", kategori="lainnya", sub_kategori="saran", jawaban=rahasia("begini")
    ),
    "MintaKlarifikasi": lambda a, now: triage.MintaKlarifikasi(oleh=OPERATOR, pertanyaan=rahasia("di mana?")),
    "AlihkanAduan": lambda a, now: triage.AlihkanAduan(oleh=OPERATOR, ke=KERJO, alasan=rahasia("wilayah Kerjo")),
    "TolakAduan": lambda a, now: triage.TolakAduan(oleh=OPERATOR, alasan=rahasia("alasan"), saran_tujuan=rahasia("polsek")),
    "GabungkanAduan": lambda a, now: triage.GabungkanAduan(
        oleh=OPERATOR,
        induk=replace(INDUK_DITERIMA, kecamatan=a.kecamatan, keadaan=K.DIJAWAB),
        alasan=rahasia("sama"),
        jawaban=triage.JawabanInduk(UUID(int=1000 + a.versi), rahasia("sudah diaspal")),
    ),
    "SampaikanJawabanInduk": lambda a, now: response_gabungan.SampaikanJawabanInduk(
        oleh=k.SISTEM, **_karena(a), isi=rahasia("sudah diaspal")
    ),
    "LepasGabungan": lambda a, now: triage_gabungan.LepasGabungan(oleh=k.SISTEM, **_karena(a), sebab="ditolak"),
    "PindahBersamaInduk": lambda a, now: triage_gabungan.PindahBersamaInduk(
        oleh=k.SISTEM, **_karena(a), ke=KERJO, alasan=rahasia("bersama")
    ),
    "AlihkanBersamaInduk": lambda a, now: triage_gabungan.AlihkanBersamaInduk(
        oleh=k.SISTEM, **_karena(a), instansi=rahasia("PLN"), alasan=rahasia("bersama")
    ),
    "DisposisikanAduan": lambda a, now: response.DisposisikanAduan(oleh=OPERATOR, kepada=rahasia("seksi"), instruksi=rahasia("cek")),
    "PerpanjangWaktu": lambda a, now: response.PerpanjangWaktu(oleh=OPERATOR, hari=7, alasan=rahasia("arsip"), batas=now),
    "SusunTanggapan": lambda a, now: response.SusunTanggapan(oleh=OPERATOR, isi=rahasia("dijadwalkan")),
    "TerimaTanggapan": lambda a, now: response.TerimaTanggapan(oleh=OPERATOR),
    "KembalikanTanggapan": lambda a, now: response.KembalikanTanggapan(oleh=OPERATOR, alasan=rahasia("kurang jelas")),
    "CatatTanggapan": lambda a, now: response.CatatTanggapan(oleh=OPERATOR),
    "BerikanTanggapan": lambda a, now: response.BerikanTanggapan(oleh=OPERATOR),
    "CatatBatasMendekat": lambda a, now: sla.CatatBatasMendekat(oleh=k.SISTEM, **_jam(a, now, MENIT), ambang=75),
    "CatatBatasTerlewati": lambda a, now: sla.CatatBatasTerlewati(
        oleh=k.SISTEM, **_jam(a, now, -2 * MENIT), selesai_pada=None if a.berjalan and not a.jeda else now
    ),
    "HitungUlangVerdik": lambda a, now: sla.HitungUlangVerdik(
        oleh=k.SISTEM,
        kecamatan=JENAWI,
        langkah=3,
        putaran=1,
        ke=1,
        putusan_lama="lewat",
        putusan_baru="tepat",
        batas_lama=now - MENIT,
        batas_baru=now,
        kalender_lama="33.13/1",
        kalender_baru="33.13/2",
        sop="33.13/1",
        dasar=INDUK,
    ),
    "TutupAduan": lambda a, now: sla.TutupAduan(oleh=k.SISTEM, dijawab_pada=a.jawaban.pada if a.jawaban else now, batas=now - MENIT),
    "TutupTanpaKlarifikasi": lambda a, now: sla.TutupTanpaKlarifikasi(
        oleh=k.SISTEM, jeda_sejak=a.pertanyaan.sejak if a.pertanyaan else now, batas=now - MENIT
    ),
}
# What must have happened besides, for there to be anything to decide.
SEBELUM: dict[str, tuple[Kejadian, ...]] = {"TolakPenghapusan": (MINTA_DIHAPUS,), "CabutPembatasan": (DIBATASI,)}
DECIDE = {
    nama: layanan.decide
    for layanan in (intake, pribadi, triage, triage_gabungan, response, response_gabungan, sla)
    for nama in ALUR
    if hasattr(layanan, nama)
}  # fmt: skip


def contoh(perintah: str, aliran: Aliran, now: datetime) -> Perintah:
    """Of a stream that holds no complaint: what would be said to one that was just received."""
    return CONTOH[perintah](aliran if isinstance(aliran, Aduan) else DITERIMA_SAJA, now)


def putuskan(aduan: Aliran, perintah: Perintah, now: datetime) -> list[Kejadian]:
    """Whatever service it belongs to."""
    return DECIDE[type(perintah).__name__](aduan, perintah, now)


@dataclass
class Ketika:
    aduan: Aliran
    perintah: Perintah
    now: datetime

    def then(self, *diharapkan: Kejadian) -> Aliran:
        """Exactly these events, at the time of the command and by whom it was given; the complaint after them."""
        kejadian = putuskan(self.aduan, self.perintah, self.now)
        assert kejadian == [replace(d, pada=self.now, oleh=self.perintah.oleh) for d in diharapkan]
        aduan = self.aduan
        for satu in kejadian:
            aduan = evolve(aduan, satu)
        return aduan

    def ditolak(self, penolakan: type[Penolakan]) -> str:
        """Refused like this; the sentence that the person reads."""
        try:
            kejadian = putuskan(self.aduan, self.perintah, self.now)
        except Penolakan as p:
            assert type(p) is penolakan, repr(p)
            return str(p)
        raise AssertionError(f"bukan {penolakan.__name__} melainkan {kejadian}")


@dataclass
class Diketahui:
    kejadian: list[Kejadian]

    @property
    def now(self) -> datetime:
        return AWAL + len(self.kejadian) * MENIT

    def when(self, perintah: Perintah | str, pada: datetime | None = None) -> Ketika:
        """A command, or the name of one to take the example of."""
        aduan, now = fold(ADUAN, self.kejadian), pada or self.now
        return Ketika(aduan, contoh(perintah, aduan, now) if isinstance(perintah, str) else perintah, now)


def given(*kejadian: Kejadian) -> Diketahui:
    """What has happened, one minute after another from `AWAL`; the command comes a minute later."""
    return Diketahui(berurutan(kejadian))


def jalani(langkah: list[tuple[str, int]]) -> tuple[list[Kejadian], datetime]:
    """What follows when somebody tries these commands one after another, so many minutes apart; refused ones change nothing."""
    aliran, kejadian, now = fold(ADUAN, ()), [], AWAL
    for nama, menit in langkah:
        now += menit * MENIT
        try:
            baru = putuskan(aliran, contoh(nama, aliran, now), now)
        except Penolakan:
            continue
        for e in baru:
            aliran = evolve(aliran, e)
        kejadian += baru
    return kejadian, now
