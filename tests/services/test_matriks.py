"""The authorization matrix: every route, with every role, of every office; what the table of rights says is what the program does."""

import importlib
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psycopg
import pytest

from ops.kantor import tambah_petugas
from shared.domain.aduan.alur import PELAPOR, Keadaan
from shared.domain.akses.hak import HAK, SISTEM
from shared.domain.akses.petugas import PERAN
from shared.web.api import EITHER, Route
from shared.web.endpoint import endpoints
from shared.web.pages import PAGES
from tests.lampiran.bahan import gambar
from tests.services.kantor_uji import KantorUji
from tests.support.matriks import JENAWI, KABUPATEN_LAIN, RUTE, Siapa, diharapkan, isi_untuk, kasus, keadaan_untuk, semua_orang
from tests.support.program import Jawaban

ORANG = semua_orang()
FOTO = gambar("PNG", (8, 8))
SEMUA_BOLEH = {"LihatKategori", "Lacak"}  # public: categories, and whoever has the tracking code
# The two commands that erase are decided by the application from where the complaint stands: the page names the first.
BERSAMA = {"LupakanPelaporBerjalan", "LihatKejadianAkun"}


def nama(rute: Route) -> str:
    return f"{rute.method} {rute.url.removeprefix('/api/v1')}"


KASUS = kasus()
SENDIRI = {f"{peran}@{JENAWI}" for peran in PERAN}
BERGILIR = 6


def _bergilir() -> list:
    """Each route with every role of its office in every run, and with a sixth of all others, each route with the next; the long round has
    the rest."""
    letak = {s.nama: n for n, s in enumerate(ORANG)}
    return [
        pytest.param(
            rute,
            siapa,
            id=f"{nama(rute)} {siapa.nama}",
            marks=() if siapa.nama in SENDIRI or (RUTE.index(rute) + letak[siapa.nama]) % BERGILIR == 0 else pytest.mark.panjang,
        )
        for rute, siapa in KASUS
    ]


@dataclass
class Panggung:
    """The program with everybody in it; one complaint a route that nobody may touch, and a fresh one for each who may."""

    kantor: KantorUji
    owner: psycopg.Connection
    token: dict[str, str] = field(default_factory=dict)
    tetap: dict[str, dict] = field(default_factory=dict)

    def kepala(self, siapa: Siapa) -> dict[str, str]:
        kepala = siapa.kepala or (f"Bearer {self.token[siapa.nama]}" if siapa.nama in self.token else None)
        return {"Authorization": kepala} if kepala else {}

    def aduan(self, tindakan: str) -> dict:
        """A complaint at JENAWI for which this is possible now."""
        keadaan, jeda = keadaan_untuk(tindakan)
        k, aduan = self.kantor, self.kantor.aduan()
        jenis = "informasi" if tindakan == "PerpanjangWaktu" else "pengaduan"
        langkah = [
            (Keadaan.DIKLASIFIKASI, lambda: k.klasifikasikan(aduan, jenis)),
            (Keadaan.TANGGAPAN_DISUSUN, lambda: k.perintah(aduan, "tanggapan", {"isi": "Teks uji."}, "ppid")),
            (Keadaan.TANGGAPAN_DITERIMA, lambda: k.perintah(aduan, "tanggapan/terima", peran="ppid")),
            (Keadaan.TANGGAPAN_DICATAT, lambda: k.perintah(aduan, "tanggapan/catat")),
            (Keadaan.DIJAWAB, lambda: k.perintah(aduan, "tanggapan/berikan")),
        ]
        sampai = next((n for n, (tujuan, _) in enumerate(langkah, 1) if tujuan is keadaan), 0)
        for _, lakukan in langkah[:sampai]:
            assert lakukan().status == 200
        if jeda:
            assert k.perintah(aduan, "klarifikasi", {"pertanyaan": "Teks uji."}).status == 200
        return aduan

    def panggil(self, rute: Route, siapa: Siapa, aduan: dict) -> Jawaban:
        url = rute.url.replace("<uuid:aduan_id>", aduan["id"]).replace("<string:kode>", aduan["kode_lacak"])
        url = url.replace("<uuid:lampiran_id>", aduan.get("lampiran") or str(uuid4()))
        assert "<" not in url, f"{rute.url}: how is it filled in?"
        if rute.query is not None and "kecamatan" in rute.query().fields:
            url += f"?kecamatan={JENAWI}"
        kepala, isi = self.kepala(siapa), None
        if rute.body is not None:
            induk = {"induk": self.induk()} if "induk" in rute.body().fields else {}
            # What staff file they enter for somebody: by another channel than the web, which is anybody's.
            saluran = {"saluran": "loket"} if rute.access == EITHER and kepala else {}
            isi = isi_untuk(rute.body, **induk, **saluran)
        if rute.uploads:
            isi, kepala = FOTO, kepala | {"Content-Type": "image/png"}
        return self.kantor.program.call(rute.method, url, isi, headers=kepala | {"Idempotency-Key": uuid4().hex})

    def tetap_untuk(self, tindakan: str) -> dict:
        if tindakan not in self.tetap:
            self.tetap[tindakan] = self.aduan(tindakan)
            if any(r.downloads for r in RUTE if r.tindakan == tindakan):
                url = f"/api/v1/lacak/{self.tetap[tindakan]['kode_lacak']}/lampiran"
                foto = self.kantor.program.call("POST", url, FOTO, headers={"Content-Type": "image/png"})
                self.tetap[tindakan]["lampiran"] = foto.isi["id"]
        return self.tetap[tindakan]

    def induk(self) -> str:
        return self.tetap_untuk("SusunTanggapan")["id"]

    def banyak(self) -> int:
        return self.owner.execute("SELECT count(*) FROM eventstore.events").fetchone()[0]

    def versi(self, aduan: dict) -> int:
        return self.owner.execute("SELECT count(*) FROM eventstore.events WHERE stream = %s", (UUID(aduan["id"]),)).fetchone()[0]


