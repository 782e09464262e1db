"""How a complaint stood in each office's books when, against folding the events up to each moment."""

from datetime import timedelta

from hypothesis import given as bila
from hypothesis import settings

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.kedudukan import BELUM_DIKLASIFIKASI, kedudukan
from tests.domain import support as s
from tests.domain.test_masa import HIDUP, KANTOR, hidup

SESAAT = timedelta(microseconds=1)


def jenis(kejadian: list[k.Kejadian]) -> str | None:
    """The last classification since it came here, was let go or reopened."""
    baru = max(n for n, e in enumerate(kejadian) if isinstance(e, BELUM_DIKLASIFIKASI))
    return next((e.jenis for e in reversed(kejadian[baru:]) if isinstance(e, k.AduanDiklasifikasi)), None)


def di(kantor: str, kejadian: list[k.Kejadian]) -> tuple[Keadaan, str, str | None] | None:
    """As its office has it, or as it was passed on; told slowly."""
    semua = [aduan_dari(s.ADUAN, kejadian[:n]) for n in range(1, len(kejadian) + 1)]
    milik = [a for a in semua if a.kecamatan == kantor]
    if not milik:
        return None
    sampai = max(n for n, a in enumerate(semua) if a.kecamatan == kantor)
    keadaan = milik[-1].keadaan if semua[-1].kecamatan == kantor else Keadaan.DIALIHKAN
    return keadaan, milik[-1].kategori, jenis(kejadian[: sampai + 1])


@settings(max_examples=200, deadline=None)
@bila(HIDUP)
def test_at_every_moment_it_says_what_the_fold_of_the_events_up_to_then_does(langkah: list[str]):
    kejadian = hidup(langkah)
    semua = kedudukan(s.ADUAN, kejadian)
    for saat in {e.pada + geser for e in kejadian for geser in (SESAAT, -SESAAT)}:
        dikenal = [e for e in kejadian if e.pada < saat]
        for kantor in KANTOR:
            ada = [x for x in semua if x.kantor == kantor and x.sejak < saat and (x.sampai is None or x.sampai >= saat)]
            assert [(x.keadaan, x.kategori, x.jenis) for x in ada] == [satu for satu in [di(kantor, dikenal)] if satu]
