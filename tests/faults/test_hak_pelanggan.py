"""Subscribers of a real RabbitMQ: each reads one queue of its own and does nothing else, and the command makes them or says how."""

import amqp
import kombu
import pytest
from amqp.exceptions import AccessRefused, NotFound

from ops.gagal import Gagal
from ops.pelanggan import tambah
from shared.domain.akun.kejadian import wilayah_warga
from shared.machinery.messaging.topology import EXCHANGE, declare
from tests.faults.hak import TERLARANG, ditolak, saluran, settings


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
def test_a_subscriber_can_do_nothing_but_read_its_queue(dinas, lakukan):
    assert ditolak(dinas, lakukan)


def test_a_subscriber_can_do_nothing_with_anothers_queue_and_neither_bind_nor_delete_its_own(dinas):
    assert not ditolak(dinas, lambda c: c.basic_get("langganan.dinas"))
    assert ditolak(dinas, lambda c: c.basic_get("langganan.tetangga"))
    assert ditolak(dinas, lambda c: c.queue_bind("langganan.dinas", EXCHANGE, "#"))
    assert ditolak(dinas, lambda c: c.queue_delete("langganan.dinas"))


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
    hasil = tambah(settings(masuk("admin")), "inspektorat", "33.13", {})
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
        tambah(settings("memory://"), nama, wilayah, {})


def test_with_the_bus_in_memory_there_are_no_subscribers():
    with pytest.raises(Gagal, match="memerlukan RabbitMQ"):
        tambah(settings("memory://"), "inspektorat", "33.13", {})


def test_an_exchange_that_is_not_there_yet_is_told_in_words(masuk):
    with pytest.raises(Gagal, match="jalankan relai dahulu"):
        tambah(settings(masuk("admin")), "inspektorat", "33.13", {})
    with saluran(masuk("admin")) as channel, pytest.raises(NotFound):
        channel.exchange_declare(EXCHANGE, "topic", passive=True)
