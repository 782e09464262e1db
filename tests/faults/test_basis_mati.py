"""PostgreSQL itself is stopped while forms are sent: the answer is the same form, filled in, and sent again later it counts once."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from ops import tempat
from ops.klaster import Klaster
from ops.local import PostgresLokal
from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.peramban import Peramban
from tests.support.program import Program
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang
CATATAN = "Sudah ditelepon dua kali, tidak diangkat."
LOKET = {"nama": "Warga Loket Uji", "kontak": "0811 2222 333", "pilihan": "infrastruktur/jalan-rusak", "apa": "Jembatan bambu miring."}
BARU = "/petugas/aduan-baru"


@dataclass
class Basis:
    klaster: Klaster
    port: int

    def henti(self) -> None:
        self.klaster.hentikan()
        assert self.klaster.pid() is None

    def mulai(self) -> None:
        assert self.klaster.mulai(self.port) == self.port


@pytest.fixture
def milik_sendiri() -> Iterator[tuple[KantorUji, Basis]]:
    """A server of this test's own, that it may stop."""
    with postgres.folder_terbuka("aduan-uji-") as folder, PostgresLokal(folder / "pg", postgres.CEPAT) as pg:
        asal = postgres.templat(pg.owner_url)
        with postgres.basis(pg.owner_url, asal) as database, Program(folder / "data", database, cepat=True) as program:
            klaster = Klaster(tempat.siapkan(pg.folder), postgres.CEPAT)
            basis = Basis(klaster, int(conninfo_to_dict(pg.owner_url)["port"]))
            try:
                yield KantorUji(program, database), basis
            finally:
                basis.mulai()


def test_with_the_database_stopped_every_form_comes_back_filled_in_and_counts_once_later(milik_sendiri):
    kantor, basis = milik_sendiri
    aduan = kantor.aduan()
    assert kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di mana?"}).status == 200
    catat, loket = kantor.masuk("operator").buka(f"/petugas/aduan/{aduan['id']}"), kantor.masuk("operator").buka(BARU)
    warga = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}")
    semua = [
        (catat, "/catatan", {"catatan": CATATAN}),
        (loket, BARU, LOKET),
        (warga, "/klarifikasi", {"jawaban": "Di Dusun Gronong."}),
    ]
    kunci = {aksi: p.formulir(aksi).isi["kunci_form"] for p, aksi, _ in semua}
    basis.henti()
    for _ in range(2):  # also who tries again while it is away
        for p, aksi, isian in semua:
            p.kirim(aksi, **isian)
            f = p.formulir(aksi)
            assert p.jawaban.status_code == 503 and "Yang Anda ketik masih ada" in p.teks and "tersimpan" in p.teks, p.teks
            assert {n: f.isi[n] for n in isian} == isian and f.isi["kunci_form"] == kunci[aksi]
    basis.mulai()
    eventually(lambda: kantor.program.call("GET", "/healthz").status == 200)
    for p, aksi, _ in semua:
        f = p.formulir(aksi)
        p.kirim(aksi)
        assert p.jawaban.status_code == 200, p.teks
        assert p.sesi.post(f"{p.url}{f.aksi}", f.isi, timeout=30).url == p.jawaban.url, "pressed once more it shows the same"
    jenis = kantor.jenis_kejadian(aduan)
    assert (jenis.count("CatatanDitambahkan"), jenis.count("KlarifikasiDiberikan")) == (1, 1)
    with psycopg.connect(kantor.database.owner_url) as conn:
        diterima = conn.execute("SELECT count(*) FROM eventstore.events WHERE type = 'AduanDiterima'").fetchone()
    assert diterima == (2,), "the one that was there, and the one from the counter"