@pytest.fixture(scope="module")
def panggung(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        owner.execute("INSERT INTO kantor.wilayah (kode, nama) VALUES (%s, 'Kabupaten Sragen') ON CONFLICT DO NOTHING", (KABUPATEN_LAIN,))
        p = Panggung(kantor, owner)
        for siapa in ORANG:
            if siapa.penugasan is not None:
                awal = siapa.penugasan[0] if siapa.penugasan else None
                petugas = tambah_petugas(owner, siapa.nama, [awal.peran if awal else "operator"], awal.wilayah if awal else JENAWI, True)
                owner.execute("DELETE FROM kantor.penugasan WHERE petugas_id = %s", (petugas["id"],))
                for t in siapa.penugasan:
                    owner.execute("INSERT INTO kantor.penugasan VALUES (%s, %s, %s)", (petugas["id"], t.peran, t.wilayah))
                owner.execute("UPDATE kantor.petugas SET aktif = %s WHERE id = %s", (siapa.aktif, petugas["id"]))
                p.token[siapa.nama] = str(petugas["token"])
        yield p


@pytest.mark.parametrize(("rute", "siapa"), _bergilir())
def test_the_program_does_what_the_table_says(panggung: Panggung, rute: Route, siapa: Siapa):
    harapan = diharapkan(rute, siapa)
    if harapan is None:
        aduan = panggung.tetap_untuk(rute.tindakan) if rute.method == "GET" or "<" not in rute.url else panggung.aduan(rute.tindakan)
        jawaban = panggung.panggil(rute, siapa, aduan)
        assert jawaban.status == rute.status, jawaban.isi
        return
    aduan = panggung.tetap_untuk(rute.tindakan)
    sebelum = panggung.versi(aduan)
    jawaban = panggung.panggil(rute, siapa, aduan)
    assert jawaban.status == harapan, jawaban.isi
    assert panggung.versi(aduan) == sebelum
    assert aduan["nomor"] not in str(jawaban.isi)


def test_the_matrix_is_large_and_has_both_answers():
    hasil = [diharapkan(r, s) for r, s in KASUS]
    assert len(hasil) > 1000
    assert min(hasil.count(x) for x in (None, 401, 403)) > 50


def test_every_route_names_a_row_of_the_table_and_every_row_is_used():
    for layanan in ("intake", "triage", "response", "sla"):
        importlib.import_module(f"services.{layanan}.service")
    tindakan = {r.tindakan for r in RUTE}
    assert tindakan - set(HAK) == SEMUA_BOLEH
    sistem = {t for t, peran in HAK.items() if peran == {SISTEM}}
    assert set(HAK) - tindakan - {r.tindakan for r in PAGES} - BERSAMA - PELAPOR <= sistem
    assert not tindakan & sistem


def test_no_address_of_the_api_escapes_the_matrix():
    for layanan in ("intake", "triage", "response", "sla"):
        kelas = importlib.import_module(f"services.{layanan}.service").Service
        (serve,) = (e for e in kelas.on_request.nameko_entrypoints)
        masuk = [e for room in serve.rooms for e in endpoints(room)]
        api = {(e.method, e.url) for e in masuk if e.url.startswith("/api/")}
        assert api - {(r.method, r.url) for r in RUTE} == {("GET", "/api/v1/openapi.json"), ("GET", "/api/v1/asyncapi.json")}


@pytest.mark.parametrize("rute", [r for r in RUTE if "<uuid:aduan_id>" in r.url], ids=nama)
def test_a_complaint_that_does_not_exist_is_not_found_by_anybody_who_may_ask(panggung: Panggung, rute: Route):
    siapa = next(s for s in ORANG if diharapkan(rute, s) is None)
    sebelum = panggung.banyak()
    assert panggung.panggil(rute, siapa, {"id": str(uuid4()), "kode_lacak": ""}).status == 404
    assert panggung.banyak() == sebelum


@pytest.mark.parametrize("rute", [r for r in RUTE if "<string:kode>" in r.url], ids=nama)
def test_a_wrong_tracking_code_opens_nothing_not_even_for_staff(panggung: Panggung, rute: Route):
    sebelum = panggung.banyak()
    for siapa in (Siapa("tanpa tanda"), ORANG[0]):
        assert panggung.panggil(rute, siapa, {"id": "", "kode_lacak": "00000-00000-00000-00000-00000-00000-0"}).status == 404
    assert panggung.banyak() == sebelum


MEMILIH = [r for r in RUTE if r.query is not None and "kecamatan" in r.query().fields and r.tindakan in HAK]


@pytest.mark.parametrize("rute", MEMILIH, ids=nama)
def test_staff_of_several_offices_are_asked_which_one(panggung: Panggung, rute: Route):
    siapa = next(s for s in ORANG if len(s.penugasan or ()) == 2 and all(t.peran in HAK[rute.tindakan] for t in s.penugasan))
    jawaban = panggung.kantor.program.call("GET", rute.url, headers=panggung.kepala(siapa))
    assert jawaban.status == 422
    assert jawaban.isi["type"] == "urn:aduan:galat:pilih-wilayah"
    assert "33.13.16, 33.13.17" in jawaban.isi["detail"]
