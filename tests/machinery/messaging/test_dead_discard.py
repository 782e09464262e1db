"""What could not be read is read by people, replayed by a newer program, or thrown away with a reason; never lost without a word."""

from hashlib import sha256
from uuid import uuid4

import psycopg

from shared.machinery.contracts.envelope import with_position
from shared.machinery.messaging.dead import body_of, dead_letters, discard, retry
from tests.contracts.contoh import CONTOH, tersegel
from tests.support.program import jalankan_cli, lingkungan


def parkir(conn: psycopg.Connection, body: bytes | None, stream: object = None) -> int:
    row = conn.execute(
        "INSERT INTO messaging.failures (consumer, stream, body, error, parked_at) VALUES ('triage', %s, %s, 'X', now()) RETURNING id",
        [stream, body],
    ).fetchone()
    assert row is not None
    return int(row[0])


def test_a_discarded_one_leaves_who_why_and_what_it_was(database, tmp_path):
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        isi = b"bukan\x1b[2J kejadian \xff"
        nomor = parkir(conn, isi)
        assert body_of(conn, nomor) == isi
        env = lingkungan(tmp_path, database)
        r = jalankan_cli(env, "dead", "show", str(nomor), cepat=True)
        assert r.stdout == "bukan\\x1b[2J kejadian \\xff\n", "and no terminal obeys it"
        r = jalankan_cli(env, "dead", "discard", str(nomor), "--alasan", "bukan dari program ini", cepat=True)
        assert r.returncode == 0, r.stderr
        [(oleh, alasan, consumer, sidik, ukuran)] = conn.execute(
            "SELECT oleh, alasan, consumer, sidik, ukuran FROM messaging.catatan_buang"
        ).fetchall()
        assert oleh.startswith("baris perintah (")
        assert (alasan, consumer, bytes(sidik), ukuran) == ("bukan dari program ini", "triage", sha256(isi).digest(), len(isi))
        assert dead_letters(conn) == []
        assert not discard(conn, nomor, "x", "lagi")
        assert jalankan_cli(env, "dead", "show", str(nomor), cepat=True).returncode == 1


def test_what_is_still_tried_is_not_thrown_away(database):
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        nomor = parkir(conn, None, uuid4())
        retry(conn, nomor)
        assert not discard(conn, nomor, "x", "y")


def test_bytes_that_can_be_read_by_now_are_news_again(database):
    isi = with_position(tersegel(CONTOH["AduanDiterima"], 1).cloudevent, 1, "00" * 32)
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        baik, buruk = parkir(conn, isi), parkir(conn, b"{")
        assert retry(conn) == 1
        assert body_of(conn, baik) is None
        [sisa, kabar] = sorted(dead_letters(conn), key=lambda d: d.stream is not None)
        assert (sisa.id, kabar.stream, kabar.parked_at) == (buruk, CONTOH["AduanDiterima"].aduan_id, None)
