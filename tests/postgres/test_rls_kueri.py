"""Every query of the services, with its conditions taken out, as each office: PostgreSQL alone keeps the others' rows away."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from psycopg import errors, sql

from shared.machinery.settings import REPO
from tests.support import postgres
from tests.support.kantor_lain import JENAWI, KABUPATEN, KERJO, isi, isi_sisanya
from tests.support.tanpa_where import parameter, tanpa_where

LAYANAN = ("intake", "triage", "response", "sla")
BERKAS = sorted(b for folder in ("services", "shared") for b in (REPO / folder).glob("**/sql/*.sql"))
BACAAN = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+((?:intake|triage|response|sla)\.\w+)\b(?!\()")


SEKARANG = "2026-12-01 03:00+00"  # the same instant for every run of a query
# What the program puts into a query's braces.
SISIPAN = {
    "di": "true",
    "luar": "true",
    "saring": "true",
    "kantor": "SELECT kode FROM kantor.kantor",
    "grup": "k.kategori",
    "per_wilayah": "wilayah",
    "per_kelompok": "kelompok",
    "tempat": "NULL",
}


def gundul(berkas: Path) -> str:
    """The query of this file without its conditions, at one instant."""
    query = re.sub(r"\{(\w+)\}", lambda m: SISIPAN[m[1]], berkas.read_text(encoding="utf-8"))
    return re.sub(r"\b(clock|statement)_timestamp\(\)", f"timestamptz '{SEKARANG}'", tanpa_where(query))


def tabel(query: str) -> list[str]:
    return [t for t in BACAAN.findall(query) if "(" not in t]


SATU = re.compile(r"\bmin\(|LIMIT 1\b|SELECT EXISTS")
# What the machine claims, or the administrator's command does: a person's role may touch the table, and gets nothing by this.
KLAIM = {"kiriman_klaim.sql", "kiriman_ulang.sql"}
# What is above an office counts there, and so is seen there; answers are written in another service than templates are kept in.
DARI_ATAS = {"sla.aturan_kabar"}
DIPINJAM = {"triage.templat": "response"}
SEMUA: list[str] = []  # every table of the read models' schemas that has a wilayah
# What they look at is given to them as lists, which are empty here; who reads which sums is tried in tests/services/sla/{rekap,laporan}.
MENURUT_DAFTAR = {
    "jumlah.sql",
    "banyak.sql",
    "nilai.sql",
    "nilai_semua.sql",
    "di_antara.sql",
    "kepadatan.sql",
    "berjalan_per.sql",
    "berjalan_perkara_per.sql",
}
KUERI = [b for b in BERKAS if tabel(b.read_text(encoding="utf-8")) and tabel(gundul(b))]


@pytest.fixture(scope="module")
def penuh(postgres_server, templat) -> Iterator[postgres.BasisUji]:
    """A database with rows of all offices in every table."""
    with postgres.basis(postgres_server, templat) as uji:
        isi(uji)
        with psycopg.connect(uji.owner_url) as conn:
            SEMUA.extend(isi_sisanya(conn))
        uji.tutup()
        yield uji


@pytest.fixture(scope="module")
def pemilik(penuh, milik_sendiri) -> Iterator[psycopg.Connection]:  # after the copies: nobody may look meanwhile
    with psycopg.connect(penuh.owner_url) as conn:
        yield conn


@pytest.fixture(scope="module")
def milik_sendiri(postgres_server, penuh) -> Iterator[dict[str, psycopg.Connection]]:
    """By wilayah, a copy in which only its own rows and those below it are."""
    with ExitStack() as semua:
        hasil = {}
        for wilayah in (JENAWI, KERJO, KABUPATEN):
            satu = semua.enter_context(postgres.basis(postgres_server, penuh.name))
            hasil[wilayah] = semua.enter_context(psycopg.connect(satu.owner_url))
            _sisakan(hasil[wilayah], wilayah)
        yield hasil


def _sisakan(conn: psycopg.Connection, wilayah: str) -> None:
    for nama in SEMUA:
        atas = wilayah if nama in DARI_ATAS else ""
        conn.execute(
            sql.SQL("DELETE FROM {} WHERE wilayah <> %s AND wilayah NOT LIKE %s AND NOT (%s <> '' AND starts_with(%s, wilayah))").format(
                sql.Identifier(*nama.split("."))
            ),
            (wilayah, f"{wilayah}.%", atas, atas),
        )
    conn.commit()


def hasil(conn: psycopg.Connection, role: str, wilayah: str | None, query: str) -> list | None:
    """Its rows as this role in this wilayah; None where it may not."""
    try:
        conn.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
        conn.execute("SELECT set_config('aduan.wilayah', %s, true)", (wilayah or "",))
        try:
            cursor = conn.execute(query, parameter(query) or ({} if "%%" in query else None))
            return sorted(map(repr, cursor.fetchall())) if cursor.description else [repr(cursor.rowcount)]
        except errors.InsufficientPrivilege:
            return None
    finally:
        conn.rollback()


def test_there_are_queries_to_try():
    assert {b.name for b in KUERI} >= {"daftar.sql", "berjalan_perkara.sql", "selesai_menurut.sql", "klaim.sql"}


def test_queries_over_read_models_are_in_sql_files():
    for folder in ("services", "shared"):
        for berkas in (REPO / folder).glob("**/*.py"):
            assert not tabel(berkas.read_text(encoding="utf-8")), berkas


@pytest.mark.parametrize("berkas", KUERI, ids=lambda b: str(Path(b).relative_to(REPO)))
@pytest.mark.parametrize("wilayah", [JENAWI, KERJO, KABUPATEN])
def test_without_its_conditions_a_query_sees_nothing_foreign(pemilik, milik_sendiri, berkas, wilayah):
    query = gundul(berkas)
    layanan = tabel(query)[0].partition(".")[0]
    sendiri = hasil(pemilik, f"aduan_{layanan}", wilayah, query)
    if sendiri is None:
        return  # the machine's: no person's role may run it
    assert sendiri == hasil(milik_sendiri[wilayah], f"aduan_{layanan}", wilayah, query)
    if berkas.name in MENURUT_DAFTAR:
        return
    if berkas.name in KLAIM:
        assert sendiri in ([], ["0"])
        return
    assert sendiri != hasil(pemilik, f"aduan_{layanan}", None, query), "the query looks at nothing"
    if not SATU.search(query):  # the first of all may well be the office's own
        assert sendiri != hasil(pemilik, f"aduan_{layanan}_mesin", None, query), "the conditions are still there"


@pytest.mark.parametrize("berkas", KUERI, ids=lambda b: str(Path(b).relative_to(REPO)))
def test_no_service_may_read_anothers_tables(pemilik, berkas):
    query = gundul(berkas)
    for layanan in LAYANAN:
        if any(layanan not in (t.partition(".")[0], DIPINJAM.get(t)) for t in tabel(query)):
            for role in (f"aduan_{layanan}", f"aduan_{layanan}_mesin"):
                assert hasil(pemilik, role, KABUPATEN, query) is None


@pytest.mark.parametrize(
    ("asli", "sisa"),
    [
        ("SELECT a FROM t WHERE x = 1 AND (y OR z) ORDER BY a", "SELECT a FROM t ORDER BY a"),
        ("SELECT count(*) FILTER (WHERE b) FROM t WHERE c GROUP BY d", "SELECT count(*) FILTER (WHERE b) FROM t GROUP BY d"),
        (
            "WITH s AS (SELECT 1 FROM t WHERE 'a)' = b) SELECT * FROM s WHERE EXISTS (SELECT FROM u WHERE c)",
            "WITH s AS (SELECT 1 FROM t ) SELECT * FROM s ",
        ),
        ("-- WHERE nothing\nSELECT wherever FROM t", "SELECT wherever FROM t"),
    ],
)  # fmt: skip
def test_the_conditions_are_taken_out(asli, sisa):
    assert tanpa_where(asli).split() == sisa.split()
