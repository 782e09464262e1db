"""Late is late: also before any opening time has passed since, and while the reporter is asked; everywhere by the same measure."""

from datetime import timedelta

import pytest

from services.response.readmodel import TUGAS, Tugas
from services.sla.readmodel import JAM, Papan
from services.triage.readmodel import ADUAN, Antre, Antrean
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.rincian.garis import tahap
from shared.domain.sop.desakan import tenggat_berjalan
from shared.domain.sop.kata import keterlambatan
from shared.domain.sop.uraian import jelaskan, sisa_kata
from shared.surat.sebutan import ketepatan
from tests.domain.riwayat import ADUAN as SATU
from tests.domain.riwayat import ATURAN, JENAWI, given, pada

DITERIMA = ("2026-11-24 08:00", "AduanDiterima")  # due at 10.00
DITANYA, DIJAWAB = ("2026-11-24 11:00", "KlarifikasiDiminta"), ("2026-11-24 14:00", "KlarifikasiDiberikan")
BATAS = pada("2026-11-24 10:00")
SORE = ("2026-11-24 14:00", "AduanDiterima")  # due at 16.00, when the office closes
MENIT = timedelta(minutes=1)


def baris(model, tabel, *urutan) -> dict[str, object]:
    kejadian = given(*urutan).kejadian
    return dict(zip(tabel.columns, model.rows(aduan_dari(SATU, kejadian), kejadian)[tabel.name][-1], strict=True))


def test_a_question_asked_too_late_leaves_the_step_late_in_queue_desk_board_and_timeline():
    assert tenggat_berjalan(given(DITERIMA, DITANYA).kejadian, ATURAN).batas == BATAS
    for model, tabel in ((Antrean(ATURAN), ADUAN), (Tugas(ATURAN), TUGAS), (Papan(ATURAN), JAM)):
        satu = baris(model, tabel, DITERIMA, DITANYA)
        assert (satu["batas"], satu["dekat_pada"]) == (BATAS, None), tabel.name
    kini = next(t for t in tahap(given(DITERIMA, DITANYA).kejadian, ATURAN, pada("2026-11-24 15:00")) if t.status == "jeda")
    assert (kini.terlambat, kini.batas, kini.mendesak, kini.lewat) == (True, BATAS, False, timedelta(hours=1))


def test_a_question_asked_in_time_takes_the_due_time_away_and_the_row_still_says_since_when_it_waits():
    tepat = ("2026-11-24 09:59", "KlarifikasiDiminta")
    satu = baris(Antrean(ATURAN), ADUAN, DITERIMA, tepat)
    assert (satu["batas"], satu["langkah_sejak"], satu["ditanya_pada"]) == (None, None, pada(tepat[0]))


@pytest.mark.parametrize("saat", ["2026-11-24 10:30", "2026-11-24 13:30", "2026-11-24 15:00", "2026-11-25 09:00"])
@pytest.mark.parametrize("banyak", [1, 2, 3, 5])
def test_the_queue_and_the_page_of_a_complaint_name_one_lateness(saat, banyak):
    lagi = (("2026-11-24 14:30", "KlarifikasiDiminta"), ("2026-11-24 14:45", "KlarifikasiDiberikan"))
    urutan = [x for x in (DITERIMA, DITANYA, DIJAWAB, *lagi)[:banyak] if pada(x[0]) <= pada(saat)]
    b = baris(Antrean(ATURAN), ADUAN, *urutan)
    ada = Antre(**{n: b.get(n) for n in Antre.__dataclass_fields__})
    kini = next(t for t in tahap(given(*urutan).kejadian, ATURAN, pada(saat)) if t.nomor == 3)
    assert ada.telat(ATURAN.kalender(JENAWI, pada(saat)), pada(saat)) == kini.lewat


@pytest.mark.parametrize(("saat", "lama"), [
    ("2026-11-24 16:01", "kurang dari 1 menit kerja"), ("2026-11-25 07:30", "kurang dari 1 menit kerja"),
    ("2026-11-25 07:31", "1 menit kerja"),
])  # fmt: skip
def test_what_was_due_at_closing_time_is_never_late_by_nothing(saat, lama):
    jam = given(SORE).jam(saat)[-1]
    kini = next(t for t in tahap(given(SORE).kejadian, ATURAN, pada(saat)) if t.nomor == 3)
    assert keterlambatan(kini.lewat, kini.kerja) == lama
    assert sisa_kata(jam) == f"lewat {lama}"
    assert ketepatan(jam) == f"terlambat {lama}, belum selesai"
    assert jelaskan(jam, ATURAN.kalender_bernama(jam.kantor, jam.kalender)).kalimat[-1] == f"Belum selesai: lewat {lama}."
