"""Migrations: numbered SQL files, each run once, in order, in a transaction of its own, and never changed afterwards.

One that only adds says so in a line of its own, "-- serasi: why": programs that do not know it may run beside it (docs/adr/0033).
"""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ops.format import periksa_format
from ops.gagal import Gagal
from ops.keluaran import kabar as katakan
from ops.masuk import izinkan, sandi_dari
from shared.machinery.format import FORMAT
from shared.machinery.settings import Settings

FOLDER = Path(__file__).parent / "migrations"
NAMA = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
SERASI = re.compile(r"^-- serasi: \S", re.MULTILINE)
KUNCI = 0x6D69_6772_6173_69  # advisory lock: "migrasi"; not the relay's, which is held as long as it runs
KONTRIB = "Pasang paket tambahannya (postgresql-contrib) di server, lalu coba lagi."
SABAR = "60s"  # for another program's migrations
# Who waits for a table's lock holds up everybody who comes after: no longer than so, then all of the migration is tried again.
KUNCI_TABEL, PERNYATAAN = "1s", "15min"  # and so long may one statement take
JEDA = (1, 2, 5)  # seconds before the next try, the last one again and again
PERCOBAAN = 20
VERSI_TERENDAH = 15  # views that judge by the asker's rights (security_invoker)


@dataclass(frozen=True, slots=True)
class Berkas:
    """One migration; `sidik` is the SHA-256 of its bytes, in hex. `serasi`: programs that do not know it may run beside it."""

    nomor: int
    nama: str
    teks: str
    sidik: str

    @property
    def serasi(self) -> bool:
        return SERASI.search(self.teks) is not None


def baca(folder: Path = FOLDER) -> list[Berkas]:
    """The migrations in order. Raises Gagal for a name or a number that cannot be."""
    hasil: dict[int, Berkas] = {}
    for path in sorted(folder.glob("*.sql")):
        if not (cocok := NAMA.fullmatch(path.name)):
            raise Gagal(f"Nama migrasi {path.name} harus seperti 0001_nama.sql.")
        isi = path.read_bytes()
        berkas = Berkas(int(cocok[1]), path.stem, isi.decode("utf-8"), hashlib.sha256(isi).hexdigest())
        if kembar := hasil.get(berkas.nomor):
            raise Gagal(f"Dua migrasi bernomor sama: {kembar.nama} dan {berkas.nama}.")
        hasil[berkas.nomor] = berkas
    return list(hasil.values())


def jalankan(
    owner_url: str,
    layanan: str | None = None,
    kabar: Callable[[str], None] = lambda _: None,
    folder: Path = FOLDER,
    sandi: Mapping[str, str] | None = None,
) -> list[str]:
    """Brings the database up to date and gives the names of what was run.

    `layanan`: the user the services log in as, if not the owner: it may then act as their roles. `sandi`: passwords of the services'
    own logins (ops/masuk.py). `kabar` hears of each migration before it runs. Raises Gagal, or psycopg's errors from a migration
    (whose transaction is rolled back).
    """
    import psycopg

    from shared.machinery.connection import watched
    from shared.machinery.database import sql

    berkas = baca(folder)
    with psycopg.connect(watched(owner_url), autocommit=True) as conn:
        if conn.info.server_version < VERSI_TERENDAH * 10000:
            versi = conn.info.parameter_status("server_version")
            raise Gagal(f"PostgreSQL {VERSI_TERENDAH} atau yang lebih baru diperlukan; server ini {versi}.")
        periksa_format(conn)
        if _tertinggal(conn, berkas):
            # Two programs that start at once: the second waits, and finds nothing left to do.
            conn.execute("SELECT set_config('lock_timeout', %s, false)", [SABAR])
            conn.execute("SELECT pg_advisory_lock(%s)", [KUNCI])
            periksa_format(conn)
            with conn.transaction():
                conn.execute(sql(__file__, "migrasi"))
                conn.execute(sql(__file__, "format_tulis"), {"nomor": FORMAT})
        baru = _tertinggal(conn, berkas)
        conn.execute("SELECT set_config('lock_timeout', %s, false), set_config('statement_timeout', %s, false)", [KUNCI_TABEL, PERNYATAAN])
        for b in baru:
            kabar(b.nama)
            _sampai_dapat(partial(_satu, conn, b), b.nama)
        _sampai_dapat(partial(izinkan, conn, layanan, sandi or {}), "hak layanan")
    return [b.nama for b in baru]


