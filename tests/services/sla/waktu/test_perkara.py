"""The whole case's clock on a real store: a warning, a breach once, over transfers and merges, and at once by a classification."""

from dataclasses import replace
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.sop.perkara import perkara
from tests.domain import support as s
from tests.services.sla.waktu.test_sla import HARI, JAM, MENIT, Kantor
from tests.services.sla.waktu.test_sla import kantor as kantor


def tentang_perkara(kantor: Kantor, aduan_id: UUID) -> list[k.BatasWaktuMendekat | k.BatasWaktuTerlewati]:
    jenis = k.BatasWaktuMendekat | k.BatasWaktuTerlewati
    return [e for e in kantor.oleh_sistem(aduan_id) if isinstance(e, jenis) and e.jam == "perkara"]


def test_the_camat_is_warned_at_three_quarters_and_the_breach_is_recorded_once(kantor: Kantor):
    awal, dekat = kantor.aduan((s.DITERIMA, 10 * HARI)), kantor.aduan((s.DITERIMA, 11 * HARI))
    lewat = kantor.aduan((s.DITERIMA, 14 * HARI + MENIT))
    for _ in range(2):
        kantor.kerjakan()
    assert tentang_perkara(kantor, awal) == []
    [peringatan] = tentang_perkara(kantor, dekat)
    assert isinstance(peringatan, k.BatasWaktuMendekat)
    assert (peringatan.langkah, peringatan.ambang, peringatan.batas) == (None, 75, kantor.mulai + 3 * HARI)
    [terlewati] = tentang_perkara(kantor, lewat)
    assert isinstance(terlewati, k.BatasWaktuTerlewati)
    assert (terlewati.kunci_unik, terlewati.batas, terlewati.karena) == ("BatasWaktuTerlewati/perkara.1", kantor.mulai - MENIT, None)
    assert not any("/perkara." in kunci for kunci in kantor.semua_pengingat(lewat))


def test_a_classification_can_make_it_late_and_that_is_recorded_at_that_moment_and_says_so(kantor: Kantor):
    aduan_id = kantor.aduan((s.DITERIMA, 12 * HARI))
    kantor.kerjakan()
    assert [type(e) for e in tentang_perkara(kantor, aduan_id)] == [k.BatasWaktuMendekat]
    kantor.terjadi(aduan_id, (s.DIKLASIFIKASI_INFORMASI, MENIT))
    kantor.sla.projector.project([aduan_id])  # the news of it
    kantor.kerjakan()
    lewat = tentang_perkara(kantor, aduan_id)[-1]
    assert isinstance(lewat, k.BatasWaktuTerlewati) and lewat.karena == "klasifikasi"
    assert lewat.batas == kantor.mulai - 2 * HARI and lewat.pada >= kantor.mulai


def test_neither_a_transfer_nor_a_merge_begins_it_anew(kantor: Kantor):
    dialihkan = kantor.aduan((s.DITERIMA, 15 * HARI), (s.DIALIHKAN, 2 * HARI), (s.DITERIMA_ALIHAN, 2 * HARI))
    digabungkan = kantor.aduan((s.DITERIMA, 15 * HARI), (s.DIGABUNGKAN, 2 * HARI))
    hampir = kantor.aduan((s.DITERIMA, 11 * HARI), (s.DIGABUNGKAN, 2 * HARI))
    kantor.kerjakan()
    [e] = tentang_perkara(kantor, dialihkan)
    assert (e.wilayah, e.batas) == (s.KERJO, kantor.mulai - HARI)
    assert [type(e) for e in tentang_perkara(kantor, digabungkan)] == [k.BatasWaktuTerlewati]
    assert [type(e) for e in tentang_perkara(kantor, hampir)] == [k.BatasWaktuMendekat]


def test_passing_it_on_to_an_agency_late_is_a_breach_and_an_end_in_time_is_none(kantor: Kantor):
    telat = kantor.aduan((s.DITERIMA, 15 * HARI), (s.DIALIHKAN_KELUAR, JAM))
    tepat = kantor.aduan((s.DITERIMA, 15 * HARI), (s.DIALIHKAN_KELUAR, 3 * HARI))
    kantor.kerjakan()
    assert [e.batas for e in tentang_perkara(kantor, telat)] == [kantor.mulai - HARI]
    assert tentang_perkara(kantor, tepat) == []


def test_more_time_moves_it_on_and_history_is_left_alone(kantor: Kantor):
    diperpanjang = kantor.aduan((s.DITERIMA, 12 * HARI), (s.DIKLASIFIKASI_INFORMASI, 12 * HARI), (s.DIPERPANJANG, 5 * HARI))
    impor = kantor.aduan((replace(s.DITERIMA, impor=True), 30 * HARI))
    kantor.kerjakan()
    assert tentang_perkara(kantor, diperpanjang) == []
    assert kantor.semua_pengingat(diperpanjang)["BatasWaktuTerlewati/perkara.1"] == kantor.mulai + 5 * HARI
    assert kantor.oleh_sistem(impor) == [] == list(kantor.semua_pengingat(impor))


def test_the_read_model_says_what_the_stream_says(kantor: Kantor):
    ids = [
        kantor.aduan((s.DITERIMA, 20 * HARI), (s.DIKLASIFIKASI, 19 * HARI), (replace(s.DIJAWAB, isi=None), HARI), (s.DIBUKA, HARI / 2)),
        kantor.aduan((s.DITERIMA, 9 * HARI), (s.DIALIHKAN, 2 * HARI), (s.DITERIMA_ALIHAN, 2 * HARI)),
    ]
    with kantor.sla.dasar.mesin.connection() as conn:
        tersimpan = conn.execute(
            "SELECT aduan_id, putaran, wilayah, mulai, batas, selesai, putusan, jenis FROM sla.perkara ORDER BY aduan_id, putaran"
        ).fetchall()
    dihitung = []
    for aduan_id in sorted(ids):
        loaded = kantor.store.load(aduan_id)
        for p in perkara(loaded.events, kantor.sla.dasar.aturan, loaded.now):
            dihitung.append((aduan_id, p.putaran, p.kantor, p.mulai, p.batas, p.selesai, p.putusan.value, p.jenis))
    assert tersimpan == dihitung and len(dihitung) == 3
