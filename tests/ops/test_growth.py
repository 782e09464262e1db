"""The sizes that growth is measured at: copies are whole complaints, and what is open stays as many."""

from uuid import UUID

import psycopg
import pytest

from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from services.intake.application import bangun
from shared.domain.aduan.keadaan import aduan_dari
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect
from shared.machinery.eventstore.verify import verify
from tests.support import postgres

SELESAI, TERBUKA, SEMUA = 20, 17, 90


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
        with connect(database.owner_url, "aduan_admin") as conn:
            hasil = verify(conn)
            assert hasil.sound and hasil.pending == 0, hasil.faults
        app = bangun(settings, Kolam(1, 1))
        try:
            salinan: UUID = next(s for s in semua if s not in sebelum)
            aduan = aduan_dari(salinan, app.dasar.store.load(salinan).events)
            assert "\n\nLokasi: " in app.dasar.vault.decrypt(aduan.pemilik, salinan, aduan.penyampaian.isi)
            assert app.milik.kode_kini(salinan) == app.dasar.derivations.kode_lacak(salinan)
        finally:
            app.close()
