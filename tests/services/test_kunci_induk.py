"""The master key is rotated beside a running office: every text stays readable, no event changes, and the file stays its owner's alone."""

import json

import psycopg

from tests.services.kantor_uji import KantorUji
from tests.support.program import Program


def test_rotation_leaves_every_text_readable_and_every_event_as_it_was(database, folder_data):
    with Program(folder_data, database) as program:
        kantor = KantorUji(program, database)
        aduan = kantor.aduan(isi="Kalimat sebelum kunci diputar.")
        tanda = kantor.token("operator")
    with psycopg.connect(database.owner_url) as conn:
        sebelum = conn.execute("SELECT cloudevent FROM eventstore.events ORDER BY stream, version").fetchall()
    hasil = program.cli("kunci", "tambah")
    assert hasil.returncode == 0, hasil.stderr
    berkas = folder_data / "master.key"
    assert sorted(json.loads(berkas.read_text())) == ["1", "2"] and berkas.stat().st_mode & 0o077 == 0
    with program:
        baru = kantor.aduan(isi="Kalimat sesudah kunci diputar.")
        hasil = program.cli("kunci", "bungkus-ulang")
        assert hasil.returncode == 0 and "1 kunci dibungkus ulang dengan versi 2" in hasil.stdout, hasil.stdout
        for satu, kata in ((aduan, "sebelum"), (baru, "sesudah")):
            rinci = program.call("GET", f"/api/v1/aduan/{satu['id']}/detail", token=tanda).isi
            assert kata in rinci["isi"]
        assert "0 kunci" in program.cli("kunci", "bungkus-ulang").stdout
    with psycopg.connect(database.owner_url) as conn:
        sesudah = conn.execute("SELECT cloudevent FROM eventstore.events ORDER BY stream, version").fetchall()
        assert {v for (v,) in conn.execute("SELECT DISTINCT master_versi FROM privacy.kunci")} == {2}
    assert [e for e in sebelum if e not in sesudah] == []
