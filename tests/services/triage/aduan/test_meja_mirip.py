"""Likely duplicates: found inside one office, by a copy of the texts that holds what runs and nothing else."""

from contextlib import closing

import psycopg
import pytest

from services.triage.application import Triage, bangun
from shared.layanan.dasar import Kolam
from shared.machinery.database import Database
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually


def satu(aduan: dict) -> str:
    return f"/petugas/aduan/{aduan['id']}"


def test_likely_duplicates_of_this_office_stand_beside_it(kantor: KantorUji):
    isi = "Lampu penerangan jalan di tikungan pasar padam sejak tiga malam.\n\nLokasi: Dusun Gronong, Desa Balong"
    satu_, lain = kantor.aduan(isi=isi), kantor.aduan(isi=isi.replace("tiga", "lima"))
    jauh, asing = kantor.aduan(isi="Tarif parkir di terminal tidak wajar."), kantor.aduan(isi=isi, kecamatan=KERJO)
    p = kantor.masuk("operator")
    eventually(lambda: lain["nomor"] in p.buka(satu(satu_)).teks)
    assert "Mungkin tentang hal yang sama" in p.teks and "dusun gronong" in p.teks
    assert jauh["nomor"] not in p.teks and asing["nomor"] not in p.teks
    assert f"induk={lain['nomor'].replace('/', '%2F')}#aksi-gabung" in p.html or f"induk={lain['nomor']}#aksi-gabung" in p.html


def cari(kantor: KantorUji, aduan: dict) -> list[tuple]:
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("SET row_security = off")
        return conn.execute("SELECT lokasi, kata FROM triage.cari WHERE aduan_id = %s", [aduan["id"]]).fetchall()


def test_the_search_copy_holds_what_runs_and_no_long_number(kantor: KantorUji):
    aduan = kantor.aduan(isi="Hubungi 0812 9988 7766 soal selokan mampet.\nLokasi: RT 3 Balong")
    eventually(lambda: cari(kantor, aduan))
    assert cari(kantor, aduan) == [("rt 3 balong", "hubungi soal selokan mampet.")]
    kantor.pelapor(aduan, "cabut", {"alasan": "Sudah beres."})
    eventually(lambda: not cari(kantor, aduan))


def layanan_triage(kantor: KantorUji) -> closing[Triage]:
    """The application beside the running program, with its keys."""
    return closing(bangun(kantor.database.settings(kantor.program.data), Kolam(2, 2)))


def test_a_search_copy_that_a_crash_emptied_is_filled_again(kantor: KantorUji):
    aduan = kantor.aduan()
    eventually(lambda: cari(kantor, aduan))
    with layanan_triage(kantor) as app:
        with psycopg.connect(kantor.database.owner_url) as conn:
            bernasib_sama = "SELECT relpersistence FROM pg_class WHERE oid IN ('triage.cari'::regclass, 'triage.cari_tanda'::regclass)"
            assert conn.execute(bernasib_sama).fetchall() == [("u",), ("u",)]
            conn.execute("TRUNCATE triage.cari, triage.cari_tanda")
        app.cari.isi_ulang()
        assert cari(kantor, aduan)
        assert app.cari.isi_ulang() == 0


def test_a_row_that_was_written_too_late_is_taken_out_by_the_next_round(kantor: KantorUji):
    aduan = kantor.aduan(isi="Gorong-gorong di Dusun Sumber tersumbat.")
    with layanan_triage(kantor) as app:
        app.cari.isi_ulang()
        kantor.pelapor(aduan, "cabut", {"alasan": "Sudah beres."})
        eventually(lambda: not cari(kantor, aduan))
        with psycopg.connect(kantor.database.owner_url) as conn:
            conn.execute("SET row_security = off")
            conn.execute(
                "INSERT INTO triage.cari (aduan_id, wilayah, kategori, lokasi, kata, diterima_pada) VALUES (%s, %s, 'x', '', 'x', now())",
                [aduan["id"], JENAWI],
            )
        eventually(lambda: app.cari.isi_ulang() >= 0 and not cari(kantor, aduan))  # once the ledger has its end


def test_citizens_are_told_of_likely_duplicates_and_of_nothing_else(kantor: KantorUji):
    isi = "Jembatan gantung di Dusun Tempel rusak berat dan berbahaya."
    aduan, rahasia = kantor.aduan(isi=f"{isi}\nLokasi: Dusun Tempel"), kantor.aduan(isi=isi, rahasia=True)
    eventually(lambda: cari(kantor, aduan) and cari(kantor, rahasia))
    with Database(kantor.database.url, "aduan_intake", 1) as db, db.connection() as conn:
        tanya = "SELECT sub_kategori, lokasi, keadaan FROM triage.mirip_untuk_warga(%s, 'infrastruktur', %s)"
        assert conn.execute(tanya, (JENAWI, isi)).fetchall() == [("jalan-rusak", "dusun tempel", "diterima")]
        assert conn.execute(tanya, (KERJO, isi)).fetchall() == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute("SELECT * FROM triage.cari")
    with Database(kantor.database.url, "aduan_triage", 1) as db, db.connection() as conn:
        assert conn.execute("SELECT * FROM triage.cari").fetchall() == []


def test_who_asks_for_restriction_is_taken_out_of_the_search_copy(kantor: KantorUji):
    aduan = kantor.aduan(isi="Batas tanah digeser tetangga.")
    eventually(lambda: cari(kantor, aduan))
    Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data").kirim("/data/batasi")
    eventually(lambda: not cari(kantor, aduan))
