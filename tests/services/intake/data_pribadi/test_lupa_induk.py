"""A parent is not forgotten before every follower has its answer; one that still runs lets them go, and they are told."""

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg

from services.intake.application import bangun
from shared.domain.aduan.keadaan import aduan_dari
from shared.layanan.dasar import Kolam
from tests.domain.support import DIGABUNGKAN
from tests.services.intake.data_pribadi.test_lupa import hapus, minta
from tests.services.kantor_uji import KantorUji
from tests.support.tunggu import eventually

TEKS = "Sudah kami perbaiki."


def gabung(kantor: KantorUji, aduan: dict, induk: dict) -> None:
    jawaban = kantor.perintah(aduan, "gabung", {"induk": induk["id"], "alasan": "Pagar yang sama."})
    assert jawaban.status == 200, jawaban


def test_an_answered_parent_waits_for_those_whose_answer_is_on_its_way(kantor: KantorUji):
    """Merged behind the services' back, as by one that died before anybody heard of it."""
    induk, satu = kantor.aduan(), kantor.aduan()
    kantor.jawab(induk, TEKS)
    minta(kantor, induk)
    intake = bangun(kantor.database.settings(kantor.program.data), Kolam(2, 2))
    try:
        store, aduan_id = intake.dasar.store, UUID(satu["id"])
        loaded = store.load(aduan_id)
        alasan = intake.dasar.vault.encrypt(aduan_dari(aduan_id, loaded.events).pemilik, aduan_id, "Sama.")
        e = replace(DIGABUNGKAN, aduan_id=aduan_id, pada=loaded.now, induk=UUID(induk["id"]), alasan=alasan)
        with psycopg.connect(kantor.database.owner_url) as conn:
            conn.execute("LOCK response.tugas IN EXCLUSIVE MODE")  # response hears of nothing
            store.append(aduan_id, [e], loaded.version, correlation_id=uuid4())
            assert "masih disampaikan kepada 1 pelapor lain" in hapus(kantor, induk).teks
    finally:
        intake.close()
    eventually(lambda: kantor.lacak(satu)["tanggapan"] == TEKS)
    assert "sudah dihapus" in hapus(kantor, induk).teks
    assert kantor.lacak(satu)["tanggapan"] == TEKS  # theirs, under their own key


def test_a_running_parent_that_is_forgotten_lets_its_followers_go(kantor: KantorUji):
    induk, satu = kantor.aduan(), kantor.aduan()
    gabung(kantor, satu, induk)
    minta(kantor, induk)
    assert "sudah dihapus" in hapus(kantor, induk).teks
    eventually(lambda: kantor.lacak(satu)["keadaan"] == "diterima")
    assert kantor.jenis_kejadian(satu) == ["AduanDiterima", "AduanDigabungkan", "GabunganDilepas"]
    assert kantor.rincian(satu).isi["langkah"] == 3
