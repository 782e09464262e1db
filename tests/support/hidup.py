"""Made-up lives of complaints: every event there is, and in each sealed field a word of its own, to be looked for elsewhere."""

import hashlib
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID, uuid4

from services.intake.application import Intake, bangun
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import Audiens, boleh
from shared.domain.aduan.keadaan import aduan_dari
from shared.layanan.dasar import Kolam
from tests.contracts.contoh import CONTOH
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji

ALIH = ("AduanDialihkan", "AduanDiterimaAlihan")
DISUSUN = ("AduanDiklasifikasi", "AduanDidisposisikan", "TanggapanDisusun", "TanggapanDikembalikan", "TanggapanDisusun")
SAMPAI_6 = (*ALIH, "KlarifikasiDiminta", "KlarifikasiDiberikan", *DISUSUN, "TanggapanDiterima", "TanggapanDicatat")
JALUR = {
    "baru disusun": (*ALIH, *DISUSUN),
    "sebelum langkah 7": SAMPAI_6,
    "dijawab": (*SAMPAI_6, "TanggapanDiberikan", "PenilaianDiberikan", "AduanDitutup"),
    "dibuka kembali": (*SAMPAI_6, "TanggapanDiberikan", "AduanDibukaKembali", *DISUSUN),
    "ditolak": (*ALIH, "AduanDitolak"),
    "digabungkan": (*ALIH, "AduanDigabungkan"),
    "dijawab bersama induk": (*ALIH, "AduanDigabungkan", "AduanIndukDijawab"),
    "dilepas dari induk": (*ALIH, "AduanDigabungkan", "GabunganDilepas", "AduanDiklasifikasi"),
    "dicabut": (*ALIH, "AduanDiklasifikasi", "AduanDicabut"),
    "dilupakan": (*SAMPAI_6, "TanggapanDiberikan", "PelaporDilupakan"),
}
# What may happen at any time; pairs stay in their order.
SAMPINGAN = (
    ("KodeLacakDiganti",), ("BatasWaktuMendekat",), ("BatasWaktuTerlewati",), ("VerdikDihitungUlang",), ("LampiranDitambahkan",),
    ("KabarDipilih",), ("CatatanDitambahkan",), ("IdentitasDibuka",), ("SuratDiterbitkan",), ("WaktuDiperpanjang",),
    ("PemrosesanDibatasi", "PembatasanDicabut"),
    ("PenghapusanDiminta", "PenghapusanDitolak"),
)  # fmt: skip
IDENTITAS = {("AduanDiterima", "pelapor.nama"), ("AduanDiterima", "pelapor.kontak")}


def kata(*bagian: object) -> str:
    """A word that stands nowhere else: letters alone, so that nothing takes it for a number or breaks it."""
    sidik = hashlib.sha256(repr(bagian).encode()).hexdigest()[:14]
    return "Zx" + sidik.translate(str.maketrans("0123456789", "ghijklmnop"))


@dataclass
class Hidup:
    """One life; `tanam`: planted word -> (event type, field)."""

    nama: str
    rahasia: bool
    resi: dict
    tanam: dict[str, tuple[str, str]] = field(default_factory=dict)
    kejadian: list[k.Kejadian] = field(default_factory=list)
    sandi: dict[str, str] = field(default_factory=dict)  # planted word -> its ciphertext

    @property
    def dilupakan(self) -> bool:
        return self.nama == "dilupakan"

    def terbuka(self, audiens: Audiens) -> set[str]:
        """The words that this audience may read."""
        if self.dilupakan:
            return set()
        tertutup = IDENTITAS if self.rahasia and audiens is not Audiens.PELAPOR else set()
        return {w for w, (tipe, isian) in self.tanam.items() if boleh(audiens, tipe, isian) and (tipe, isian) not in tertutup}

    def tertulis_sampai(self, tipe: str) -> set[str]:
        """The words of what had happened up to the first event of this type."""
        n = next(n for n, e in enumerate(self.kejadian, start=1) if type(e).__name__ == tipe)
        dulu = repr(self.kejadian[:n])
        return {satu for satu, di in self.tanam.items() if di[0] == "AduanDiterima" or self.sandi[satu] in dulu}

    def terbaca(self, teks: str) -> set[str]:
        return {w for w in self.tanam if w in teks}

    def sebut(self, kata_kata: set[str]) -> list[tuple[str, str]]:
        return sorted(self.tanam[w] for w in kata_kata)


def urutan(rnd: random.Random, jalur: tuple[str, ...]) -> list[str]:
    """The flow with everything else put in at random places; what ends the person comes last."""
    hasil = list(jalur)
    akhir = hasil.pop() if hasil[-1] == "PelaporDilupakan" else None
    for kelompok in rnd.sample(SAMPINGAN, len(SAMPINGAN)):
        di = 0
        for tipe in kelompok:
            di = rnd.choice([n for n in range(di, len(hasil) + 1) if hasil[n - 1 : n + 1] != list(ALIH)])
            hasil.insert(di, tipe)
            di += 1
    return [*hasil, akhir] if akhir else hasil


def jalani(kantor: KantorUji, app: Intake, nama: str, rahasia: bool) -> Hidup:
    rnd = random.Random(f"{nama} {rahasia}")
    tanam = {kata(nama, rahasia, isian): ("AduanDiterima", isian) for isian in ("pelapor.nama", "pelapor.kontak", "isi")}
    orang, kontak, isi = tanam
    resi = kantor.aduan(rahasia=rahasia, isi=f"{isi} di tepi jalan", pelapor={"nama": orang, "kontak": f"{kontak}@example.org"})
    stream = UUID(resi["id"])
    loaded = app.dasar.store.load(stream)
    aduan, kini = aduan_dari(stream, loaded.events), JENAWI
    hidup, baru = Hidup(nama, rahasia, resi, tanam, sandi={isi: aduan.penyampaian.isi}), []
    for n, tipe in enumerate(urutan(rnd, JALUR[nama]), start=1):
        if tipe == "AduanDiterimaAlihan":
            kini = KERJO
        e = replace(CONTOH[tipe], aduan_id=stream, wilayah=kini, pada=loaded.now + timedelta(microseconds=n))
        isian = {}
        for bidang in k.bidang_tersandi(type(e)):
            if getattr(e, bidang) is None:
                continue
            satu = kata(nama, rahasia, n, tipe, bidang)
            hidup.tanam[satu] = (tipe, bidang)
            hidup.sandi[satu] = isian[bidang] = app.dasar.vault.encrypt(aduan.pemilik, aduan.id, satu)
        baru.append(replace(e, **isian))
    app.dasar.store.append(stream, baru, loaded.version, correlation_id=uuid4())
    hidup.kejadian = [*loaded.events, *baru]
    return hidup


@contextmanager
def hidup_hidup(kantor: KantorUji, siapa: Iterable[tuple[str, bool]]) -> Iterator[list[Hidup]]:
    app = bangun(kantor.database.settings(kantor.program.data), Kolam(2, 2))
    try:
        yield [jalani(kantor, app, nama, rahasia) for nama, rahasia in siapa]
    finally:
        app.close()
