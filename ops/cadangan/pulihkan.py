"""A backup takes the place of what is in a database; whatever it names of the old server is made or mended here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from ops.cadangan import alat
from ops.cadangan.berkas import Cadangan
from ops.gagal import Gagal
from ops.migrate import jalankan as migrasikan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penomoran import NomorDilewati, aliran_nomor
from shared.machinery.database import Database, one, sql
from shared.machinery.eventstore.store import EventStore

LEBIH = 10  # numbers: what may have been given in the second before the relay's last note
Nomor = Mapping[tuple[str, int], int]  # (office, year) -> the last one given


@dataclass(frozen=True, slots=True)
class Lompatan:
    """Numbers of an office and year that were passed over."""

    wilayah: str
    tahun: int
    dari: int
    sampai: int


def isi_basis(owner_url: str, cadangan: Cadangan, ganti: bool = False, kabar: Callable[[str], None] = lambda _: None) -> None:
    """Into the database of this URL, whose user owns it and need be no superuser. Without `ganti` only where no event is. Raises Gagal."""
    import psycopg
    from psycopg import sql as pgsql

    k = cadangan.keterangan
    with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as conn:
        kosong = one(conn.execute("SELECT to_regclass('eventstore.events') IS NULL"))[0]
        if not kosong and not ganti and one(conn.execute("SELECT EXISTS (SELECT FROM eventstore.events)"))[0]:
            raise Gagal("Basis data ini sudah berisi. Pulihkan ke basis data kosong, atau tambahkan --ganti: isinya sekarang akan hilang.")
        lain = one(conn.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))[0]
        if lain:
            raise Gagal(f"Masih ada {lain} sambungan lain ke basis data ini: hentikan semua layanan dan relai dahulu.")
        versi, nama = conn.info.server_version // 10000, conn.info.dbname
    kabar("menyiapkan peran ...")
    migrasikan(owner_url)  # roles belong to the server, and are in no backup
    with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as conn:
        for (skema,) in conn.execute(sql(__file__, "skema")).fetchall():
            conn.execute(pgsql.SQL("DROP SCHEMA {} CASCADE").format(pgsql.Identifier(skema)))
        ada = {n for (n,) in conn.execute("SELECT rolname FROM pg_roles")}
        asing = [r for r in k.peran if r not in ada]  # logins of the other server
        for peran in asing:
            conn.execute(pgsql.SQL("CREATE ROLE {} NOLOGIN").format(pgsql.Identifier(peran)))
    kabar("memuat data ...")
    args = ["--exit-on-error", "--no-owner", "--no-comments", "--single-transaction", "-d", nama, cadangan.berkas]
    try:
        alat.jalankan(alat.cari("pg_restore", max(versi, k.postgres)), owner_url, args)
        with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as conn, conn.transaction():
            for fungsi, skema, pemilik in k.pemilik_fungsi:
                _berikan(conn, fungsi, skema, pemilik)
    finally:
        with psycopg.connect(owner_url, autocommit=True, connect_timeout=5) as conn:
            for peran in asing:
                conn.execute(pgsql.SQL("GRANT {} TO CURRENT_USER").format(pgsql.Identifier(peran)))
                conn.execute(pgsql.SQL("DROP OWNED BY {}").format(pgsql.Identifier(peran)))
                conn.execute(pgsql.SQL("DROP ROLE {}").format(pgsql.Identifier(peran)))
    kabar("memutakhirkan ...")
    migrasikan(owner_url)


def _berikan(conn, fungsi: str, skema: str, pemilik: str) -> None:
    """A function that acts as somebody else is theirs again; who owns must be allowed to create, for that moment."""
    from psycopg import sql as pgsql

    s, p = pgsql.Identifier(skema), pgsql.Identifier(pemilik)
    # The signature is the old server's own writing (regprocedure), and comes with the checked backup.
    tanda = pgsql.SQL(fungsi)  # type: ignore[arg-type]
    conn.execute(pgsql.SQL("GRANT CREATE ON SCHEMA {} TO {}").format(s, p))
    conn.execute(pgsql.SQL("ALTER FUNCTION {} OWNER TO {}").format(tanda, p))
    conn.execute(pgsql.SQL("REVOKE CREATE ON SCHEMA {} FROM {}").format(s, p))


def lompati(owner_url: str, tertulis: Nomor, lebih: int = LEBIH) -> list[Lompatan]:
    """Behind every number that may have been given out, with `lebih` on top; each jump is an event that subscribers hear of."""
    hasil: list[Lompatan] = []
    with Database(owner_url, "aduan_admin", 2) as db:
        store = EventStore(db, "/admin")
        with db.connection() as conn:
            kini = {(w, t): n for w, t, n in conn.execute(sql(__file__, "nomor_kini"))}
            (posisi,) = one(conn.execute("SELECT coalesce(max(position), 0) FROM eventstore.ledger"))
        for (wilayah, tahun), terakhir in sorted(tertulis.items()):
            dahulu, sampai = kini.get((wilayah, tahun), 0), terakhir + lebih
            if sampai <= dahulu:
                continue
            aliran = aliran_nomor(wilayah, tahun)
            loaded = store.load(aliran)
            kejadian = NomorDilewati(
                aduan_id=aliran, wilayah=wilayah, pada=loaded.now, oleh=Pelaku("admin"),
                tahun=tahun, dari=dahulu + 1, sampai=sampai, sejak_posisi=posisi,
            )  # fmt: skip
            # Said first, so that a run that breaks off in between is repeated whole, and says it once.
            if not any(isinstance(e, NomorDilewati) and (e.dari, e.sampai) == (dahulu + 1, sampai) for e in loaded.events):
                store.append(aliran, [kejadian], loaded.version, correlation_id=uuid4())
            with db.connection() as conn:
                conn.execute(sql(__file__, "nomor_lompat"), {"wilayah": wilayah, "tahun": tahun, "sampai": sampai})
            hasil.append(Lompatan(wilayah, tahun, dahulu + 1, sampai))
    return hasil
