"""Whatever is done in whatever order: the fold stands, the state is the refold, the ends stay apart."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR, BERAKHIR, BERJALAN, Keadaan
from shared.domain.aduan.keadaan import AliranKosong, evolve, fold
from shared.domain.aduan.penolakan import Penolakan
from tests.domain import support as s

PERGI = {(Keadaan.DIJAWAB, "BukaKembali"), (Keadaan.DIJAWAB, "TutupAduan")} | {
    (Keadaan.DIGABUNGKAN, nama) for nama in ("CabutAduan", "SampaikanJawabanInduk", "LepasGabungan", "AlihkanBersamaInduk")
}  # from one end to another, or back
LANGKAH = st.lists(st.tuples(st.sampled_from(sorted(ALUR)), st.integers(0, 10_000)), max_size=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class SesuatuYangBaru(k.Kejadian):
    """An event of a later version of the program."""


@settings(max_examples=250, deadline=None)
@given(LANGKAH)
def test_random_commands_keep_every_invariant(langkah):
    aduan, kejadian, now = AliranKosong(s.ADUAN), [], s.AWAL
    for nama, menit in langkah:
        now += timedelta(minutes=menit)
        try:
            baru = s.putuskan(aduan, s.contoh(nama, aduan, now), now)
        except Penolakan:
            baru = []
        sebelum = aduan
        for e in baru:
            assert (e.aduan_id, e.pada) == (s.ADUAN, now)
            aduan = evolve(aduan, e)
        kejadian += baru
        assert aduan == fold(s.ADUAN, kejadian)
        assert aduan.versi == len(kejadian)
        if isinstance(aduan, AliranKosong):
            assert not kejadian
            continue
        assert not aduan.jeda or aduan.keadaan in (Keadaan.DITERIMA, Keadaan.DIKLASIFIKASI)
        assert aduan.berjalan + aduan.berakhir == 1
        assert aduan.berjalan == (aduan.langkah is not None)
        assert (aduan.berakhir_pada is not None) == aduan.berakhir
        if sebelum.keadaan in BERAKHIR and aduan.berakhir:
            # neither notes, machines nor erasures move an end; what was merged ends once more
            assert sebelum.keadaan is Keadaan.DIGABUNGKAN or aduan.berakhir_pada == sebelum.berakhir_pada
        if sebelum.keadaan in BERAKHIR and aduan.keadaan is not sebelum.keadaan:
            assert (sebelum.keadaan, nama) in PERGI
    if not kejadian:
        return
    kunci = [e.kunci_unik for e in kejadian if e.kunci_unik]
    assert len(kunci) == len(set(kunci)) and aduan.peringatan <= set(kunci)
    assert [e for e in kejadian if isinstance(e, k.AduanDiterima)] == kejadian[:1]
    assert aduan.putaran == 1 + sum(isinstance(e, k.AduanDibukaKembali) for e in kejadian)


SEMUA = [
    s.DITERIMA, s.DIKLASIFIKASI, s.DIKLASIFIKASI_INFORMASI, s.DIMINTA, s.DIJELASKAN, s.DIALIHKAN, s.DITERIMA_ALIHAN,
    s.DIALIHKAN_KELUAR, s.DITOLAK, s.DIGABUNGKAN, s.DIDISPOSISIKAN, s.DIPERPANJANG, s.DISUSUN, s.DIKEMBALIKAN, s.DITERIMA_PPID,
    s.DICATAT, s.DIJAWAB, s.DIBUKA, s.DINILAI, s.DICABUT, s.SELESAI, s.TANPA_KLARIFIKASI,
    s.e(k.BatasWaktuTerlewati, **s.JAM), s.e(k.BatasWaktuMendekat, **s.JAM, ambang=75),
    s.e(k.BatasWaktuTerlewati, **s.JAM | s.PERKARA, karena="klasifikasi"),
    s.e(
        k.VerdikDihitungUlang, langkah=3, putaran=1, ke=1, putusan_lama="lewat", putusan_baru="tepat", batas_lama=s.AWAL, batas_baru=s.AWAL,
        kalender_lama="33.13/1", kalender_baru="33.13/2", sop="33.13/1", dasar=s.INDUK,
    ),
    s.INDUK_DIJAWAB, s.DILEPAS, s.IKUT_DIALIHKAN, s.IKUT_DITERIMA, s.IKUT_KELUAR,
    s.DILAMPIRI, s.DIKABARI, s.BERKODE_BARU, s.DICATATKAN, s.DITERBITKAN, s.DIBUKA_IDENTITASNYA, s.DIBATASI, s.PEMBATASAN_DICABUT,
    s.MINTA_DIHAPUS, s.PENGHAPUSAN_DITOLAK, s.DILUPAKAN,
    s.e(k.AduanDitutup, alasan="alasan-versi-mendatang"), s.e(SesuatuYangBaru),
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SEMUA), max_size=30), st.integers(0, 30))
def test_the_fold_never_refuses_and_can_go_on_from_anywhere(kejadian, potong):
    awal = fold(s.ADUAN, kejadian[:potong])
    for e in kejadian[potong:]:
        awal = evolve(awal, e)
    assert awal == fold(s.ADUAN, kejadian)
    assert awal.versi == len(kejadian)


def test_the_events_above_are_all_there_are():
    assert {type(e) for e in SEMUA} - {SesuatuYangBaru} == set(k.KEJADIAN.values())


def test_an_event_of_a_later_program_only_counts():
    sebelum = fold(s.ADUAN, [s.DITERIMA])
    sesudah = evolve(sebelum, s.e(SesuatuYangBaru))
    assert (sesudah.versi, sesudah.keadaan) == (2, sebelum.keadaan)
    assert BERJALAN & {sesudah.keadaan}
