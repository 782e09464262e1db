"""The table of audiences names every field of every event, and says of it what the law and the desk expect."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import get_type_hints

import pytest

from services.intake.data_pribadi.salinan_kata import KATA, OLEH
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import (
    DIKABARKAN,
    IDENTITAS,
    KABAR,
    KEJADIAN,
    LANGKAH,
    STAF,
    TABEL,
    TIDAK,
    Audiens,
    boleh,
    identitas_terbuka,
)
from shared.domain.aduan.audiens import OLEH as OLEH_ID
from shared.domain.aduan.kata_kejadian import ISIAN, PELAPOR, PETUGAS
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.kejadian import KEJADIAN as KEJADIAN_ADUAN
from shared.machinery.contracts.codec import EVENTS, bare_type
from shared.machinery.contracts.unknown import KejadianTakDikenal
from shared.machinery.settings import REPO
from tests.contracts.contoh import CONTOH

KELAS = dict(EVENTS) | {KejadianTakDikenal.__name__: KejadianTakDikenal}
TAMBAHAN = {KABAR, LANGKAH}
P = Audiens.PELAPOR


def isian(kelas: type) -> set[str]:
    """The fields of an event as the table names them: the envelope is KEJADIAN, a block has its own fields."""
    nama = {KEJADIAN, OLEH_ID}
    hints = get_type_hints(kelas)
    for f in fields(kelas):
        inti = bare_type(hints[f.name])[0]
        if f.name in ("aduan_id", "wilayah", "pada", "oleh"):
            continue
        nama |= {f"{f.name}.{x.name}" for x in fields(inti)} if is_dataclass(inti) else {f.name}
    return nama


@pytest.mark.parametrize("tipe", sorted(KELAS.keys() | TABEL.keys()))
def test_every_field_of_every_event_has_its_row_and_no_row_is_about_nothing(tipe):
    assert tipe in TABEL, f"{tipe} is missing in shared/domain/aduan/audiens.py"
    assert tipe in KELAS, f"{tipe} is no event"
    assert TABEL[tipe].keys() - TAMBAHAN == isian(KELAS[tipe])


def test_what_is_not_named_is_shown_to_nobody():
    for audiens in Audiens:
        assert not boleh(audiens, "KejadianBaru") and not boleh(audiens, "KejadianBaru", "isi")
        assert not boleh(audiens, "AduanDiterima", "isian_baru")


def test_nobody_reads_a_field_of_an_event_of_which_they_may_not_know():
    for tipe, baris in TABEL.items():
        for nama in baris.keys() - {KEJADIAN, OLEH_ID} - TAMBAHAN:
            assert baris[nama] <= baris[KEJADIAN], (tipe, nama)


def test_what_the_office_says_to_itself_is_for_staff_alone():
    for tipe in ("TanggapanDisusun", "TanggapanDikembalikan", "AduanDidisposisikan", "CatatanDitambahkan"):
        for nama, siapa in TABEL[tipe].items():
            assert nama == LANGKAH or siapa <= STAF, (tipe, nama)


def test_who_did_it_is_no_id_to_the_reporter_or_the_public_and_the_public_reads_no_text():
    for tipe, baris in TABEL.items():
        assert baris[OLEH_ID] <= STAF, tipe
        for nama in k.bidang_tersandi(KELAS[tipe]):
            assert Audiens.PUBLIK not in baris[nama], (tipe, nama)
    for nama in ("pelapor.id", "lacak", "permintaan"):
        assert TABEL["AduanDiterima"].get(nama, TIDAK) == TIDAK
    assert all(Audiens.PUBLIK not in TABEL["AduanDiterima"][nama] for nama in IDENTITAS)


def test_the_staff_who_have_a_complaint_know_of_every_event_of_it():
    """So that a history has one entry an event (shared/acuan/rincian)."""
    for tipe in [*KEJADIAN_ADUAN, KejadianTakDikenal.__name__]:
        assert TABEL[tipe][KEJADIAN] >= STAF, tipe


def test_a_notice_is_sent_only_of_what_the_reporter_may_know():
    assert DIKABARKAN and all(boleh(P, tipe) and tipe in KEJADIAN_ADUAN for tipe in DIKABARKAN)


def test_an_alert_says_to_staff_only_what_they_may_read():
    """Number, step and due time (services/sla/peringatan/teks.py)."""
    assert TABEL["AduanDiterima"]["nomor"] >= STAF
    for tipe in ("BatasWaktuMendekat", "BatasWaktuTerlewati"):
        assert TABEL[tipe]["langkah"] & TABEL[tipe]["batas"] >= STAF


@pytest.mark.parametrize("ubah", ["rahasia", "dibatasi", "dilupakan"])
def test_a_reporters_identity_is_open_to_staff_only_where_nothing_hides_it(ubah):
    diterima = replace(CONTOH["AduanDiterima"], rahasia=False)
    aduan = aduan_dari(diterima.aduan_id, [diterima])
    assert identitas_terbuka(aduan)
    assert not identitas_terbuka(replace(aduan, **{ubah: True}))


def test_the_copy_has_a_sentence_for_every_event_and_a_word_for_every_field_that_the_reporter_reads():
    terbaca = {tipe: kelas for tipe, kelas in KEJADIAN_ADUAN.items() if boleh(P, tipe)}
    assert {kelas.__name__ for kelas in PELAPOR} == set(terbaca)
    for tipe, kelas in terbaca.items():
        assert " " in PELAPOR[kelas]
        for nama in TABEL[tipe].keys() - {KEJADIAN, OLEH_ID} - TAMBAHAN - {"lampiran"}:
            if "." not in nama and boleh(P, tipe, nama):
                assert nama in ISIAN, (tipe, nama)
    kata = [*PELAPOR.values(), *ISIAN.values(), *OLEH.values(), *KATA.values()]
    assert not [satu for satu in kata if "_" in satu or satu in KELAS]


def test_staff_have_a_word_for_every_event_and_no_field_has_one_that_is_in_none():
    assert {kelas.__name__ for kelas in PETUGAS} == set(KEJADIAN_ADUAN) and all(PETUGAS.values())
    assert set(ISIAN) <= {n for baris in TABEL.values() for n, siapa in baris.items() if siapa}


# Who opens ciphertext of complaints at all: a new door goes through `pandang`, which asks the table.
PEMBUKA = {
    "shared/acuan/rincian/pandangan.py", "shared/surat/register.py", "shared/machinery/privacy/vault.py", "shared/akun/pelapor.py",
    "services/response/meja/daftar.py", "services/response/meja/draf.py", "services/intake/kiriman/kontak.py",
    "services/triage/aduan/tindakan.py", "services/triage/surat/buku.py", "services/triage/cari.py", "shared/layanan/pengikutan.py",
    "shared/akun/laci.py", "shared/layanan/penangan.py",  # back to whoever typed it, and to nobody else
}  # fmt: skip


def test_texts_are_opened_where_the_table_is_asked_and_at_the_few_other_places_that_are_known():
    berkas = [b for room in ("shared", "services") for b in (REPO / room).rglob("*.py")]
    pembuka = {
        str(b.relative_to(REPO))
        for b in berkas
        if re.search(r"\bdecrypt_all\(|(?:[vV]ault|sandi)\.decrypt\(", b.read_text(encoding="utf-8"))
    }
    assert pembuka == PEMBUKA
