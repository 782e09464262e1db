"""TLS as the documentation says it, on a real PostgreSQL, RabbitMQ and proxy, with an authority made here."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import psycopg
import pytest
import requests

from ops.gagal import Gagal
from ops.periksa import periksa_amqp, periksa_postgres
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.messaging.connection import tls
from shared.machinery.messaging.relay import Relay
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO, Settings
from tests.support import postgres
from tests.support.aliran import tambah
from tests.support.pilihan import alamat, citra, docker_menjawab, harus_ada
from tests.support.program import Program, jalankan_cli, lingkungan
from tests.support.rabbitmq import CITRA
from tests.support.sertifikat import Otoritas, otoritas
from tests.support.tunggu import eventually

TIDAK_ADA = "NO DOCKER ENGINE, so TLS was not tried on real servers: start one, then ./aduan test"
NAMA = "localhost"  # what the certificates are for, and not 127.0.0.1
MQ_CONF = """\
listeners.ssl.default = 5671
ssl_options.cacertfile = /sertifikat/ca.pem
ssl_options.certfile = /sertifikat/server.pem
ssl_options.keyfile = /sertifikat/server.key
ssl_options.versions.1 = tlsv1.2
ssl_options.verify = verify_none
loopback_users = none
"""


@pytest.fixture(scope="module")
def ca(tmp_path_factory) -> Otoritas:
    if not docker_menjawab():
        harus_ada(TIDAK_ADA, wadah=True)
    folder = tmp_path_factory.mktemp("tls")
    return otoritas(folder / "sertifikat", NAMA)


@pytest.fixture(scope="module")
def lain(tmp_path_factory) -> Path:
    """Another authority's certificate, which vouches for nobody here."""
    return otoritas(tmp_path_factory.mktemp("lain"), NAMA).ca


@contextmanager
def kontainer(nama: str, port: int, berkas: dict[Path, str], perintah: str, **env: str) -> Iterator[int]:
    """A container with these files; the port of this machine at which it takes connections."""
    from testcontainers.core.container import DockerContainer

    if not citra(nama):
        harus_ada(f"NO IMAGE {nama}", wadah=True)
    k = DockerContainer(nama).with_exposed_ports(port).with_kwargs(entrypoint=["bash", "-c", perintah])
    for dari, ke in berkas.items():
        k = k.with_volume_mapping(str(dari), ke, "ro")
    for kunci, nilai in env.items():
        k = k.with_env(kunci, nilai)
    with k:
        luar = alamat(k, port)
        if luar[0] != "127.0.0.1":
            harus_ada("THE CONTAINER'S PORT IS NOT ON THIS MACHINE")
        eventually(lambda: _menjawab(luar[1]), within=60)
        yield luar[1]


def _menjawab(port: int) -> bool:
    """Whether somebody speaks TLS there, or PostgreSQL."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as s:
            s.sendall(b"\x00\x00\x00\x08\x04\xd2\x16\x2f")  # PostgreSQL: may I have TLS?
            s.settimeout(2)
            return bool(s.recv(1))
    except OSError:
        return False


@pytest.fixture(scope="module")
def pg(ca: Otoritas) -> Iterator[str]:
    """URL of the owner, to which the documentation's parameters are still to be added."""
    perintah = (
        "install -o postgres -m 600 /sertifikat/server.key /sertifikat/server.pem /tmp &&"
        " exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/tmp/server.pem -c ssl_key_file=/tmp/server.key -c fsync=off"
    )
    masuk = {"POSTGRES_USER": "aduan", "POSTGRES_PASSWORD": "aduan-uji", "POSTGRES_DB": "aduan"}
    with kontainer(postgres.CITRA, 5432, {ca.folder: "/sertifikat"}, perintah, **masuk) as port:
        url = f"postgresql://aduan:aduan-uji@{NAMA}:{port}/aduan"
        eventually(lambda: _masuk(f"{url}?sslmode=verify-full&sslrootcert={ca.ca}"), within=60)
        yield url


