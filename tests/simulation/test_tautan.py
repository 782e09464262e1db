"""One full run: what leads somewhere, in pages, papers, QR codes, mails, alerts, feed and answers, leads there, and on the right host."""

import json
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from services.intake.kiriman import kabar
from services.intake.lapor.gambar import qr
from services.sla.peringatan.kontak import BukuKontak
from shared.domain.aduan import kejadian as k
from shared.kabar.tujuan import IZIN, Izin
from shared.machinery.database import connect
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.master_keys import read_master_keys
from tests.services.kantor_uji import KantorUji, kantor_berkabar
from tests.simulation.kabupaten import KABUPATEN, Kabupaten
from tests.simulation.pencerita import Cerita, ceritakan
from tests.simulation.perayap import Perayap, alamat_di, alamat_pdf
from tests.support.penerima import Kotak, surel
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

SEDIKIT, PANJANG = 8, 30  # stories, of four complaints at most
REKAAN = ("/lampiran/", "/surat-terbit/")  # files that stories only name
MAHAL = (".pdf", ".xlsx")  # drawn in the long run alone
PEGAWAI = ("operator", "ppid", "pengelola", "camat")
DAERAH = ("inspektorat", "admin-kabupaten")
PINTU_UMUM = ("/", "/lacak", "/statistik", "/masuk", "/daftar", "/papan/arti")


@pytest.fixture(scope="module")
def kotak() -> Iterator[Kotak]:
    with surel() as kotak:
        yield kotak


@pytest.fixture(scope="module", params=[SEDIKIT, pytest.param(PANJANG, marks=pytest.mark.panjang)])
def kabupaten(postgres_server: str, templat: str, kotak: Kotak, request: pytest.FixtureRequest) -> Iterator[Kabupaten]:
    """Everybody is told of everything, at any hour."""
    kotak.surat.clear()
    with kantor_berkabar(postgres_server, templat, kotak) as kantor:
        _sambungkan(kantor, kotak.url)
        hasil = Kabupaten.berisi(kantor, request.param)
        with hasil.tutup:
            yield hasil


def _sambungkan(kantor: KantorUji, url: str) -> None:
    buku = BukuKontak(Derivations(read_master_keys(kantor.program.data / "master.key", make=False)), Izin.dari(kantor.program.env[IZIN]))
    with connect(kantor.database.owner_url, "aduan_admin") as conn:
        for peran in ("operator", "inspektorat"):
            buku.tambah(conn, KABUPATEN, peran, url)
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute(
            "UPDATE sla.aturan_kabar SET jam_kantor = false, setelah_menit = 0, gabung_lebih_dari = NULL, berlaku_sejak = '2020-01-01'"
        )


@pytest.fixture(scope="module")
def paling(kabupaten: Kabupaten) -> int:
    """How often each kind of page is opened: by whoever finds it first, in the long run by each."""
    return 1 if len(kabupaten.aliran) <= 4 * SEDIKIT else 4


def cerita(kabupaten: Kabupaten) -> dict[UUID, Cerita]:
    return {satu: ceritakan(kejadian, kabupaten.teks) for satu, kejadian in kabupaten.semua().items()}


def terlacak(kabupaten: Kabupaten) -> dict[UUID, str]:
    """Tracking codes; those that a story replaced open nothing."""
    milik = kabupaten.apps["intake"].milik
    ada = {satu: c for satu, c in cerita(kabupaten).items() if not c.impor and "KodeLacakDiganti" not in c.jejak}
    return {satu: milik.kode_kini(satu) for satu in ada}


def test_alerts_and_notices_lead_to_their_complaint_for_whoever_gets_them(kabupaten: Kabupaten, kotak: Kotak):
    diperingatkan: set[UUID] = set()
    eventually(lambda: diperingatkan.update(_diperingatkan(kabupaten)) or diperingatkan, within=600, every=0.5)
    semua, kode = cerita(kabupaten), terlacak(kabupaten)
    alamat = {x for _, judul, isi in kotak.surat for x in alamat_di(f"{judul} {isi}")}
    aduan = {UUID(x.rpartition("/")[2]) for x in alamat if "/petugas/aduan/" in x}
    assert aduan >= diperingatkan
    # By night no reporter is woken, but what would be sent is known.
    url = kabupaten.kantor.program.url
    alamat |= {x for satu in kode if semua[satu].dikabari for x in alamat_di(kabar.pesan(semua[satu].nomor, kode[satu], url)[1])}
    mati = {kabupaten.apps["intake"].milik.kode_kini(satu) for satu in semua if not semua[satu].impor and satu not in kode}
    inspektorat, warga = kabupaten.kantor.masuk("inspektorat", KABUPATEN), Peramban(url)
    dibuka = 0
    for satu in sorted(alamat):
        assert satu.startswith(f"{url}/"), "on the program's own host"
        if satu.rpartition("/")[2] in mati:
            continue
        siapa = warga if "/lacak/" in satu else inspektorat
        assert siapa.buka(satu).jawaban.status_code == 200 and siapa.jawaban.url == satu, satu
        dibuka += 1
    assert dibuka > len(aduan)


