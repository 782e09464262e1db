"""An administrator reaches for more than is theirs: other people's accounts, rights for themselves, by every act and in several steps."""

import re
import secrets
from dataclasses import dataclass, field
from uuid import UUID

import psycopg
import pytest

from ops.kantor import tambah_petugas, undang
from shared.akun import tanda
from shared.machinery.database import Database, connect
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban

KABUPATEN, PROVINSI = "33.13", "33"
SANDI = "pagar biru tujuh sepeda"


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@dataclass(frozen=True)
class Admin:
    """A browser in which an administrator has signed in, and who that is."""

    p: Peramban
    id: UUID
    tanda: list[str] = field(default_factory=list)

    def kirim(self, path: str, **isian: str) -> int:
        """A form of this person's own session at any address, whether a page offers it or not; the status."""
        if not self.tanda:
            self.tanda.append(self.p.buka("/akun").formulir("/keluar").isi["_tanda"])
        isi = {"_tanda": self.tanda[0], **{k.replace("__", "-"): v for k, v in isian.items()}}
        self.p.jawaban = self.p.sesi.post(f"{self.p.url}{path}", isi, timeout=30, allow_redirects=False)
        return self.p.jawaban.status_code


@pytest.fixture
def admin(kantor: KantorUji, owner):
    def masuk(peran: str = "admin-kecamatan", wilayah: str = JENAWI) -> Admin:
        p = kantor.masuk(peran, wilayah)
        return Admin(p, owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0])

    return masuk


def akun(owner: psycopg.Connection, *tugas: tuple[str, str], rumah: str = JENAWI, aktif: bool = True) -> UUID:
    """A member of staff whose account that office keeps, with these roles, as the server's command line makes them."""
    id_ = tambah_petugas(owner, "Sasaran Uji", ["operator"], rumah, False)["id"]
    undang(owner, id_, f"sasaran.{secrets.token_hex(5)}")
    owner.execute("DELETE FROM kantor.penugasan WHERE petugas_id = %s", [id_])
    for peran, wilayah in tugas:
        owner.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, %s, %s)", [id_, peran, wilayah])
    owner.execute("UPDATE akun.petugas SET undangan = NULL, undangan_sampai = NULL, sandi = 'x' WHERE petugas_id = %s", [id_])
    owner.execute("UPDATE kantor.petugas SET aktif = %s WHERE id = %s", [aktif, id_])
    return id_


def keadaan(owner: psycopg.Connection, id_: UUID) -> tuple:
    """Everything of an account that lets somebody in."""
    return owner.execute(
        """SELECT p.aktif, a.undangan, a.sandi,
            ARRAY(SELECT t.peran || ' ' || t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY 1)
        FROM kantor.petugas p JOIN akun.petugas a ON a.petugas_id = p.id WHERE p.id = %s""",
        [id_],
    ).fetchone()


def terbuka(owner: psycopg.Connection, id_: UUID) -> list[UUID]:
    return [u for (u,) in owner.execute("SELECT id FROM akun.usulan WHERE petugas_id = %s AND akhir IS NULL", [id_])]


TINDAKAN = {
    "tautan": ("undang", {"nama_masuk_baru": ""}, True),
    "tutup": ("aktif", {"aktif": "tidak"}, True),
    "buka": ("aktif", {"aktif": "ya"}, False),
    "beri ppid": ("beri", {"peran__ppid": "ya", "wilayah": JENAWI}, True),
    "beri camat": ("beri", {"peran__camat": "ya", "wilayah": JENAWI}, True),
    "beri admin": ("beri", {"peran__admin-kecamatan": "ya", "wilayah": JENAWI}, True),
    "cabut": ("cabut", {"tugas": f"operator {JENAWI}"}, True),
}
SENDIRI = ("operator", JENAWI)
SASARAN = {
    "below": [SENDIRI],
    "below, several": [SENDIRI, ("ppid", JENAWI), ("pengelola", JENAWI)],
    "the camat": [SENDIRI, ("camat", JENAWI)],
    "a fellow administrator": [SENDIRI, ("admin-kecamatan", JENAWI)],
    "above: inspectorate": [SENDIRI, ("inspektorat", KABUPATEN)],
    "above: district": [SENDIRI, ("admin-kabupaten", KABUPATEN)],
    "above, held here": [SENDIRI, ("inspektorat", JENAWI)],
    "far above": [SENDIRI, ("admin-kabupaten", PROVINSI)],
    "beside": [SENDIRI, ("operator", KERJO)],
    "several at once": [SENDIRI, ("camat", KERJO), ("inspektorat", KABUPATEN), ("ppid", JENAWI)],
    "only beside": [("operator", KERJO)],
    "only above": [("inspektorat", KABUPATEN)],
}