def _masuk(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(scope="module")
def mq(ca: Otoritas) -> Iterator[str]:
    conf = ca.folder.parent / "tls.conf"
    conf.write_text(MQ_CONF, encoding="utf-8")
    conf.chmod(0o644)
    berkas = {ca.folder: "/sertifikat", conf: "/etc/rabbitmq/conf.d/30-tls.conf"}
    with kontainer(CITRA, 5671, berkas, "exec docker-entrypoint.sh rabbitmq-server") as port:
        url = f"amqps://guest:guest@{NAMA}:{port}/"
        eventually(lambda: _periksa(f"{url}?cacertfile={ca.ca}"), within=60)
        yield url


def _periksa(url: str) -> bool:
    try:
        periksa_amqp(url)
    except Gagal:
        return False
    return True


def test_postgresql_is_called_by_its_name_and_trusted_by_its_authority_alone(pg: str, ca: Otoritas, lain: Path):
    with psycopg.connect(f"{pg}?sslmode=verify-full&sslrootcert={ca.ca}") as conn:
        versi = conn.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()[0]
    assert versi in ("TLSv1.2", "TLSv1.3")
    salah = (f"{pg}?sslmode=verify-full&sslrootcert={lain}", f"{pg.replace(NAMA, '127.0.0.1')}?sslmode=verify-full&sslrootcert={ca.ca}")
    for url in salah:
        with pytest.raises(Gagal, match="tidak dapat dihubungi") as galat:
            periksa_postgres(Settings(Path(), Path(), database_url=url, database_owner_url=url))
        assert "aduan-uji" not in str(galat.value)


@pytest.mark.panjang
def test_rabbitmq_is_called_by_its_name_and_trusted_by_its_authority_alone(mq: str, ca: Otoritas, lain: Path):
    periksa_amqp(f"{mq}?cacertfile={ca.ca}")
    for url in (f"{mq}?cacertfile={lain}", f"{mq.replace(NAMA, '127.0.0.1')}?cacertfile={ca.ca}", mq):
        with pytest.raises(Gagal) as galat:
            periksa_amqp(url)
        assert "guest:guest" not in str(galat.value)


@pytest.mark.panjang
def test_a_service_and_the_relay_do_all_their_work_over_tls(pg: str, mq: str, ca: Otoritas, folder_data: Path):
    pemilik, bus = f"{pg}?sslmode=verify-full&sslrootcert={ca.ca}", f"{mq}?cacertfile={ca.ca}"
    folder_data.mkdir()
    read_master_keys(folder_data / "master.key", make=True)
    env = {"DATABASE_URL": pemilik, "DATABASE_OWNER_URL": pemilik, "AMQP_URL": bus}
    assert jalankan_cli(lingkungan(folder_data) | env, "migrate").returncode == 0
    relay = Relay(pemilik, bus)
    with Program(folder_data, None, None, "triage", env), psycopg.connect(pemilik, autocommit=True) as conn:
        thread = Thread(target=relay.run)
        thread.start()
        try:
            with Database(pemilik, "aduan_triage", 2) as db:
                tambah(EventStore(db, "/triage"))
            eventually(lambda: conn.execute("SELECT count(*) FROM triage.aduan").fetchone() == (1,), within=30)
            tanpa = conn.execute("SELECT count(*) FROM pg_stat_activity JOIN pg_stat_ssl USING (pid) WHERE datname = 'aduan' AND NOT ssl")
            assert tanpa.fetchone() == (0,)
        finally:
            relay.stop()
            thread.join(30)
            relay.close()


def test_the_proxy_with_a_certificate_of_ones_own(ca: Otoritas):
    berkas = {ca.folder: "/certs", REPO / "ops/deploy/Caddyfile": "/etc/caddy/Caddyfile"}
    env = {"ADUAN_SITE": f"https://{NAMA}:8443", "ADUAN_TLS": "tls /certs/server.pem /certs/server.key"}
    with kontainer_caddy(berkas, env) as port:
        url = f"https://{NAMA}:{port}/"
        jawab = requests.get(url, verify=str(ca.ca), timeout=20)  # no service behind it: in words, and over TLS
        assert jawab.status_code == 503
        assert jawab.headers["Strict-Transport-Security"].startswith("max-age=")
        assert "Server" not in jawab.headers
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(url, timeout=20)
        lama = ssl.create_default_context(cafile=str(ca.ca))
        lama.minimum_version = lama.maximum_version = ssl.TLSVersion.TLSv1_2
        with socket.create_connection((NAMA, port)) as s, lama.wrap_socket(s, server_hostname=NAMA) as t:
            assert t.version() == "TLSv1.2"


@contextmanager
def kontainer_caddy(berkas: dict[Path, str], env: dict[str, str]) -> Iterator[int]:
    from testcontainers.core.container import DockerContainer

    if not citra("caddy:2"):
        harus_ada("NO IMAGE caddy:2", wadah=True)
    k = DockerContainer("caddy:2").with_exposed_ports(8443)
    for dari, ke in berkas.items():
        k = k.with_volume_mapping(str(dari), ke, "ro")
    for kunci, nilai in env.items():
        k = k.with_env(kunci, nilai)
    with k:
        _, port = alamat(k, 8443)
        eventually(lambda: _jabat(port), within=30)
        yield port


def _jabat(port: int) -> bool:
    buta = ssl._create_unverified_context()
    try:
        with socket.create_connection((NAMA, port), 2) as s, buta.wrap_socket(s, server_hostname=NAMA):
            return True
    except OSError:
        time.sleep(0.05)
        return False


def test_a_url_without_tls_is_left_as_it_is():
    assert tls("amqp://a:b@mq:5672/aduan") == ("amqp://a:b@mq:5672/aduan", None)
    url, cara = tls("amqps://a:b@mq:5671/aduan?cacertfile=/x/ca.pem")
    assert (url, cara["ca_certs"], cara["server_hostname"]) == ("amqps://a:b@mq:5671/aduan", "/x/ca.pem", "mq")
    assert urlsplit(url).query == ""
