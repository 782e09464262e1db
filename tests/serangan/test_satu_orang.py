"""Whose complaints belong together is read nowhere: everything that a reader can see of two complaints of one person is joined.

What stands in the complaints of two other people as well, handled alike by the same staff, links nobody and is taken away first.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import sql

from tests.lampiran.bahan import gambar
from tests.lampiran.langkah import kirim_api
from tests.services.halaman_uji import ISI
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

NAMA, KONTAK, SANDI = "Sumarsono Tunggal", "081234567099", "pagar biru tujuh sepeda"
FOTO = gambar(ukuran=(320, 240))
TANDA = re.compile(r"[0-9A-Za-z+/=_.@-]{8,}")
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
DAFTAR = ("/petugas", "/petugas/register", "/admin/penghapusan")


@dataclass(frozen=True)
class Panggung:
    """`terbuka`, `juga`, `rahasia`: one account's; `lain`: of two other people, one of them secret. Each {id, nomor, kode_lacak}."""

    kantor: KantorUji
    akun: str
    terbuka: dict
    juga: dict
    rahasia: dict
    lain: tuple[dict, dict]

    @property
    def semua(self) -> list[dict]:
        return [self.terbuka, self.juga, self.rahasia, *self.lain]


def lapor(p: Peramban, rahasia: str, n: int, nama: str, kontak: str) -> str:
    """The code of a complaint that was filed on the pages."""
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor")
    p.kirim(nama=nama, kontak=kontak, rahasia=rahasia).kirim("/kategori", pilihan="infrastruktur/jalan-rusak")
    p.kirim(**ISI | {"apa": f"Jalan di dusun nomor {n} rusak berat.", "lokasi": f"RT {n}", "kapan": ""}).kirim()
    assert p.path.startswith("/resi/"), p.teks
    return p.path.removeprefix("/resi/")


@pytest.fixture(scope="module")
def panggung(kantor: KantorUji) -> Panggung:
    """Everything that can happen to each: a photo, a question and its answer, a note, and in the end all ask to be forgotten."""
    p = Peramban(kantor.program.url).buka("/daftar")
    p.kirim("/daftar", nama=NAMA, kontak=KONTAK, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    tamu = [Peramban(kantor.program.url) for _ in range(2)]
    kode = [
        lapor(tamu[0], "tidak", 1, "Wagiyem Lain Uji", "081377770001"), lapor(p, "tidak", 2, NAMA, KONTAK), lapor(p, "ya", 3, NAMA, KONTAK),
        lapor(p, "tidak", 4, NAMA, KONTAK), lapor(tamu[1], "ya", 5, "Paimin Beda Uji", "081377770002"),
    ]  # fmt: skip
    with psycopg.connect(kantor.database.owner_url) as conn:
        rows = conn.execute("SELECT stream, cloudevent::jsonb #>> '{data,nomor}' FROM eventstore.events WHERE type = 'AduanDiterima'")
        menurut_nomor = {nomor: str(stream) for stream, nomor in rows}
        (akun,) = conn.execute("SELECT id::text FROM akun.pelapor").fetchone()
    aduan = []
    for n, satu in enumerate(kode):
        nomor = kantor.lacak({"kode_lacak": satu})["nomor"]
        a = {"id": menurut_nomor[nomor], "nomor": nomor, "kode_lacak": satu}
        foto = FOTO if 0 < n < 4 else gambar(ukuran=(320, 241 + n))  # one person's are the same picture
        assert kirim_api(kantor, a, foto).status_code == 201
        assert kantor.perintah(a, "klarifikasi", {"pertanyaan": "Di mana?"}).status == 200
        assert kantor.pelapor(a, "klarifikasi", {"jawaban": f"Di sana nomor {n}."}).status == 200
        assert kantor.klasifikasikan(a).status == 200
        aduan.append(a)
    assert p.buka("/saya").kirim("/saya/tutup", sandi_tutup=SANDI, yakin="ya").path == "/saya"
    for a in (aduan[0], aduan[4]):
        tamu[0].buka(f"/lacak/{a['kode_lacak']}/data").kirim("/data/hapus", yakin="ya")
    for a in aduan:
        assert "PenghapusanDiminta" in kantor.jenis_kejadian(a)
    return Panggung(kantor, akun, aduan[1], aduan[3], aduan[2], (aduan[0], aduan[4]))


def tanda(teks: str) -> set[str]:
    """Everything in it that could be an id, a hash, a key or a name."""
    return set(TANDA.findall(teks))


def tentang(isi: object, kunci: tuple[str, ...]) -> Iterator[str]:
    """The smallest objects of a JSON document that name this complaint."""
    anak = list(isi.values()) if isinstance(isi, dict) else isi if isinstance(isi, list) else []
    dalam = [satu for a in anak if isinstance(a, dict | list) for satu in tentang(a, kunci)]
    if dalam:
        yield from dalam
    elif isinstance(isi, dict) and any(x in json.dumps(isi) for x in kunci):
        yield json.dumps(isi)


def bagian(teks: str, kunci: tuple[str, ...]) -> str:
    """Of a list: what it says of this complaint."""
    try:
        return "\n".join(tentang(json.loads(teks), kunci))
    except ValueError:
        baris = re.findall(r"<tr\b.*?</tr>|<li\b.*?</li>", teks, re.S) or teks.splitlines()
        return "\n".join(b for b in baris if any(x in b for x in kunci))


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


def tersambung(x: Panggung, lihat: dict[str, set[str]]) -> None:
    """Fails where a value joins two complaints of one person."""
    umum = set.union(*(lihat[a["id"]] for a in x.lain))
    orang = tanda(f"{NAMA} {KONTAK} {NAMA.replace(' ', '-')}") | set(NAMA.split())
    assert (lihat[x.terbuka["id"]] & lihat[x.juga["id"]]) - umum <= orang
    for a in (x.terbuka, x.juga):
        assert not (lihat[a["id"]] & lihat[x.rahasia["id"]]) - umum


@pytest.mark.parametrize(("peran", "wilayah"), ORANG)
def test_nobody_at_a_desk_finds_two_complaints_of_one_person(panggung, peran, wilayah):
    lihat = terlihat(panggung, peran, wilayah)
    assert any(len(satu) > 40 for satu in lihat.values()) or peran.startswith("admin")
    tersambung(panggung, lihat)
    if peran != "admin-kabupaten":  # to whom alone citizens' accounts are shown
        assert panggung.akun not in set.union(*lihat.values())


@pytest.mark.parametrize("login", LOGIN)
def test_nor_does_any_other_services_login_to_the_database(panggung, login):
    """Every row of every table that it can read, as far as it is about the complaint or its reporter's id."""
    lihat: dict[str, set[str]] = {a["id"]: set() for a in panggung.semua}
    with psycopg.connect(panggung.kantor.database.owner_url) as conn:
        pelapor = dict(
            conn.execute(
                "SELECT stream::text, cloudevent::jsonb #>> '{data,pelapor,id}' FROM eventstore.events WHERE type = 'AduanDiterima'"
            ).fetchall()
        )
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
                    if a["id"] in baris or a["nomor"] in baris or pelapor[a["id"]] in baris:
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
