"""Whose complaints belong together is read nowhere: everything that a reader can see of two complaints of one person is joined."""

import re

import psycopg
import pytest
from psycopg import sql

from tests.serangan.sambung import KONTAK, NAMA, Panggung, bagian, isi_pdf, isi_xlsx, tanda, tata, tersambung
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

ORANG = [
    ("operator", JENAWI), ("ppid", JENAWI), ("pengelola", JENAWI), ("camat", JENAWI), ("admin-kecamatan", JENAWI),
    ("inspektorat", "33.13"), ("admin-kabupaten", "33.13"),
]  # fmt: skip
LOGIN = ["aduan_triage", "aduan_triage_mesin", "aduan_response", "aduan_response_mesin", "aduan_sla", "aduan_sla_mesin", "aduan_relay"]
HALAMAN = ("/petugas/aduan/{}", "/petugas/tanggapan/{}", "/admin/penghapusan/{}")
API = ("/api/v1/aduan/{}/detail", "/api/v1/sla/aduan/{}/jam")
DAFTAR_API = (
    "/api/v1/aduan", f"/api/v1/laporan/sla/rinci?kecamatan={JENAWI}", f"/api/v1/laporan/sla.csv?kecamatan={JENAWI}",
    "/api/v1/kejadian?after=0&limit=1000",
)  # fmt: skip
DAFTAR = ("/petugas", "/petugas/register", "/admin/penghapusan", "/papan/hitungan?langkah=3", "/papan/hitungan.csv?langkah=3")
XLSX = ("/papan/hari-ini.xlsx", "/papan/kabupaten.xlsx?langkah=3", f"/statistik/{JENAWI}/angka.xlsx")
XLSX_API = tuple(f"/api/v1/laporan/sla.xlsx?per={per}" for per in ("kantor", "kategori", "bulan"))
KODE = ("/lacak/{}", "/lacak/{}/data", "/lacak/{}/data.json", "/lacak/{}/cabut", "/resi/{}", "/api/v1/lacak/{}")
KODE_PDF = ("/lacak/{}/data.pdf", "/resi/{}.pdf")


@pytest.fixture(scope="module")
def panggung(kantor: KantorUji) -> Panggung:
    return tata(kantor)


def terlihat(x: Panggung, peran: str, wilayah: str) -> dict[str, set[str]]:
    """{complaint: what this person reads of it}, through every door they have."""
    p, token = x.kantor.masuk(peran, wilayah), x.kantor.token(peran, wilayah)
    url, kepala = x.kantor.program.url, {"Authorization": f"Bearer {token}"}
    daftar = [p.buka(d).html for d in DAFTAR] + [p.sesi.get(url + d, headers=kepala, timeout=30).text for d in DAFTAR_API]
    hasil: dict[str, set[str]] = {}
    for a in x.semua:
        teks = [bagian(satu, (a["id"], a["nomor"])) for satu in daftar]
        teks += [p.buka(h.format(a["id"])).html for h in HALAMAN]
        teks += [p.buka(s).html for s in re.findall(rf"/petugas/aduan/{a['id']}/surat/[a-z-]+", teks[-3])]
        for path in API:
            teks.append(p.sesi.get(url + path.format(a["id"]), headers=kepala, timeout=30).text)
        for berkas in set(re.findall(rf"/lampiran/{a['id']}/[0-9a-f-]+", "\n".join(teks))):
            teks.append(str(dict(p.sesi.get(url + berkas, timeout=30).headers)))
        hasil[a["id"]] = tanda("\n".join(teks))
    return hasil


def cetakan(p: Peramban, path: str) -> str:
    """The name and all of a PDF."""
    jawaban = p.sesi.get(p.url + path, timeout=30)
    assert jawaban.status_code == 200, path
    return jawaban.headers["Content-Disposition"] + "\n" + isi_pdf(jawaban.content)


@pytest.mark.parametrize(("peran", "wilayah"), ORANG)
def test_nobody_at_a_desk_finds_two_complaints_of_one_person(panggung, peran, wilayah):
    lihat = terlihat(panggung, peran, wilayah)
    assert any(len(satu) > 40 for satu in lihat.values()) or peran.startswith("admin")
    tersambung(panggung, lihat)
    if peran != "admin-kabupaten":  # to whom alone citizens' accounts are shown
        assert panggung.akun not in set.union(*lihat.values())