def _satu(conn, b: Berkas) -> None:
    """Whole or not at all."""
    from psycopg.errors import FeatureNotSupported

    from shared.machinery.database import sql

    with conn.transaction():
        try:
            conn.execute(b.teks)
        except FeatureNotSupported as e:
            raise Gagal(
                f"Server PostgreSQL ini tidak punya yang diperlukan migrasi {b.nama}: {e.diag.message_primary}. {KONTRIB}"
            ) from None
        conn.execute(sql(__file__, "migrasi_catat"), {"nomor": b.nomor, "nama": b.nama, "sidik": b.sidik, "serasi": b.serasi})


def _sampai_dapat(kerjakan: Callable[[], None], nama: str) -> None:
    """Again, as long as others hold what it needs. Raises Gagal in the end."""
    from psycopg.errors import DeadlockDetected, LockNotAvailable

    for ke in range(PERCOBAAN):
        try:
            return kerjakan()
        except (LockNotAvailable, DeadlockDetected):
            jeda = JEDA[min(ke, len(JEDA) - 1)]
            katakan(f"migrasi {nama}: tabelnya sedang dipakai; dicoba lagi {jeda} detik lagi.")
            time.sleep(jeda)
    raise Gagal(f"Migrasi {nama} tidak mendapat tabelnya: transaksi lain tidak selesai. Tidak ada yang diubah; jalankan lagi.")


def periksa_terbaru(conn) -> None:
    """For who may not migrate. Raises Gagal unless the migrations of this program were run here, and no others but such as it may run
    beside: in the middle of a rolling upgrade the earlier program is started again, too."""
    from psycopg.errors import InsufficientPrivilege

    try:
        belum = _tertinggal(conn, baca())
    except InsufficientPrivilege:  # since when everybody may read it, it is newer than that
        belum = baca()
    if belum:
        raise Gagal(
            f"Basis data ini lebih lama daripada program ini: {len(belum)} migrasi, terakhir {belum[-1].nama}, belum dijalankan."
            " Jalankan ./aduan migrate dengan versi ini dahulu."
        )


def migrasikan(settings: Settings, kabar: Callable[[str], None] = lambda _: None) -> list[str]:
    """`jalankan` with the settings' URLs, and the passwords of the environment."""
    from psycopg.conninfo import conninfo_to_dict

    layanan, pemilik = (conninfo_to_dict(url).get("user") for url in (settings.database_url, settings.database_owner_url))
    return jalankan(settings.database_owner_url, str(layanan) if layanan and layanan != pemilik else None, kabar, sandi=sandi_dari())


def _tertinggal(conn, berkas: list[Berkas]) -> list[Berkas]:
    """What is still to be run here, after a look at what was."""
    sudah = _sudah(conn)
    _periksa(berkas, sudah)
    dijalankan = {nomor for nomor, *_ in sudah}
    return [b for b in berkas if b.nomor not in dijalankan]


def _sudah(conn) -> list[tuple[int, str, str, bool]]:
    """What was run in this database: (number, name, checksum, whether earlier programs may run beside it)."""
    from shared.machinery.database import sql

    if conn.execute("SELECT to_regclass('migrasi.berkas')").fetchone()[0] is None:
        return []
    return conn.execute(sql(__file__, "migrasi_sudah")).fetchall()


def _periksa(berkas: list[Berkas], sudah: list[tuple[int, str, str, bool]]) -> None:
    punya = {b.nomor: b for b in berkas}
    for nomor, nama, sidik, serasi in sorted(sudah):
        if nomor not in punya and not serasi:
            raise Gagal(
                f"Basis data ini sudah menjalankan migrasi {nama}, yang tidak dikenal di sini: basis data itu lebih baru,"
                " jadi pakai versi program yang lebih baru."
            )
        if nomor in punya and punya[nomor].sidik != sidik:
            raise Gagal(
                f"Berkas migrasi {nama} diubah setelah dijalankan. Kembalikan berkas itu, dan tulis perubahannya sebagai migrasi baru."
            )
