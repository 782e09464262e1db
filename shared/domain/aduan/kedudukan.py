"""How a complaint stood in each office's books when: what every report asks that is about a moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong, evolve

# From them on nobody has said yet of which kind it is.
BELUM_DIKLASIFIKASI = (k.AduanDiterima, k.AduanDibukaKembali, k.AduanDiterimaAlihan, k.GabunganDilepas)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kedudukan:
    """From `sejak` until before `sampai` (None: still) in the books of this office. `jenis`: of the present round, None: not classified."""

    kantor: str
    keadaan: Keadaan
    kategori: str
    jenis: str | None
    sejak: datetime
    sampai: datetime | None = None


def kedudukan(aduan_id: UUID, kejadian: Sequence[k.Kejadian]) -> list[Kedudukan]:
    """In their order; of one office without a gap from when it got the complaint. What was passed on is so until it comes back."""
    hasil: list[Kedudukan] = []
    terakhir: dict[str, int] = {}  # of each office, its place in what was found
    aliran: Aliran = AliranKosong(aduan_id)
    jenis: str | None = None
    for e in kejadian:
        aliran, jenis = evolve(aliran, e), jenis_sesudah(jenis, e)
        if not isinstance(aliran, Aduan):
            continue
        baru = Kedudukan(kantor=aliran.kecamatan, keadaan=_keadaan(aliran, e), kategori=aliran.kategori, jenis=jenis, sejak=e.pada)
        lama = hasil[terakhir[baru.kantor]] if baru.kantor in terakhir else None
        if lama is not None and (lama.keadaan, lama.kategori, lama.jenis) == (baru.keadaan, baru.kategori, baru.jenis):
            continue
        if lama is not None:
            hasil[terakhir[baru.kantor]] = replace(lama, sampai=e.pada)
        terakhir[baru.kantor] = len(hasil)
        hasil.append(baru)
    return [satu for satu in hasil if satu.sejak != satu.sampai]


def jenis_sesudah(jenis: str | None, e: k.Kejadian) -> str | None:
    """Of which kind a case is after an event: what is received, reopened, passed on or let go is not classified yet."""
    if isinstance(e, k.AduanDiklasifikasi):
        return e.jenis
    return None if isinstance(e, BELUM_DIKLASIFIKASI) else jenis


def _keadaan(aduan: Aduan, e: k.Kejadian) -> Keadaan:
    """Also what goes with its parent has left the office."""
    return Keadaan.DIALIHKAN if isinstance(e, k.AduanDialihkan) and e.ke else aduan.keadaan
