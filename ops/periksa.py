"""Before anything is started: can the port be had, and do the servers that were named answer?"""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from ops.format import periksa_format
from ops.gagal import Gagal
from ops.keluaran import kabar
from shared.machinery.networks import bound
from shared.machinery.settings import MEMORY, Settings

if TYPE_CHECKING:
    from kombu.connection import Connection

T = TypeVar("T")

SABAR = 5  # seconds
JEDA = 1  # seconds before somebody who was silent is asked again
# The first minor version of each major one in which row-level security does not leak (CVE-2023-2455, CVE-2025-8713); 18.0 has both.
AMAN_SEJAK = {15: 14, 16: 10, 17: 6}


def periksa_port(host: str, port: int) -> None:
    """A second server on the same port would start silently (SO_REUSEPORT) and get some of the requests."""
    try:
        bound(host, port).close()
    except PermissionError:
        raise Gagal(f"Port {port} hanya boleh dipakai root; pilih yang lain dengan --port.") from None
    except OSError as e:
        if e.errno == 98 or "in use" in str(e):
            raise Gagal(f"Port {port} sudah dipakai program lain. Hentikan program itu, atau pilih yang lain dengan --port.") from None
        raise Gagal(f"Alamat {host} port {port} tidak dapat dipakai: {e.strerror}.") from None


def periksa_postgres(settings: Settings) -> None:
    """Both URLs that were given, and the format of what is there; nothing to do for the embedded server. Raises OtherDatabaseFormat."""
    if settings.embedded:
        return
    import psycopg
    from psycopg import errors

    urls = {"DATABASE_URL": settings.database_url, "DATABASE_OWNER_URL": settings.database_owner_url}
    if urls["DATABASE_URL"] == urls["DATABASE_OWNER_URL"]:
        del urls["DATABASE_OWNER_URL"]
    for nama, url in urls.items():
        tujuan = _tujuan(url, 5432)
        try:
            sambung = partial(psycopg.connect, url, connect_timeout=SABAR)
            with _sampai_menjawab(sambung, f"PostgreSQL di {tujuan}", errors.ConnectionTimeout) as conn:
                periksa_format(conn)
        except errors.InvalidPassword:
            raise Gagal(f"{nama}: PostgreSQL di {tujuan} menolak nama pengguna atau sandinya.") from None
        except psycopg.OperationalError as e:
            raise Gagal(f"{nama}: PostgreSQL di {tujuan} tidak dapat dihubungi ({_sebab(e)}).") from None
        except (psycopg.Error, ValueError):
            raise Gagal(f"{nama} tidak dapat dibaca; bentuknya postgresql://pengguna:sandi@server:5432/nama.") from None


def periksa_skema(settings: Settings) -> None:
    """For `serve`, which migrates nothing. Raises Gagal where the tables are older or newer than the program."""
    import psycopg

    from ops.migrate import periksa_terbaru

    with psycopg.connect(settings.database_url, connect_timeout=SABAR) as conn:
        periksa_terbaru(conn)


def peringatan_versi(versi: int) -> str | None:
    """A sentence about a PostgreSQL (as `server_version`, 170004) whose policies can leak; None where all is well."""
    besar, kecil = divmod(versi, 10000)
    if kecil >= AMAN_SEJAK.get(besar, 0):
        return None
    return (
        f"PERINGATAN: PostgreSQL {besar}.{kecil} punya celah yang menembus pemisahan antar kantor (CVE-2025-8713);"
        f" perbarui ke {besar}.{AMAN_SEJAK[besar]} atau yang lebih baru."
    )


def peringatan_transaksi(batas: str) -> str | None:
    """A sentence about a server whose own time limit for open, idle transactions is `batas` (as SHOW says it); None where it has one.

    Ours set it for themselves; what stalls the ledger is another program's, in any database of the server.
    """
    if batas != "0":
        return None
    return (
        "PERINGATAN: server PostgreSQL ini membiarkan transaksi terbuka tanpa batas waktu, dan satu yang terlupa, di basis data mana pun,"
        " menghentikan buku besar; atur idle_in_transaction_session_timeout = '30s' di postgresql.conf."
    )


def periksa_celah(settings: Settings) -> None:
    """Warns of such a server and goes on: a site may be waiting for its update."""
    import psycopg

    with psycopg.connect(settings.database_url, connect_timeout=SABAR) as conn:
        versi = peringatan_versi(conn.info.server_version)
        (batas,) = conn.execute("SHOW idle_in_transaction_session_timeout").fetchone() or ("0",)
    for kata in (versi, peringatan_transaksi(batas)):
        if kata:
            kabar(kata)


def periksa_amqp(url: str) -> None:
    if url.startswith(MEMORY):
        return
    from amqp.exceptions import AccessRefused, AMQPError, NotAllowed
    from kombu.exceptions import KombuError

    from shared.machinery.messaging.connection import brokers, part

    tujuan = " dan ".join(_tujuan(satu, 5672) for satu in brokers(url))
    try:
        part(_sampai_menjawab(partial(_sambung_amqp, url), f"RabbitMQ di {tujuan}", TimeoutError))
    except (OSError, AMQPError, KombuError) as e:
        sebab = e.__cause__ or e  # kombu puts its own around the broker's
        if isinstance(sebab, AccessRefused | NotAllowed):
            raise Gagal(f"AMQP_URL: RabbitMQ di {tujuan} menolak nama pengguna, sandi atau vhost-nya.") from None
        raise Gagal(f"AMQP_URL: RabbitMQ di {tujuan} tidak dapat dihubungi ({_sebab(sebab)}).") from None
    except (ValueError, KeyError):
        raise Gagal("AMQP_URL tidak dapat dibaca; bentuknya amqp://pengguna:sandi@server:5672/vhost.") from None


def _sambung_amqp(url: str) -> "Connection":
    """Raises TimeoutError where the broker is silent, whatever the library puts around it."""
    from kombu.exceptions import KombuError

    from shared.machinery.messaging.connection import connect

    try:
        return connect(url)
    except KombuError as e:
        if isinstance(e.__cause__, TimeoutError):
            raise e.__cause__ from None
        raise


def _sampai_menjawab(sambung: Callable[[], T], siapa: str, diam: type[Exception]) -> T:
    """Whoever says nothing (frozen, or behind a wire that was cut) may be back at any moment: it is waited for, and that is said."""
    dikatakan = False
    while True:
        try:
            return sambung()
        except diam:
            if not dikatakan:
                kabar(f"menunggu {siapa}: ia tidak menjawab.")
            dikatakan = True
            time.sleep(JEDA)


def _tujuan(url: str, port: int) -> str:
    """host:port and path of a URL, without its secrets."""
    try:
        bagian = urlsplit(url)
        return f"{bagian.hostname or 'localhost'}:{bagian.port or port}{bagian.path}"
    except ValueError:
        return "alamat itu"


def _sebab(error: BaseException) -> str:
    """The reason in few words, the last one that the library gives."""
    kata = str(error).strip().splitlines()
    kata = [k.strip() for k in kata if k.strip() and not k.strip().startswith(("Is the server", "- ", "Multiple"))]
    return kata[-1].rpartition("failed: ")[2].removeprefix("FATAL:  ").rstrip(".") if kata else type(error).__name__
