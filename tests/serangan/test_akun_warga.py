"""A reader of the feed looks for citizens' accounts: who registered or signed in just before a complaint came. There are digests alone."""

import json
from hashlib import sha256

import psycopg
import pytest
import rfc8785

from shared.domain.akun import kejadian as k
from tests.services.intake.masuk.test_akun_pelapor import SANDI, kontak_baru, peramban, terdaftar
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.tunggu import eventually

PEMBACA = [
    ("operator", JENAWI), ("ppid", JENAWI), ("camat", JENAWI), ("admin-kecamatan", JENAWI), ("inspektorat", "33.13"), ("camat", "33.13"),
]  # fmt: skip
ADMIN = ("admin-kabupaten", "33.13")
BANYAK = 3  # events of the account


@pytest.fixture(scope="module")
def akun(kantor: KantorUji) -> list[str]:
    """A citizen registered, signed in, tried wrong passwords and chose another; the names by which that is known inside."""
    kontak = kontak_baru()
    p = terdaftar(kantor, kontak)
    peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI)
    p.buka("/saya").kirim("/saya/sandi", lama=SANDI, sandi=f"{SANDI} baru", ulangi=f"{SANDI} baru")
    jenis = [k.AkunDibuat.__name__, k.MasukBerhasil.__name__, k.SandiDiganti.__name__]
    with psycopg.connect(kantor.database.owner_url) as conn:
        [orang] = conn.execute("SELECT id FROM akun.pelapor").fetchone()
        baris = conn.execute("SELECT stream, id, type FROM eventstore.events WHERE stream = %s ORDER BY version", [k.aliran_akun(orang)])
        semua = baris.fetchall()
    assert [tipe for *_, tipe in semua] == jenis
    return [str(orang), *(str(nilai) for stream, id_, _ in semua for nilai in (stream, id_))]


def aliran(kantor: KantorUji, peran: str, wilayah: str, tanya: str = "") -> list[dict]:
    hasil: list[dict] = []
    token = kantor.token(peran, wilayah)
    while batch := kantor.program.call("GET", f"/api/v1/kejadian?after={len(hasil)}&limit=500{tanya}", token=token).isi:
        hasil += batch
    return hasil


def lengkap(kantor: KantorUji) -> None:
    eventually(lambda: len([e for e in aliran(kantor, *ADMIN) if e.get("wilayah") == k.wilayah_warga(JENAWI)]) == BANYAK)


@pytest.mark.parametrize(("peran", "wilayah"), PEMBACA, ids=lambda x: str(x))
def test_nobody_in_an_office_and_no_inspectorate_learns_of_a_citizens_account_from_the_feed(
    kantor: KantorUji, akun: list[str], peran: str, wilayah: str
):
    lengkap(kantor)
    for tanya in ("", f"&kecamatan={JENAWI}"):
        dibaca = aliran(kantor, peran, wilayah, tanya)
        teks = json.dumps(dibaca)
        assert [x for x in akun if x in teks] == []
        assert {e["data"]["jenis"] for e in dibaca if e.get("type") == "AkunDibuat"} <= {"petugas"}
        asing = [e for e in dibaca if "type" not in e]
        assert len(asing) >= BANYAK
        assert {frozenset(e) for e in asing} == {frozenset({"position", "leaf", "hash"})}


def test_the_realm_of_accounts_cannot_be_asked_for_as_if_it_were_an_office(kantor: KantorUji, akun: list[str]):
    for kode in ("akun", f"akun.{JENAWI}", "akun.33.13", "", "%", "akun.%"):
        for peran, wilayah in PEMBACA:
            jawaban = kantor.program.call("GET", f"/api/v1/kejadian?kecamatan={kode}", token=kantor.token(peran, wilayah))
            assert not [x for x in akun if x in json.dumps(jawaban.isi)], (kode, peran, jawaban)


def test_the_district_administrator_reads_them_and_everybody_can_check_the_same_chain(kantor: KantorUji, akun: list[str]):
    lengkap(kantor)
    teks = json.dumps(aliran(kantor, *ADMIN))
    assert [x for x in akun if x not in teks] == []
    ujung = {}
    for pembaca in (ADMIN, *PEMBACA):
        rantai = bytes(32)
        for e in aliran(kantor, *pembaca):
            isi = {n: v for n, v in e.items() if n not in ("hash", "position")}
            daun = bytes.fromhex(e["leaf"]) if "leaf" in e else sha256(b"\0" + rfc8785.dumps(isi)).digest()
            rantai = sha256(rantai + daun).digest()
            assert rantai.hex() == e["hash"], (pembaca, e["position"])
            ujung.setdefault(e["position"], set()).add(e["hash"])
    assert {len(x) for x in ujung.values()} == {1}


def test_no_two_events_share_their_random_bits_so_no_digest_can_be_guessed_from_another(kantor: KantorUji, akun: list[str]):
    lengkap(kantor)
    acak = [e["acak"] for e in aliran(kantor, *ADMIN) if "type" in e]
    assert len(acak) == len(set(acak)) > BANYAK
    assert {len(bytes.fromhex(x)) for x in acak} == {16}


def test_the_ledger_verifies_with_them(kantor: KantorUji, akun: list[str]):
    assert kantor.program.cli("verify").returncode == 0
