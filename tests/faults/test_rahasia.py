"""A planted name, number and sentence are in no event, message, log line or dead letter, on the way that production goes."""

import kombu
import psycopg
from psycopg import sql

from shared.machinery.messaging.topology import EXCHANGE
from tests.services.kantor_uji import KantorUji
from tests.support.peramban import Peramban
from tests.support.program import Program
from tests.support.tunggu import eventually

NAMA, NOMOR, KALIMAT = "Sumarni Penanda Uji", "081377700099", "Lurah meminta uang seikhlasnya di balik gapura hijau."
JAWABAN = "Kami memeriksa kalimat penanda jawaban ini."
SANDI = "lumbung ungu tiga jangkrik"
PLANTED = (NOMOR[1:], SANDI, NAMA, "Penanda Uji", NOMOR, KALIMAT, "gapura hijau", JAWABAN, "penanda jawaban")


def everything_stored(owner: psycopg.Connection) -> str:
    """Every row of every table, as text; bytes as they are."""
    tables = owner.execute("SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'").fetchall()
    rows = []
    for schema, table in tables:
        if schema not in ("pg_catalog", "information_schema"):
            rows += owner.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, table))).fetchall()
    return repr(rows)


def heard(queue: kombu.Queue, messages: list[str]) -> int:
    """Takes what has come by now; how many it is in all."""
    while (message := queue.get(no_ack=True)) is not None:
        messages.append(str(message.body))
    return len(messages)


def test_nothing_that_was_planted_leaves_the_keys(amqp_url, database, folder_data):
    with kombu.Connection(amqp_url) as connection, psycopg.connect(database.owner_url, autocommit=True) as owner:
        channel = connection.channel()
        exchange = kombu.Exchange(EXCHANGE, "topic", durable=True)
        spy = kombu.Queue("spy", exchange, routing_key="#", channel=channel)
        spy.declare()
        with Program(folder_data, database, amqp_url) as program:
            kantor = KantorUji(program, database)
            aduan = kantor.aduan(isi=KALIMAT, pelapor={"nama": NAMA, "kontak": NOMOR})
            kantor.perintah(aduan, "klarifikasi", {"pertanyaan": KALIMAT})
            kantor.pelapor(aduan, "klarifikasi", {"jawaban": KALIMAT})
            kantor.jawab(aduan, JAWABAN)
            kantor.pelapor(aduan, "penilaian", {"nilai": 2, "komentar": KALIMAT})
            kantor.terima(isi=KALIMAT, kecamatan="99.99.99", pelapor={"nama": NAMA, "kontak": NOMOR})  # refused
            assert kantor.lacak(aduan)["tanggapan"] == JAWABAN
            warga = Peramban(program.url).buka("/daftar")
            warga.kirim("/daftar", nama=NAMA, kontak=NOMOR, sandi=SANDI, ulangi=SANDI, wilayah="33.13.17")
            assert warga.path == "/saya"
            Peramban(program.url).buka("/masuk").kirim("/masuk", nama=NOMOR, sandi="bukan sandinya")
            kantor.masuk("camat").buka(f"/lacak/{aduan['kode_lacak']}/data").kirim("/data/batasi")
            owner.execute("ALTER TABLE triage.aduan RENAME TO elsewhere")  # now every projection fails, quoting what it can
            kantor.pelapor(aduan, "buka-kembali", {"alasan": KALIMAT})
            eventually(lambda: owner.execute("SELECT count(*) FROM messaging.failures WHERE consumer = 'triage'").fetchone()[0], within=20)
            owner.execute("ALTER TABLE triage.elsewhere RENAME TO aduan")
            messages: list[str] = []
            eventually(lambda: heard(spy(channel), messages) >= kantor.versi(aduan), within=20)
        places = {"tables": everything_stored(owner), "messages": "\n".join(messages), "log": program.keluaran}
    for place, text in places.items():
        assert len(text) > 500
        for planted in PLANTED:
            assert planted not in text, f"{planted!r} is in the {place}"
            assert planted.encode().hex() not in text
