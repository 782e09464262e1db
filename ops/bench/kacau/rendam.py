"""A long calm day in little: the same mixture of work each minute, and what the processes keep of it."""

import io
import itertools
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from uuid import uuid4

import psutil
from PIL import Image

from ops.bench.kacau.beban import ISI, OK, Jawaban, minta
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.meja import Meja

SEMENIT = 20  # complaints
RATA = 0.05  # of what was there after the warm-up
SIMPANAN = 2.0  # descriptors by which two means may differ: what is under way while one looks
LEBAR, TINGGI = 2000, 1500


@dataclass(frozen=True)
class Menit:
    """One look, after a minute's work. Memory is resident, MB: `up` and the second relay themselves, and the workers that `up` started."""

    menit: int
    up: float
    relai: float
    pekerja: float
    berkas: int  # descriptors of `up`
    berkas_relai: int
    utas: int
    sambungan: int  # of the program at the database
    diakui: int


@dataclass(frozen=True)
class Hasil:
    """`awal`, `akhir`: means of the second and of the last quarter, by what was measured. `gagal`: answers that were none, counted."""

    menit: list[Menit]
    gagal: dict[str, int]

    def rata(self, apa: str) -> tuple[float, float]:
        n = len(self.menit) // 4
        bagian = (self.menit[n : 2 * n], self.menit[-n:]) if n else (self.menit, self.menit)
        awal, akhir = (mean(getattr(m, apa) for m in satu) for satu in bagian)
        return round(awal, 1), round(akhir, 1)

    def tumbuh(self, apa: str) -> float:
        """By which share the last quarter is above the second."""
        awal, akhir = self.rata(apa)
        return akhir / awal - 1

    @property
    def hijau(self) -> bool:
        datar = all(self.tumbuh(apa) <= RATA for apa in ("up", "relai"))
        tetap = all(self.rata(apa)[1] - self.rata(apa)[0] <= SIMPANAN for apa in ("berkas", "berkas_relai"))
        return datar and tetap and not self.gagal

    def as_dict(self) -> dict[str, object]:
        rata = {apa: self.rata(apa) for apa in ("up", "relai", "pekerja", "berkas", "berkas_relai", "utas", "sambungan")}
        return asdict(self) | {"rata": rata, "hijau": self.hijau}


def rendam(menit: int, kabar: Callable[[Hasil], None]) -> Hasil:
    """`kabar` hears what there is so far, each minute."""
    hasil = Hasil([], {})
    with Medan() as medan:
        kerja = _Kerja(medan)
        mulai = time.monotonic()
        for n in range(menit):
            for k in range(SEMENIT):
                kerja.satu(k)
                time.sleep(max(0.0, mulai + 60 * n + (k + 1) * 57 / SEMENIT - time.monotonic()))
            hasil.menit.append(_lihat(medan, n + 1, kerja.diakui))
            hasil.gagal.update(kerja.gagal)
            kabar(hasil)
            time.sleep(max(0.0, mulai + 60 * (n + 1) - time.monotonic()))
    return hasil


class _Kerja:
    """The usual mixture of an office: each complaint is filed and looked at; some come with a photo, most are classified, some answered,
    and some papers printed."""

    def __init__(self, medan: Medan) -> None:
        self._medan, self._meja = medan, Meja(medan)
        self._foto = [_foto(n) for n in range(3)]
        self._nomor = itertools.count()
        self.diakui, self.gagal = 0, Counter[str]()

    def satu(self, k: int) -> None:
        n = next(self._nomor)
        kepala = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4()), "X-Forwarded-For": f"198.51.100.{n % 250}"}
        jawab = minta(f"127.0.0.1:{self._medan.port}", "POST", "/api/v1/aduan", json.dumps(ISI), kepala)
        if not self._baik("file", jawab):
            return
        self.diakui += 1
        resi = json.loads(jawab.isi)
        meja, aduan = self._meja, resi["id"]
        if k % 4 == 0:
            self._baik("photo", meja.foto(resi["kode_lacak"], self._foto[n % 3]))
        if k % 4 != 3 and self._baik("classify", meja.klasifikasikan(aduan)) and k % 4 == 1:
            self._baik("answer", meja.jawab(aduan))
        if k % 5 == 0:
            self._baik("paper", meja.surat(aduan))
        for halaman in (f"/petugas/aduan/{aduan}", "/petugas", "/petugas/register") if k % 2 else ("/", "/lacak", "/healthz"):
            self._baik(f"page {halaman.replace(aduan, 'ID')}", meja.lihat(halaman))

    def _baik(self, apa: str, jawab: Jawaban) -> bool:
        if jawab.jenis != OK:
            self.gagal[f"{apa}: {jawab.status or ''} {jawab.kata[:80]}"] += 1
        return jawab.jenis == OK


def _lihat(medan: Medan, menit: int, diakui: int) -> Menit:
    up, relai = (psutil.Process(satu.pid) for satu in (medan.up, medan.relai))
    pekerja = sum(anak.memory_info().rss for anak in up.children(recursive=True))
    with medan.sambung() as conn:
        (sambungan,) = conn.execute("SELECT count(*) - 1 FROM pg_stat_activity WHERE datname = current_database()").fetchone()
    mb = [round(satu / (1 << 20), 1) for satu in (up.memory_info().rss, relai.memory_info().rss, pekerja)]
    return Menit(menit, mb[0], mb[1], mb[2], up.num_fds(), relai.num_fds(), up.num_threads(), sambungan, diakui)


def _foto(n: int) -> bytes:
    """Three megapixels, with as much in them as a photo has."""
    rnd = random.Random(n)
    kecil = Image.frombytes("RGB", (LEBAR // 8, TINGGI // 8), rnd.randbytes(LEBAR * TINGGI * 3 // 64))
    keluar = io.BytesIO()
    kecil.resize((LEBAR, TINGGI), Image.Resampling.BICUBIC).save(keluar, "JPEG", quality=90)
    return keluar.getvalue()


def tabel(semua: Sequence[Menit], setiap: int = 10) -> list[dict[str, object]]:
    """Every tenth minute, the first and the last."""
    return [asdict(m) for n, m in enumerate(semua) if n in (0, len(semua) - 1) or m.menit % setiap == 0]
