"""Merged complaints on a real store: answered, moved and let go once, whoever hears of it when, and whatever was down meanwhile."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from services.response.application import Response
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.penolakan import IndukTidakDitangani, JawabanIndukDisanggah, MasihDiikuti, Penolakan
from shared.machinery.privacy.upkeep import erase_key
from tests.domain import support as s
from tests.domain.support import KERJO
from tests.layanan.kantor_gabungan import JAWABAN, MENUNGGU, Kantor
from tests.support.postgres import BasisUji


@pytest.fixture(scope="module")
def kantor(tetap: BasisUji) -> Kantor:
    """For all of them, each about complaints of its own."""
    return Kantor(tetap)


@pytest.fixture
def owner(tetap: BasisUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(tetap.owner_url, autocommit=True) as conn:
        yield conn


def id_kejadian(owner: psycopg.Connection, stream: UUID, tipe: str) -> UUID:
    rows = owner.execute("SELECT id FROM eventstore.events WHERE stream = %s AND type = %s", (stream, tipe)).fetchall()
    assert len(rows) == 1
    return rows[0][0]


def test_every_follower_has_the_parents_answer_once_under_its_own_key(kantor: Kantor, owner: psycopg.Connection):
    induk = kantor.aduan()
    dua = [kantor.pengikut(induk) for _ in range(2)]
    assert [kantor.jenis(x) for x in dua] == [MENUNGGU] * 2
    kantor.dijawab(induk)
    kantor.dengar(induk, *dua)
    for satu in dua:
        assert kantor.jenis(satu) == [*MENUNGGU, "AduanIndukDijawab"] and kantor.jawaban(satu) == JAWABAN
        terakhir = kantor.kejadian(satu)[-1]
        assert (terakhir.induk, terakhir.sumber, terakhir.oleh) == (induk, id_kejadian(owner, induk, "TanggapanDiberikan"), k.SISTEM)
        assert terakhir.isi != kantor.baca(induk).tanggapan
    baris = owner.execute("SELECT menunggu_induk, keadaan FROM response.tugas WHERE induk = %s", [induk]).fetchall()
    assert baris == [(False, "dijawab")] * 2


def test_what_an_outage_left_is_answered_by_the_sweep_once_by_however_many_replicas(kantor: Kantor):
    """The response service was away from before the merge until the parent had been answered and reopened again."""
    induk, satu = kantor.aduan(), kantor.aduan()
    kantor.triage.projector.project([induk, satu])
    kantor.gabung(satu, induk)
    kantor.dijawab(induk, dengar=False)
    kantor.terjadi(induk, s.DIBUKA, dengar=False)
    mati = kantor.replika().projector
    mati.after = None  # killed between the rows and what follows from them
    mati.project([satu, induk])
    replika = [kantor.replika() for _ in range(3)]
    mulai = threading.Barrier(3)

    def sapu(r: Response) -> int:
        mulai.wait()
        return r.pengikutan.sapu()

    with ThreadPoolExecutor(3) as kolam:
        ditemukan = list(kolam.map(sapu, replika))
    assert max(ditemukan) == 1
    assert kantor.jenis(satu) == [*MENUNGGU, "AduanIndukDijawab"] and kantor.jawaban(satu) == JAWABAN
    assert kantor.response.pengikutan.sapu() == 0


def test_merged_into_an_answered_one_it_is_answered_in_the_same_moment(kantor: Kantor):
    induk, satu = kantor.aduan(), kantor.aduan()
    kantor.dijawab(induk)
    aduan = kantor.gabung(satu, induk)
    assert aduan.keadaan is Keadaan.DIJAWAB and kantor.jawaban(satu) == JAWABAN
    kantor.terjadi(satu, s.DIBUKA)
    with pytest.raises(JawabanIndukDisanggah):
        kantor.gabung(satu, induk)


def test_reopened_the_parent_takes_nothing_back_and_who_objects_goes_on_alone(kantor: Kantor):
    induk = kantor.aduan()
    dua = [kantor.pengikut(induk) for _ in range(2)]
    kantor.dijawab(induk)
    kantor.terjadi(induk, s.DIBUKA)
    kantor.terjadi(dua[0], s.DIBUKA)
    kantor.dijawab(induk, "Jawaban kedua.")
    kantor.dengar(*dua)
    assert (kantor.jawaban(dua[1]), kantor.jenis(dua[1]).count("AduanIndukDijawab")) == (JAWABAN, 1)
    assert (kantor.baca(dua[0]).keadaan, kantor.baca(dua[0]).induk) == (Keadaan.DITERIMA, None)


@pytest.mark.parametrize(
    ("akhir", "sebab"),
    [
        ((s.DITOLAK,), "ditolak"),
        ((s.DICABUT,), "dicabut"),
        ((s.DIMINTA, s.TANPA_KLARIFIKASI), "ditutup"),
        ((s.DILUPAKAN, s.DICABUT), "dilupakan"),
    ],
    ids=["rejected", "withdrawn", "closed", "forgotten"],
)
def test_a_parent_that_ends_without_an_answer_lets_its_followers_go_once(kantor: Kantor, owner: psycopg.Connection, akhir, sebab):
    induk = kantor.aduan()
    satu = kantor.pengikut(induk)
    kantor.terjadi(induk, *akhir, dengar=False)
    kantor.triage.projector.project([induk])
    kantor.triage.pengikutan.sapu()
    kantor.dengar(induk, satu)
    assert kantor.jenis(satu) == [*MENUNGGU, "GabunganDilepas"]
    assert (kantor.kejadian(satu)[-1].sebab, kantor.kejadian(satu)[-1].induk) == (sebab, induk)
    assert owner.execute("SELECT keadaan, langkah, batas IS NOT NULL FROM triage.aduan WHERE aduan_id = %s", [satu]).fetchone() == (
        "diterima", 3, True,
    )  # fmt: skip


def test_followers_move_with_their_parent_and_are_answered_there(kantor: Kantor, owner: psycopg.Connection):
    induk = kantor.aduan()
    satu = kantor.pengikut(induk)
    kantor.terjadi(induk, s.DIALIHKAN, s.DITERIMA_ALIHAN)
    assert kantor.jenis(satu) == [*MENUNGGU, "AduanDialihkan", "AduanDiterimaAlihan"]
    aduan = kantor.baca(satu)
    assert (aduan.kecamatan, aduan.keadaan) == (KERJO, Keadaan.DIGABUNGKAN)
    kantor.dengar(satu)
    assert owner.execute("SELECT wilayah, langkah, induk FROM triage.aduan WHERE aduan_id = %s", [satu]).fetchone() == (KERJO, None, induk)
    kantor.dijawab(induk)
    assert (kantor.jawaban(satu), kantor.kejadian(satu)[-1].wilayah) == (JAWABAN, KERJO)


def test_moved_and_answered_while_triage_was_away_it_moves_first(kantor: Kantor):
    induk = kantor.aduan()
    satu = kantor.pengikut(induk)
    kantor.terjadi(induk, s.DIALIHKAN, s.DITERIMA_ALIHAN, dengar=False)
    kantor.dijawab(induk, dengar=False)
    kantor.response.projector.project([induk])
    assert kantor.response.pengikutan.sapu() == 0 and kantor.jenis(satu) == MENUNGGU
    kantor.triage.projector.project([induk])
    kantor.response.projector.project([satu])  # the news of its move
    assert kantor.jenis(satu) == [*MENUNGGU, "AduanDialihkan", "AduanDiterimaAlihan", "AduanIndukDijawab"]


def test_passed_to_an_agency_with_the_parent_it_is_told_where_and_nothing_else(kantor: Kantor):
    induk = kantor.aduan()
    satu = kantor.pengikut(induk)
    pemilik = kantor.baca(induk).pemilik
    instansi, alasan = (kantor.vault.encrypt(pemilik, induk, x) for x in ("PLN Karanganyar", "Bu Siti, itu tiang PLN."))
    kantor.terjadi(induk, replace(s.DIALIHKAN_KELUAR, instansi=instansi, alasan=alasan))
    e = kantor.kejadian(satu)[-1]
    assert isinstance(e, k.AduanDialihkan) and kantor.baca(satu).keadaan is Keadaan.DIALIHKAN_KELUAR
    teks = [str(kantor.vault.decrypt(kantor.baca(satu).pemilik, satu, x)) for x in (e.instansi, e.alasan)]
    assert teks[0] == "PLN Karanganyar" and "Siti" not in teks[1] and "yang diikuti" in teks[1]


@pytest.mark.parametrize("akhir", [(s.DICABUT,), (s.DILUPAKAN,)], ids=["withdrawn", "forgotten"])
def test_a_follower_that_went_is_followed_up_no_more_and_hinders_nobody(kantor: Kantor, akhir):
    induk = kantor.aduan()
    pergi, tinggal = (kantor.pengikut(induk) for _ in range(2))
    kantor.terjadi(pergi, *akhir)
    kantor.dijawab(induk)
    assert kantor.jenis(pergi) == [*MENUNGGU, *(type(e).__name__ for e in akhir)] and kantor.jawaban(tinggal) == JAWABAN
    assert kantor.response.pengikutan.sapu() == kantor.triage.pengikutan.sapu() == 0


def test_one_whose_text_cannot_be_sealed_hinders_no_other(kantor: Kantor):
    induk = kantor.aduan()
    rusak, utuh = (kantor.pengikut(induk) for _ in range(2))
    erase_key(kantor.database.sebagai("aduan_intake_mesin", 1), kantor.baca(rusak).pemilik)
    kantor.dijawab(induk)
    assert kantor.jenis(rusak) == MENUNGGU and kantor.jawaban(utuh) == JAWABAN
    assert kantor.response.pengikutan.sapu() == 1
    kantor.terjadi(rusak, s.DILUPAKAN)
    assert kantor.response.pengikutan.sapu() == 0


# --- merging, at the same time --------------------------------------------------------------------


def test_chains_and_cycles_are_refused(kantor: Kantor):
    a, b, c = (kantor.aduan() for _ in range(3))
    kantor.gabung(a, b)
    with pytest.raises(MasihDiikuti):
        kantor.gabung(b, c)
    with pytest.raises(IndukTidakDitangani):
        kantor.gabung(c, a)
    with pytest.raises(MasihDiikuti):
        kantor.gabung(b, c)


@pytest.mark.parametrize("bentuk", ["crossing", "chain"])
def test_of_merges_at_once_that_would_make_a_circle_or_a_chain_the_later_is_refused(kantor: Kantor, bentuk: str):
    """A into B while B goes into A, or into C: read before the other was written, and written at the same moment."""
    for _ in range(12):
        a, b, c = (kantor.aduan() for _ in range(3))
        pasangan = [(a, b), (b, a if bentuk == "crossing" else c)]
        mulai = threading.Barrier(2)

        def coba(siapa: tuple[UUID, UUID], mulai: threading.Barrier = mulai) -> type[Penolakan] | None:
            mulai.wait()
            try:
                kantor.gabung(*siapa)
            except Penolakan as e:
                return type(e)
            return None

        with ThreadPoolExecutor(2) as kolam:
            hasil = list(kolam.map(coba, pasangan))
        assert sorted(str(x) for x in hasil if x is None) == ["None"], hasil
        assert set(hasil) - {None} <= {IndukTidakDitangani, MasihDiikuti}
        assert [kantor.jenis(x) for x in (a, b)].count(MENUNGGU) == 1


def test_answered_while_it_is_merged_it_gets_the_answer_whichever_was_first(kantor: Kantor):
    for _ in range(8):
        induk, satu = kantor.aduan(), kantor.aduan()
        mulai = threading.Barrier(2)

        def jawab(induk: UUID = induk, mulai: threading.Barrier = mulai) -> None:
            mulai.wait()
            kantor.dijawab(induk)

        def gabung(satu: UUID = satu, induk: UUID = induk, mulai: threading.Barrier = mulai) -> None:
            mulai.wait()
            kantor.gabung(satu, induk)
            kantor.dengar(satu)

        with ThreadPoolExecutor(2) as kolam:
            for tugas in [kolam.submit(jawab), kolam.submit(gabung)]:
                tugas.result()
        assert kantor.jenis(satu) == [*MENUNGGU, "AduanIndukDijawab"] and kantor.jawaban(satu) == JAWABAN


def test_who_follows_is_asked_by_an_index_that_holds_the_merges_alone(kantor: Kantor, owner: psycopg.Connection):
    owner.execute("SET enable_seqscan = off")
    rencana = owner.execute(
        "EXPLAIN SELECT DISTINCT stream FROM eventstore.events"
        " WHERE type = 'AduanDigabungkan' AND (cloudevent::jsonb #>> '{data,induk}') = gen_random_uuid()::text"
    ).fetchall()
    assert "events_gabungan" in str(rencana)
