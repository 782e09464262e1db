"""Rules as files: what is shown can be given back unchanged, and every mistake is told with its line."""

import re
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.aturan import naskah_sop
from shared.domain.aturan.data import isi_kalender, isi_sop
from shared.domain.aturan.isi import LAPIS_KOSONG
from shared.domain.aturan.naskah import BerkasTidakSah, kutip, letak_kunci
from shared.domain.aturan.naskah_kalender import baca_kalender, tulis_kalender
from shared.domain.aturan.naskah_sop import tulis_sop
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.teks import rapi
from shared.domain.workcalendar.awal import kalender_awal
from tests.contracts.contoh import CONTOH

AWAL = kalender_awal()
KINI = datetime(2026, 11, 24, 3, tzinfo=UTC)
SOP = tulis_sop("33.13.17", SOP_AWAL)
KALENDER = """\
berlaku_sejak = 2026-12-01

[pekan]
senin = ["07:30-12:00", "13:00-16:00"]
selasa = []
rabu = []
kamis = []
jumat = [
  "07:30-11:30",  # sebelum Jumatan
  "13:00-16:30",
]
sabtu = []
minggu = []

[libur]
2026-12-11 = "Pilkades"

[buka]
2026-12-12 = { nama = "Sabtu", jam = ["08:00-12:00"] }
"""


def baca_sop(teks: str):
    return naskah_sop.baca_sop(teks, AWAL, KINI)


def keluhan(baca, teks: str) -> list[str]:
    with pytest.raises(BerkasTidakSah) as e:
        baca(teks)
    return str(e.value).splitlines()


def test_the_starter_procedure_comes_back_as_it_was():
    assert baca_sop(SOP) == (isi_sop(SOP_AWAL), None)


@pytest.mark.parametrize("isi", [LAPIS_KOSONG, isi_kalender(AWAL), CONTOH["KalenderDiubah"].isi], ids=["empty", "starter", "example"])
def test_a_calendar_comes_back_as_it_was(isi):
    sejak = CONTOH["KalenderDiubah"].berlaku_sejak if isi == CONTOH["KalenderDiubah"].isi else None
    assert baca_kalender(tulis_kalender("33.13", isi, sejak, "33.13/1", AWAL)) == (isi, sejak)


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda t: rapi(t) == t != ""))
def test_any_name_survives_the_file(nama):
    isi = LAPIS_KOSONG | {"libur": [{"tanggal": "2026-12-11", "nama": nama, "perkiraan": False}]}
    assert baca_kalender(tulis_kalender("33.13", isi, None, None, AWAL)) == (isi, None)
    assert "\n" not in kutip(nama)


@pytest.mark.parametrize(
    ("lama", "baru", "keluhan_"),
    [
        ("senin =", "senen =", r"Baris 4: Hari senen tidak dikenal; tulis senin, selasa"),
        ('"13:00-16:00"]', '"11:00-16:00"]', r"Baris 4: Jam buka 07:30-12:00 dan 11:00-16:00 pada hari yang sama bertumpuk"),
        ("13:00-16:30", "16:30-13:00", r'Baris 8: Jam buka "16:30-13:00" tidak dapat dibaca'),
        ("minggu = []", "", r"Baris 3: Hari minggu belum disebut; tulis minggu = \[\] bila tutup\."),
        ("2026-12-11 =", "2026-12-32 =", r"Baris 16: 2026-12-32 bukan tanggal"),
        ("2026-12-11 =", "2037-12-11 =", r"Baris 16: Tanggal 2037-12-11 di luar kalender, yang berisi tahun 2014 sampai 2036\."),
        ("2026-12-11 =", "2026-11-11 =", r"Baris 16: Tanggal 2026-11-11 mendahului berlaku_sejak 2026-12-01"),
        ("2026-12-11 =", "2026-12-12 =", r"Baris 19: Tanggal 2026-12-12 disebut sebagai libur dan sebagai buka"),
        ('jam = ["08:00-12:00"]', "jam = []", r"Baris 19: Tanggal 2026-12-12 harus punya jam buka"),
        ("berlaku_sejak =", "berlakusejak =", r"Baris 1: berlakusejak tidak dikenal di sini; yang ada: mandiri, zona"),
        ("= 2026-12-01", '= "besok"', r"Baris 1: berlaku_sejak harus tanggal seperti 2027-01-01\."),
        ("[pekan]", 'zona = "Asia/Tokyo"\n[pekan]', r"Baris 3: Zona waktu Asia/Tokyo tidak dikenal"),
        ("[libur]", "[libur", r"Baris 15: penulisan TOML tidak benar"),
    ],
)
def test_what_is_wrong_in_a_calendar_is_told_with_its_line(lama, baru, keluhan_):
    assert any(re.match(keluhan_, k) for k in keluhan(baca_kalender, KALENDER.replace(lama, baru)))


