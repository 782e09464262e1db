"""From a kecamatan's name as people write it to its code."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from shared.domain.aduan.penolakan import TidakSah

TINGKAT_KECAMATAN = 2  # dots in "35.78.12"


class WilayahKosong(TidakSah):
    """Tidak ada kecamatan di bawah {wilayah} dalam daftar wilayah; muat dahulu daftarnya dengan ./aduan wilayah import."""

    kode = "wilayah-kosong"


class PetaTidakSah(TidakSah):
    """--petakan '{peta}' tidak dapat dipakai: tulis 'Nama=kode' dengan kode kecamatan di bawah {wilayah} yang ada dalam daftar wilayah."""

    kode = "peta-tidak-sah"


class KecamatanTidakDikenal(TidakSah):
    """Kecamatan '{nama}' tidak ada di bawah {wilayah}{mirip}; tetapkan dengan --petakan '{nama}={contoh}'."""

    kode = "kecamatan-tidak-dikenal"


class KecamatanGanda(TidakSah):
    """Ada beberapa kecamatan bernama '{nama}' di bawah {wilayah} ({kode_kode}); tetapkan dengan --petakan '{nama}={contoh}'."""

    kode = "kecamatan-ganda"


def rata(nama: str) -> str:
    """Without case, spaces and punctuation: "Asem Rowo" and "ASEMROWO" are one."""
    return re.sub(r"[\W_]+", "", nama.casefold())


class Kecamatan:
    """The kecamatan below one region. `daftar`: (code, name) of every known region there; `peta`: "Nama=kode" as given."""

    def __init__(self, wilayah: str, daftar: Iterable[tuple[str, str]], peta: Iterable[str] = ()) -> None:
        """Raises WilayahKosong, PetaTidakSah."""
        self._wilayah = wilayah
        self._nama = {kode: nama for kode, nama in daftar if kode.count(".") == TINGKAT_KECAMATAN}
        if not self._nama:
            raise WilayahKosong(wilayah=wilayah)
        self._kode: dict[str, list[str]] = {}
        for kode, nama in sorted(self._nama.items()):
            self._kode.setdefault(rata(nama), []).append(kode)
        self._peta = dict(self._satu_peta(p) for p in peta)

    def kode(self, nama: str) -> str:
        """Raises KecamatanTidakDikenal, which names the nearest, and KecamatanGanda."""
        kunci = rata(nama)
        if (kode := self._peta.get(kunci)) is not None:
            return kode
        ada = self._kode.get(kunci, [])
        if len(ada) == 1:
            return ada[0]
        if ada:
            raise KecamatanGanda(nama=nama, wilayah=self._wilayah, kode_kode=", ".join(ada), contoh=ada[0])
        dekat = [k for cocok in get_close_matches(kunci, self._kode, n=3, cutoff=0.6) for k in self._kode[cocok]]
        mirip = f" (yang mirip: {', '.join(f'{self._nama[k]} {k}' for k in dekat)})" if dekat else ""
        raise KecamatanTidakDikenal(nama=nama, wilayah=self._wilayah, mirip=mirip, contoh=dekat[0] if dekat else "kode")

    def _satu_peta(self, peta: str) -> tuple[str, str]:
        nama, _, kode = peta.rpartition("=")
        if not rata(nama) or kode.strip() not in self._nama:
            raise PetaTidakSah(peta=peta, wilayah=self._wilayah)
        return rata(nama), kode.strip()
