"""Each fault in turn, with people who go on filing, and after each of them everything that was acknowledged is looked for."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

from ops.bench.kacau.beban import TERUS, Beban, Kiriman
from ops.bench.kacau.gangguan import SEMUA, Gangguan, TidakDapat
from ops.bench.kacau.keadaan import tampak, tenang
from ops.bench.kacau.loket import Loket
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.meja import Meja
from ops.bench.kacau.pemeriksa import Temuan, periksa
from ops.gagal import Gagal

SABAR = 240.0  # seconds after the healing until everything has come through; what takes longer is a finding
LAGI = 3  # complaints that are acknowledged after the healing


@dataclass(frozen=True)
class Baris:
    """A row of the table. `tak_diakui`: filings that were given up, though repeated with their key; `galat`: why it could not be brought
    about, or be healed. `layani`, `tuntas`: seconds from the healing to the first acknowledgement and until everything is published;
    None: not within the patience. `tampak`: what people saw, and how often."""

    gangguan: str
    temuan: Temuan
    tak_diakui: int
    galat: str
    layani: float | None
    tuntas: float | None
    tampak: dict[str, int]

    @property
    def hijau(self) -> bool:
        return self.temuan.hijau and self.layani is not None and self.tuntas is not None and not self.tak_diakui and not self.galat

    def as_dict(self) -> dict[str, object]:
        return asdict(self) | {"hijau": self.hijau}


def pilih(nama: Sequence[str], ulang: int = 1) -> list[Gangguan]:
    """By a part of the name, all where none is named; each so many times. Raises Gagal."""
    for kata in nama:
        if not any(kata in g.nama for g in SEMUA):
            raise Gagal(f"Gangguan {kata} tidak ada; pilih {', '.join(g.nama for g in SEMUA)}.")
    return [g for g in SEMUA if not nama or any(kata in g.nama for kata in nama) for _ in range(ulang)]


def jalankan(gangguan: Sequence[Gangguan], menit: float, orang: int, jeda: float, kabar: Callable[[Baris], None]) -> list[Baris]:
    """`menit`: how long all of it may take; the calm between two faults is what is left, at least ten seconds."""
    hasil: list[Baris] = []
    mulai = time.monotonic()
    with Medan() as medan, Beban([f"127.0.0.1:{medan.port}"], orang=orang, jeda=jeda) as beban, Loket(beban, Meja(medan)) as loket:
        for n, satu in enumerate(gangguan):
            sampai = mulai + 60 * menit * (n + 1) / len(gangguan)
            baris = _satu(medan, beban, loket, satu)
            hasil.append(baris)
            kabar(baris)
            if n + 1 < len(gangguan):
                time.sleep(max(10.0, sampai - time.monotonic()))
    return hasil


def _satu(medan: Medan, beban: Beban, loket: Loket, gangguan: Gangguan) -> Baris:
    mulai, galat = time.monotonic(), ""
    try:
        with gangguan.dalam(medan):
            time.sleep(gangguan.lama)
    except TidakDapat as e:
        galat = f"tidak dapat dibuat di sini: {e}"
    except Exception as e:  # a row of its own; what people filed is looked for all the same
        galat = f"{type(e).__name__}: {e}"[:500]
    sembuh = time.monotonic()
    layani = _tunggu(lambda: beban.sesudah(sembuh) >= 1, sembuh)
    _tunggu(lambda: beban.sesudah(sembuh) >= LAGI, sembuh)
    tuntas = _tunggu(lambda: tenang(medan), sembuh)
    diakui, perintah = [replace(k) for k in beban.diakui], set(loket.diakui)  # what comes while one looks is not asked for
    ada = tampak(medan)
    kiriman = list(beban.kiriman)
    temuan = periksa(diakui, perintah, len(kiriman), ada)
    ditinggal = sum(k.diakui is None and mulai - TERUS < k.mulai < time.monotonic() - TERUS for k in kiriman)
    return Baris(gangguan.nama, temuan, ditinggal, galat, layani, tuntas, _dilihat(kiriman, mulai))


def _dilihat(kiriman: Sequence[Kiriman], mulai: float) -> dict[str, int]:
    semua = (j for k in kiriman for j in list(k.riwayat) if j.selesai >= mulai)
    return dict(Counter(f"{j.status or ''} {j.kata}".strip() for j in semua).most_common())


def _tunggu(sudah: Callable[[], bool], sejak: float) -> float | None:
    """Seconds since then until it is so."""
    while (lama := time.monotonic() - sejak) < SABAR:
        if sudah():
            return round(lama, 1)
        time.sleep(0.2)
    return None