def diharapkan(siapa: str, tindakan: str, tugas: list[tuple[str, str]]) -> str:
    """What the sentence of the rule says, in words of its own: "ditolak", "usulan" or "jadi"."""
    peran = {p for p, _ in tugas}
    if siapa == "kantor":
        if any(w != JENAWI for _, w in tugas) or peran & {"inspektorat", "admin-kabupaten"}:
            return "ditolak"
        berat = {"tautan", "buka"} if peran & {"camat", "admin-kecamatan"} else set()
        berat |= {"beri camat"} - {f"beri {p}" for p in peran} | ({"beri admin"} if "admin-kecamatan" not in peran else set())
        return "usulan" if tindakan in berat else "jadi"
    if any(w == PROVINSI for _, w in tugas):
        return "ditolak"
    setingkat = {p for p, w in tugas if w == KABUPATEN}
    berat = ({"tautan", "buka"} if setingkat else set()) | ({"tutup"} if "inspektorat" in setingkat else set())
    return "usulan" if tindakan in berat else "jadi"


@pytest.mark.parametrize("siapa", ["kantor", "kabupaten"])
@pytest.mark.parametrize("tugas", SASARAN.values(), ids=SASARAN)
def test_every_act_on_an_account_is_judged_on_all_of_its_roles(admin, owner, siapa, tugas):
    a = admin() if siapa == "kantor" else admin("admin-kabupaten", KABUPATEN)
    for nama, (jalan, isi, aktif) in TINDAKAN.items():
        id_ = akun(owner, *tugas, aktif=aktif)
        sebelum = keadaan(owner, id_)
        status = a.kirim(f"/admin/petugas/{id_}/{jalan}", **isi)
        apa, harap = (siapa, nama, tugas, status), diharapkan(siapa, nama, tugas)
        assert status < 500, apa
        if harap == "jadi":
            baru = next((k.removeprefix("peran__") for k in isi if k.startswith("peran__")), None)
            tetap = (nama == "cabut" and SENDIRI not in tugas) or (baru, JENAWI) in tugas
            assert (keadaan(owner, id_) == sebelum) is tetap and status in (200, 303), apa
        else:
            assert keadaan(owner, id_) == sebelum, apa
        assert len(terbuka(owner, id_)) == (harap == "usulan"), apa
        assert (status in (403, 404, 409, 422)) == (harap == "ditolak"), apa


def test_what_is_held_elsewhere_is_hinted_at_and_not_told(admin, owner):
    id_ = akun(owner, SENDIRI, ("inspektorat", KABUPATEN), ("camat", KERJO))
    p = admin().p.buka(f"/admin/petugas/{id_}")
    assert "Juga berperan di tempat lain; diurus admin kabupaten." in p.teks
    for kata in ("inspektorat 33.13", KERJO, f"camat · {KERJO}", "Kerjo"):
        assert kata not in p.html


def test_postgresql_itself_changes_no_account_with_roles_outside_the_wilayah(kantor, owner):
    """A request that got past the program's own judgement still writes under the administrator's wilayah."""
    id_, biasa = akun(owner, SENDIRI, ("inspektorat", KABUPATEN)), akun(owner, SENDIRI)
    with Database(kantor.database.owner_url, "aduan_akun", 1) as db:
        with db.transaction(JENAWI) as conn:
            ubah = "UPDATE akun.petugas SET undangan = decode(repeat('ab', 32), 'hex') WHERE petugas_id = %s"
            assert conn.execute(ubah, [id_]).rowcount == 0 and conn.execute(ubah, [biasa]).rowcount == 1
            assert conn.execute("UPDATE kantor.petugas SET aktif = false WHERE id = %s", [id_]).rowcount == 0
            assert conn.execute("DELETE FROM kantor.penugasan WHERE petugas_id = %s", [id_]).rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege), db.transaction(JENAWI) as conn:
            conn.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, 'ppid', %s)", [id_, JENAWI])
        with pytest.raises(psycopg.errors.InsufficientPrivilege), db.transaction(JENAWI) as conn:
            conn.execute("UPDATE akun.petugas SET sandi = 'x' WHERE petugas_id = %s", [biasa])


def test_nobody_gives_a_role_or_a_link_to_themselves(admin, owner):
    for a in (admin(), admin("admin-kabupaten", KABUPATEN)):
        sebelum = keadaan(owner, a.id)
        for peran in ("camat", "operator", "inspektorat", "admin-kabupaten"):
            for wilayah in (JENAWI, KABUPATEN):
                assert a.kirim(f"/admin/petugas/{a.id}/beri", **{f"peran__{peran}": "ya", "wilayah": wilayah}) in (403, 409, 422)
        assert a.kirim(f"/admin/petugas/{a.id}/undang", nama_masuk_baru="") == 409
        assert a.kirim(f"/admin/petugas/{a.id}/aktif", aktif="ya") == 409
        assert keadaan(owner, a.id) == sebelum and terbuka(owner, a.id) == []


