"""What people read of the whole case's clock: staff its reckoning, the reporter one sentence."""

import pytest

from shared.domain.rincian.perkara import PerkaraTerurai, perkara_kini
from tests.domain.riwayat import ATURAN, given, pada

DITERIMA = ("2026-11-02 08:00", "AduanDiterima")
INFORMASI = ("2026-11-02 09:00", "AduanDiklasifikasi", "33.13.17", {"jenis": "informasi"})


def kini(*urutan: tuple, sampai: str = "2026-11-10 08:00") -> PerkaraTerurai:
    return perkara_kini(given(*urutan).kejadian, ATURAN, pada(sampai))


def test_a_reporter_reads_until_when_it_is_answered_that_it_is_late_or_that_the_office_waits():
    assert kini(DITERIMA).untuk_pelapor == "Seluruh aduan dijawab paling lambat Jumat 20 November 2026 08.00 WIB."
    assert "kantor terlambat" in kini(DITERIMA, sampai="2026-11-20 08:01").untuk_pelapor
    assert "menunggu jawaban Anda" in kini(DITERIMA, ("2026-11-03 08:00", "KlarifikasiDiminta")).untuk_pelapor
    assert kini(DITERIMA, ("2026-11-03 08:00", "TanggapanDiberikan")).untuk_pelapor == ""


def test_staff_read_what_it_was_counted_from():
    kalimat = " ".join(kini(DITERIMA).kalimat)
    assert "Diterima Senin 2 November 2026 08.00 WIB" in kalimat and "belum diklasifikasi dihitung sebagai pengaduan" in kalimat
    panjang = kini(DITERIMA, INFORMASI, ("2026-11-03 08:00", "WaktuDiperpanjang"))
    assert "10 hari kerja untuk permintaan informasi, diperpanjang 7 hari kerja" in " ".join(panjang.kalimat)
    terlambat = kini(DITERIMA, ("2026-11-18 08:00", "AduanDiklasifikasi", "33.13.17", {"jenis": "informasi"}), sampai="2026-11-18 09:00")
    assert terlambat.terlambat and "sejak saat diklasifikasi" in terlambat.kalimat[-1]
    alih = kini(DITERIMA, ("2026-11-03 08:00", "AduanDialihkan", "33.13.17", {"ke": None}))
    assert "tidak dihitung tepat waktu" in alih.kalimat[-1]


@pytest.mark.parametrize(
    ("urutan", "boleh"),
    [
        ((DITERIMA, INFORMASI), True),
        ((DITERIMA,), False),
        ((DITERIMA, INFORMASI, ("2026-11-03 08:00", "WaktuDiperpanjang")), False),
        ((DITERIMA, INFORMASI, ("2026-11-03 08:00", "TanggapanDiberikan")), False),
    ],
    ids=["informasi", "not classified", "had it", "answered"],
)
def test_more_time_is_offered_once_and_for_information_alone(urutan, boleh):
    assert kini(*urutan).dapat_diperpanjang is boleh
