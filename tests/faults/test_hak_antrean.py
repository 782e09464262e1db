"""The broker's users on a real RabbitMQ: only the relay writes, a service reads its own queue, a subscriber reads one and nothing else."""

import json
import re
import secrets
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import quote

import amqp
import kombu
import pytest
from amqp.exceptions import AccessRefused, NotFound

from ops.gagal import Gagal
from ops.pelanggan import URL, tambah
from shared.domain.akun.kejadian import wilayah_warga
from shared.machinery.messaging.relay import Relay
from shared.machinery.messaging.topology import DEAD_QUEUE, EXCHANGE, QUEUES, declare, inbox, subscriber
from shared.machinery.settings import REPO, Settings
from tests.support.aliran import tambah as catat
from tests.support.antrean import exists, relayed
from tests.support.naskah import blok
from tests.support.program import Program
from tests.support.rabbitmq import Broker
from tests.support.tunggu import eventually

ENTRI = REPO / "ops/deploy/rabbitmq/10-pengguna.sh"
HAK = ("configure", "write", "read")
PENGGUNA = ("ADMIN", "RELAY", "INTAKE", "TRIAGE", "RESPONSE", "SLA")


@pytest.fixture(scope="session")
def definisi(tmp_path_factory) -> dict:
    """What the container's entry script hands to the broker."""
    folder = tmp_path_factory.mktemp("definisi")
    (folder / "docker-entrypoint.sh").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (folder / "docker-entrypoint.sh").chmod(0o755)
    naskah = ENTRI.read_text(encoding="utf-8").replace("/var/lib/rabbitmq/aduan-pengguna.json", str(folder / "hasil.json"))
    naskah = re.sub(r"^.*chown rabbitmq.*$", "", naskah, flags=re.M)
    env = {"PATH": f"{folder}:/usr/bin:/bin"} | {f"RABBITMQ_{p}_PASSWORD": secrets.token_urlsafe(24) for p in PENGGUNA}
    subprocess.run(["bash", "-c", naskah, "bash", "rabbitmq-server"], env=env, check=True)
    return json.loads((folder / "hasil.json").read_text(encoding="utf-8"))


@pytest.fixture
def masuk(broker: Broker, definisi: dict) -> Iterator[Callable[[str], str]]:
    """A virtual host with exactly these users: `masuk("relay")` is the URL as which the relay logs in."""
    with broker.vhost() as vhost:
        akhir = secrets.token_hex(4)  # users are the whole broker's
        sandi = {}
        for p in definisi["users"]:
            isi = {k: v for k, v in p.items() if k not in ("name", "hashing_algorithm")}
            broker.api("PUT", f"users/{p['name']}-{akhir}", isi)
            sandi[p["name"]] = p.get("password", "")
        for h in definisi["permissions"]:
            isi = {k: h[k] for k in ("configure", "write", "read")}
            broker.api("PUT", f"permissions/{vhost}/{h['user']}-{akhir}", isi)

        def url(nama: str) -> str:
            return f"amqp://aduan_{nama}-{akhir}:{sandi[f'aduan_{nama}']}@{broker.host}:{broker.port}/{vhost}"

        try:
            yield url
        finally:
            for p in definisi["users"]:
                broker.api("DELETE", f"users/{p['name']}-{akhir}")


@pytest.fixture
def langganan(broker: Broker, masuk) -> Iterator[Callable[..., str]]:
    """`langganan(nama, wilayah)`: the URL of a subscriber that the command has made."""
    dibuat = []
    pengelola = f"http://{broker.user}:{broker.password}@{broker.host}:{broker.management_port}"

    def buat(nama: str, wilayah: str) -> str:
        hasil = tambah(_settings(masuk("admin")), nama, wilayah, {URL: pengelola})
        assert hasil.perintah == ()
        dibuat.append(hasil.pengguna)
        return f"amqp://{hasil.pengguna}:{quote(hasil.sandi)}@{broker.host}:{broker.port}/{hasil.vhost}"

    yield buat
    for nama in set(dibuat):
        broker.api("DELETE", f"users/{nama}")


