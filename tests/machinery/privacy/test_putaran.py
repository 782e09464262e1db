"""The wrapping key turned: resumable from every point, waits for every process, never destroys before the copy was read back."""

import json
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.machinery.database import Database
from shared.machinery.privacy import rotation
from shared.machinery.privacy.backup import BackupBroken, BackupNotWritten, back_up, read_backup, restore
from shared.machinery.privacy.errors import OtherMasterKeys
from shared.machinery.privacy.master_keys import MasterKeys, read_master_keys
from shared.machinery.privacy.rotation import NotKnownYet, RotationRunning, rotate
from shared.machinery.privacy.upkeep import erase_key
from shared.machinery.privacy.vault import Along, Vault
from shared.machinery.settings import REPO
from tests.support.bibit import bibit_perintah
from tests.support.tunggu import eventually

ADUAN = UUID(int=1)
TITIK = ("berkas", "dikenal", "pagar", "bungkus", "terbungkus", "salinan", "musnah", "selesai")


class Rumah:
    """A key file, its database, and people with a text each."""

    def __init__(self, folder: Path, url: str, owner_url: str, orang: int) -> None:
        self.berkas, self.salinan, self.owner_url = folder / "master.key", folder / "cadangan" / "kunci.salinan", owner_url
        self.master = read_master_keys(self.berkas, make=True)
        self.intake, self.admin = Database(url, "aduan_intake", 2), Database(owner_url, "aduan_admin", 3)
        self.vault = Vault(self.intake, self.master)
        self.orang = [uuid4() for _ in range(orang)]
        self.vault.new_keys(self.orang)
        self.isi = {p: self.vault.encrypt(p, ADUAN, f"teks {p}") for p in self.orang}

    def terbuka(self, master: MasterKeys | None = None) -> int:
        """How many of them open with the file as it is now."""
        sandi = Vault(self.intake, master or read_master_keys(self.berkas, make=False))
        return sum(t == f"teks {p}" for p, t in zip(self.isi, sandi.decrypt_all([(p, ADUAN, i) for p, i in self.isi.items()]), strict=True))

    def putar(self, sabar: float = 0.0) -> list[str]:
        return list(dict.fromkeys(rotate(self.admin, self.berkas, self.salinan, sabar)))

    @property
    def versi(self) -> list[int]:
        return read_master_keys(self.berkas, make=False).versions


@pytest.fixture
def rumah(database, tmp_path):
    r = Rumah(tmp_path, database.url, database.owner_url, 40)
    yield r
    r.intake.close()
    r.admin.close()


def test_a_turn_destroys_the_old_version_and_every_text_still_opens(rumah):
    lama = rumah.berkas.read_bytes()
    assert rumah.putar() == list(TITIK)
    assert rumah.versi == [2] and rumah.terbuka() == 40
    assert json.loads(lama)["bungkus"]["1"] not in rumah.berkas.read_text()
    assert json.loads(lama)["guna"] == json.loads(rumah.berkas.read_text())["guna"]
    assert {b.version for b in read_backup(rumah.salinan)} == {2} and rumah.salinan.stat().st_mode & 0o077 == 0
    rumah.vault.clear()
    assert rumah.vault.decrypt(rumah.orang[0], ADUAN, rumah.isi[rumah.orang[0]]) == f"teks {rumah.orang[0]}", "a running process follows"


def diambil_alih(rumah) -> bool:
    """Whether the turn was taken up: the killed one's session at the database may outlive it for a moment."""
    try:
        rumah.putar()
    except RotationRunning:
        return False
    return True


def test_a_turn_killed_at_any_point_loses_nothing_and_is_taken_up(rumah, tmp_path: Path):
    for n, titik in enumerate(TITIK, start=2):
        perintah, keluaran = [rumah.owner_url, str(rumah.berkas), str(rumah.salinan), titik], tmp_path / "keluaran"
        mati = bibit_perintah().mulai(perintah, {"PYTHONPATH": str(REPO)}, keluaran, modul="tests.support.putar_mati")
        assert mati.wait(60) == -9, (titik, keluaran.read_text()[-500:])
        assert rumah.terbuka() == 40, titik
        if titik != "selesai":
            eventually(lambda: diambil_alih(rumah))
        assert rumah.versi == [n] and rumah.terbuka() == 40, titik
        with rumah.admin.connection() as conn:
            assert conn.execute("SELECT versi, selesai IS NOT NULL FROM privacy.putaran ORDER BY versi DESC").fetchone() == (n, True)
        assert [b.name for b in rumah.berkas.parent.iterdir() if b.name.startswith(".")] == [], "no file with a key is left beside it"


def test_a_process_that_does_not_know_the_new_version_holds_the_turn_up_and_goes_on_working(rumah):
    with rumah.admin.connection() as conn:
        conn.execute("SET ROLE aduan_intake_mesin")
        conn.execute("INSERT INTO privacy.proses (id, layanan, mesin, versi) VALUES (%s, 'intake', 'host-b', '{1}')", [uuid4()])
        conn.execute("SET ROLE aduan_admin")
    with pytest.raises(NotKnownYet, match=r"intake di host-b.*Salin .*master\.key"):
        rumah.putar()
    assert rumah.versi == [1, 2], "nothing is destroyed"
    jauh = Vault(rumah.intake, rumah.master)  # with the file as it was
    baru = uuid4()
    jauh.new_key(baru)
    assert Vault(rumah.intake, read_master_keys(rumah.berkas, make=False)).decrypt(baru, ADUAN, jauh.encrypt(baru, ADUAN, "x")) == "x"
    with rumah.admin.connection() as conn:
        conn.execute("DELETE FROM privacy.proses")
    rumah.putar()
    assert rumah.versi == [2] and rumah.terbuka() == 40


