"""Each fault in turn, with people who go on filing, and after each of them everything that was acknowledged is looked for."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from ops.bench.kacau.beban import Beban, Kiriman
from ops.bench.kacau.gangguan import SEMUA, Gangguan, TidakDapat
from ops.bench.kacau.keadaan import tampak, tenang
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.pemeriksa import Temuan, periksa
from ops.gagal import Gagal

SABAR = 240.0  # seconds after the healing until everything has come through; what takes longer is a finding
LAGI = 3  # complaints that are acknowledged after the healing


@dataclass(frozen=True)
class Baris:
    """A row of the table. `layani`, `tuntas`: seconds from the healing to the first acknowledgement and until everything is published;
    None: not within the patience. `tampak`: what people saw, and how often. `galat`: why it could not be brought about, or be healed."""

    gangguan: str
    temuan: Temuan
    dikirim: int
    layani: float | None
    tuntas: float | None
    tampak: dict[str, int]
    galat: str = ""

    @property
    def hijau(self) -> bool:
        return not self.galat and self.temuan.hijau and self.layani is not None and self.tuntas is not None

    def as_dict(self) -> dict[str, object]:
        return asdict(self) | {"hijau": self.hijau}


def pilih(nama: Sequence[str]) -> list[Gangguan]:
    """By a part of the name; all where none is named. Raises Gagal."""
    for kata in nama:
        if not any(kata in g.nama for g in SEMUA):
            raise Gagal(f"Gangguan {kata} tidak ada; pilih {', '.join(g.nama for g in SEMUA)}.")
    return [g for g in SEMUA if not nama or any(kata in g.nama for kata in nama)]


def jalankan(gangguan: Sequence[Gangguan], menit: float, orang: int, jeda: float, kabar: Callable[[Baris], None]) -> list[Baris]:
    """`menit`: how long all of it may take; the calm between two faults is what is left, at least ten seconds."""
    hasil: list[Baris] = []
    mulai = time.monotonic()
    with Medan() as medan, Beban([f"127.0.0.1:{medan.port}"], orang=orang, jeda=jeda) as beban:
        for n, satu in enumerate(gangguan):
            sampai = mulai + 60 * menit * (n + 1) / len(gangguan)
            baris = _satu(medan, beban, satu)
            hasil.append(baris)
            kabar(baris)
            if n + 1 < len(gangguan):
                time.sleep(max(10.0, sampai - time.monotonic()))
    return hasil


def _satu(medan: Medan, beban: Beban, gangguan: Gangguan) -> Baris:
    awal, mulai, galat = len(beban.kiriman), time.monotonic(), ""
    try:
        with gangguan.dalam(medan):
            time.sleep(gangguan.lama)
    except TidakDapat as e:
        galat = f"tidak dapat dibuat di sini: {e}"
    except Gagal as e:
        galat = str(e)
    sembuh = time.monotonic()
    layani = _tunggu(lambda: beban.sesudah(sembuh) >= 1, sembuh)
    _tunggu(lambda: beban.sesudah(sembuh) >= LAGI, sembuh)
    tuntas = _tunggu(lambda: tenang(medan), sembuh)
    kiriman = list(beban.kiriman)
    ada = tampak(medan)
    sejak = [k for k in kiriman if any(j.selesai >= mulai for j in k.riwayat)]
    temuan = periksa(kiriman, ada)
    return Baris(gangguan.nama, temuan, len(kiriman) - awal, layani, tuntas, _dilihat(sejak, mulai), galat)


def _dilihat(kiriman: Sequence[Kiriman], mulai: float) -> dict[str, int]:
    semua = (j for k in kiriman for j in k.riwayat if j.selesai >= mulai)
    return dict(Counter(f"{j.status or ''} {j.kata}".strip() for j in semua).most_common())


def _tunggu(sudah: Callable[[], bool], sejak: float) -> float | None:
    """Seconds since then until it is so."""
    while (lama := time.monotonic() - sejak) < SABAR:
        if sudah():
            return round(lama, 1)
        time.sleep(0.2)
    return None
