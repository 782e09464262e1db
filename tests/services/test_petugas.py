"""What the administrator's commands change about staff counts at their next request."""

import json

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji


def test_rights_are_given_and_taken_and_an_account_is_closed(kantor: KantorUji):
    def cli(*kata: str, ya: bool = True) -> str:
        hasil = kantor.program.cli("user", *kata)
        assert (hasil.returncode == 0) is ya, hasil
        return hasil.stdout if ya else hasil.stderr

    petugas = json.loads(cli("add", "--nama", "Sri Uji", "--peran", "operator", "--wilayah", JENAWI, "--token", "--json"))

    def daftar(kecamatan: str) -> int:
        return kantor.program.call("GET", f"/api/v1/aduan?kecamatan={kecamatan}", token=petugas["token"]).status

    assert (daftar(JENAWI), daftar(KERJO)) == (200, 403)
    cli("grant", petugas["id"], "--peran", "camat", "--peran", "ppid", "--wilayah", KERJO)
    assert (daftar(JENAWI), daftar(KERJO)) == (200, 200)
    semua = {p["id"]: p for p in json.loads(cli("list", "--json"))}
    assert semua[petugas["id"]]["penugasan"] == [f"camat {KERJO}", f"ppid {KERJO}", f"operator {JENAWI}"]

    assert "tidak bertugas sebagai inspektorat" in cli("revoke", petugas["id"], "--peran", "inspektorat", "--wilayah", JENAWI, ya=False)
    cli("revoke", petugas["id"], "--peran", "operator", "--wilayah", JENAWI)
    assert (daftar(JENAWI), daftar(KERJO)) == (403, 200)
    cli("deactivate", petugas["id"])
    assert (daftar(JENAWI), daftar(KERJO)) == (401, 401)
    assert "tidak ada" in cli("deactivate", "00000000-0000-0000-0000-000000000000", ya=False)
