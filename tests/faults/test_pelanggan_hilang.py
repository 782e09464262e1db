"""A broker that was wiped: subscribers' queues come back by themselves, and what they missed is said. And a list of brokers."""

import pytest
from prometheus_client import REGISTRY

from ops.klaster import port_bebas
from ops.paket import pasang, tanpa
from ops.pelanggan import URL
from ops.pelanggan import tambah as tambah_pelanggan
from ops.periksa import periksa_amqp
from ops.simpul import Simpul
from shared.machinery.messaging.connection import connected
from shared.machinery.messaging.subscribers import add, remove, subscribers, subscribers_health
from shared.machinery.messaging.topology import QUEUES
from shared.machinery.settings import Settings, SettingsWrong
from tests.support.aliran import tambah
from tests.support.antrean import relayed
from tests.support.pilihan import harus_ada
from tests.support.postgres import folder_terbuka
from tests.support.tunggu import eventually


def test_the_relay_makes_the_queue_again_and_says_what_was_missed(database, amqp_url, broker, pemilik, relay_running):
    vhost = amqp_url.rpartition("/")[2]
    add(pemilik, "inspektorat", "33.13")
    add(pemilik, "inspektorat", "33.14.01")
    with relay_running():
        eventually(lambda: "langganan.inspektorat" in broker.queues(vhost))
        add(pemilik, "inspektorat", "33.13")  # as `subscriber add` does it once more, with a user
        assert subscribers(pemilik)[0].lost_at is None
    with connected(amqp_url) as connection:  # wiped, as far as this virtual host goes
        for nama in broker.queues(vhost):
            connection.channel().queue_delete(nama)
    pemilik.execute("UPDATE messaging.marks SET position = 41 WHERE name = 'relay'")
    with relay_running():
        eventually(lambda: subscribers(pemilik)[0].lost_until == 41)
    ikatan = broker.api("GET", f"queues/{vhost}/langganan.inspektorat/bindings")
    assert {b["routing_key"] for b in ikatan if b["source"] == "aduan"} == {"33.13.#", "33.14.01.#"}
    mesin = database.sebagai("aduan_triage_mesin", 1)
    bagian = subscribers_health(mesin)["pelanggan"]
    assert bagian["status"] == "ada yang perlu dilihat"
    assert "kabar sampai posisi 41 mungkin tidak sampai" in bagian["inspektorat"]
    assert "./aduan subscriber add --nama inspektorat --wilayah 33.13" in bagian["inspektorat"]
    assert REGISTRY.get_sample_value("aduan_subscriber_lost", {"pelanggan": "inspektorat"}) == 1
    add(pemilik, "inspektorat", "33.13")
    assert subscribers_health(mesin)["pelanggan"] == {"status": "sehat", "jumlah": 1}
    assert REGISTRY.get_sample_value("aduan_subscriber_lost", {"pelanggan": "inspektorat"}) == 0
    remove(pemilik, "inspektorat")
    assert subscribers_health(mesin) == {}
    assert REGISTRY.get_sample_value("aduan_subscriber_lost", {"pelanggan": "inspektorat"}) is None


def test_one_of_several_brokers_is_enough(amqp_url):
    mati = f"amqp://a:rahasia@127.0.0.1:{port_bebas()}/x"
    with connected(f"{mati};{amqp_url}") as connection:
        assert connection.connected
    periksa_amqp(f"{mati} ; {amqp_url}")


def test_where_none_answers_both_are_named_and_no_password(tmp_path):
    satu, dua = port_bebas(), port_bebas()
    with pytest.raises(Exception, match=f"127.0.0.1:{satu}/x dan 127.0.0.1:{dua}/x tidak dapat dihubungi") as e:
        periksa_amqp(f"amqp://a:rahasia@127.0.0.1:{satu}/x;amqp://a:rahasia@127.0.0.1:{dua}/x")
    assert "rahasia" not in str(e.value)
    env = {"ADUAN_DATA": str(tmp_path), "AMQP_URL": "amqp://a:rahasia@x/y;http://a:rahasia@x"}
    with pytest.raises(SettingsWrong, match="dipisah titik koma") as salah:
        Settings.from_env(env)
    assert "rahasia" not in str(salah.value)


@pytest.mark.panjang
def test_a_broker_that_was_reset_to_nothing_is_filled_again_and_the_subscribers_user_is_asked_for(
    database, pemilik, store, relay_running, tmp_path
):
    """Queues, exchanges, users and rights are gone, under the feet of a relay that publishes."""
    if (program := pasang("rabbitmq-server")) is None:
        harus_ada(tanpa("rabbitmq-server"))
    with folder_terbuka("aduan-uji-rmq-") as folder, Simpul(program, folder) as simpul, relay_running(simpul.broker.url()):
        url, ctl = simpul.broker.url(), simpul.broker.ctl
        management = {URL: f"http://guest:guest@127.0.0.1:{simpul.broker.management_port}"}
        settings = Settings(tmp_path, tmp_path / "master.key", database.url, database.owner_url, url)
        eventually(lambda: set(QUEUES.values()) <= simpul.broker.queues("/").keys())
        tambah_pelanggan(settings, "inspektorat", "33.13", management)
        add(pemilik, "inspektorat", "33.13")
        tambah(store)
        eventually(lambda: relayed(pemilik) == 1)
        ctl("stop_app")
        ctl("reset")
        simpul.broker.hidup()
        eventually(lambda: {*QUEUES.values(), "langganan.inspektorat"} <= simpul.broker.queues("/").keys(), within=60)
        eventually(lambda: subscribers(pemilik)[0].lost_until == 1)
        assert "langganan.inspektorat" not in ctl("-q", "list_users"), "its password is known to nobody but the subscriber"
        mesin = database.sebagai("aduan_triage_mesin", 1)
        assert subscribers_health(mesin)["pelanggan"]["status"] == "ada yang perlu dilihat"
        tambah(store)
        eventually(lambda: simpul.broker.queues("/")["langganan.inspektorat"] == 1)
        tambah_pelanggan(settings, "inspektorat", "33.13", management)
        add(pemilik, "inspektorat", "33.13")
        assert "langganan.inspektorat" in ctl("-q", "list_users")
        assert subscribers_health(mesin)["pelanggan"] == {"status": "sehat", "jumlah": 1}