@pytest.mark.parametrize(
    ("lama", "baru", "keluhan_"),
    [
        (
            'pelaksana = ["ppid"]',
            'pelaksana = ["camat"]',
            "Peran camat tidak dapat melaksanakan langkah ini; pilih operator, ppid, pengelola.",
        ),
        ('"120 menit"', '"dua jam"', 'Standar "dua jam" tidak dapat dibaca; tulis misalnya "120 menit" atau "2 hari".'),
        ('"120 menit"', '"0 menit"', 'Standar "0 menit" tidak dapat dibaca; tulis misalnya "120 menit" atau "2 hari".'),
        (
            'dari = ["TanggapanDicatat"]',
            'dari = ["TanggapanDicatet"]',
            "Peristiwa TanggapanDicatet tidak dikenal; misalnya AduanDiterima atau",
        ),
        ("ambang = [75]", "ambang = [101]", "Ambang peringatan 101 persen tidak sah; pilih antara 1 dan 100."),
        ("nomor = 7", "nomor = 8", "nomor langkah 8 tidak ada; langkah SOP adalah 1 sampai 7."),
        ("klarifikasi_hari = 30", "klarifikasi_hari = 0", "klarifikasi_hari harus 1 sampai 3660 hari."),
        ('waktu = "kerja"', 'waktu = "kira-kira"', "waktu kira-kira tidak dikenal; pilih kerja atau kalender."),
        ("diperingatkan = true", 'diperingatkan = "ya"', "diperingatkan harus true atau false."),
    ],
)
def test_what_is_wrong_in_a_procedure_is_told_with_its_line(lama, baru, keluhan_):
    teks = SOP.replace(lama, baru, 1)
    nomor = next(n for n, baris in enumerate(teks.splitlines(), 1) if baru in baris)
    assert keluhan(baca_sop, teks)[0].startswith(f"Baris {nomor}: {keluhan_}")


def test_all_mistakes_are_told_at_once_and_a_step_that_is_missing_or_doubled_too():
    assert len(keluhan(baca_sop, SOP.replace('"operator"', '"oprator"'))) >= 3
    tanpa = SOP[: SOP.rindex("[[langkah]]")]
    assert "harus memuat langkah 1 sampai 7" in keluhan(baca_sop, tanpa)[0]
    assert "TanggapanDicatat" in keluhan(baca_sop, SOP.replace('dari = ["TanggapanDiterima"]', 'dari = ["TanggapanDicatat"]'))[0]


def test_lines_are_found_under_nested_tables_and_past_values_of_several_lines():
    teks = 'a = """\nb = 1\n"""\n[[m]]\nx = [\n "y = 1",\n]\n[m.p]\nz = 1\n[[m]]\n[m.p]\nz = 2\n'
    letak = letak_kunci(teks)
    assert letak == {
        ("a",): 1,
        ("m", 0): 4,
        ("m", 0, "x"): 5,
        ("m", 0, "p"): 8,
        ("m", 0, "p", "z"): 9,
        ("m", 1): 10,
        ("m", 1, "p"): 11,
        ("m", 1, "p", "z"): 12,
    }


@pytest.mark.parametrize(
    ("lama", "baru", "keluhan_"),
    [
        ("klarifikasi_hari = 30", "klarifikasi_hari = 3661", "klarifikasi_hari harus 1 sampai 3660 hari"),
        ("tutup_hari_kerja = 10", "tutup_hari_kerja = 3660", "3660 hari kerja yang dimulai sekarang berakhir sesudah tahun 2036"),
        ('standar = "120 menit"', 'standar = "1000000 menit"', "Standar 1000000 menit terlalu lama; paling lama 200000 menit"),
        ('standar = "120 menit"', 'standar = "1000000 hari"', "Standar 1000000 hari terlalu lama"),
        ('standar = "120 menit"', f'standar = "{"9" * 5000} menit"', "standar harus 1 sampai 200 huruf"),
        ('standar = "120 menit"', 'standar = "١٢ menit"', 'Standar "١٢ menit" tidak dapat dibaca'),
    ],
    ids=["question", "closing", "minutes", "days", "digits", "script"],
)
def test_times_that_no_calendar_can_reckon_are_refused_when_they_are_recorded(lama, baru, keluhan_):
    assert any(keluhan_ in b for b in keluhan(baca_sop, SOP.replace(lama, baru)))


BESAR = {
    "deep arrays": "x = " + "[" * 30_000,
    "deep tables": "x = " + "{a=" * 15_000,
    "dotted keys": "a" + ".a" * 29_000 + " = 1",
    "dotted headers": "".join(f"[{'a.' * 200}b{n}]\n" for n in range(140)),
    "many keys": "".join(f"k{n}=1\n" for n in range(8000)),
    "many tables": "".join(f"[t{n}]\n" for n in range(8000)),
    "many of an array": "[[langkah]]\n" * 4500,
    "huge": "# x\n" * 200_000,
    "a huge number": "klarifikasi_hari = " + "9" * 5000,
    "blanks in a header": "[a" + " " * 50_000 + ".b]",
    "open quotes": "'''" * 19_000,
    "quotes": '"' * 59_000,
    "escapes": 'x = "' + "\\\\" * 29_000,
    "not tables": "langkah = [1, 2]\nmasa = [[], 3]\nlibur = 3\nbuka = []\npekan = 4",
    "impossible dates": "berlaku_sejak = 0001-01-01T00:00:00+23:59",
    "a day of year 9999": "berlaku_sejak = 9999-12-31",
    "years": "tahun_perkiraan = [99999999999999999999, -1]",
}


@pytest.mark.parametrize("baca", [baca_sop, baca_kalender])
@pytest.mark.parametrize("nama", BESAR)
def test_a_file_that_is_work_in_itself_is_refused_in_words_and_at_once(baca, nama):
    mulai = time.process_time()
    assert all(b.startswith("Baris ") for b in keluhan(baca, BESAR[nama]))
    assert time.process_time() - mulai < 1


def test_what_is_written_in_texts_and_comments_is_no_depth():
    teks = SOP.replace('keluaran = "', 'keluaran = "[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j = ', 1) + "# [[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j.k.l\n"
    assert baca_sop(teks)[0]["langkah"][0]["keluaran"].startswith("[[[[[[[[[[ a.b")
