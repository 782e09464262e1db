"""What stands on a complaint's papers, given what happened to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shared.acuan.rincian import rincian
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.keadaan import aduan_dari, fold
from shared.domain.aduan.kejadian import Kejadian, Tersandi
from shared.domain.aduan.masa import kantor_pernah, sampai_dialihkan
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.html.language import singkat
from shared.machinery.privacy.private import Private
from shared.surat import isi as i
from shared.surat.contoh import KOP
from shared.surat.register import Bulan, BulanTidakDikenal, Lembar, Tercatat, register, ringkas
from shared.surat.susun import Bahan, SuratBelumAda, SuratTidakDikenal, susun, tersedia
from tests.domain import support as s

AWAL = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday 09.00 WIB
ZONA = "Asia/Jakarta"
TERBUKA = replace(s.DITERIMA, rahasia=False)
EMPAT = ["data-pemberi-aduan", "data-pengaduan", "laporan-pengaduan", "laporan-tanggapan-pengaduan"]


class Kunci:
    """Opens what `support.rahasia` closed, unless the person was erased."""

    def __init__(self, dihapus: bool = False) -> None:
        self.dihapus = dihapus

    def decrypt_all(self, isi: Sequence[tuple[UUID, UUID, Tersandi]]) -> list[Private | None]:
        return [None if self.dihapus else Private(teks.removeprefix("v1.")) for _, _, teks in isi]


def urut(*kejadian: Kejadian, jeda: timedelta = timedelta(minutes=30)) -> list[Kejadian]:
    return [replace(e, pada=AWAL + jeda * n) for n, e in enumerate(kejadian)]


def bahan(*kejadian: Kejadian, dihapus: bool = False, jeda: timedelta = timedelta(minutes=30)) -> Bahan:
    alir = urut(*kejadian, jeda=jeda)
    aduan, now, aturan = fold(s.ADUAN, alir), alir[-1].pada + timedelta(minutes=1), AturanBerlaku()
    return Bahan(
        aduan=aduan,
        kejadian=alir,
        rinci=rincian(Audiens.PETUGAS, aduan, alir, now, aturan, Kunci(dihapus)),
        aturan=aturan,
        now=now,
        kop=KOP,
        zona=ZONA,
        nama_kategori=("Infrastruktur", "Jalan rusak"),
        nama_kantor=lambda kode: {"33.13.17": "Kecamatan Jenawi", "33.13.16": "Kecamatan Kerjo"}[kode],
    )


@pytest.mark.parametrize(
    ("kejadian", "nama"),
    [
        ([TERBUKA], EMPAT[:2]),
        ([TERBUKA, s.DIKLASIFIKASI], EMPAT[:3]),
        ([TERBUKA, s.DITOLAK], EMPAT[:3]),
        ([TERBUKA, s.DIKLASIFIKASI, s.DISUSUN], EMPAT),
        ([TERBUKA, s.DIKLASIFIKASI_INFORMASI, s.DIJAWAB], EMPAT),
    ],
)
def test_a_paper_exists_as_soon_as_its_step_is_done(kejadian, nama):
    assert list(tersedia(kejadian)) == nama
    for satu in EMPAT:
        if satu in nama:
            assert susun(satu, bahan(*kejadian)).nama == satu
        else:
            with pytest.raises(SuratBelumAda):
                susun(satu, bahan(*kejadian))


def test_papers_of_another_kind_are_not_a_complaints():
    with pytest.raises(SuratTidakDikenal):
        susun("resi", bahan(TERBUKA))


def test_a_paper_is_dated_by_what_it_tells_on_the_offices_clock():
    surat = susun("data-pengaduan", bahan(replace(TERBUKA)))
    assert (surat.tempat, surat.tanggal, surat.nomor) == ("Jenawi", "24 November 2026", s.NOMOR)
    malam = replace(bahan(TERBUKA), zona="Asia/Jayapura")
    assert susun("data-pengaduan", malam).pokok.diterima == "Selasa, 24 November 2026 pukul 11.00 WIT"


def test_the_response_tells_its_whole_way():
    surat = susun(
        EMPAT[3], bahan(TERBUKA, s.DIKLASIFIKASI, s.DIDISPOSISIKAN, s.DISUSUN, s.DIKEMBALIKAN, replace(s.DISUSUN, isi=s.rahasia("baru")))
    )
    assert isinstance(surat, i.LaporanTanggapan)
    assert [(c.apa, c.kepada, c.isi) for c in surat.catatan] == [
        ("Disposisi", "seksi", "cek"),
        ("Tanggapan dikembalikan", "", "kurang jelas"),
    ]
    assert (surat.tanggapan, surat.diberikan) == ("baru", "belum")
    assert [t.nomor for t in surat.langkah] == [4, 5, 4, 5]
    assert surat.langkah[0].putusan == "tepat waktu"


def test_a_late_step_says_by_how_much_working_time():
    surat = susun(EMPAT[2], bahan(TERBUKA, s.DIKLASIFIKASI, jeda=timedelta(hours=2, minutes=30)))
    assert surat.langkah[0].putusan == "terlambat 30 menit kerja"
    assert surat.langkah[0].standar == "120 menit kerja"


def test_an_open_question_is_told_with_its_answer_once_there_is_one():
    tanya = susun(EMPAT[1], bahan(TERBUKA, s.DIMINTA)).tanya
    assert [(t.pertanyaan, t.jawaban) for t in tanya] == [("di mana?", "")]
    tanya = susun(EMPAT[1], bahan(TERBUKA, s.DIMINTA, s.DIJELASKAN, s.DIMINTA)).tanya
    assert [(t.pertanyaan, t.jawaban) for t in tanya] == [("di mana?", "di sana"), ("di mana?", "")]


def test_a_transfer_names_where_to():
    surat = susun(EMPAT[2], bahan(TERBUKA, s.DIALIHKAN, s.DITERIMA_ALIHAN))
    assert [(c.apa, c.kepada, c.isi) for c in surat.catatan] == [("Dialihkan", "Kecamatan Kerjo", "wilayah Kerjo")]
    assert susun(EMPAT[2], bahan(TERBUKA, s.DIALIHKAN_KELUAR)).catatan[0].kepada == "PLN"


@pytest.mark.parametrize("nama", EMPAT)
@pytest.mark.parametrize(
    ("lalu", "dihapus", "kata"),
    [
        ((s.DITERIMA,), False, "dirahasiakan"),
        ((TERBUKA, s.DIBATASI), False, "dirahasiakan"),
        ((TERBUKA,), True, "(data pribadi sudah dihapus)"),
        ((TERBUKA, s.DILUPAKAN), True, "(data pribadi sudah dihapus)"),
        ((s.DITERIMA, s.DILUPAKAN), True, "(data pribadi sudah dihapus)"),
        ((replace(TERBUKA, pelapor=None),), False, "(tidak tercatat)"),
    ],
)
def test_who_must_not_be_named_is_named_on_no_paper(nama, lalu, dihapus, kata):
    surat = susun(nama, bahan(lalu[0], s.DIKLASIFIKASI, s.DISUSUN, *lalu[1:], dihapus=dihapus))
    assert (surat.pemberi.nama, surat.pemberi.kontak) == (kata, kata)
    if dihapus:
        assert "isi" not in (getattr(surat, "uraian", ""), getattr(surat, "tanggapan", ""))


def lembar(dihapus: bool = False) -> Lembar:
    return Lembar(
        kop=KOP,
        kantor="Kecamatan Jenawi",
        bulan=Bulan(2026, 11),
        zona=ZONA,
        now=AWAL + timedelta(days=2),
        aturan=AturanBerlaku(),
        vault=Kunci(dihapus),
        nama_kategori=lambda _kantor, kategori, sub: (kategori, sub),
        nama_kantor=lambda kode: f"Kantor {kode}",
    )


def tercatat(*aliran: list[Kejadian]) -> list[Tercatat]:
    return [Tercatat(aduan_dari(s.ADUAN, alir), alir, kantor_pernah(alir)[-1]) for alir in aliran]


def test_a_register_counts_each_end_apart_and_names_only_whom_it_may():
    aliran = [
        urut(TERBUKA, s.DIKLASIFIKASI, s.DISUSUN, s.DITERIMA_PPID, s.DICATAT, s.DIJAWAB, jeda=timedelta(minutes=5)),
        urut(s.DITERIMA, s.DICABUT),
        urut(TERBUKA, s.DIBATASI),
        urut(TERBUKA),
    ]
    hasil = register(lembar(), tercatat(*aliran))
    assert [b.pelapor for b in hasil.baris] == ["nama", "dirahasiakan", "dirahasiakan", "nama"]
    assert [b.ketepatan for b in hasil.baris] == ["tepat waktu", "terhenti", "terlambat di langkah 3", "terlambat di langkah 3"]
    assert {j.apa: j.banyak for j in hasil.jumlah} == {
        "Diterima bulan ini": 4,
        "Dijawab": 1,
        "Dicabut oleh pelapor": 1,
        "Diterima dan menunggu klasifikasi": 2,
        "Terlambat di salah satu langkah": 2,
        "Seluruh perkara terlambat": 0,
    }
    assert (hasil.nomor, hasil.bulan, hasil.tanggal) == ("REG/33.13.17/2026/11", "November 2026", "26 November 2026")


def test_a_register_says_both_times_and_counts_apart_what_was_entered_late():
    surat = replace(TERBUKA, saluran="surat", diterima_kantor_pada=TERBUKA.pada - timedelta(days=4), alasan_mundur=s.rahasia("sakit"))
    aliran = [urut(surat), urut(replace(surat, alasan_mundur=None)), urut(TERBUKA)]
    hasil = register(lembar(), tercatat(*aliran))
    assert ["dicatat" in b.diterima for b in hasil.baris] == [True, True, False]
    assert {j.apa: j.banyak for j in hasil.jumlah}["Dicatat lebih dari satu hari kerja sesudah diterima kantor"] == 1


def test_a_register_keeps_what_was_passed_on_and_says_where_it_went_and_what_came_from_where():
    alir = urut(TERBUKA, s.DIALIHKAN, s.DITERIMA_ALIHAN, s.DITOLAK)
    pergi, datang = kantor_pernah(alir)
    dulu = Tercatat(*sampai_dialihkan(aduan_dari(s.ADUAN, alir), alir, pergi), pergi)
    hasil = register(lembar(), [dulu, *tercatat(alir)])
    lama, baru = hasil.baris
    kapan = singkat(pergi.sampai, ZONA)
    assert (lama.perkara, baru.perkara) == ("berlanjut di kantor lain", "tepat waktu")
    assert (lama.keadaan, lama.berakhir, lama.uraian) == (f"dialihkan ke Kantor {s.KERJO} pada {kapan}", kapan, "isi")
    assert (baru.keadaan, baru.diterima) == ("ditolak", f"{singkat(datang.sejak, ZONA)}, alihan dari Kantor {s.JENAWI}")
    assert {j.apa: j.banyak for j in hasil.jumlah} == {
        "Diterima bulan ini": 1,
        "Alihan dari kantor lain": 1,
        "Dialihkan ke kantor lain": 1,
        "Ditolak": 1,
        "Terlambat di salah satu langkah": int(lama.ketepatan.startswith("terlambat")) + int(baru.ketepatan.startswith("terlambat")),
        "Seluruh perkara terlambat": 0,
    }


def test_a_register_of_erased_people_still_counts_them():
    alir = urut(TERBUKA, s.DIKLASIFIKASI)
    hasil = register(lembar(dihapus=True), tercatat(alir))
    assert (hasil.baris[0].pelapor, hasil.baris[0].uraian) == ("(data pribadi sudah dihapus)", "(data pribadi sudah dihapus)")


def test_a_summary_is_one_line_of_whole_words():
    assert ringkas("satu\n\n dua") == "satu dua"
    panjang = ringkas("kata " * 100)
    assert len(panjang) <= 161 and panjang.endswith("kata…")
    assert ringkas("x" * 500) == "x" * 160 + "…"


def test_months_follow_each_other_on_the_offices_clock():
    assert [str(Bulan(2026, 12).geser(n)) for n in (1, 0, -12)] == ["2027-01", "2026-12", "2025-12"]
    assert Bulan(2026, 11).mulai(ZONA) == datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert Bulan.dari(datetime(2026, 10, 31, 17, tzinfo=UTC), ZONA) == Bulan(2026, 11)
    for salah in ("", "2026", "2026-1", "2026-13", "1999-01", "2037-01", "２０２６-01", "2026-11-01"):
        with pytest.raises(BulanTidakDikenal):
            Bulan.baca(salah)
