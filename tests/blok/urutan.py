"""Everything that people, machines and administrators do in one day, in its order."""

from collections.abc import Callable

from tests.blok.adegan import kelola, mesin, perintah, petugas, warga
from tests.blok.hari import Hari

ADEGAN: tuple[Callable[[Hari], None], ...] = (
    warga.lapor, warga.berfoto, warga.pelapor, warga.kode_hilang, warga.akun, warga.akun_bersurel,
    petugas.meja, petugas.loket, petugas.masuk,
    kelola.kantor, kelola.petugas, kelola.aturan, kelola.sistem,
    mesin.halaman, mesin.banyak_selesai, mesin.tugas, mesin.terlambat, mesin.pelanggan, mesin.tersendat, mesin.lupa, mesin.rekap,
    perintah.sehari, perintah.ubah, perintah.kunci, perintah.riwayat,
)  # fmt: skip


def jalani(h: Hari) -> None:
    for adegan in ADEGAN:
        adegan(h)
