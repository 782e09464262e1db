"""Operations hear by a real mail server what an outside subscriber missed: once, later where there is no address yet, and visibly."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from services.sla.application import Sla
from services.sla.kelola import sistem
from shared.kabar.kirim import kirim_apprise
from shared.machinery import messaging
from shared.machinery.database import sql
from shared.machinery.messaging.subscribers import add
from tests.services.sla.peringatan.test_kabar import KABUPATEN, Berkabar, gerbang, izin, kotak  # noqa: F401 the receivers of alerts
from tests.support.penerima import Gerbang, Kotak
from tests.support.postgres import BasisUji

ADMIN = "admin-kabupaten"


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterator[Berkabar]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield Berkabar(database, tmp_path, conn)


@pytest.fixture
def sla(kantor: Berkabar) -> Iterator[Sla]:
    with closing(kantor.replika()) as sla:
        yield sla


def hilang(kantor: Berkabar, nama: str, sampai: int) -> None:
    """As the relay notes it."""
    lost = sql(str(Path(messaging.__file__).parent / "subscribers.py"), "subscriber_lost")
    kantor.conn.execute(lost, {"name": nama, "position": sampai})


def kabari(sla: Sla) -> None:
    sla.kabar.pelanggan.catat()
    while sla.kabar.pelanggan.kirim(kirim_apprise):
        pass


def di_halaman(kantor: Berkabar) -> dict[str, tuple[str, str | None]]:
    query = sql(sistem.__file__, "kabar_pelanggan")
    return {nama: (keadaan, galat) for nama, keadaan, galat in kantor.conn.execute(query)}


def test_each_loss_is_told_once_with_what_to_do(kantor: Berkabar, sla: Sla, kotak: Kotak):  # noqa: F811
    kantor.kontak(ADMIN, kotak.url, KABUPATEN)
    add(kantor.conn, "inspektorat", "33.13")
    add(kantor.conn, "inspektorat", "33.14.01")
    kantor.terlambat(sla, -timedelta(minutes=1))
    kabari(sla)
    assert kotak.surat == [], "nothing was lost"
    [(kepala,)] = kantor.conn.execute("SELECT max(position) FROM eventstore.ledger").fetchall()
    hilang(kantor, "inspektorat", kepala)
    for _ in range(2):
        kabari(sla)
    [(kepada, judul, isi)] = kotak.surat
    assert kepada == ["petugas@example.go.id"]
    assert judul == f"Pelanggan inspektorat mungkin tidak menerima {kepala} kejadian"
    assert "wilayah 33.13, 33.14.01" in isi and f"posisi 1 sampai {kepala}" in isi
    assert "/api/v1/kejadian?after=N" in isi and "atau 0 bila" in isi
    assert "./aduan subscriber add --nama inspektorat --wilayah 33.13" in isi
    assert di_halaman(kantor) == {"inspektorat": ("terkirim", None)}
    add(kantor.conn, "inspektorat", "33.13")
    kabari(sla)
    hilang(kantor, "inspektorat", kepala)
    kabari(sla)
    assert len(kotak.surat) == 2, "that was another loss"


def test_without_an_address_it_is_said_so_until_there_is_one(kantor: Berkabar, sla: Sla, kotak: Kotak):  # noqa: F811
    kantor.kontak(ADMIN, kotak.url, "33.14")
    kantor.kontak("inspektorat", kotak.url, KABUPATEN)
    add(kantor.conn, "inspektorat", "33.13")
    hilang(kantor, "inspektorat", 0)
    for _ in range(2):
        kabari(sla)
    assert kotak.surat == [], "another district's operations, and others of the same, are not asked"
    assert di_halaman(kantor) == {"inspektorat": ("gagal", "tidak ada alamat untuk admin-kabupaten")}
    kantor.kontak(ADMIN, kotak.url, KABUPATEN)
    for _ in range(2):
        kabari(sla)
    assert len(kotak.surat) == 1
    assert di_halaman(kantor) == {"inspektorat": ("terkirim", None)}


def test_one_that_does_not_get_through_is_tried_again(kantor: Berkabar, sla: Sla, gerbang: Gerbang):  # noqa: F811
    gerbang.status = 503
    kantor.kontak(ADMIN, gerbang.url, KABUPATEN)
    add(kantor.conn, "pengawas", "33")
    hilang(kantor, "pengawas", 0)
    kabari(sla)
    assert di_halaman(kantor) == {"pengawas": ("menunggu", "saluran tidak menerima pesan")}
    gerbang.status = 200
    kantor.conn.execute("UPDATE sla.kabar_pelanggan SET kirim_setelah = clock_timestamp()")
    kabari(sla)
    assert [pesan["title"] for pesan in gerbang.diterima] == ["Pelanggan pengawas mungkin tidak menerima 0 kejadian"]
