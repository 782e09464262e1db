"""The table and the code say the same: generated from the table, no case picked by hand."""

from datetime import timedelta

import pytest

from shared.domain.aduan import kata, kejadian
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import ALUR, BERAKHIR, BERJALAN, LANGKAH, MENUJU, PELAPOR, PETUGAS, SISTEM, Keadaan, menuju
from tests.domain import support as s
from tests.domain.support import given

SITUASI = {(x, False): r for x, r in s.RIWAYAT.items()} | {(x, True): r for x, r in s.RIWAYAT_JEDA.items()}
PASANGAN = [(nama, keadaan, jeda) for nama in ALUR for keadaan, jeda in SITUASI]


def di_tabel(nama: str, keadaan: Keadaan, jeda: bool) -> bool:
    return keadaan in ALUR[nama].dari and ALUR[nama].saat_jeda in (None, jeda)


def penolakan_seharusnya(nama: str, keadaan: Keadaan, jeda: bool) -> type[tolak.Penolakan]:
    aturan = ALUR[nama]
    if keadaan is Keadaan.BARU:
        return tolak.AduanTidakDitemukan
    if nama == "TerimaAduan":
        return tolak.KunciDipakaiUlang
    if keadaan in aturan.dari:
        return tolak.SedangMenungguKlarifikasi if jeda else tolak.TidakSedangMenungguKlarifikasi
    if keadaan in BERAKHIR:
        return tolak.AduanSudahBerakhir
    nanti = any(k in BERAKHIR or LANGKAH[k] > LANGKAH[keadaan] for k in aturan.dari)
    return tolak.LangkahBelumWaktunya if nanti else tolak.LangkahSudahLewat


@pytest.mark.parametrize("keadaan", Keadaan)
def test_every_situation_can_be_reached(keadaan):
    assert s.aduan_setelah(*s.RIWAYAT[keadaan]).keadaan is keadaan


@pytest.mark.parametrize(("nama", "keadaan", "jeda"), [p for p in PASANGAN if not di_tabel(*p)])
def test_what_the_table_does_not_name_is_refused(nama, keadaan, jeda):
    ketika = given(*SITUASI[keadaan, jeda]).when(nama)
    if nama in SISTEM:
        ketika.then()
        return
    kalimat = ketika.ditolak(penolakan_seharusnya(nama, keadaan, jeda))
    assert kalimat[0].isupper() and kalimat[-1] == "." and "{" not in kalimat


@pytest.mark.parametrize(("nama", "keadaan", "jeda"), [p for p in PASANGAN if di_tabel(*p)])
def test_what_the_table_names_happens_and_leads_where_it_says(nama, keadaan, jeda):
    riwayat = SITUASI[keadaan, jeda]
    if nama == "PerpanjangWaktu":
        riwayat = tuple(s.DIKLASIFIKASI_INFORMASI if e is s.DIKLASIFIKASI else e for e in riwayat)
    ketika = given(*riwayat, *s.SEBELUM.get(nama, ())).when(nama)
    terjadi = s.putuskan(ketika.aduan, ketika.perintah, ketika.now)
    assert tuple(type(e).__name__ for e in terjadi) == ALUR[nama].kejadian
    sesudah = ketika.then(*terjadi).keadaan
    assert sesudah is (menuju(ALUR[nama])[-1] if menuju(ALUR[nama]) else keadaan)


def test_every_command_has_an_example_a_decision_words_and_a_party():
    assert set(ALUR) == set(s.CONTOH) == set(s.DECIDE) == set(kata.PERINTAH) == PELAPOR | PETUGAS | SISTEM
    assert set(Keadaan) == set(kata.KEADAAN)


def test_every_event_comes_from_some_command_and_every_name_is_an_event():
    assert {e for aturan in ALUR.values() for e in aturan.kejadian} == set(kejadian.KEJADIAN)
    assert set(MENUJU) <= set(kejadian.KEJADIAN)


def test_every_running_situation_has_one_step():
    assert set(LANGKAH) == BERJALAN
    assert sorted(LANGKAH.values()) == [3, 4, 5, 6, 7]


def test_every_refusal_has_a_name_of_its_own_and_a_sentence():
    def semua(jenis: type) -> list[type]:
        return [x for anak in jenis.__subclasses__() for x in (anak, *semua(anak))]

    bernama = [x for x in semua(tolak.Penolakan) if "kode" in vars(x)]
    assert len({x.kode for x in bernama}) == len(bernama) >= 20
    assert all(x.__doc__.rstrip().endswith((".", "{boleh}", "{kesalahan}", "{pesan}")) for x in bernama)


def test_deciding_does_not_look_at_the_clock():
    ketika = given(s.DITERIMA).when("TolakAduan", s.AWAL + timedelta(days=4000))
    assert ketika.then(s.DITOLAK).terakhir_pada == s.AWAL + timedelta(days=4000)
