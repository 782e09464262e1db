"""Ratings, openings of identities, reopenings, merges and transfers: the boards' numbers against the streams; the complaints behind."""

import csv
import io
import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from services.sla.papan.angka import Periode
from services.sla.papan.peristiwa import KOLOM, daftar_peristiwa, peristiwa
from services.sla.peristiwa import JENIS
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR
from shared.domain.akses.petugas import meliputi
from shared.domain.workcalendar.zona import WIB
from tests.domain.support import rahasia
from tests.domain.test_masa import INSTANSI, KANTOR, hidup
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.services.sla.waktu.test_sla import Kantor
from tests.support.postgres import BasisUji
from tests.support.tunggu import eventually

NAMA = {
    k.PenilaianDiberikan: "penilaian", k.IdentitasDibuka: "identitas_dibuka", k.AduanDibukaKembali: "dibuka_kembali",
    k.AduanDigabungkan: "digabungkan", k.AduanDiterimaAlihan: "alihan_masuk",
}  # fmt: skip
JALAN = (
    "KlasifikasikanAduan",
    "BeriPenilaian",
    "BukaKembali",
    "GabungkanAduan",
    "SampaikanJawabanInduk",
    "AlihkanBersamaInduk",
    "BukaIdentitas",
)


def nama(e: k.Kejadian) -> str | None:
    if isinstance(e, k.AduanDiterima):
        return "dicatat_mundur" if e.alasan_mundur else None
    if isinstance(e, k.AduanDialihkan):
        return "dialihkan" if e.ke else "dialihkan_keluar"
    return NAMA.get(type(e))


def test_the_numbers_are_those_of_the_streams(database: BasisUji, tmp_path: Path):
    toko, acak = Kantor(database, tmp_path), random.Random(15)
    semua: list[k.Kejadian] = []
    for _ in range(40):
        langkah = acak.choices((*JALAN, *KANTOR, INSTANSI, *ALUR), [9] * len(JALAN) + [3] * len(KANTOR) + [3] + [1] * len(ALUR), k=25)
        lalu, riwayat = timedelta(days=acak.randrange(2, 40)), []
        for e in hidup(langkah):
            lalu -= timedelta(minutes=acak.randrange(1, 60))
            if isinstance(e, k.AduanDiterima) and acak.random() < 0.2:
                e = replace(e, alasan_mundur=rahasia("surat yang terselip"))
            e = replace(e, nilai=acak.randrange(1, 6)) if isinstance(e, k.PenilaianDiberikan) else e
            riwayat.append((e, lalu))
        aduan_id = toko.aduan(*riwayat)
        semua += toko.store.load(aduan_id).events
    hari = toko.mulai.astimezone(ZoneInfo(WIB)).date()
    for periode in (Periode(hari - timedelta(days=20), hari - timedelta(days=5), WIB), Periode(hari - timedelta(days=60), hari, WIB)):
        for wilayah in ("33.13", *KANTOR):
            terjadi = [e for e in semua if periode.awal <= e.pada < periode.akhir and meliputi(wilayah, e.wilayah) and nama(e)]
            hasil = {b.kantor: b for b in peristiwa(toko.sla.dasar.db, wilayah, periode)}
            assert hasil.keys() == {e.wilayah for e in terjadi}
            assert Counter({(b.kantor, j): b.banyak(j) for b in hasil.values() for j in JENIS}) == Counter(
                (e.wilayah, nama(e)) for e in terjadi
            )
            for kantor, b in hasil.items():
                nilai = [e.nilai for e in terjadi if isinstance(e, k.PenilaianDiberikan) and e.wilayah == kantor]
                assert [b.nilai_1, b.nilai_2, b.nilai_3, b.nilai_4, b.nilai_5] == [nilai.count(n) for n in range(1, 6)]
                assert b.rata_nilai == (pytest.approx(sum(nilai) / len(nilai), abs=0.051) if nilai else None)
            for jenis in JENIS:
                daftar = daftar_peristiwa(toko.sla.dasar.db, wilayah, periode, jenis)
                assert Counter(x.aduan_id for x in daftar) == Counter(e.aduan_id for e in terjadi if nama(e) == jenis)
    assert {nama(e) for e in semua} >= set(JENIS), "each kind happened"


def test_boards_and_files_show_them_and_lead_to_the_complaints(kantor: KantorUji):
    dinilai, pergi, rahasia = kantor.aduan(), kantor.aduan(), kantor.aduan(rahasia=True)
    kantor.jawab(dinilai)
    assert kantor.pelapor(dinilai, "penilaian", {"nilai": 4}).status == 200
    assert kantor.pelapor(dinilai, "buka-kembali", {"alasan": "Belum selesai."}).status == 200
    assert kantor.perintah(pergi, "alihkan", {"ke": KERJO, "alasan": "Wilayah Kerjo."}).status == 200
    camat = kantor.masuk("camat")
    camat.buka(f"/petugas/aduan/{rahasia['id']}").kirim("/identitas", alasan_buka="Ada ancaman.")
    eventually(lambda: "apa=identitas_dibuka" in camat.buka("/papan").html)
    assert all(f"apa={j}&" in camat.html for j in ("penilaian", "dibuka_kembali", "dialihkan")) and "apa=digabungkan" not in camat.html
    hari = "&".join(f"{n}={camat.formulir('/papan').isi[n]}" for n in ("dari", "sampai"))
    for jenis, aduan in (("penilaian", dinilai), ("dibuka_kembali", dinilai), ("identitas_dibuka", rahasia), ("dialihkan", pergi)):
        camat.buka(f"/papan/peristiwa?apa={jenis}&{hari}")
        assert f'href="/petugas/aduan/{aduan["id"]}">{aduan["nomor"]}<' in camat.html and JENIS[jenis] in camat.judul
    isi = camat.sesi.get(f"{camat.url}/papan/peristiwa.csv?{hari}", timeout=30).content.decode("utf-8-sig")
    (baris,) = csv.DictReader(io.StringIO(isi))
    assert list(baris) == list(KOLOM.values())
    assert (baris["Kantor"], baris["Penilaian"], baris["Nilai rata-rata"], baris["Nilai 4"]) == (JENAWI, "1", "4.0", "1")
    assert camat.sesi.get(f"{camat.url}/papan/peristiwa.xlsx", timeout=30).content.startswith(b"PK")
    kabupaten = kantor.masuk("inspektorat", "33.13").buka("/papan/kabupaten")
    assert f"kecamatan={KERJO}&amp;apa=alihan_masuk" in kabupaten.html and f"kecamatan={JENAWI}&amp;apa=dialihkan" in kabupaten.html
    assert camat.buka(f"/papan/peristiwa?apa=penilaian&kecamatan={KERJO}").jawaban.status_code == 403
    assert camat.buka("/papan/peristiwa?apa=entah").jawaban.status_code == 404
    assert "Penilaian" in camat.buka("/papan/arti").teks
