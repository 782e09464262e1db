"""Whose complaints belong together is not read on the bus either: all that a district's subscriber is sent, by a real RabbitMQ."""

import json

import kombu
import pytest

from shared.machinery.messaging.topology import declare, declare_subscriber
from tests.serangan.sambung import NAMA, tanda, tata, tersambung
from tests.services.kantor_uji import KantorUji
from tests.support.antrean import ordered, relayed
from tests.support.program import Program
from tests.support.tunggu import eventually


@pytest.mark.panjang
def test_a_subscriber_finds_no_two_complaints_of_one_person(database, folder_data, amqp_url, pemilik):
    declare(amqp_url)
    declare_subscriber(amqp_url, "inspektorat", "33.13")
    with Program(folder_data, database, amqp_url, cepat=True) as program:
        x = tata(KantorUji(program, database))
        eventually(lambda: pemilik.execute("SELECT count(*) FROM eventstore.events").fetchone()[0] == ordered(pemilik) == relayed(pemilik))
    lihat: dict[str, set[str]] = {a["id"]: set() for a in x.semua}
    semua: list[str] = []
    with kombu.Connection(amqp_url) as connection:
        channel = connection.channel()
        while (pesan := channel.basic_get("langganan.inspektorat", no_ack=True)) is not None:
            teks = f"{pesan.body} {json.dumps(pesan.properties, default=str)} {pesan.delivery_info['routing_key']}"
            semua.append(teks)
            for a in x.semua:
                if a["id"] in teks or a["nomor"] in teks or a["pelapor"] in teks:
                    lihat[a["id"]] |= tanda(teks)
    assert all(len(satu) > 40 for satu in lihat.values())
    assert sum("PenghapusanDiminta" in teks for teks in semua) == len(x.semua)
    tersambung(x, lihat)
    assert not [teks for teks in semua if x.akun in teks or NAMA in teks]