def test_after_the_fence_nobody_brings_an_older_version_back(rumah):
    for langkah in rotate(rumah.admin, rumah.berkas, rumah.salinan, 0.0):
        if langkah == "pagar":
            break
    baru = uuid4()
    assert rumah.master.in_use == 1
    Vault(rumah.intake, rumah.master).new_keys([baru], along=Along("SELECT 1", {}))  # as a filing does, in one go
    with rumah.admin.connection() as conn:
        assert conn.execute("SELECT master_versi FROM privacy.kunci WHERE person_id = %s", [baru]).fetchone() == (2,)
        with pytest.raises(psycopg.DatabaseError) as e:
            conn.execute("INSERT INTO privacy.kunci (person_id, terbungkus, master_versi) VALUES (%s, %s, 1)", [uuid4(), bytes(60)])
        assert e.value.diag.sqlstate == "AD515"


def test_nothing_is_destroyed_while_the_copy_cannot_be_written(rumah):
    rumah.salinan.parent.write_text("a file in the folder's place")
    with pytest.raises(BackupNotWritten, match="belum dimusnahkan"):
        rumah.putar()
    assert rumah.versi == [1, 2] and rumah.terbuka() == 40
    rumah.salinan.parent.unlink()
    rumah.putar()
    assert rumah.versi == [2]


def test_two_turns_at_once_are_one(rumah):
    sedang = rotate(rumah.admin, rumah.berkas, rumah.salinan, 0.0)
    next(sedang)
    with pytest.raises(RotationRunning):
        rumah.putar()
    sedang.close()


def test_the_newest_copy_over_an_older_backup_opens_everybody_but_the_erased(rumah):
    with rumah.admin.connection() as conn:
        lama = conn.execute("SELECT person_id, terbungkus, master_versi, dibuat_pada, dihapus_pada FROM privacy.kunci").fetchall()
    erase_key(rumah.admin, rumah.orang[0])
    muncul = uuid4()
    rumah.putar()
    with rumah.admin.connection() as conn:  # the older backup, from before the erasure and the turn
        conn.execute("DELETE FROM privacy.kunci")
    with psycopg.connect(rumah.owner_url, autocommit=True) as conn:
        conn.execute("SET row_security = off")
        conn.execute("DELETE FROM privacy.putaran WHERE versi > 1")
        for baris in lama:
            conn.execute("INSERT INTO privacy.kunci VALUES (%s, %s, %s, %s, %s)", baris)
        conn.execute("INSERT INTO privacy.kunci (person_id, terbungkus, master_versi) VALUES (%s, %s, 1)", [muncul, bytes(60)])
    with pytest.raises(OtherMasterKeys, match="kunci pulihkan"):
        Vault(rumah.intake, read_master_keys(rumah.berkas, make=False)).check()
    hasil = restore(rumah.admin, read_master_keys(rumah.berkas, make=False), rumah.salinan)
    assert (hasil.keys, hasil.erased, hasil.discarded) == (40, 1, 1)
    Vault(rumah.intake, read_master_keys(rumah.berkas, make=False)).check()
    assert rumah.terbuka() == 39
    with rumah.admin.connection() as conn:
        assert conn.execute("SELECT terbungkus FROM privacy.kunci WHERE person_id = %s", [rumah.orang[0]]).fetchone() == (None,)


def test_a_copy_never_brings_back_who_was_erased_after_it(rumah):
    back_up(rumah.admin, rumah.master, rumah.salinan)
    erase_key(rumah.admin, rumah.orang[0])
    restore(rumah.admin, rumah.master, rumah.salinan)
    assert rumah.terbuka() == 39


def test_a_copy_that_is_not_whole_or_of_another_key_file_is_refused(rumah, tmp_path):
    back_up(rumah.admin, rumah.master, rumah.salinan)
    with pytest.raises(OtherMasterKeys):
        restore(rumah.admin, read_master_keys(tmp_path / "lain.key", make=True), rumah.salinan)
    isi = rumah.salinan.read_text()
    for rusak in (isi[:-20], isi.replace("null]", "1]", 1), "", "{}", "[]\n"):
        rumah.salinan.write_text(rusak)
        with pytest.raises(BackupBroken):
            restore(rumah.admin, rumah.master, rumah.salinan)


def test_an_older_key_file_than_the_database_turns_nothing(rumah):
    lama = rumah.berkas.read_text()
    rumah.putar()
    rumah.berkas.write_text(lama)
    with pytest.raises(OtherMasterKeys):
        rumah.putar()


def test_the_age_of_the_wrapping_key_is_told_and_after_five_weeks_it_is_an_alarm(rumah):
    assert rotation.rotation_state(rumah.admin).words == "sehat"
    with psycopg.connect(rumah.owner_url) as conn:
        conn.execute("SET row_security = off")
        conn.execute("UPDATE privacy.putaran SET selesai = selesai - interval '36 days'")
    assert rotation.rotation_state(rumah.admin).words == "perlu diputar"
    rumah.putar()
    assert rotation.rotation_state(rumah.admin).words == "sehat"


def test_what_waits_to_be_sent_dies_with_its_version(rumah):
    tersegel = rumah.vault.encrypt_transient("kiriman", "kode 123456", b"x")
    assert rumah.vault.decrypt_transient("kiriman", tersegel, b"x") == "kode 123456"
    rumah.putar()
    rumah.master.reread()  # as every process does every few seconds
    assert rumah.vault.decrypt_transient("kiriman", tersegel, b"x") is None