def test_operations_gives_by_hand_the_rights_that_the_container_gives(broker: Broker, definisi):
    """The lines of docs/operations.md, on a virtual host and with users of this test's own."""
    (baris,) = (b.perintah.splitlines() for b in blok(REPO / "docs/operations.md") if b.perintah.startswith("rabbitmqctl "))
    vhost = f"uji-{secrets.token_hex(4)}"
    pengguna = {nama: f"{nama}-{vhost}" for nama in ("aduan_relay", "aduan_triage")}
    try:
        for satu in baris:
            broker.ctl(*(({"aduan": vhost} | pengguna).get(kata, kata) for kata in shlex.split(satu)[1:]))
        for h in definisi["permissions"]:
            if h["user"] in pengguna:
                punya = broker.api("GET", f"permissions/{vhost}/{pengguna[h['user']]}")
                assert {k: punya[k] for k in HAK} == {k: h[k] for k in HAK}
    finally:
        for path in (f"vhosts/{vhost}", *(f"users/{nama}" for nama in pengguna.values())):
            with suppress(HTTPError):  # a line before it may have failed
                broker.api("DELETE", path)


def _settings(amqp_url: str) -> Settings:
    return Settings(Path("data"), Path("data/master.key"), amqp_url=amqp_url)


@contextmanager
def saluran(url: str) -> Iterator:
    with kombu.Connection(url, connect_timeout=5) as connection:
        yield connection.channel()


def ditolak(url: str, lakukan: Callable) -> bool:
    with saluran(url) as channel:
        try:
            lakukan(channel)
        except AccessRefused:
            return True
    return False


def terbit(exchange: str, kunci: str) -> Callable:
    """Publish and wait for the broker's word: a refusal comes later than the call."""

    def lakukan(channel) -> None:
        channel.confirm_select()
        channel.basic_publish_confirm(amqp.Message("palsu"), exchange=exchange, routing_key=kunci)

    return lakukan


TERLARANG: list[tuple[str, Callable]] = [
    ("publish to our exchange", terbit(EXCHANGE, "33.13.17.AduanDiterima")),
    ("publish to any queue by the default exchange", terbit("", QUEUES["sla"])),
    ("publish to the dead letters", terbit("aduan.mati", "")),
    ("publish to the broker's own exchange", terbit("amq.topic", "x")),
    ("make a queue", lambda c: c.queue_declare("aduan.palsu", durable=True)),
    ("make a queue for itself", lambda c: c.queue_declare("", exclusive=True)),
    ("make an exchange", lambda c: c.exchange_declare("palsu", "topic")),
    ("change our exchange", lambda c: c.exchange_delete(EXCHANGE)),
    ("delete its queue", lambda c: c.queue_delete(QUEUES["triage"])),
    ("bind a queue", lambda c: c.queue_bind(QUEUES["triage"], EXCHANGE, "#")),
    ("unbind a queue", lambda c: c.queue_unbind(QUEUES["triage"], EXCHANGE, "#")),
    ("read another's queue", lambda c: c.basic_get(QUEUES["intake"])),
    ("consume another's queue", lambda c: c.basic_consume(QUEUES["response"])),
    ("empty another's queue", lambda c: c.queue_purge(QUEUES["sla"])),
    ("read the dead letters", lambda c: c.basic_get(DEAD_QUEUE)),
]


@pytest.mark.parametrize("lakukan", [x for _, x in TERLARANG], ids=[n for n, _ in TERLARANG])
def test_a_service_can_do_nothing_but_read_its_own_queue(masuk, lakukan):
    declare(masuk("relay"))
    assert ditolak(masuk("triage"), lakukan)


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