@pytest.mark.parametrize(("peran", "wilayah"), [("operator", JENAWI), ("inspektorat", "33.13")])
def test_nor_do_they_in_what_lies_in_the_files_of_the_papers(panggung, peran, wilayah):
    p = panggung.kantor.masuk(peran, wilayah)
    daftar = cetakan(p, "/petugas/register.pdf")
    mulai = "|".join(re.escape(a["nomor"]) for a in panggung.semua)
    baris = re.split(rf"(?={mulai})", daftar)[1:]
    assert len(baris) == len(panggung.semua)
    lihat: dict[str, set[str]] = {}
    for a in panggung.semua:
        alamat = f"/petugas/aduan/{a['id']}"
        surat = set(re.findall(rf"{alamat}/surat/[a-z-]+", p.buka(alamat).html))
        isi = [cetakan(p, f"{s}.pdf") for s in surat]
        assert len(isi) >= 2
        lihat[a["id"]] = tanda("\n".join(isi + [b for b in baris if b.startswith(a["nomor"])]))
    tersambung(panggung, lihat)
    assert panggung.akun not in daftar and panggung.akun not in set.union(*lihat.values())


@pytest.mark.parametrize(("peran", "wilayah"), [("camat", JENAWI), ("inspektorat", "33.13"), ("admin-kabupaten", "33.13")])
def test_a_workbook_names_no_complaint_and_nobody(panggung, peran, wilayah):
    p, token = panggung.kantor.masuk(peran, wilayah), panggung.kantor.token(peran, wilayah)
    jawaban = [p.sesi.get(p.url + path, timeout=30) for path in XLSX]
    jawaban += [p.sesi.get(p.url + path, headers={"Authorization": f"Bearer {token}"}, timeout=30) for path in XLSX_API]
    buku = [isi_xlsx(j.content) for j in jawaban if j.status_code == 200]
    assert len(buku) >= len(jawaban) - 1
    rahasia = {NAMA, KONTAK, panggung.akun} | {nilai for a in panggung.semua for nilai in a.values()}
    for isi in buku:
        assert "<sheetData" in isi and not [nilai for nilai in rahasia if nilai in isi]


def test_nor_does_the_holder_of_one_code_find_another(panggung):
    """The pages, the API, the copy of one's data and the receipt, each read in a browser of its own that has nothing but the code."""
    teks: dict[str, str] = {}
    for a in panggung.semua:
        p = Peramban(panggung.kantor.program.url)
        isi = []
        for path in KODE:
            p.buka(path.format(a["kode_lacak"]))
            assert p.jawaban.status_code == 200, path
            isi += [re.sub(r"<svg\b.*?</svg>", "", p.html, flags=re.S), str(dict(p.jawaban.headers))]
        for berkas in set(re.findall(r"/lacak/[^\"/]+/lampiran/[0-9a-f-]+", "\n".join(isi))):
            isi.append(str(dict(p.buka(berkas).jawaban.headers)))
        isi += [cetakan(p, path.format(a["kode_lacak"])) for path in KODE_PDF]
        assert all(isi)
        teks[a["id"]] = "\n".join(isi)
    tersambung(panggung, {id_: tanda(satu) for id_, satu in teks.items()}, kenal=True)
    for a in panggung.semua:
        milik_lain = {b[nama] for b in panggung.semua if b is not a for nama in ("id", "nomor", "kode_lacak", "pelapor")}
        assert not [nilai for nilai in milik_lain | {panggung.akun} if nilai in teks[a["id"]]]


@pytest.mark.parametrize("login", LOGIN)
def test_nor_does_any_other_services_login_to_the_database(panggung, login):
    """Every row of every table that it can read, as far as it is about the complaint or its reporter's id."""
    lihat: dict[str, set[str]] = {a["id"]: set() for a in panggung.semua}
    with psycopg.connect(panggung.kantor.database.owner_url) as conn:
        conn.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(login)))
        conn.execute("SELECT set_config('aduan.wilayah', '33', false)")
        tabel = conn.execute(
            """SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|information_schema' AND has_schema_privilege(n.oid, 'USAGE')
                AND has_table_privilege(c.oid, 'SELECT')"""
        ).fetchall()
        for nama in tabel:
            for (baris,) in conn.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(*nama))):
                for a in panggung.semua:
                    if a["id"] in baris or a["nomor"] in baris or a["pelapor"] in baris:
                        lihat[a["id"]] |= tanda(baris)
    assert all(lihat.values())
    tersambung(panggung, lihat)
    assert panggung.akun not in set.union(*lihat.values())


def test_a_request_never_names_the_correlation_of_what_it_does(kantor: KantorUji):
    """Else a proxy in front, or a client, could mark two complaints."""
    nama = "abcdef01-2345-4678-9abc-def012345678"
    kepala = dict.fromkeys(("X-Correlation-Id", "X-Request-Id", "Request-Id", "Correlation-Id", "traceparent", "X-Amzn-Trace-Id"), nama)
    a = kantor.aduan()
    kantor.program.call("POST", f"/api/v1/lacak/{a['kode_lacak']}/cabut", {}, headers=kepala)
    with psycopg.connect(kantor.database.owner_url) as conn:
        teks = str(conn.execute("SELECT cloudevent FROM eventstore.events WHERE stream = %s", [a["id"]]).fetchall())
    assert "AduanDicabut" in teks and nama not in teks
