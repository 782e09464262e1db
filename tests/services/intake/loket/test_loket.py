"""What somebody says at the counter is entered on one page, once, in the operator's own office, and says who wrote it down."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.tunggu import eventually

ISI = {
    "saluran": "telepon", "nama": "Warga Loket Uji", "kontak": "0811 2222 333", "pilihan": "infrastruktur/jalan-rusak",
    "apa": "Jembatan bambu miring.", "lokasi": "Dusun Contoh",
}  # fmt: skip
BARU = "/petugas/aduan-baru"


def test_a_call_is_entered_on_one_page_and_the_receipt_has_the_code(kantor: KantorUji):
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI)
    assert p.path.startswith(f"{BARU}/") and "Aduan sudah tercatat" in p.teks
    kode = p.path.rpartition("/")[2]
    assert kode in p.teks
    assert p.jawaban.headers["Referrer-Policy"] == "no-referrer"
    id_ = p.html.split("/petugas/aduan/")[1].split('"')[0]
    rinci = kantor.rincian({"id": id_}).isi
    assert rinci["saluran"] == "telepon" and "Lokasi: Dusun Contoh" in rinci["isi"]
    assert rinci["riwayat"][0]["oleh"] == "operator"
    assert [rinci["langkah_langkah"][n]["mulai"] for n in (0, 1)] == [None, None], "without the script nobody knows where step 2 began"


def test_the_forms_own_times_measure_steps_1_and_2(kantor: KantorUji):
    """As the script sends it: opened four minutes ago, and the reporter's data complete one minute ago."""
    kini = datetime.now(UTC)
    waktu = {"dibuka": (kini - timedelta(minutes=4)).isoformat(), "lengkap": (kini - timedelta(minutes=1)).isoformat()}
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI, **waktu)
    satu, dua = kantor.rincian({"id": p.html.split("/petugas/aduan/")[1].split('"')[0]}).isi["langkah_langkah"][:2]
    assert [datetime.fromisoformat(satu[n]) for n in ("mulai", "selesai")] == list(map(datetime.fromisoformat, waktu.values()))
    assert dua["mulai"] == satu["selesai"] < dua["selesai"]


def test_a_letter_counts_from_when_it_came_and_says_why_it_is_entered_late(kantor: KantorUji):
    hari = (datetime.now(ZoneInfo("Asia/Jakarta")) - timedelta(days=9)).date()
    surat = ISI | {"saluran": "surat", "tanggal": hari.isoformat(), "jam": "09:30"}
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **surat)
    assert p.jawaban.status_code == 422 and 'id="alasan_mundur-galat"' in p.html and hari.isoformat() in p.html
    p.kirim(BARU, **surat, alasan_mundur="Tertinggal di meja.")
    assert "Aduan sudah tercatat" in p.teks and "pukul 09.30 WIB" in p.teks and "Dicatat " in p.teks
    kode, id_ = p.path.rpartition("/")[2], p.html.split("/petugas/aduan/")[1].split('"')[0]
    rinci = kantor.rincian({"id": id_}).isi
    diterima = datetime.combine(hari, time(9, 30), ZoneInfo("Asia/Jakarta"))
    assert datetime.fromisoformat(rinci["diterima_kantor_pada"]) == diterima
    assert datetime.fromisoformat(rinci["langkah_langkah"][2]["mulai"]) == diterima and rinci["langkah_langkah"][2]["putusan"] == "lewat"
    eventually(lambda: "BatasWaktuTerlewati" in kantor.jenis_kejadian({"id": id_}))  # told at once: it was late before it was entered
    with psycopg.connect(kantor.database.owner_url) as conn:
        assert conn.execute("SELECT mulai FROM sla.jam WHERE aduan_id = %s AND langkah = 3", [id_]).fetchone()[0] == diterima
    assert "Tertinggal di meja." in p.buka(f"/petugas/aduan/{id_}").teks and ", dicatat " in p.teks
    assert "; dicatat " in p.buka(f"/lacak/{kode}").teks and "Tertinggal" not in p.teks


def test_what_came_a_minute_ago_needs_no_reason_and_a_day_alone_counts_from_its_beginning(kantor: KantorUji):
    tadi = datetime.now(ZoneInfo("Asia/Jakarta")) - timedelta(minutes=1)
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI, tanggal=tadi.date().isoformat(), jam=f"{tadi:%H:%M}")
    assert "Aduan sudah tercatat" in p.teks
    lama = (tadi - timedelta(days=9)).date()
    p.buka(BARU).kirim(BARU, **ISI, tanggal=lama.isoformat(), alasan_mundur="Surat tanpa jam.")
    assert "pukul 00.00 WIB" in p.teks
    besok = (tadi + timedelta(days=2)).date()
    assert p.buka(BARU).kirim(BARU, **ISI, tanggal=besok.isoformat()).jawaban.status_code == 422
    assert 'id="tanggal-galat"' in p.html


def test_a_second_press_is_the_same_complaint(kantor: KantorUji):
    p = kantor.masuk("operator").buka(BARU)
    kunci = p.formulir(BARU).isi["kunci"]
    satu = p.kirim(BARU, **ISI).path
    assert p.buka(BARU).kirim(BARU, **ISI, kunci=kunci).path == satu
    assert p.buka(BARU).kirim(BARU, **ISI | {"apa": "Lain sama sekali."}, kunci=kunci).jawaban.status_code == 422


@pytest.mark.parametrize(
    ("bidang", "isi"), [("nama", ""), ("kontak", ""), ("apa", ""), ("pilihan", ""), ("pilihan", "x"), ("saluran", "merpati")]
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(kantor: KantorUji, bidang: str, isi: str):
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI | {bidang: isi})
    assert p.jawaban.status_code == 422
    assert "Jembatan bambu miring." in p.html or bidang == "apa"
    assert f'id="{bidang}-galat"' in p.html


@pytest.mark.parametrize(
    ("kontak", "kalimat"),
    [
        ("0811 2222 333 / 0811 2222 334", "kabar dan kode pengganti dikirim ke yang pertama"),
        ("Dusun Krajan RT 02/RW 05", "kode lacak yang hilang tidak dapat dikirim lagi"),
        ("(0811) 2222 333 (WA)", ""),
    ],
)
def test_the_operator_is_told_what_the_contact_is_good_for(kantor: KantorUji, kontak: str, kalimat: str):
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI | {"kontak": kontak})
    assert "Aduan sudah tercatat" in p.teks and kalimat in p.teks
    assert bool(kalimat) == ("kontak" in p.jawaban.url) and kontak not in p.teks


def test_a_number_that_nobody_can_be_called_at_is_refused_at_the_counter(kantor: KantorUji):
    p = kantor.masuk("operator").buka(BARU).kirim(BARU, **ISI | {"kontak": "0811 2222 33/34"})
    assert p.jawaban.status_code == 422 and "lebih dari satu cara" in p.teks


def test_only_in_ones_own_office_and_only_who_enters_complaints(kantor: KantorUji):
    p = kantor.masuk("operator").buka(BARU)
    assert p.kirim(BARU, **ISI, kecamatan=KERJO).jawaban.status_code == 403
    assert kantor.masuk("ppid").buka(BARU).jawaban.status_code == 403
    assert kantor.masuk("operator", KERJO).buka(f"{BARU}?kecamatan={JENAWI}").jawaban.status_code == 403
