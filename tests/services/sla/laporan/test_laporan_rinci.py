"""The detailed report against a slow definition, from the streams themselves; and as files in which nothing is a formula."""

import csv
import io
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal, TanggalBelumTiba
from services.sla.laporan.rinci import KOLOM, PER, BarisRinci, laporan_rinci
from services.sla.laporan.tabel import csv_dari, xlsx_dari
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.akses.petugas import meliputi
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, Putusan, hitung
from shared.domain.sop.perkara import perkara
from shared.machinery.database import Database
from tests.domain import support as s
from tests.services.kantor_uji import KantorUji
from tests.services.sla.laporan.test_laporan import persentil
from tests.services.sla.waktu.test_sla import DIJELASKAN, DIMINTA, HARI, JAM, MENIT, Kantor
from tests.support.postgres import BasisUji

WIB = ZoneInfo("Asia/Jakarta")
Hidup = list[tuple[Jam, list[Kejadian]]]


def hidup(acak: random.Random, mulai: datetime) -> list[tuple[Kejadian, timedelta]]:
    """A complaint that comes so far as it comes; some are asked, sent back, passed on, withdrawn."""
    lalu = timedelta(minutes=acak.randrange(60 * 24 * 2, 60 * 24 * 70))
    pada = mulai - lalu
    diterima = replace(
        s.DITERIMA,
        wilayah=acak.choice((s.JENAWI, s.KERJO)),
        kategori=acak.choice(("infrastruktur", "pelayanan")),
        saluran=acak.choice(("web", "whatsapp", "loket")),
        formulir_dibuka_pada=pada - timedelta(minutes=acak.randrange(5, 30)),
        data_pemberi_selesai_pada=pada - timedelta(minutes=acak.randrange(1, 5)),
    )
    if acak.random() < 0.2:
        diterima = replace(diterima, diterima_kantor_pada=pada - timedelta(hours=30), alasan_mundur=s.rahasia("surat yang terselip"))
    urutan = [diterima, replace(s.DIKLASIFIKASI, kategori=diterima.kategori), s.DISUSUN, s.DITERIMA_PPID, s.DICATAT, s.DIJAWAB]
    if acak.random() < 0.3:
        urutan[1:1] = [DIMINTA, DIJELASKAN]
    if acak.random() < 0.2:
        urutan[-3:-3] = [s.DIKEMBALIKAN, s.DISUSUN]
    urutan = urutan[: acak.randrange(1, len(urutan) + 1)]
    if len(urutan) < 4 and acak.random() < 0.3:
        urutan.append(s.DICABUT)
    if len(urutan) > 2 and acak.random() < 0.3:
        urutan[2:2] = [replace(s.DIKLASIFIKASI, kategori="lainnya")]
    if acak.random() < 0.3:
        urutan[1:1] = _pindah(diterima.wilayah, acak.randrange(1, 4))
    hasil, kantor = [], diterima.wilayah
    for e in urutan:
        kantor = e.wilayah if isinstance(e, k.AduanDiterimaAlihan) else kantor
        hasil.append((replace(e, wilayah=kantor), lalu))
        if isinstance(e, k.AduanDialihkan):
            continue  # the other office has it at the same instant
        lalu -= timedelta(minutes=acak.randrange(1, min(500, max(2, int(lalu / MENIT) // 12))))
    return hasil


def _pindah(kantor: str, banyak: int) -> list[Kejadian]:
    """To the other office, and back again, so many times in all."""
    hasil: list[Kejadian] = []
    for _ in range(banyak):
        ke = s.KERJO if kantor == s.JENAWI else s.JENAWI
        hasil += [replace(s.DIALIHKAN, ke=ke), replace(s.DITERIMA_ALIHAN, wilayah=ke, dari=kantor)]
        kantor = ke
    return hasil


def menurut_definisi(semua: Hidup, grup: Callable[[Jam, list[Kejadian]], str], saat: datetime) -> dict[tuple[str, int], dict]:
    per: dict[tuple[str, int], Hidup] = defaultdict(list)
    for j, kejadian in semua:
        per[grup(j, kejadian), j.langkah].append((j, kejadian))
    return {
        kunci: _hitung([j for j, _ in isi], saat) | {"mundur": sum(dicatat_mundur(kejadian, j.kantor) for j, kejadian in isi)}
        for kunci, isi in per.items()
    }


def dicatat_mundur(kejadian: list[Kejadian], kantor: str) -> bool:
    """Whether this office entered it long after it got it."""
    return kejadian[0].wilayah == kantor and kejadian[0].alasan_mundur is not None


def _hitung(jam: list[Jam], saat: datetime) -> dict:
    usai = [j for j in jam if j.selesai and j.putusan is not Putusan.TERHENTI]
    buka = [j for j in jam if not j.selesai]
    lewat = sum(j.putusan is Putusan.LEWAT for j in usai)
    jeda = sum((x.kredit for j in jam for x in j.jeda), timedelta())
    terpakai = sum((j.terpakai for j in jam), timedelta())
    lama = [j.terpakai for j in usai]
    return {
        "waktu": "waktu pelapor" if jam[0].langkah < 3 else "waktu kantor",
        "jumlah": len(jam),
        "selesai": len(usai),
        "tepat": len(usai) - lewat,
        "lewat": lewat,
        "persen_lewat": math.floor(100 * lewat / len(usai) + 0.5) if usai else None,
        "p50_menit": pytest.approx(persentil(lama, 0.5), abs=0.051) if usai else None,
        "p90_menit": pytest.approx(persentil(lama, 0.9), abs=0.051) if usai else None,
        "berjalan": len(buka),
        "berjalan_lewat": sum((not j.jeda_berjalan or j.putusan is Putusan.LEWAT) and j.batas < saat for j in buka),
        "terhenti": sum(j.putusan is Putusan.TERHENTI for j in jam),
        "terbuka_terlama_jam": pytest.approx(max((saat - j.mulai) / JAM for j in buka), abs=0.1) if buka else None,
        "persen_jeda": math.floor(100 * jeda / (jeda + terpakai) + 0.5) if jeda + terpakai else None,
    }


def kategori_di(kantor: str, kejadian: list[Kejadian]) -> str:
    """The last that this office knew of, told slowly."""
    semua = [aduan_dari(kejadian[0].aduan_id, kejadian[:n]) for n in range(1, len(kejadian) + 1)]
    return [a.kategori for a in semua if a.kecamatan == kantor][-1]


def keadaan_di(wilayah: str, kejadian: list[Kejadian]) -> str | None:
    """How it stands in the books there: as it is, or passed on; None where it never was."""
    aduan = aduan_dari(kejadian[0].aduan_id, kejadian)
    if meliputi(wilayah, aduan.kecamatan):
        return aduan.keadaan.value
    return "dialihkan" if any(meliputi(wilayah, e.wilayah) for e in kejadian) else None


GRUP = {
    "kantor": lambda j, _: j.kantor,
    "langkah": lambda j, _: "semua",
    "kategori": lambda j, kejadian: kategori_di(j.kantor, kejadian),
    "saluran": lambda j, kejadian: kejadian[0].saluran,
    "bulan": lambda j, _: j.mulai.astimezone(WIB).strftime("%Y-%m"),
}


@pytest.fixture
def toko(database: BasisUji, tmp_path: Path) -> Kantor:
    return Kantor(database, tmp_path)


@pytest.fixture
def admin(database: BasisUji) -> Iterator[Database]:
    with Database(database.owner_url, "aduan_admin", 1) as db:
        yield db


def test_every_figure_is_what_the_slow_definition_gives(toko: Kantor, admin: Database):
    acak = random.Random(20)
    ids = [toko.aduan(*hidup(acak, toko.mulai)) for _ in range(120)]
    aturan = toko.sla.dasar.aturan
    alur = [toko.store.load(i).events for i in ids]
    semua = [(j, kejadian) for kejadian in alur for j in hitung(kejadian, aturan, kejadian[-1].pada)]
    for per in PER:
        hasil = laporan_rinci(admin, per)
        assert [b.waktu for b in hasil] == sorted(b.waktu for b in hasil), "the office's own steps come first"
        assert rinci(hasil) == menurut_definisi(semua, GRUP[per], datetime.now(UTC)), per
    assert {b.langkah for b in laporan_rinci(admin, "langkah")} >= {1, 2, 3, 4}
    assert {b.grup for b in laporan_rinci(admin, "kantor", s.KERJO)} == {s.KERJO}


def rinci(hasil: list[BarisRinci]) -> dict[tuple[str, int], dict]:
    return {(b.grup, b.langkah): {n: v for n, v in asdict(b).items() if n not in ("grup", "langkah")} for b in hasil}


@pytest.mark.parametrize("hari", [*(pytest.param(n, marks=pytest.mark.panjang) for n in (0, 1, 30)), 9, 60])
def test_as_of_a_date_every_figure_is_what_the_streams_up_to_then_give(toko: Kantor, admin: Database, hari: int):
    acak = random.Random(21 + hari)
    alur = [toko.store.load(toko.aduan(*hidup(acak, toko.mulai))).events for _ in range(60)]
    aturan = toko.sla.dasar.aturan
    per = PerTanggal.akhir((toko.mulai - hari * HARI).astimezone(WIB).date(), "Asia/Jakarta", aturan)
    dulu = [dikenal for kejadian in alur if (dikenal := [e for e in kejadian if e.pada < per.saat])]
    semua = [(j, kejadian) for kejadian in dulu for j in hitung(kejadian, aturan, per.saat)]
    assert semua
    for menurut in PER:
        assert rinci(laporan_rinci(admin, menurut, per=per)) == menurut_definisi(semua, GRUP[menurut], per.saat), menurut
    for wilayah in ("33.13", s.JENAWI, s.KERJO):
        hasil = laporan(admin, wilayah, per)
        assert hasil.aduan == Counter(x for x in (keadaan_di(wilayah, kejadian) for kejadian in dulu) if x), wilayah
        assert hasil.mundur == sum(meliputi(wilayah, x[0].wilayah) and dicatat_mundur(x, x[0].wilayah) for x in dulu), wilayah
        assert {b.jenis: asdict(b) for b in hasil.perkara} == perkara_menurut_definisi(dulu, wilayah, aturan, per.saat), wilayah
        assert laporan(toko.sla.dasar.db, wilayah, per).perkara == hasil.perkara, "a person's role counts what the machine's does"
        milik = [(j, kejadian) for j, kejadian in semua if meliputi(wilayah, j.kantor)]
        ringkas = {kunci: b["jumlah"] for kunci, b in menurut_definisi(milik, GRUP["langkah"], per.saat).items()}
        assert {("semua", b.langkah): b.dijawab + b.berjalan + b.terhenti for b in hasil.langkah} == ringkas
    orang = toko.sla.dasar.db
    assert rinci(laporan_rinci(orang, "kategori", s.KERJO, per=per)) == rinci(laporan_rinci(admin, "kategori", s.KERJO, per=per))


def perkara_menurut_definisi(alur: list[list[Kejadian]], wilayah: str, aturan: AturanWaktu, saat: datetime) -> dict[str, dict]:
    hasil: dict[str, dict] = {}
    for p in (p for kejadian in alur for p in perkara(kejadian, aturan, saat) if meliputi(wilayah, p.kantor)):
        jenis = p.jenis or "belum diklasifikasi"
        baris = hasil.setdefault(jenis, {"jenis": jenis} | dict.fromkeys(("tepat", "lewat", "terhenti", "berjalan", "berjalan_lewat"), 0))
        baris["berjalan" if p.berjalan else p.putusan.value] += 1
        baris["berjalan_lewat"] += p.berjalan and p.putusan is Putusan.LEWAT
    return hasil


def test_an_office_counts_what_it_passed_on_and_knows_what_it_was_about(toko: Kantor):
    pindah = [(replace(s.DIALIHKAN, ke=s.KERJO), 2 * HARI), (s.DITERIMA_ALIHAN, 2 * HARI)]
    toko.aduan((s.DITERIMA, 3 * HARI), *pindah, (replace(s.DIKLASIFIKASI, wilayah=s.KERJO, kategori="lainnya"), HARI))
    orang = toko.sla.dasar.db
    assert (laporan(orang, s.JENAWI).aduan, laporan(orang, s.KERJO).aduan) == ({"dialihkan": 1}, {"diklasifikasi": 1})
    assert laporan(orang, "33.13").aduan == {"diklasifikasi": 1}
    assert {b.grup for b in laporan_rinci(orang, "kategori", s.JENAWI)} == {"infrastruktur"}
    assert {b.grup for b in laporan_rinci(orang, "kategori", s.KERJO)} == {"lainnya"}


def test_a_date_that_has_not_come_is_refused_in_words(toko: Kantor):
    besok = (toko.mulai + HARI).astimezone(WIB).date()
    with pytest.raises(TanggalBelumTiba, match="belum tiba"):
        PerTanggal.akhir(besok, "Asia/Jakarta", toko.sla.dasar.aturan)


JAHAT = ("=1+1", "+62", "-2", "@SUM(A1)", "\t=1", "\x00=1", " =1", "\r\n=1", '=HYPERLINK("http://x")')


@dataclass
class Baris:
    a: str
    b: float | None = None


def test_no_cell_of_a_csv_is_a_formula():
    kolom = {"a": "=judul", "b": "B"}
    isi = csv_dari(kolom, [Baris(jahat, -2.5) for jahat in JAHAT]).decode("utf-8-sig")
    judul, *baris = csv.reader(io.StringIO(isi, newline=""))
    assert judul[0] == "'=judul"
    assert [b[0][0] for b in baris] == ["'"] * len(JAHAT)
    assert "\x00" not in isi
    assert {b[1] for b in baris} == {"-2.5"}, "a number stays one"


def test_no_cell_of_an_xlsx_is_a_formula_or_a_link():
    mentah = xlsx_dari({"a": "=judul", "b": "B"}, {"lembar": [Baris(x) for x in (*JAHAT, "http://x")] + [Baris("aman", 3)]})
    with ZipFile(io.BytesIO(mentah)) as berkas:
        lembar = berkas.read("xl/worksheets/sheet1.xml").decode()
        assert not [nama for nama in berkas.namelist() if "_rels/sheet" in nama]
    assert "<f>" not in lembar
    assert "hyperlink" not in lembar
    assert "<v>3</v>" in lembar


def test_the_report_comes_as_files_to_whoever_may_read_it(kantor: KantorUji):
    kantor.aduan()
    camat = kantor.token("camat")
    panggil = kantor.program.call
    jawaban = panggil("GET", "/api/v1/laporan/sla/rinci?per=saluran", token=camat)
    assert jawaban.status == 200
    assert {tuple(b) for b in jawaban.isi["baris"]} <= {tuple(KOLOM)}
    jawaban = panggil("GET", "/api/v1/laporan/sla.csv?per=bulan", token=camat)
    assert (jawaban.status, jawaban.kepala["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert jawaban.isi.lstrip("\ufeff").split("\r\n")[0] == ",".join(KOLOM.values())
    assert panggil("GET", "/api/v1/laporan/sla.xlsx", token=camat).isi.startswith("PK")
    assert panggil("GET", "/api/v1/laporan/sla.csv?per=nama", token=camat).status == 422
    assert panggil("GET", "/api/v1/laporan/sla.csv").status == 401


def test_the_report_command_writes_both_files(kantor: KantorUji, tmp_path):
    berkas = [tmp_path / "sla.csv", tmp_path / "sla.xlsx"]
    selesai = kantor.program.cli("report", "sla", "--per", "langkah", "--csv", str(berkas[0]), "--xlsx", str(berkas[1]))
    assert selesai.returncode == 0, selesai.stderr
    assert berkas[0].read_text(encoding="utf-8-sig").startswith("Waktu,")
    assert berkas[1].read_bytes().startswith(b"PK")
    salah = kantor.program.cli("report", "sla", "--per", "cuaca")
    assert (salah.returncode, "pilih kantor" in salah.stderr) == (1, True)