def test_a_kecamatan_admin_who_makes_a_camat_of_a_puppet_gets_neither_role_nor_link(admin, owner):
    a, nama = admin(), f"boneka.{secrets.token_hex(4)}"
    isi = {"nama": "Boneka", "nama_masuk": nama, "wilayah": JENAWI, "peran__camat": "ya", "peran__operator": "ya"}
    assert a.kirim("/admin/petugas", **isi) == 303 and "/undangan/" not in a.p.html
    id_ = owner.execute("SELECT petugas_id FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0]
    assert keadaan(owner, id_)[1:] == (None, None, [])
    [usulan] = terbuka(owner, id_)
    assert a.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 409
    assert keadaan(owner, id_)[3] == []
    # The way around: a link for the account without roles, used, and the role later.
    assert a.kirim(f"/admin/petugas/{id_}/undang", nama_masuk_baru="") == 200
    tautan = re.search(r"/undangan/[\w-]{43}", a.p.html)[0]
    kedua = admin()
    assert "dibuat oleh pengusulnya" in kedua.p.buka("/admin/petugas").teks
    assert kedua.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 200, "the second one gets a link of their own to hand over"
    assert f"camat {JENAWI}" in keadaan(owner, id_)[3]
    lama = Peramban(a.p.url).buka(tautan)
    assert lama.jawaban.status_code == 404, "what the first one has opens nothing any more"
    assert Peramban(a.p.url).buka(re.search(r"/undangan/[\w-]{43}", kedua.p.html)[0]).jawaban.status_code == 200


def test_a_link_for_the_camat_is_made_by_two_or_by_the_level_above(admin, owner):
    a, b, camat = admin(), admin(), akun(owner, ("camat", JENAWI))
    assert a.kirim(f"/admin/petugas/{camat}/undang", nama_masuk_baru="") == 303
    assert "Menunggu admin kedua" in b.p.buka(f"/admin/petugas/{camat}").teks
    [usulan] = terbuka(owner, camat)
    assert admin("admin-kecamatan", KERJO).kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 404
    assert b.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 200 and "/undangan/" in b.p.html
    assert b.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 404, "once"
    jenis = [t for (t,) in owner.execute("SELECT type FROM eventstore.events WHERE cloudevent LIKE %s ORDER BY version", [f'%"{camat}"%'])]
    assert jenis[-3:] == ["PerubahanDiusulkan", "UsulanBerakhir", "TautanDibuat"]
    assert admin("admin-kabupaten", KABUPATEN).kirim(f"/admin/petugas/{camat}/undang", nama_masuk_baru="") == 200


def test_who_is_to_get_the_right_or_has_their_password_from_who_asks_is_no_second_one(admin, owner):
    a = admin()
    sasaran = admin()
    assert a.kirim(f"/admin/petugas/{sasaran.id}/beri", peran__camat="ya", wilayah=JENAWI) == 303
    [usulan] = terbuka(owner, sasaran.id)
    assert sasaran.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 409
    # An account that the first one made, and whose link they had, becomes an administrator afterwards.
    nama = f"boneka.{secrets.token_hex(4)}"
    assert a.kirim("/admin/petugas", nama="Boneka", nama_masuk=nama, wilayah=JENAWI, peran__operator="ya") == 200
    boneka = Peramban(a.p.url).buka(re.search(r"/undangan/[\w-]{43}", a.p.html)[0]).kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    id_ = owner.execute("SELECT petugas_id FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0]
    owner.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, 'admin-kecamatan', %s)", [id_, JENAWI])
    assert Admin(boneka, id_).kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == 409
    assert keadaan(owner, sasaran.id)[3] == [f"admin-kecamatan {JENAWI}"]
    assert admin("admin-kabupaten", KABUPATEN).kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") in (200, 303)
    assert f"camat {JENAWI}" in keadaan(owner, sasaran.id)[3]


def test_a_proposal_ends_with_its_time_its_makers_rights_or_a_word(admin, owner):
    a, b = admin(), admin()
    for akhiri, status in (
        (lambda u: owner.execute("UPDATE akun.usulan SET berlaku_sampai = clock_timestamp() WHERE id = %s", [u]), 404),
        (lambda u: a.kirim(f"/admin/petugas/usulan/{u}", putusan="tolak"), 404),
        (lambda u: b.kirim(f"/admin/petugas/usulan/{u}", putusan="tolak"), 404),
        (lambda u: owner.execute("UPDATE kantor.petugas SET aktif = false WHERE id = %s", [a.id]), 409),
    ):
        id_ = akun(owner, SENDIRI)
        assert a.kirim(f"/admin/petugas/{id_}/beri", peran__camat="ya", wilayah=JENAWI) == 303
        assert a.kirim(f"/admin/petugas/{id_}/beri", peran__camat="ya", wilayah=JENAWI) == 409, "asked for once"
        [usulan] = terbuka(owner, id_)
        akhiri(usulan)
        assert b.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") == status
        assert keadaan(owner, id_)[3] == [f"operator {JENAWI}"]


def test_a_district_admin_alone_makes_no_other_and_removes_no_inspectorate(admin, owner):
    a, b, inspektur = (
        admin("admin-kabupaten", KABUPATEN),
        admin("admin-kabupaten", KABUPATEN),
        akun(owner, ("inspektorat", KABUPATEN), rumah=KABUPATEN),
    )
    lain = akun(owner, ("operator", JENAWI))
    assert a.kirim(f"/admin/petugas/{lain}/beri", **{"peran__admin-kabupaten": "ya", "wilayah": KABUPATEN}) == 303
    assert a.kirim(f"/admin/petugas/{inspektur}/cabut", tugas=f"inspektorat {KABUPATEN}") == 303
    assert a.kirim(f"/admin/petugas/{inspektur}/aktif", aktif="tidak") == 303
    assert keadaan(owner, lain)[3] == [f"operator {JENAWI}"] and keadaan(owner, inspektur)[::3] == (True, [f"inspektorat {KABUPATEN}"])
    for usulan in (*terbuka(owner, lain), *terbuka(owner, inspektur)):
        assert b.kirim(f"/admin/petugas/usulan/{usulan}", putusan="setuju") in (200, 303)
    assert f"admin-kabupaten {KABUPATEN}" in keadaan(owner, lain)[3] and keadaan(owner, inspektur)[::3] == (False, [])


def test_tokens_are_revoked_with_the_account_in_mind_and_never_carry_a_right_that_is_given_later(admin, owner):
    def token(id_: UUID) -> UUID:
        tanda.buat(owner, id_, JENAWI, "Uji")
        return owner.execute("SELECT id FROM akun.token WHERE petugas_id = %s", [id_]).fetchone()[0]

    def dicabut(nomor: UUID) -> bool:
        return owner.execute("SELECT dicabut_pada IS NOT NULL FROM akun.token WHERE id = %s", [nomor]).fetchone()[0]

    a, atas, biasa = admin(), akun(owner, SENDIRI, ("inspektorat", KABUPATEN)), akun(owner, SENDIRI)
    milik_atas, milik_biasa = token(atas), token(biasa)
    assert a.kirim(f"/admin/petugas/{atas}/token/cabut", tanda=str(milik_atas)) == 422 and not dicabut(milik_atas)
    assert "Uji" not in a.p.buka(f"/admin/petugas/{atas}/token").html
    assert a.kirim(f"/admin/petugas/{biasa}/token/cabut", tanda=str(milik_biasa)) == 303 and dicabut(milik_biasa)
    calon = akun(owner, SENDIRI)
    lama = token(calon)
    assert admin("admin-kabupaten", KABUPATEN).kirim(f"/admin/petugas/{calon}/beri", peran__camat="ya", wilayah=JENAWI) == 303
    assert f"camat {JENAWI}" in keadaan(owner, calon)[3] and dicabut(lama)
    lain = akun(owner, SENDIRI)
    lama = token(lain)
    assert a.kirim(f"/admin/petugas/{lain}/undang", nama_masuk_baru="") == 200 and not dicabut(lama)
    Peramban(a.p.url).buka(re.search(r"/undangan/[\w-]{43}", a.p.html)[0]).kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    assert dicabut(lama), "who sets a password by a link shares the account with nobody from before"


def test_two_acts_at_once_on_one_account_are_judged_one_after_the_other(kantor, owner, admin):
    """While somebody else gives the inspectorate's role, no link is made on what was true before."""
    id_, a = akun(owner, SENDIRI), admin()
    with connect(kantor.database.owner_url) as lain, lain.transaction():
        lain.execute("SELECT pg_advisory_xact_lock(hashtextextended('aduan.akun ' || %s::text, 0))", [id_])
        lain.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, 'inspektorat', %s)", [id_, KABUPATEN])
        lain.execute("SET LOCAL lock_timeout = '20s'")
        from concurrent.futures import ThreadPoolExecutor

        kolam = ThreadPoolExecutor(1)
        nanti = kolam.submit(a.kirim, f"/admin/petugas/{id_}/undang", nama_masuk_baru="")
        menunggu = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        from tests.support.tunggu import eventually

        eventually(lambda: owner.execute(menunggu).fetchone()[0] == 1)
    assert nanti.result() == 422 and keadaan(owner, id_)[1] is None
    kolam.shutdown()
