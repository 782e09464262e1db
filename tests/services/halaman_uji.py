"""Steps through the citizen's pages that several tests take."""

from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

SIAPA = {"nama": "Siti Aminah", "kontak": "0812 3456 7890", "rahasia": "tidak"}
PILIHAN = "infrastruktur/jalan-rusak"
ISI = {"apa": "Jalan di depan balai desa berlubang.", "lokasi": "Dusun Gronong", "kapan": "sejak Senin"}


def peramban(kantor: KantorUji, **kepala: str) -> Peramban:
    return Peramban(kantor.program.url, **kepala)


def mulai(kantor: KantorUji) -> Peramban:
    """At the first of the four pages."""
    return peramban(kantor).buka(f"/kantor/{JENAWI}").kirim("/lapor")


def sampai_periksa(kantor: KantorUji, pilihan: str = PILIHAN, **lain: str) -> Peramban:
    """At the last of the four pages, before it is sent."""
    semua = {**SIAPA, **ISI, **lain}
    p = mulai(kantor).kirim(**{n: semua[n] for n in SIAPA})
    return p.kirim("/kategori", pilihan=pilihan).kirim(**{n: semua[n] for n in ISI})


def kode_dari(p: Peramban) -> str:
    return p.path.removeprefix("/resi/")
