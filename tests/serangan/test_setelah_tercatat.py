"""Nothing after an append turns a receipt into a refusal: not a rule out of the calendar's range, not a clock that was never set."""

from uuid import uuid4

import psycopg
import pytest

from ops.kantor import tambah_kantor
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aturan.data import isi_sop
from shared.domain.aturan.kejadian import SopDiubah, aliran_sop
from shared.domain.sop.awal import SOP_AWAL
from shared.machinery.clock import utc_now
from shared.machinery.eventstore.store import EventStore
from tests.services.kantor_uji import KERJO, KantorUji
from tests.support.peramban import Peramban

JAUH = "33.13.01"  # whose procedure has times that no calendar reaches


@pytest.fixture(scope="module")
def jauh(kantor: KantorUji) -> str:
    """An office whose procedure was recorded before such values were refused."""
    isi = isi_sop(SOP_AWAL) | {
        "klarifikasi_hari": 10**7,
        "perkara_pengaduan_hari_kerja": 10**6,
        "tutup_hari_kerja": 10**6,
        "buka_kembali_hari_kerja": 10**6,
    }
    for n, x in enumerate(isi["langkah"]):
        x |= {"jumlah": 10**6, "satuan": "hari", "waktu": "kalender" if n % 2 else "kerja"}
    e = SopDiubah(
        aduan_id=aliran_sop(JAUH), wilayah=JAUH, pada=utc_now(), oleh=Pelaku("admin"), versi=f"{JAUH}/1", berlaku_sejak=None,
        alasan="uji", isi=isi,
    )  # fmt: skip
    db = kantor.database.sebagai("aduan_admin")
    EventStore(db, "/admin").append(e.aduan_id, [e], 0, correlation_id=uuid4())
    with psycopg.connect(kantor.database.owner_url) as conn:
        tambah_kantor(conn, JAUH, "Kecamatan Jatipuro", "", "", "Asia/Jakarta")
    return JAUH


def test_a_due_time_out_of_range_is_no_due_time_everywhere(kantor: KantorUji, jauh: str):
    jawaban = kantor.terima(kecamatan=jauh)
    assert jawaban.status == 201, jawaban
    aduan, di = jawaban.isi, {"wilayah": jauh}
    lacak = kantor.program.call("GET", f"/api/v1/lacak/{aduan['kode_lacak']}")
    assert lacak.status == 200
    [jalan] = [x for x in lacak.isi["langkah_langkah"] if x["status"] == "berjalan"]
    assert jalan["batas"] is None and "tidak dapat dihitung" in " ".join(jalan["uraian"])
    p = Peramban(kantor.program.url)
    for path in (f"/resi/{aduan['kode_lacak']}", f"/lacak/{aduan['kode_lacak']}", f"/kantor/{jauh}"):
        assert p.buka(path).jawaban.status_code == 200, path
        assert "Traceback" not in p.html
    assert "tidak dapat dihitung" in p.teks
    assert p.sesi.get(f"{p.url}/resi/{aduan['kode_lacak']}.pdf", timeout=60).status_code == 200
    meja = kantor.masuk("operator", jauh)
    for path in ("/petugas", f"/petugas/aduan/{aduan['id']}", "/petugas/tanggapan", "/petugas/register", "/papan", "/papan/sla"):
        assert meja.buka(path).jawaban.status_code == 200, path
    assert kantor.rincian(aduan, wilayah=jauh).status == 200
    jam = kantor.program.call("GET", f"/api/v1/sla/aduan/{aduan['id']}/jam", token=kantor.token("operator", jauh))
    assert jam.status == 200 and jam.isi["jam"][-1]["batas"] is None
    isi = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
    langkah = [
        kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di mana?"}, **di),
        kantor.pelapor(aduan, "klarifikasi", {"jawaban": "Di desa."}),
        kantor.perintah(aduan, "klasifikasi", isi, **di),
        kantor.perintah(aduan, "tanggapan", {"isi": "Sudah."}, "ppid", **di),
        kantor.perintah(aduan, "tanggapan/terima", peran="ppid", **di),
        kantor.perintah(aduan, "tanggapan/catat", **di),
        kantor.perintah(aduan, "tanggapan/berikan", **di),
        kantor.pelapor(aduan, "penilaian", {"nilai": 4}),
        kantor.pelapor(aduan, "buka-kembali", {"alasan": "Belum."}),
    ]
    assert [x.status for x in langkah] == [200] * 9, langkah
    assert p.buka(f"/lacak/{aduan['kode_lacak']}").jawaban.status_code == 200
    assert '"unexpected"' not in kantor.program.keluaran and '"timer_failed"' not in kantor.program.keluaran
    assert kantor.program.cli("dead", "list").stdout.count(aduan["id"]) == 0


@pytest.mark.parametrize(
    "waktu",
    [
        "0001-01-01T00:00:00+07:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1970-01-01T00:00:00+00:00",
        "2013-06-01T00:00:00Z",
        "2099-01-01T00:00:00+07:00", "1970-01-01T07:00:00.000001+07:00",
    ],
)  # fmt: skip
def test_a_device_clock_that_cannot_be_costs_nothing(kantor: KantorUji, waktu: str):
    for nama in (("formulir_dibuka_pada",), ("data_pemberi_selesai_pada",), ("formulir_dibuka_pada", "data_pemberi_selesai_pada")):
        jawaban = kantor.terima(kecamatan=KERJO, **dict.fromkeys(nama, waktu))
        assert jawaban.status == 201, jawaban
        lacak = kantor.lacak(jawaban.isi)
        assert all(x["mulai"] is None for x in lacak["langkah_langkah"] if x["langkah"] <= 2)
    assert '"unexpected"' not in kantor.program.keluaran


def test_a_counters_page_with_an_impossible_clock_is_filed(kantor: KantorUji):
    p = kantor.masuk("operator")
    for waktu in ("0001-01-01T00:00:00+07:00", "1970-01-01T00:00:00+00:00", "9999-12-31T23:59:59-10:00", "x" * 500):
        p.buka("/petugas/aduan-baru").kirim(
            "/petugas/aduan-baru", saluran="loket", kecamatan="33.13.17", nama="Siti", kontak="0812 3456 7890",
            pilihan="infrastruktur/jalan-rusak", apa="Jalan berlubang.", dibuka=waktu,
        )  # fmt: skip
        assert p.jawaban.status_code == 200 and p.path.startswith("/petugas/aduan-baru/"), p.teks[:400]


def test_a_read_model_that_fails_leaves_the_receipt(kantor: KantorUji):
    """What a projection cannot do is logged and left to the news; it is brought up to date once it can."""
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE intake.lacak RENAME COLUMN versi TO versi_x")
        try:
            jawaban = kantor.terima()
        finally:
            owner.execute("ALTER TABLE intake.lacak RENAME COLUMN versi_x TO versi")
        assert jawaban.status == 201
        assert '"later"' in kantor.program.keluaran
        assert kantor.versi(jawaban.isi) == 1
