"""Where a complaint is, is said of the present pass alone; what earlier offices and rounds came to is history."""

from hypothesis import given as dengan
from hypothesis import settings

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import fold
from shared.domain.rincian.babak import babak
from shared.domain.sop.garis_waktu import Status
from tests.domain import support as s
from tests.domain.riwayat import ATURAN, JATIPURO, JENAWI, given, pada
from tests.domain.test_fold import LANGKAH

SAMPAI_DIJAWAB = (
    ("2026-11-24 08:00", "AduanDiterima"),
    ("2026-11-24 09:00", "AduanDiklasifikasi"),
    ("2026-11-24 10:00", "TanggapanDisusun"),
    ("2026-11-24 10:05", "TanggapanDiterima"),
    ("2026-11-24 10:10", "TanggapanDicatat"),
    ("2026-11-24 10:12", "TanggapanDiberikan"),
)
DIBUKA = ("2026-11-25 08:00", "AduanDibukaKembali")
KINI = "2026-11-25 09:00"


def status(*urutan: tuple, sampai: str = KINI) -> list[str]:
    """Of the present pass's seven steps."""
    return [t.status.value for t in semua(*urutan, sampai=sampai)[-1].tahap]


def semua(*urutan: tuple, sampai: str = KINI):
    return babak(given(*urutan).kejadian, ATURAN, pada(sampai))


def test_a_reopened_complaint_has_its_steps_before_it_and_not_behind_it():
    assert status(*SAMPAI_DIJAWAB, DIBUKA) == ["selesai", "selesai", "berjalan", "nanti", "nanti", "nanti", "nanti"]


def test_the_round_before_keeps_its_answer_its_objection_and_its_steps():
    lalu, kini = semua(*SAMPAI_DIJAWAB, DIBUKA)
    assert (lalu.putaran, kini.putaran) == (1, 2)
    assert lalu.dijawab.pada == pada("2026-11-24 10:12") and kini.dijawab is None
    assert isinstance(lalu.diakhiri, k.AduanDibukaKembali) and kini.diakhiri is None
    assert [t.nomor for t in lalu.tahap] == [3, 4, 5, 6, 7]


def test_after_a_transfer_the_new_office_has_every_step_to_come():
    urutan = (
        *SAMPAI_DIJAWAB[:2], ("2026-11-24 11:00", "AduanDialihkan", JENAWI), ("2026-11-24 11:00", "AduanDiterimaAlihan", JATIPURO),
    )  # fmt: skip
    assert status(*urutan) == ["selesai", "selesai", "berjalan", "nanti", "nanti", "nanti", "nanti"]
    assert [b.kantor for b in semua(*urutan)] == [JENAWI, JATIPURO]


def test_what_was_sent_back_is_said_once_and_what_follows_it_comes_again():
    urutan = (*SAMPAI_DIJAWAB[:3], ("2026-11-24 10:05", "TanggapanDikembalikan"))
    [kini] = semua(*urutan)
    assert kini.dikembalikan == 1
    assert [t.status.value for t in kini.tahap] == ["selesai", "selesai", "selesai", "berjalan", "nanti", "nanti", "nanti"]


def test_a_question_answered_at_once_needed_no_other_step():
    urutan = (
        SAMPAI_DIJAWAB[0],
        ("2026-11-24 09:00", "AduanDiklasifikasi", JENAWI, {"jenis": "informasi"}),
        ("2026-11-24 09:00", "TanggapanDiberikan"),
    )
    assert status(*urutan)[2:] == ["selesai", "dilewati", "dilewati", "dilewati", "dilewati"]


def test_a_step_that_was_left_unfinished_is_not_called_done():
    assert status(SAMPAI_DIJAWAB[0], ("2026-11-24 08:30", "AduanDicabut"))[2] == "terhenti"


@settings(max_examples=150, deadline=None)
@dengan(LANGKAH)
def test_the_present_pass_has_each_step_once_in_order_and_one_at_most_runs(langkah):
    kejadian, now = s.jalani(langkah)
    if not kejadian:
        return
    [*lalu, kini] = babak(kejadian, ATURAN, now)
    assert [t.nomor for t in kini.tahap] == [1, 2, 3, 4, 5, 6, 7]
    aduan = fold(s.ADUAN, kejadian)
    assert [t.nomor for t in kini.tahap if t.status in (Status.BERJALAN, Status.JEDA)] == ([aduan.langkah] if aduan.berjalan else [])
    for t in kini.tahap:
        assert (t.status is Status.NANTI) == (aduan.berjalan and t.nomor > aduan.langkah)
    assert all(t.status in (Status.SELESAI, Status.TERHENTI) for satu in lalu for t in satu.tahap)
    assert (kini.putaran, kini.kantor) == (aduan.putaran, aduan.kecamatan)
