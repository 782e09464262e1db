"""Keys in PostgreSQL: made once, opened in bulk, erased for good, rewrapped without touching a ciphertext; least rights for each role."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from psycopg import errors

from shared.machinery.database import Database, connect
from shared.machinery.privacy.errors import CiphertextBroken, KeyErased, KeyMissing, OtherMasterKeys
from shared.machinery.privacy.key_cache import KeyCache
from shared.machinery.privacy.master_keys import new_master_keys
from shared.machinery.privacy.upkeep import erase_key, rewrap
from shared.machinery.privacy.vault import Along, Vault

ADUAN, LAIN = UUID(int=1), UUID(int=2)
TEKS = "Bu Contoh Sekali, 0812-0000-0000"
INDUK = new_master_keys()
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
    return Vault(buka_db("aduan_intake"), INDUK)


@pytest.fixture
def triage(buka_db):
    return Vault(buka_db("aduan_triage"), INDUK)


@pytest.fixture
def admin(buka_db):
    return buka_db("aduan_admin")


@pytest.fixture
def orang(intake):
    person = uuid4()
    intake.new_key(person)
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
    isi = intake.encrypt(orang, ADUAN, TEKS)
    assert TEKS not in isi
    assert triage.decrypt(orang, ADUAN, isi) == TEKS
    assert intake.decrypt(orang, ADUAN, triage.encrypt(orang, ADUAN, "jawaban")) == "jawaban"


def test_a_text_moved_to_another_complaint_does_not_open(intake, orang):
    with pytest.raises(CiphertextBroken):
        intake.decrypt(orang, LAIN, intake.encrypt(orang, ADUAN, TEKS))


def test_a_key_made_twice_by_many_at_once_is_one_key(buka_db, triage):
    person, db = uuid4(), buka_db("aduan_intake")

    def tulis(n):
        sandi = Vault(db, INDUK)
        sandi.new_key(person)
        return sandi.encrypt(person, ADUAN, str(n))

    with ThreadPoolExecutor(4) as banyak:
        isi = list(banyak.map(tulis, range(12)))
    assert triage.decrypt_all([(person, ADUAN, i) for i in isi]) == [str(n) for n in range(12)]


def test_many_people_are_two_statements_and_many_texts_one_query(intake, triage):
    banyak = [uuid4() for _ in range(300)]
    intake.new_keys(banyak + banyak)
    with tanpa_basis_data(intake):
        isi = intake.encrypt_all([(p, ADUAN, f"teks {n}") for n, p in enumerate(banyak)])
    dibaca = triage.decrypt_all([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)])
    assert dibaca == [f"teks {n}" for n in range(300)]
    with tanpa_basis_data(triage):
        assert triage.decrypt(banyak[7], ADUAN, isi[7]) == "teks 7"
    assert triage.decrypt_all([]) == intake.encrypt_all([]) == []


def test_an_erased_person_is_none_and_the_others_stay(intake, triage, admin, orang):
    tetap = uuid4()
    intake.new_key(tetap)
    isi = intake.encrypt_all([(orang, ADUAN, TEKS), (tetap, LAIN, "tetap")])
    assert erase_key(admin, orang) is True
    assert erase_key(admin, orang) is False
    assert erase_key(admin, uuid4()) is False
    assert triage.decrypt_all([(orang, ADUAN, isi[0]), (tetap, LAIN, isi[1])]) == [None, "tetap"]
    terbungkus, _, dihapus_pada = baris(admin, orang)
    assert terbungkus is None and dihapus_pada is not None


def test_an_erased_person_never_gets_another_key(intake, triage, admin, orang):
    erase_key(admin, orang)
    intake.forget(orang)
    with pytest.raises(KeyErased):
        intake.new_key(orang)
    with pytest.raises(KeyErased):
        triage.encrypt(orang, ADUAN, TEKS)


def test_a_person_who_never_had_a_key_opens_nothing_and_seals_nothing(intake, triage, orang):
    isi = intake.encrypt(orang, ADUAN, TEKS)
    assert triage.decrypt(uuid4(), ADUAN, isi) is None
    with pytest.raises(KeyMissing):
        triage.encrypt_all([(orang, ADUAN, "a"), (uuid4(), ADUAN, "b")])


def test_an_erasure_takes_effect_within_a_minute_everywhere_and_at_once_where_it_is_told(buka_db, intake, admin, orang):
    jam = Jam()
    jauh = Vault(buka_db("aduan_triage"), INDUK, KeyCache(clock=jam))
    isi = jauh.encrypt(orang, ADUAN, TEKS)
    erase_key(admin, orang)
    jam.detik = 59.9
    assert jauh.decrypt(orang, ADUAN, isi) == TEKS, "a look does not prolong its stay"
    jam.detik = 60.0
    assert jauh.decrypt(orang, ADUAN, isi) is None
    assert intake.decrypt(orang, ADUAN, isi) == TEKS
    intake.forget(orang)
    assert intake.decrypt(orang, ADUAN, isi) is None


def test_the_memory_of_keys_has_a_limit_and_can_be_emptied(buka_db):
    simpanan = KeyCache(capacity=10)
    sandi = Vault(buka_db("aduan_intake"), INDUK, simpanan)
    banyak = [uuid4() for _ in range(25)]
    sandi.new_keys(banyak)
    assert len(simpanan) == 10
    isi = sandi.encrypt_all([(p, ADUAN, "x") for p in banyak])
    assert sandi.decrypt_all([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)]) == ["x"] * 25
    sandi.clear()
    assert len(simpanan) == 0


def test_no_key_stays_in_memory_past_its_time_though_nobody_looks_for_it(buka_db):
    jam, sementara = Jam(), [uuid4() for _ in range(5)]
    simpanan = KeyCache(clock=jam)
    sandi = Vault(buka_db("aduan_intake"), INDUK, simpanan)
    sandi.new_keys(sementara)
    jam.detik = 59.9
    sandi.new_keys([uuid4()])
    assert len(simpanan) == 6
    jam.detik = 60.0
    assert simpanan.get(uuid4()) is None
    assert len(simpanan) == 1


def test_keys_are_rewrapped_under_a_new_master_and_every_text_still_opens(buka_db, intake, admin, orang):
    banyak = [orang, *(uuid4() for _ in range(9))]
    intake.new_keys(banyak)
    isi = intake.encrypt_all([(p, ADUAN, TEKS) for p in banyak])
    erase_key(admin, banyak[3])
    baru = INDUK.with_new_version()
    assert [rewrap(admin, baru, limit=4) for _ in range(4)] == [4, 4, 1, 0]
    assert {baris(admin, p)[1] for n, p in enumerate(banyak) if n != 3} == {2}
    assert baris(admin, banyak[3])[0] is None
    sesudah = Vault(buka_db("aduan_triage"), baru)
    assert sesudah.decrypt_all([(p, ADUAN, i) for p, i in zip(banyak, isi, strict=True)]) == [None if n == 3 else TEKS for n in range(10)]


def test_a_program_with_the_wrong_master_key_is_stopped_at_its_start(buka_db, intake, admin, orang):
    intake.check()
    salah = Vault(buka_db("aduan_triage"), new_master_keys())
    for coba in (salah.check, lambda: salah.encrypt(orang, ADUAN, TEKS)):
        with pytest.raises(OtherMasterKeys, match="cadangan"):
            coba()
    rewrap(admin, INDUK.with_new_version())  # which is at hand nowhere
    with pytest.raises(OtherMasterKeys, match="versi 2"):
        Vault(buka_db("aduan_triage"), INDUK).check()


def test_an_empty_database_fits_any_master_key_until_it_has_a_persons_key_under_one(buka_db, intake):
    lain = Vault(buka_db("aduan_triage"), new_master_keys())
    lain.check()
    intake.new_keys([uuid4()])
    with pytest.raises(OtherMasterKeys):
        lain.check()


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
    intake.encrypt(orang, ADUAN, TEKS)
    terlihat = f"{intake!r} {intake._cache!r} {INDUK!r}"
    assert terlihat == "Vault() KeyCache(1 keys) MasterKeys(versions=[1])"


def test_an_opened_text_can_be_written_to_a_read_model(intake, orang, database):
    teks = intake.decrypt(orang, ADUAN, intake.encrypt(orang, ADUAN, TEKS))
    with connect(database.url) as conn:
        assert conn.execute("SELECT %s || ''", (teks,)).fetchone() == (TEKS,)
        assert conn.execute("SELECT unnest(%s::text[])", ([teks],)).fetchall() == [(TEKS,)]


def test_there_is_no_key_without_what_comes_along_with_it(intake, admin):
    orang = uuid4()
    with pytest.raises(errors.DivisionByZero):
        intake.new_keys([orang], Along("SELECT 1 / %(nol)s::int", {"nol": 0}))
    with admin.connection() as conn:
        assert conn.execute("SELECT FROM privacy.kunci WHERE person_id = %s", (orang,)).fetchone() is None
    intake.new_keys([orang], Along("SELECT 1 / %(nol)s::int", {"nol": 1}))
    assert str(intake.decrypt(orang, ADUAN, intake.encrypt(orang, ADUAN, TEKS))) == TEKS


def test_whoever_had_a_key_keeps_it_though_another_was_made_for_them(intake, buka_db):
    orang, lain = uuid4(), uuid4()
    intake.new_keys([orang])
    tertulis = intake.encrypt(orang, ADUAN, TEKS)
    kedua = Vault(buka_db("aduan_intake"), INDUK)
    kedua.new_keys([orang, lain], Along("SELECT 1", {}))
    assert str(kedua.decrypt(orang, ADUAN, tertulis)) == TEKS
