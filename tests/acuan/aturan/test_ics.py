"""An iCalendar file closes the days that it says, or is refused in words: nothing of it is guessed or passed over."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.acuan.aturan.ics import baca_ics
from shared.domain.aturan.naskah import BerkasTidakSah


def berkas(*peristiwa: tuple[str, ...], kepala: tuple[str, ...] = ()) -> str:
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", *kepala]
    for isi in peristiwa:
        baris += ["BEGIN:VEVENT", *isi, "END:VEVENT"]
    return "\r\n".join([*baris, "END:VCALENDAR", ""])


def tutup(*peristiwa: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(x["tanggal"], x["nama"]) for x in baca_ics(berkas(*peristiwa))]


def keluhan(teks: str) -> str:
    with pytest.raises(BerkasTidakSah) as e:
        baca_ics(teks)
    return str(e.value)


TAHUN_BARU = ("DTSTART;VALUE=DATE:20270101", "SUMMARY:Tahun Baru")
IDUL_FITRI = ("DTSTART;VALUE=DATE:20270320", "DTEND;VALUE=DATE:20270322", "SUMMARY:Cuti bersama\\, Idul ", " Fitri")


def test_an_event_closes_each_of_its_days_and_dtend_is_the_day_after():
    assert tutup(IDUL_FITRI, TAHUN_BARU) == [
        ("2027-01-01", "Tahun Baru"), ("2027-03-20", "Cuti bersama, Idul Fitri"), ("2027-03-21", "Cuti bersama, Idul Fitri"),
    ]  # fmt: skip


def test_a_duration_in_whole_days_counts():
    assert tutup(("DTSTART;VALUE=DATE:20270320", "DURATION:P2D", "SUMMARY:Cuti")) == [("2027-03-20", "Cuti"), ("2027-03-21", "Cuti")]
    assert len(tutup(("DTSTART;VALUE=DATE:20270301", "DURATION:P1W"))) == 7


def test_repetitions_by_date_close_their_days_and_exceptions_do_not():
    isi = ("DTSTART;VALUE=DATE:20270101", "RDATE;VALUE=DATE:20270201,20270301", "RDATE;VALUE=DATE:20270401", "EXDATE;VALUE=DATE:20270301")
    assert [t for t, _ in tutup((*isi, "DURATION:P2D"))] == [
        "2027-01-01", "2027-01-02", "2027-02-01", "2027-02-02", "2027-04-01", "2027-04-02",
    ]  # fmt: skip


def test_a_cancelled_event_closes_no_day():
    assert tutup(TAHUN_BARU, ("DTSTART;VALUE=DATE:20270320", "STATUS:CANCELLED", "SUMMARY:Batal")) == [("2027-01-01", "Tahun Baru")]
    assert keluhan(berkas((*TAHUN_BARU, "STATUS:Cancelled"))) == "Tidak ada peristiwa (VEVENT) yang berlaku di dalam berkas ini."


def test_a_tentative_event_is_an_estimate():
    assert baca_ics(berkas((*TAHUN_BARU, "STATUS:TENTATIVE"))) == [{"tanggal": "2027-01-01", "nama": "Tahun Baru", "perkiraan": True}]
    assert baca_ics(berkas(TAHUN_BARU))[0]["perkiraan"] is False


def test_what_an_alarm_is_called_is_not_what_the_day_is_called():
    alarm = ("BEGIN:VALARM", "ACTION:EMAIL", "TRIGGER:-PT1H", "SUMMARY:Ingat", "DESCRIPTION:Ingat", "END:VALARM")
    assert tutup((*TAHUN_BARU, *alarm)) == [("2027-01-01", "Tahun Baru")]
    assert tutup(("DTSTART;VALUE=DATE:20270101", *alarm)) == [("2027-01-01", "Libur")]


def test_several_calendars_in_one_file_all_count():
    assert len(baca_ics(berkas(TAHUN_BARU) + berkas(IDUL_FITRI))) == 3


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (("DTSTART:20270101T090000Z",), "Peristiwa 1 punya jam: DTSTART bukan tanggal seharian penuh seperti 20261211."),
        (("DTSTART;TZID=Asia/Makassar:20270101T000000", "SUMMARY:Rapat"), "Peristiwa 1 (Rapat) punya jam"),
        (("DTSTART;VALUE=DATE:20270101", "DTEND:20270102T090000"), "Peristiwa 1 punya jam: DTEND"),
        (("DTSTART;VALUE=DATE:20270101", "RDATE:20270102T090000"), "Peristiwa 1 punya jam: RDATE"),
        (("DTSTART;VALUE=DATE:20270101", "RDATE;VALUE=PERIOD:20270102T090000Z/P1D"), "Peristiwa 1 punya jam: RDATE"),
        (("DTSTART;VALUE=DATE:20270101", "EXDATE:20270102T090000"), "Peristiwa 1 punya jam: EXDATE"),
        ((*TAHUN_BARU, "RRULE:FREQ=YEARLY"), "Peristiwa 1 (Tahun Baru) berulang (RRULE); tulis setiap tanggalnya."),
        ((*TAHUN_BARU, "RECURRENCE-ID;VALUE=DATE:20270101"), "Peristiwa 1 (Tahun Baru) mengubah satu dari peristiwa berulang"),
        (("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270101"), "Peristiwa 1 berakhir sebelum dimulai"),
        (
            ("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270401"),
            "Peristiwa 1 berakhir sebelum dimulai atau lebih lama dari 60 hari.",
        ),
        (("DTSTART;VALUE=DATE:20270101", "DURATION:PT8H"), "Peristiwa 1 lamanya (DURATION) bukan hari penuh."),
        (("DTSTART;VALUE=DATE:20270101", "DURATION:-P1D"), "Peristiwa 1 berakhir sebelum dimulai"),
        (("DTSTART;VALUE=DATE:20270101", "DURATION:sehari"), "Peristiwa 1 tidak dapat dibaca (DURATION)."),
        (
            ("DTSTART;VALUE=DATE:20270101", "DURATION:P1D", "DTEND;VALUE=DATE:20270102"),
            "Peristiwa 1 menyebut DTEND dan DURATION",
        ),
        (("DTSTART;VALUE=DATE:20270230",), "Peristiwa 1 tidak dapat dibaca (DTSTART)."),
        (("DTSTART;VALUE=DATE:20270101", "RDATE;VALUE=DATE:2027010"), "Peristiwa 1 tidak dapat dibaca (RDATE)."),
        (("DTSTART;VALUE=DATE:00010101",), "Peristiwa 1 di luar kalender"),
        (("DTSTART;VALUE=DATE:99991231", "DURATION:P9D"), "Peristiwa 1 di luar kalender"),
        (("DTSTART;VALUE=DATE:20270101", "DTSTART;VALUE=DATE:20270102"), "Peristiwa 1 menyebut DTSTART lebih dari sekali."),
        ((*TAHUN_BARU, "SUMMARY:Hari Natal"), "Peristiwa 1 menyebut SUMMARY lebih dari sekali."),
        (("SUMMARY:Kapan?",), "Peristiwa 1 (Kapan?) tidak punya DTSTART."),
        ((*TAHUN_BARU, "baris yang bukan apa-apa"), "Peristiwa 1 (Tahun Baru) tidak dapat dibaca"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_the_event(isi, kalimat):
    assert keluhan(berkas(isi)).startswith(kalimat)


def test_an_event_that_is_also_there_as_cancelled_is_refused():
    dua = berkas((*TAHUN_BARU, "UID:a@contoh.id"), (*TAHUN_BARU, "UID:a@contoh.id", "STATUS:CANCELLED"))
    assert keluhan(dua).startswith("Peristiwa 1 (Tahun Baru) juga ada sebagai peristiwa yang dibatalkan")
    assert keluhan(berkas(TAHUN_BARU, kepala=("METHOD:CANCEL",))).startswith("Berkas ini membatalkan peristiwa (METHOD:CANCEL)")


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "Ini bukan berkas iCalendar"),
        ("halo", "Penulisan iCalendar tidak benar"),
        (berkas(TAHUN_BARU).replace("VCALENDAR", "VCARD"), "Ini bukan berkas iCalendar"),
        ("\r\n".join(("BEGIN:VEVENT", *TAHUN_BARU, "END:VEVENT", "")), "Ini bukan berkas iCalendar"),
        (berkas(), "Tidak ada peristiwa (VEVENT)"),
        (berkas(TAHUN_BARU).removesuffix("END:VCALENDAR\r\n"), "Berkasnya tidak utuh"),
        (berkas(TAHUN_BARU) + berkas(IDUL_FITRI).split("END:VEVENT")[0], "Berkasnya tidak utuh"),
        (berkas(("BEGIN:VEVENT", *TAHUN_BARU, "END:VEVENT")), "Berkasnya tidak utuh"),
        ("END:VEVENT\r\n" + berkas(TAHUN_BARU), "Penulisan iCalendar tidak benar"),
    ],
    ids=["empty", "prose", "card", "no calendar", "no event", "cut off", "second one cut off", "event in event", "end without begin"],
)
def test_a_file_that_is_not_whole_or_not_a_calendar_is_refused(teks, kalimat):
    assert keluhan(teks).startswith(kalimat)


@pytest.mark.parametrize(
    "teks",
    [
        berkas(TAHUN_BARU) + "X" * 10_000_000,
        "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * 100_000 + "END:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * 20_000 + "END:VCALENDAR\n",
        "BEGIN:X\n" * 50_000,
        berkas(("DTSTART;VALUE=DATE:20270101", "DURATION:P60D", "RDATE;VALUE=DATE:" + ",".join(["20270101"] * 25_000))),
        berkas(("DTSTART;VALUE=DATE:20270101", *[f"RDATE;VALUE=DATE:{t}0101" for t in range(1, 9999, 9)])),
    ],
    ids=["10 MB", "100,000 events", "20,000 small events", "deep", "25,000 repetitions", "far years"],
)
def test_a_file_that_is_work_in_itself_is_refused(teks):
    mulai = time.process_time()
    try:
        assert len(baca_ics(teks)) == 60  # the same day so many times is sixty days
    except BerkasTidakSah as e:
        assert str(e)
    assert time.process_time() - mulai < 5


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["", "\n", ":", ";", "BEGIN:VEVENT\n", "END:VALARM\n", "\\", "9" * 30, "\0", '"']))
    )
)
def test_whatever_is_broken_in_a_file_is_refused_in_words(rusak):
    teks = berkas(IDUL_FITRI, (*TAHUN_BARU, "DURATION:P1D", "RDATE;VALUE=DATE:20270105"))
    for letak, apa in rusak:
        teks = teks[:letak] + apa + teks[letak + 1 :]
    try:
        assert baca_ics(teks)
    except BerkasTidakSah as e:
        assert str(e)
