"""What others use up: the program's open files, the database's connections, and the patience of who waits for a transaction."""

import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Thread

import psutil
import psycopg

from ops.bench.kacau.gangguan.dasar import Gangguan
from ops.bench.kacau.medan import Medan

TERBUKA = 45.0  # seconds: longer than `idle_in_transaction_session_timeout`

# The program's sessions: it logs in as the strangers do, but for their name.
AKHIRI = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND application_name <> 'asing' AND pid <> pg_backend_pid()"""


@contextmanager
def _berkas(medan: Medan) -> Iterator[None]:
    """Not one file more than are open; as `ulimit -n`, from outside."""
    proses = psutil.Process(medan.up.pid)
    lunak, keras = proses.rlimit(resource.RLIMIT_NOFILE)
    try:
        proses.rlimit(resource.RLIMIT_NOFILE, (proses.num_fds(), keras))
        yield
    finally:
        proses.rlimit(resource.RLIMIT_NOFILE, (lunak, keras))


@contextmanager
def _sambungan(medan: Medan) -> Iterator[None]:
    """Strangers have every connection that a service may have: those that were free, and those that the program had."""
    with ExitStack() as orang:
        _ambil_semua(medan, orang)
        with medan.sambung() as owner:  # a superuser's place is kept
            owner.execute(AKHIRI)
        _ambil_semua(medan, orang)
        yield


def _ambil_semua(medan: Medan, orang: ExitStack) -> None:
    while True:
        try:
            orang.enter_context(psycopg.connect(medan.basis.url, application_name="asing", connect_timeout=5))
        except psycopg.OperationalError:
            return


@contextmanager
def _lupa(medan: Medan) -> Iterator[None]:
    """Somebody began, wrote, and went to lunch: nothing that was committed since may be ordered before it is known what becomes of it."""
    with medan.sambung(autocommit=False) as orang:
        orang.execute("SELECT pg_current_xact_id()")
        yield
        orang.close()


@contextmanager
def _sibuk(medan: Medan) -> Iterator[None]:
    """A report of somebody's own that writes, and takes as long as it takes: no limit on idleness meets it."""
    with medan.sambung(autocommit=False) as orang:
        orang.execute("SELECT pg_current_xact_id()")
        utas = Thread(target=_hitung, args=(orang,), daemon=True)
        utas.start()
        yield
        orang.cancel()
        utas.join(30)
        orang.close()


def _hitung(orang: psycopg.Connection) -> None:
    try:
        orang.execute("SELECT pg_sleep(600)")
    except psycopg.errors.QueryCanceled:
        return


berkas_habis = Gangguan("no file left to open (EMFILE)", 15.0, _berkas)
sambungan_habis = Gangguan("all connection slots taken by strangers", 20.0, _sambungan)
transaksi_lupa = Gangguan("a transaction left open and idle", TERBUKA, _lupa)
transaksi_sibuk = Gangguan("a transaction that goes on for long", TERBUKA, _sibuk)