def test_a_subscriber_hears_of_its_wilayah_alone(masuk, langganan):
    declare(masuk("relay"))
    kabupaten, kantor = langganan("inspektorat", "33.13"), langganan("jenawi", "33.13.17")
    kunci = ["33.13.17.AduanDiterima", "33.13.16.AduanDiterima", "33.13.KalenderDiubah", "33.14.01.AduanDiterima", "33.SopDiubah"]
    kunci += [f"{wilayah_warga(kode)}.MasukBerhasil" for kode in ("33.13.17", "33.13")]  # of citizens' accounts: for no subscriber
    with kombu.Connection(masuk("relay")) as connection:
        channel = connection.channel()
        channel.confirm_select()
        for k in kunci:
            channel.basic_publish_confirm(amqp.Message(k), exchange=EXCHANGE, routing_key=k)

    def baca(url: str, antrean: str) -> list[str]:
        with saluran(url) as channel:
            pesan = iter(lambda: channel.basic_get(antrean, no_ack=True), None)
            return [m.body for m in pesan]

    assert baca(kabupaten, "langganan.inspektorat") == kunci[:3]
    assert baca(kantor, "langganan.jenawi") == kunci[:1]


@pytest.mark.parametrize("lakukan", [x for _, x in TERLARANG], ids=[n for n, _ in TERLARANG])
def test_a_subscriber_can_do_nothing_but_read_its_queue(masuk, langganan, lakukan):
    declare(masuk("relay"))
    url = langganan("inspektorat", "33.13")
    langganan("lain", "33.14")
    assert ditolak(url, lakukan)
    assert ditolak(url, lambda c: c.basic_get("langganan.lain"))
    assert ditolak(url, lambda c: c.queue_bind("langganan.inspektorat", EXCHANGE, "#"))
    assert ditolak(url, lambda c: c.queue_delete("langganan.inspektorat"))


def test_adding_again_gives_another_password_and_another_wilayah(masuk, langganan):
    declare(masuk("relay"))
    lama = langganan("inspektorat", "33.13")
    baru = langganan("inspektorat", "33.14")
    with pytest.raises(AccessRefused):
        kombu.Connection(lama, connect_timeout=5).connect()
    with saluran(baru) as channel:
        assert channel.basic_get("langganan.inspektorat") is None


def test_without_a_way_to_make_the_user_the_commands_are_printed(masuk, monkeypatch):
    declare(masuk("relay"))
    monkeypatch.setattr("ops.pelanggan.shutil.which", lambda _: None)
    hasil = tambah(_settings(masuk("admin")), "inspektorat", "33.13", {})
    assert [p.split()[:2] for p in hasil.perintah] == [["rabbitmqctl", "add_user"], ["rabbitmqctl", "set_permissions"]]
    assert hasil.perintah[1].endswith(r"langganan.inspektorat '^$' '^$' '^langganan\.inspektorat$'")
    assert hasil.sandi not in repr(hasil)


@pytest.mark.parametrize(
    ("nama", "wilayah", "kata"),
    [
        ("Inspektorat", "33.13", "huruf kecil"),
        ("a b", "33.13", "huruf"),
        ("a", "33.13.#", "kode wilayah"),
        ("a", "#", "kode wilayah"),
        ("a", "akun.33.13", "kode wilayah"),  # the realm of citizens' accounts
    ],
)
def test_a_name_or_wilayah_that_cannot_be_is_refused_in_words(nama, wilayah, kata):
    with pytest.raises(Gagal, match=kata):
        tambah(_settings("memory://"), nama, wilayah, {})


def test_with_the_bus_in_memory_there_are_no_subscribers():
    with pytest.raises(Gagal, match="memerlukan RabbitMQ"):
        tambah(_settings("memory://"), "inspektorat", "33.13", {})


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


def test_an_exchange_that_is_not_there_yet_is_told_in_words(masuk):
    with pytest.raises(Gagal, match="jalankan relai dahulu"):
        tambah(_settings(masuk("admin")), "inspektorat", "33.13", {})
    with saluran(masuk("admin")) as channel, pytest.raises(NotFound):
        channel.exchange_declare(EXCHANGE, "topic", passive=True)
