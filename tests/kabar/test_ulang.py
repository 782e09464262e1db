"""When a message that did not get through is tried again."""

from datetime import UTC, datetime, timedelta

from shared.kabar.kirim import DITOLAK, antar
from shared.kabar.ulang import Nasib, Ulang

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
MENIT = timedelta(minutes=1)


def test_each_wait_is_twice_the_last_and_never_longer_than_the_longest():
    ulang = Ulang(jeda=MENIT, percobaan=9, paling_lama=10 * MENIT)
    tunggu = [ulang.sesudah(n, NOW, "x").nanti - NOW for n in range(6)]
    assert tunggu == [MENIT, 2 * MENIT, 4 * MENIT, 8 * MENIT, 10 * MENIT, 10 * MENIT]


def test_after_the_last_try_it_has_failed_and_says_why():
    ulang = Ulang(jeda=MENIT, percobaan=3)
    assert [ulang.sesudah(n, NOW, "TimeoutError").keadaan for n in range(4)] == ["menunggu", "menunggu", "gagal", "gagal"]
    assert ulang.sesudah(2, NOW, "TimeoutError") == Nasib("gagal", dicoba=1, nanti=NOW + 4 * MENIT, galat="TimeoutError")


def test_what_went_wrong_quotes_no_address():
    def kirim(url: str, judul: str, isi: str) -> bool:
        raise ConnectionError(f"cannot reach {url}")

    assert antar(kirim, "json://rahasia@kantor.example", "judul", "isi") == "ConnectionError"
    assert antar(lambda *_: False, "json://kantor.example", "judul", "isi") == DITOLAK
    assert antar(lambda *_: True, "json://kantor.example", "judul", "isi") is None
