"""Keys in PostgreSQL: made once, opened in bulk, erased for good, rewrapped without touching a ciphertext; least rights for each role."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from psycopg import errors

from shared.machinery.database import Database, connect
from shared.machinery.privacy.galat import IndukBukanIni, KunciSudahDihapus, KunciTidakAda, SandiRusak
from shared.machinery.privacy.induk import induk_baru
from shared.machinery.privacy.kunci import Sandi
from shared.machinery.privacy.perawatan import bungkus_ulang, hapus_kunci
from shared.machinery.privacy.simpanan import Simpanan

ADUAN, LAIN = UUID(int=1), UUID(int=2)
TEKS = "Bu Contoh Sekali, 0812-0000-0000"
INDUK = induk_baru()
ROLES = ("aduan_intake", "aduan_triage", "aduan_response", "aduan_sla", "aduan_relay", "aduan_admin")


class Jam:
    """A clock that stands until it is moved; seconds."""

    def __init__(self):
        self.detik = 0.0

    def __call__(self):
        return self.detik


@pytest.fixture
def buka_db(database):
    """Databases by role, closed at the end."""
    dibuka = {}

    def buka(role):
        if role not in dibuka:
            dibuka[role] = Database(database.url, role=role, size=4)
        return dibuka[role]

    yield buka
    for db in dibuka.values():
        db.close()


@pytest.fixture
def intake(buka_db):
    return Sandi(buka_db("aduan_intake"), INDUK)


@pytest.fixture
def triage(buka_db):
    return Sandi(buka_db("aduan_triage"), INDUK)


@pytest.fixture
def admin(buka_db):
    return buka_db("aduan_admin")


@pytest.fixture
def orang(intake):
    person = uuid4()
    intake.baru(person)
    return person


@contextmanager
def tanpa_basis_data(sandi):
    """Any query is an error meanwhile: what is asked must be in memory."""
    db, sandi._db = sandi._db, None
    yield
    sandi._db = db


def baris(admin, person):
    with admin.connection() as conn:
        return conn.execute("SELECT terbungkus, master_versi, dihapus_pada FROM privacy.kunci WHERE person_id = %s", (person,)).fetchone()


def test_a_text_goes_through_two_services_and_comes_back(intake, triage, orang):
    isi = intake.sandikan(orang, ADUAN, TEKS)
    assert TEKS not in isi
    assert triage.buka(orang, ADUAN, isi) == TEKS
    assert intake.buka(orang, ADUAN, triage.sandikan(orang, ADUAN, "jawaban")) == "jawaban"


def test_a_text_moved_to_another_complaint_does_not_open(intake, orang):
    with pytest.raises(SandiRusak):
        intake.buka(orang, LAIN, intake.sandikan(orang, ADUAN, TEKS))


def test_a_key_made_twice_by_many_at_once_is_one_key(buka_db, triage):
    person, db = uuid4(), buka_db("aduan_intake")

    def tulis(n):
        sandi = Sandi(db, INDUK)
        sandi.baru(person)
        return sandi.sandikan(person, ADUAN, str(n))

    with ThreadPoolExecutor(4) as banyak:
        isi = list(banyak.map(tulis, range(12)))
    assert triage.buka_banyak([(person, ADUAN, i) for i in isi]) == [str(n) for n in range(12)]


def test_many_people_are_two_statements_and_many_texts_one_query(intake, triage):
    banyak = [uuid4() for _ in range(300)]
    intake.baru_banyak(banyak + banyak)
    with tanpa_basis_data(intake):
        isi = intake.sandikan_banyak([(p, ADUAN, f"teks {n}") for n, p in enumerate(banyak)])
    dibaca = triage.buka_banyak([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)])
    assert dibaca == [f"teks {n}" for n in range(300)]
    with tanpa_basis_data(triage):
        assert triage.buka(banyak[7], ADUAN, isi[7]) == "teks 7"
    assert triage.buka_banyak([]) == intake.sandikan_banyak([]) == []


def test_an_erased_person_is_none_and_the_others_stay(intake, triage, admin, orang):
    tetap = uuid4()
    intake.baru(tetap)
    isi = intake.sandikan_banyak([(orang, ADUAN, TEKS), (tetap, LAIN, "tetap")])
    assert hapus_kunci(admin, orang) is True
    assert hapus_kunci(admin, orang) is False
    assert hapus_kunci(admin, uuid4()) is False
    assert triage.buka_banyak([(orang, ADUAN, isi[0]), (tetap, LAIN, isi[1])]) == [None, "tetap"]
    terbungkus, _, dihapus_pada = baris(admin, orang)
    assert terbungkus is None and dihapus_pada is not None


def test_an_erased_person_never_gets_another_key(intake, triage, admin, orang):
    hapus_kunci(admin, orang)
    intake.lupakan(orang)
    with pytest.raises(KunciSudahDihapus):
        intake.baru(orang)
    with pytest.raises(KunciSudahDihapus):
        triage.sandikan(orang, ADUAN, TEKS)


def test_a_person_who_never_had_a_key_opens_nothing_and_seals_nothing(intake, triage, orang):
    isi = intake.sandikan(orang, ADUAN, TEKS)
    assert triage.buka(uuid4(), ADUAN, isi) is None
    with pytest.raises(KunciTidakAda):
        triage.sandikan_banyak([(orang, ADUAN, "a"), (uuid4(), ADUAN, "b")])


def test_an_erasure_takes_effect_within_a_minute_everywhere_and_at_once_where_it_is_told(buka_db, intake, admin, orang):
    jam = Jam()
    jauh = Sandi(buka_db("aduan_triage"), INDUK, Simpanan(sekarang=jam))
    isi = jauh.sandikan(orang, ADUAN, TEKS)
    hapus_kunci(admin, orang)
    jam.detik = 59.9
    assert jauh.buka(orang, ADUAN, isi) == TEKS, "a look does not prolong its stay"
    jam.detik = 60.0
    assert jauh.buka(orang, ADUAN, isi) is None
    assert intake.buka(orang, ADUAN, isi) == TEKS
    intake.lupakan(orang)
    assert intake.buka(orang, ADUAN, isi) is None


def test_the_memory_of_keys_has_a_limit_and_can_be_emptied(buka_db):
    simpanan = Simpanan(muat=10)
    sandi = Sandi(buka_db("aduan_intake"), INDUK, simpanan)
    banyak = [uuid4() for _ in range(25)]
    sandi.baru_banyak(banyak)
    assert len(simpanan) == 10
    isi = sandi.sandikan_banyak([(p, ADUAN, "x") for p in banyak])
    assert sandi.buka_banyak([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)]) == ["x"] * 25
    sandi.bersihkan()
    assert len(simpanan) == 0


def test_keys_are_rewrapped_under_a_new_master_and_every_text_still_opens(buka_db, intake, admin, orang):
    banyak = [orang, *(uuid4() for _ in range(9))]
    intake.baru_banyak(banyak)
    isi = intake.sandikan_banyak([(p, ADUAN, TEKS) for p in banyak])
    hapus_kunci(admin, banyak[3])
    baru = INDUK.dengan_versi_baru()
    assert [bungkus_ulang(admin, baru, limit=4) for _ in range(4)] == [4, 4, 1, 0]
    assert {baris(admin, p)[1] for n, p in enumerate(banyak) if n != 3} == {2}
    assert baris(admin, banyak[3])[0] is None
    sesudah = Sandi(buka_db("aduan_triage"), baru)
    assert sesudah.buka_banyak([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)]) == [None if n == 3 else TEKS for n in range(10)]


def test_a_program_with_the_wrong_master_key_is_stopped_at_its_start(buka_db, intake, admin, orang):
    intake.periksa()
    salah = Sandi(buka_db("aduan_triage"), induk_baru())
    for coba in (salah.periksa, lambda: salah.sandikan(orang, ADUAN, TEKS)):
        with pytest.raises(IndukBukanIni, match="cadangan"):
            coba()
    bungkus_ulang(admin, INDUK.dengan_versi_baru())  # which is at hand nowhere
    with pytest.raises(IndukBukanIni, match="versi 2"):
        Sandi(buka_db("aduan_triage"), INDUK).periksa()


def test_an_empty_database_fits_any_master_key_until_it_has_a_persons_key_under_one(buka_db, intake):
    lain = Sandi(buka_db("aduan_triage"), induk_baru())
    lain.periksa()
    intake.baru_banyak([uuid4()])
    with pytest.raises(IndukBukanIni):
        lain.periksa()


BOLEH = {
    "aduan_intake": {"SELECT", "INSERT"},
    "aduan_triage": {"SELECT"},
    "aduan_response": {"SELECT"},
    "aduan_sla": set(),
    "aduan_relay": set(),
    "aduan_admin": {"SELECT", "INSERT", "UPDATE", "DELETE"},
}
COBA = {
    "SELECT": "SELECT * FROM privacy.kunci",
    "INSERT": "INSERT INTO privacy.kunci SELECT gen_random_uuid(), decode(repeat('00', 60), 'hex'), 1",
    "UPDATE": "UPDATE privacy.kunci SET master_versi = 9",
    "DELETE": "DELETE FROM privacy.kunci",
    "TRUNCATE": "TRUNCATE privacy.kunci",
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_with_keys_only_what_it_needs(tetap, role):
    with connect(tetap.url, role) as conn:
        for hak, perintah in COBA.items():
            if hak in BOLEH[role]:
                conn.execute(perintah)
            else:
                with pytest.raises(errors.InsufficientPrivilege):
                    conn.execute(perintah)


def test_nothing_shows_a_key_or_a_text(intake, orang):
    intake.sandikan(orang, ADUAN, TEKS)
    terlihat = f"{intake!r} {intake._simpanan!r} {INDUK!r}"
    assert terlihat == "Sandi() Simpanan(1 kunci) Induk(versi=[1])"


def test_an_opened_text_can_be_written_to_a_read_model(intake, orang, database):
    teks = intake.buka(orang, ADUAN, intake.sandikan(orang, ADUAN, TEKS))
    with connect(database.url) as conn:
        assert conn.execute("SELECT %s || ''", (teks,)).fetchone() == (TEKS,)
        assert conn.execute("SELECT unnest(%s::text[])", ([teks],)).fetchall() == [(TEKS,)]
