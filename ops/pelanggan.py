"""Outside readers of the bus: a durable queue each, and a user who can read it and do nothing else."""

import json
import os
import re
import secrets
import shlex
import shutil
import subprocess
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from ops.gagal import Gagal
from ops.periksa import periksa_amqp
from shared.acuan.kantor.kode import KODE
from shared.machinery.messaging.connection import brokers
from shared.machinery.messaging.topology import QueueDiffers, declare_subscriber, subscriber
from shared.machinery.settings import Settings, read_secret

URL = "RABBITMQ_MANAGEMENT_URL"
NAMA = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SABAR = 20  # seconds


@dataclass(frozen=True, slots=True)
class Pelanggan:
    """`perintah`: what somebody must still run for the user to exist."""

    antrean: str
    pengguna: str
    vhost: str
    sandi: str = field(repr=False)
    perintah: tuple[str, ...] = field(default=(), repr=False)


def tambah(settings: Settings, nama: str, wilayah: str, env: Mapping[str, str] | None = None) -> Pelanggan:
    """The queue, bound to the wilayah and all below it, and its user; for one that is there already another wilayah and a new password.

    Raises Gagal in words.
    """
    if not NAMA.fullmatch(nama):
        raise Gagal("Nama pelanggan hanya huruf kecil, angka dan tanda hubung, paling panjang 40, misalnya inspektorat.")
    if not KODE.fullmatch(wilayah):
        raise Gagal("Tulis kode wilayah seperti 33, 33.13 atau 33.13.17.")
    if settings.bus_in_memory:
        raise Gagal(
            "Pelanggan memerlukan RabbitMQ, sedangkan program ini memakai bus di memori: isi AMQP_URL,"
            " atau baca kejadian lewat GET /api/v1/kejadian."
        )
    periksa_amqp(settings.amqp_url)
    _antrean(settings.amqp_url, nama, wilayah)
    antrean = subscriber(nama).name
    vhost = unquote(urlsplit(brokers(settings.amqp_url)[0]).path.removeprefix("/")) or "/"
    sandi = secrets.token_urlsafe(24)
    baca = f"^{re.escape(antrean)}$"
    salah: list[str] = []
    url = read_secret(os.environ if env is None else env, URL, salah)
    if salah:
        raise Gagal(f"{salah[0]}.")
    if url:
        _lewat_http(url, antrean, vhost, sandi, baca)
        return Pelanggan(antrean, antrean, vhost, sandi)
    perintah = (
        f"rabbitmqctl add_user {antrean} {sandi}",
        f"rabbitmqctl set_permissions -p {shlex.quote(vhost)} {antrean} '^$' '^$' '{baca}'",
    )
    if shutil.which("rabbitmqctl") and _lewat_ctl(antrean, vhost, sandi, baca):
        return Pelanggan(antrean, antrean, vhost, sandi)
    return Pelanggan(antrean, antrean, vhost, sandi, perintah)


def _antrean(amqp_url: str, nama: str, wilayah: str) -> None:
    from amqp.exceptions import AccessRefused, NotFound

    try:
        declare_subscriber(amqp_url, nama, wilayah)
    except QueueDiffers as e:
        raise Gagal(str(e)) from None
    except AccessRefused:
        raise Gagal(
            "Pengguna RabbitMQ di AMQP_URL tidak boleh membuat antrean langganan; pakai yang ditulis di docs/operations.md."
        ) from None
    except NotFound:
        raise Gagal("Exchange aduan belum ada di RabbitMQ: jalankan relai dahulu.") from None


def _lewat_http(url: str, pengguna: str, vhost: str, sandi: str, baca: str) -> None:
    """By the management API of an administrator's URL (http://name:password@host:15672)."""
    bagian = urlsplit(url)
    if bagian.scheme not in ("http", "https") or not bagian.hostname or not bagian.username:
        raise Gagal(f"{URL} harus berbentuk http://pengguna:sandi@server:15672.")
    alamat = f"{bagian.scheme}://{bagian.netloc.rpartition('@')[2]}{bagian.path.rstrip('/')}/api"
    siapa = b64encode(f"{unquote(bagian.username)}:{unquote(bagian.password or '')}".encode()).decode()
    hak = {"configure": "^$", "write": "^$", "read": baca}
    for path, isi in (
        (f"users/{quote(pengguna, safe='')}", {"password": sandi, "tags": ""}),
        (f"permissions/{quote(vhost, safe='')}/{quote(pengguna, safe='')}", hak),
    ):
        permintaan = urllib.request.Request(f"{alamat}/{path}", json.dumps(isi).encode(), method="PUT")  # noqa: S310 (checked above)
        permintaan.add_header("Authorization", f"Basic {siapa}")
        permintaan.add_header("Content-Type", "application/json")
        try:
            urllib.request.urlopen(permintaan, timeout=SABAR).close()  # noqa: S310
        except urllib.error.HTTPError as e:
            with e:
                raise Gagal(f"{URL}: RabbitMQ menolak membuat pengguna (HTTP {e.code}); penggunanya harus administrator.") from None
        except OSError as e:
            raise Gagal(f"{URL} tidak dapat dihubungi ({type(e).__name__}).") from None


def _lewat_ctl(pengguna: str, vhost: str, sandi: str, baca: str) -> bool:
    """By rabbitmqctl, if it may; the password goes by standard input, for others see the arguments of a command."""

    def ctl(*args: str, masukan: str = "") -> bool:
        try:
            hasil = subprocess.run(["rabbitmqctl", "-q", *args], input=masukan, capture_output=True, text=True, timeout=3 * SABAR)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return hasil.returncode == 0

    ada = ctl("add_user", pengguna, masukan=sandi) or ctl("change_password", pengguna, masukan=sandi)
    return ada and ctl("set_permissions", "-p", vhost, pengguna, "^$", "^$", baca)
