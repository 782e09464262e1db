"""The queue's page to the byte, in every situation a complaint can be in: whatever makes it quicker leaves it as it was."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

from services.triage.antrean.layar import Antrean, Baris, Pintasan
from shared.web.form import Form
from shared.web.menu import ENTRIES

EMAS = Path(__file__).parent / "antrean.html"
KINI = datetime(2026, 11, 27, 3, 14, 15, tzinfo=UTC)
SATU = Baris(
    id=UUID(int=1), nomor="33.13.17/2026/000001", kantor="Jenawi", kategori="Infrastruktur & jalan", sub_kategori="Jalan <rusak>",
    keterangan="Diterima, menunggu klasifikasi", langkah=3, jenis=None, saluran="Web", rahasia=False, dibuka=False, perkara_batas=None,
    perkara_terlambat=False, diterima_pada=KINI - timedelta(days=40), batas=KINI + timedelta(minutes=65), sejak=KINI - timedelta(hours=1),
    jeda=False, status="lapang", sisa=timedelta(minutes=65), tanda="", lama=False,
)  # fmt: skip
BARIS = [
    SATU,
    replace(SATU, status="dekat", tanda="baru", jenis="informasi", perkara_batas=KINI + timedelta(days=9)),
    replace(
        SATU, status="terlambat", tanda="berubah", lama=True, dibuka=True, sisa=timedelta(), perkara_batas=KINI, perkara_terlambat=True
    ),
    replace(SATU, status="terlambat", jeda=True, rahasia=True, sisa=timedelta(minutes=1000)),
    replace(SATU, status="jeda", batas=None, jeda=True),
    replace(SATU, status="akhir", langkah=None, batas=None, sejak=None),
]
PETUGAS = SimpleNamespace(nama="Siti <b>", id=UUID(int=5))
TAMU = SimpleNamespace(
    peragaan=False, left=None, words={}, files_lost=False, menu=ENTRIES[:3], open_menu=ENTRIES[0], office_choices=[("33.13.17", "Jenawi")],
    present_office="33.13.17", petugas=PETUGAS, form_key="0" * 32, zona="Asia/Jakarta", data_until=None,
)  # fmt: skip


def halaman(banyak_kantor: bool, tamu: SimpleNamespace = TAMU) -> str:
    """Without what the stylesheets are called."""
    layar = Antrean(
        nama_wilayah="Kecamatan Jenawi", baris=BARIS, pintasan=[Pintasan("Semua", "/x", 12345, True), Pintasan("Saya", "/y", None, False)],
        dipilih={}, alamat="", disaring=False, halaman_lanjut=True, lanjut="/petugas?kursor=a&b=1", awal="/petugas?", kategori=[("a", "A")],
        keadaan=[("diterima", "Diterima")], langkah=[(3, "Klasifikasi")], saluran=(("web", "Web"),), zona="Asia/Jakarta",
        banyak_kantor=banyak_kantor, dialihkan=False,
    )  # fmt: skip
    html = layar.render(path="/petugas", form=Form(), form_token="tanda", visit=tamu)
    return re.sub(r"-[0-9a-f]{12}\.", ".", html)


def test_the_page_is_to_the_byte_what_it_was():
    assert halaman(False) + halaman(True) == EMAS.read_text(encoding="utf-8")


def test_a_page_says_until_when_its_data_is_where_the_replica_lags():
    lama = SimpleNamespace(**{**vars(TAMU), "data_until": datetime(2026, 11, 27, 2, 5, tzinfo=UTC)})
    assert "Data sampai 27 Nov 2026, 09.05" in halaman(False, lama)
    assert "Data sampai" not in halaman(False)
