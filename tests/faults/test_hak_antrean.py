"""The broker's users on a real RabbitMQ: only the relay writes, and a service reads its own queue."""

import secrets
import shlex
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError

import kombu
import pytest
from amqp.exceptions import AccessRefused

from shared.machinery.messaging.relay import Relay
from shared.machinery.messaging.topology import EXCHANGE, QUEUES, declare, inbox, subscriber
from shared.machinery.settings import REPO
from tests.faults.hak import TERLARANG, ditolak, terbit
from tests.support.aliran import tambah as catat
from tests.support.antrean import exists, relayed
from tests.support.naskah import blok
from tests.support.program import Program
from tests.support.rabbitmq import Broker
from tests.support.tunggu import eventually

HAK = ("configure", "write", "read")


def perintah_tangan() -> list[list[str]]:
    """The lines of docs/operations.md, word by word."""
    (baris,) = (b.perintah.splitlines() for b in blok(REPO / "docs/operations.md") if b.perintah.startswith("rabbitmqctl "))
    return [shlex.split(satu)[1:] for satu in baris]


def test_the_rights_that_operations_gives_by_hand_are_the_containers(definisi):
    tangan = {kata[3]: dict(zip(HAK, kata[4:], strict=True)) for kata in perintah_tangan() if kata[0] == "set_permissions"}
    wadah = {h["user"]: {k: h[k] for k in HAK} for h in definisi["permissions"]}
    assert tangan and tangan.items() <= wadah.items()


@pytest.mark.panjang
def test_operations_gives_by_hand_the_rights_that_the_container_gives(broker: Broker, definisi):
    """On a virtual host and with users of this test's own."""
    vhost = f"uji-{secrets.token_hex(4)}"
    pengguna = {nama: f"{nama}-{vhost}" for nama in ("aduan_relay", "aduan_triage")}
    try:
        for satu in perintah_tangan():
            broker.ctl(*(({"aduan": vhost} | pengguna).get(kata, kata) for kata in satu))
        for h in definisi["permissions"]:
            if h["user"] in pengguna:
                punya = broker.api("GET", f"permissions/{vhost}/{pengguna[h['user']]}")
                assert {k: punya[k] for k in HAK} == {k: h[k] for k in HAK}
    finally:
        for path in (f"vhosts/{vhost}", *(f"users/{nama}" for nama in pengguna.values())):
            with suppress(HTTPError):  # a line before it may have failed
                broker.api("DELETE", path)


@pytest.mark.parametrize("lakukan", [x for _, x in TERLARANG], ids=[n for n, _ in TERLARANG])
def test_a_service_can_do_nothing_but_read_its_own_queue(masuk_bersama, lakukan):
    assert ditolak(masuk_bersama("triage"), lakukan)


def test_its_own_queue_it_reads(masuk_bersama):
    assert not ditolak(masuk_bersama("triage"), lambda c: c.basic_get(QUEUES["triage"]))


def test_a_service_finds_its_queue_when_the_relay_has_made_it_and_not_before(masuk):
    for service in QUEUES:
        with kombu.Connection(masuk(service)) as connection, pytest.raises(AccessRefused):
            inbox(connection, service)
    declare(masuk("relay"))
    for service in QUEUES:
        with kombu.Connection(masuk(service)) as connection:
            assert inbox(connection, service).get() is None


def test_the_relay_cannot_make_what_is_not_its_own(masuk):
    declare(masuk("relay"))
    assert ditolak(masuk("relay"), lambda c: c.queue_declare("lain.x", durable=True))
    # A subscriber's queue it makes again at a broker that was wiped, and finds out whether it must; what is in there it never reads.
    satu = subscriber("x", "33.13")
    for lakukan in (lambda c: satu(c).queue_declare(), lambda c: satu(c).queue_bind(), lambda c: satu(c).queue_declare(passive=True)):
        assert not ditolak(masuk("relay"), lakukan)
    assert ditolak(masuk("relay"), lambda c: c.basic_get("langganan.x"))
    assert ditolak(masuk("relay"), lambda c: c.queue_purge("langganan.x"))
    assert ditolak(masuk("relay"), terbit("", QUEUES["sla"]))
    assert not ditolak(masuk("relay"), terbit(EXCHANGE, "33.13.17.AduanDiterima"))


def test_whoever_makes_subscribers_writes_to_no_exchange_and_reads_no_queue_of_ours(masuk):
    declare(masuk("relay"))
    baca, hapus = (lambda c: c.basic_get(QUEUES["sla"])), (lambda c: c.queue_delete(QUEUES["sla"]))
    for lakukan in (terbit(EXCHANGE, "x"), terbit("", QUEUES["sla"]), baca, hapus):
        assert ditolak(masuk("admin"), lakukan)


def test_the_former_common_user_cannot_log_in(definisi):
    [lama] = [p for p in definisi["users"] if p["name"] == "aduan"]
    assert (lama["password_hash"], lama["tags"]) == ("", "")


def test_a_service_that_starts_before_the_relay_takes_its_news_as_soon_as_there_is_a_queue(masuk, database, store, pemilik, folder_data):
    """And a queue that is deleted under it is made again by the relay, which has nothing to publish."""
    with Program(folder_data, database, masuk("triage"), "triage", env=_kunci(folder_data)) as program:
        eventually(lambda: "queue_missing" in program.keluaran, within=20)
        relay = Relay(database.url, masuk("relay"))
        thread = Thread(target=relay.run)
        thread.start()
        try:
            catat(store)
            eventually(lambda: relayed(pemilik) == 1)
            eventually(lambda: exists(masuk("triage"), QUEUES["triage"]))
            eventually(lambda: pemilik.execute("SELECT count(*) FROM triage.aduan").fetchone() == (1,), within=30)
        finally:
            relay.stop()
            thread.join(30)
            relay.close()


def _kunci(data: Path) -> dict[str, str]:
    from shared.machinery.privacy.master_keys import read_master_keys

    data.mkdir(parents=True, exist_ok=True)
    read_master_keys(data / "master.key", make=True)
    return {}
