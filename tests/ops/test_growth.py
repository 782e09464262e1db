"""The sizes that growth is measured at: copies are whole complaints, and what is open stays as many."""

from uuid import UUID

import psycopg
import pytest

from ops.bench.growth import document
from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from services.intake.application import bangun
from services.sla.bulan import nama_bulan
from services.sla.rekap.rangkuman import Rangkuman
from shared.domain.aduan.keadaan import aduan_dari
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect
from shared.machinery.eventstore.verify import verify
from tests.support import postgres

HASIL = {
    "measured": "2026-11-27", "cores": 2, "load_before": 1.0, "note": "", "interrupted": True,
    "sizes": {"10000": {"events": 79_000, "gb": 0.2, "making_s": 60}, "100000": {"events": 790_000, "gb": 1.6}},
    "rows": [
        {"kind": "page", "what": "quick", "at": {"10000": {"blocks": 5, "ms": 9.0}, "100000": {"blocks": 6, "ms": 9.5}}},
        {"kind": "page", "what": "slow", "at": {"10000": {"blocks": 5, "ms": 9.0}, "100000": {"blocks": 6, "ms": 100.5}}},
        {"kind": "idle duty", "what": "reads all", "at": {"10000": {"blocks": 10, "ms": 1.0}, "100000": {"blocks": 51, "ms": 1.0}}},
        {"kind": "report", "what": "broken", "at": {"10000": {"blocks": 9, "ms": 1.0}, "100000": {"failed": "QueryCanceled"}}},
        {"kind": "act", "what": "no bar", "at": {"10000": {"blocks": 9, "ms": 1.0}}},
    ],
}  # fmt: skip
SELESAI, TERBUKA, SEMUA = 20, 17, 90


def test_the_table_says_what_falls_short_at_the_largest_size_and_what_was_not_measured():
    akhir = {baris[1]: baris[-1] for baris in document.cells(HASIL)}
    assert akhir == {"quick": "met", "slow": "**falls short**", "reads all": "**falls short**", "broken": "**falls short**", "no bar": ""}
    assert {len(baris) for baris in document.cells(HASIL)} == {len(document.columns(HASIL))}
    assert document.cells(HASIL)[2][-2] == "5.1 ×" and "QueryCanceled" in document.cells(HASIL)[3]
    assert "made in 1 min" in document.intro(HASIL)[1] and any("Interrupted" in baris for baris in document.intro(HASIL))


@pytest.mark.panjang
def test_a_copy_is_a_complaint_of_its_own_and_nothing_open_is_copied(postgres_server, templat):
    with postgres.basis(postgres_server, templat) as database, postgres.folder_terbuka("aduan-uji-") as folder:
        settings = database.settings(folder)
        buat_kunci(settings)
        grown = Grown.begun(settings, SELESAI, TERBUKA)
        with psycopg.connect(database.owner_url, autocommit=True) as conn:
            terbuka = conn.execute("SELECT count(*) FROM intake.pribadi WHERE berjalan").fetchone()[0]
            sebelum = {row[0] for row in conn.execute("SELECT aduan_id FROM intake.pribadi")}
            grown.to(SEMUA)
            semua = [row[0] for row in conn.execute("SELECT aduan_id FROM triage.aduan ORDER BY nomor")]
            assert len(semua) == SEMUA and sebelum < set(semua)
            assert conn.execute("SELECT count(*) FROM intake.pribadi WHERE berjalan").fetchone()[0] == terbuka > 0
            nomor = "cloudevent::json->'data'->>'nomor'"
            ganda = f"SELECT {nomor} FROM eventstore.events WHERE type = 'AduanDiterima' GROUP BY 1 HAVING count(*) > 1"
            assert conn.execute(ganda).fetchall() == []
            bulan = "SELECT v.bulan, j.mulai FROM sla.verdik v JOIN sla.jam j USING (aduan_id, langkah, putaran, ke)"
            tertulis = conn.execute(bulan).fetchall()
            assert len({nama for nama, _ in tertulis}) > 5 and all(nama == nama_bulan(mulai) for nama, mulai in tertulis)
        with connect(database.owner_url, "aduan_admin") as conn:
            hasil = verify(conn)
            assert hasil.sound and hasil.pending == 0, hasil.faults
        rangkuman = Rangkuman(database.sebagai("aduan_sla_mesin"))
        assert rangkuman.susul() == 0 and rangkuman.periksa() is None
        app = bangun(settings, Kolam(1, 1))
        try:
            salinan: UUID = next(s for s in semua if s not in sebelum)
            aduan = aduan_dari(salinan, app.dasar.store.load(salinan).events)
            assert "\n\nLokasi: " in app.dasar.vault.decrypt(aduan.pemilik, salinan, aduan.penyampaian.isi)
            assert app.milik.kode_kini(salinan) == app.dasar.derivations.kode_lacak(salinan)
        finally:
            app.close()