def _diperingatkan(kabupaten: Kabupaten) -> set[UUID]:
    """Whose alerts were sent, once all of them were noted and none waits; what was done meanwhile warns nobody."""
    with psycopg.connect(kabupaten.kantor.database.owner_url) as conn:
        rows = conn.execute("SELECT aduan_id, keadaan FROM sla.kiriman").fetchall()
    if not rows or any(keadaan == "menunggu" for _, keadaan in rows):
        return set()
    semua = {satu for satu, c in cerita(kabupaten).items() if c.peringatan}
    return {satu for satu, keadaan in rows if keadaan == "terkirim"} if {satu for satu, _ in rows} == semua else set()


@pytest.mark.panjang
def test_every_link_of_every_page_leads_somewhere_for_whoever_sees_it(kabupaten: Kabupaten, paling: int):
    kantor, semua = kabupaten.kantor, cerita(kabupaten)
    di = max((c.kantor for c in semua.values()), key=[c.kantor for c in semua.values()].count)
    kode_lacak = list(terlacak(kabupaten).values())[: SEDIKIT // 2 * paling]
    siapa = [("warga", "", [*PINTU_UMUM, *(f"/{pintu}/{kode}" for pintu in ("lacak", "resi") for kode in kode_lacak)])]
    siapa += [(peran, di, ["/petugas", "/papan"]) for peran in PEGAWAI] + [("admin-kecamatan", di, ["/papan"])]
    siapa += [(peran, KABUPATEN, ["/papan/kabupaten"]) for peran in DAERAH]
    salah: list[str] = []
    dibuka: Counter[tuple[str, str]] = Counter()
    kecuali = (*REKAAN, *(MAHAL if paling == 1 else ()))
    for peran, wilayah, mulai in siapa:
        peramban = kantor.masuk(peran, wilayah) if wilayah else Peramban(kantor.program.url)
        jenis: Counter[tuple[str, str]] = dibuka if paling == 1 else Counter()
        perayap = Perayap(peramban, paling, kecuali, jenis=jenis).jelajah([*mulai, *(["/akun"] if wilayah else [])])
        salah += [f"{peran}: {x}" for x in perayap.salah]
        dibuka |= perayap.jenis
    assert salah == []
    assert len(dibuka) > 60, "it went everywhere"
    assert paling == 1 or any(macam.endswith(".pdf?") for _, macam in dibuka), "papers, too"


def test_the_qr_code_and_the_paper_of_a_receipt_lead_to_its_complaint(kabupaten: Kabupaten):
    warga = Peramban(kabupaten.kantor.program.url)
    for kode in list(terlacak(kabupaten).values())[:3]:
        tautan = f"{warga.url}/lacak/{kode}"
        assert str(qr(tautan)) in warga.buka(f"/resi/{kode}").html, "the QR code says where"
        lembar = warga.buka(f"/resi/{kode}.pdf").jawaban.content
        tercetak = alamat_pdf(lembar)
        assert {x.replace("\u200b", "") for x in tercetak} == {tautan}, "as it is broken into lines"
        assert all(warga.buka(x).jawaban.status_code == 200 for x in (tautan, *tercetak))


@pytest.mark.panjang
def test_an_invitation_leads_to_its_page(kabupaten: Kabupaten):
    isi = ("--nama", "Petugas Baru", "--peran", "operator", "--wilayah", "33.13.17", "--masuk", "baru.tautan", "--json")
    selesai = kabupaten.kantor.program.cli("user", "add", *isi)
    assert selesai.returncode == 0, selesai.stderr
    (tautan,) = alamat_di(json.loads(selesai.stdout)["tautan"])
    warga = Peramban(kabupaten.kantor.program.url)
    assert tautan.startswith(f"{warga.url}/undangan/") and warga.buka(tautan).jawaban.status_code == 200


def test_the_feed_and_the_answers_of_the_api_lead_nowhere_else(kabupaten: Kabupaten):
    program, token = kabupaten.kantor.program, kabupaten.kantor.token("inspektorat", KABUPATEN)
    jawaban = [program.call("GET", f"/api/v1/lacak/{kode}").isi for kode in terlacak(kabupaten).values()]
    jawaban += [program.call("GET", x, token=token).isi for x in ("/api/v1/kejadian?limit=1000", "/api/v1/aduan", "/api/v1/sla/kiriman")]
    alamat = {x for isi in jawaban for x in alamat_di(json.dumps(isi))}
    assert {x for x in alamat if Peramban(program.url).sesi.get(x, timeout=30).status_code != 200 or not x.startswith(program.url)} == set()


def test_a_page_that_leads_to_nothing_is_found(kabupaten: Kabupaten):
    perayap = Perayap(kabupaten.kantor.masuk("camat", "33.13.17"), 1)
    satu = next(satu for satu, kejadian in kabupaten.semua().items() if isinstance(kejadian[0], k.AduanDiterima))
    perayap.jelajah([f"/aduan/{satu}", "https://lain.example/petugas"])
    assert len(perayap.salah) == 2
