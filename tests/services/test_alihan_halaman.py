"""Passed on to another office: what the old one keeps, at every door; what the new one has; and what comes back."""

import json
from datetime import UTC, datetime

from tests.services.kantor_uji import ISI, JENAWI, KERJO, NAMA, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

BULAN_INI = f"{datetime.now(UTC):%Y-%m}"
LAIN = "33.13.05"
SESUDAH = "Kerjo sudah meninjau ke lokasi."
ALASAN = "Jalan ini di wilayah Kerjo."


def alihkan(kantor: KantorUji, aduan: dict, dari: str = JENAWI, ke: str = KERJO) -> None:
    assert kantor.perintah(aduan, "alihkan", {"ke": ke, "alasan": ALASAN}, wilayah=dari).status == 200


def catat(kantor: KantorUji, aduan: dict, wilayah: str, teks: str) -> None:
    p = kantor.masuk("operator", wilayah).buka(f"/petugas/aduan/{aduan['id']}")
    assert p.kirim("/catatan", catatan=teks).jawaban.status_code == 200


def tulis_draf(p: Peramban, aduan: dict, teks: str, status: int = 204) -> None:
    """As the page's script does."""
    tanda = p.buka("/petugas?langkah=3").formulir("/saringan").isi["_tanda"]
    jawaban = p.sesi.post(f"{p.url}/petugas/tanggapan/{aduan['id']}/draf", {"_tanda": tanda, "tanggapan": teks}, timeout=30)
    assert jawaban.status_code == status and (status == 204 or "di luar wilayah tugas" in jawaban.text)


def daftar(kantor: KantorUji, wilayah: str) -> dict[str, dict]:
    isi = kantor.program.call("GET", "/api/v1/aduan?jumlah=200", token=kantor.token("operator", wilayah)).isi["aduan"]
    assert len({x["id"] for x in isi}) == len(isi)
    return {x["nomor"]: x for x in isi}


def baris_register(p: Peramban, nomor: str) -> str:
    p.buka(f"/petugas/register?bulan={BULAN_INI}")
    return next((baris for baris in p.html.split("<tr>") if f">{nomor}</td>" in baris), "")


def test_the_old_office_reads_what_it_knew_and_nothing_later_and_does_nothing(kantor: KantorUji):
    aduan = kantor.aduan()
    alihkan(kantor, aduan)
    catat(kantor, aduan, KERJO, SESUDAH)
    kantor.perintah(aduan, "tolak", {"alasan": SESUDAH, "saran_tujuan": SESUDAH}, wilayah=KERJO)
    for peran in ("operator", "camat"):
        p = kantor.masuk(peran).buka(f"/petugas/aduan/{aduan['id']}")
        assert p.jawaban.status_code == 200 and ISI in p.teks and NAMA in p.teks and ALASAN in p.teks
        assert "Dialihkan ke Kecamatan Kerjo pada" in p.teks and "Saat ini tidak ada yang perlu Anda lakukan" in p.teks
        assert SESUDAH not in p.html and "ditolak" not in p.teks.lower()
    isi = kantor.rincian(aduan).isi
    assert (isi["keadaan"], isi["keterangan"], isi["boleh"], isi["langkah"]) == ("dialihkan", "dialihkan ke kantor lain", [], None)
    assert isi["riwayat"][-1]["jenis"] == "AduanDialihkan" and SESUDAH not in json.dumps(isi)
    p = kantor.masuk("operator")
    for alamat in ("surat/data-pengaduan", "surat/laporan-pengaduan"):
        p.buka(f"/petugas/aduan/{aduan['id']}/{alamat}")
        assert p.jawaban.status_code == 200 and "dialihkan ke kantor lain" in p.teks and SESUDAH not in p.html
    jam = kantor.program.call("GET", f"/api/v1/sla/aduan/{aduan['id']}/jam", token=kantor.token("operator")).isi["jam"]
    assert {x["kantor"] for x in jam} == {JENAWI}
    assert p.buka(f"/petugas/tanggapan/{aduan['id']}").jawaban.status_code == 200 and SESUDAH not in p.html
    perintah = {"tolak": {"alasan": "x", "saran_tujuan": "x"}, "klarifikasi": {"pertanyaan": "x"}, "alihkan": {"ke": LAIN, "alasan": "x"}}
    assert {kantor.perintah(aduan, nama, isi).status for nama, isi in perintah.items()} == {403}
    tulis_draf(kantor.masuk("ppid"), aduan, "x", 403)


def test_an_office_that_never_had_it_reads_nothing(kantor: KantorUji):
    aduan = kantor.aduan()
    alihkan(kantor, aduan)
    p = kantor.masuk("operator", LAIN).buka(f"/petugas/aduan/{aduan['id']}")
    assert p.jawaban.status_code == 403 and ISI not in p.html
    assert kantor.rincian(aduan, wilayah=LAIN).status == 403
    eventually(lambda: aduan["nomor"] in daftar(kantor, JENAWI) and aduan["nomor"] in daftar(kantor, KERJO))
    assert aduan["nomor"] not in daftar(kantor, LAIN)


def test_both_offices_find_its_number_and_list_it_in_their_registers(kantor: KantorUji):
    aduan = kantor.aduan()
    nomor = aduan["nomor"]
    alihkan(kantor, aduan)
    lama, baru = kantor.masuk("operator"), kantor.masuk("operator", KERJO)
    eventually(lambda: "dialihkan ke Kecamatan Kerjo pada" in baris_register(lama, nomor))
    eventually(lambda: "alihan dari Kecamatan Jenawi" in baris_register(baru, nomor))
    assert "menunggu klasifikasi" not in baris_register(lama, nomor) and "menunggu klasifikasi" in baris_register(baru, nomor)
    assert "dialihkan ke Kecamatan Kerjo pada" in lama.buka(f"/petugas?cari={nomor}").teks and nomor in lama.html
    assert nomor in lama.buka("/petugas?keadaan=dialihkan").html and nomor not in lama.buka("/petugas").html
    assert nomor in baru.buka("/petugas").html
    assert (daftar(kantor, JENAWI)[nomor]["dialihkan_ke"], daftar(kantor, KERJO)[nomor]["dialihkan_ke"]) == (KERJO, None)
    kabupaten = kantor.masuk("inspektorat", "33.13").buka(f"/petugas?cari={nomor}")
    assert kabupaten.html.count(f">{nomor}</a>") == 1 and "dialihkan ke Kecamatan Kerjo pada" not in kabupaten.teks


def test_one_that_comes_back_stands_twice_in_the_register_and_is_read_as_it_is_now(kantor: KantorUji):
    aduan = kantor.aduan()
    alihkan(kantor, aduan)
    catat(kantor, aduan, KERJO, SESUDAH)
    alihkan(kantor, aduan, KERJO, JENAWI)
    p = kantor.masuk("operator")
    eventually(lambda: p.buka(f"/petugas/register?bulan={BULAN_INI}").html.count(f">{aduan['nomor']}</td>") == 2)
    baris = [x for x in p.html.split("<tr>") if f">{aduan['nomor']}</td>" in x]
    assert "dialihkan ke Kecamatan Kerjo" in baris[0] and "alihan dari Kecamatan Kerjo" in baris[1]
    assert SESUDAH in p.buka(f"/petugas/aduan/{aduan['id']}").teks and "Klasifikasi" in p.teks
    assert daftar(kantor, JENAWI)[aduan["nomor"]]["dialihkan_ke"] is None
    assert (daftar(kantor, KERJO)[aduan["nomor"]]["dialihkan_ke"]) == JENAWI


def test_a_draft_of_the_old_office_fills_no_form_of_the_new_one(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    konsep = "Konsep Jenawi yang belum selesai."
    p = kantor.masuk_di("ppid", [("ppid", JENAWI), ("ppid", KERJO), ("operator", KERJO)])
    alamat = f"/petugas/tanggapan/{aduan['id']}"
    tulis_draf(p, aduan, konsep)
    assert konsep in p.buka(alamat).html
    alihkan(kantor, aduan)
    assert konsep not in p.buka(alamat).html
    kelas = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
    assert kantor.perintah(aduan, "klasifikasi", kelas, wilayah=KERJO).status == 200
    assert konsep not in p.buka(alamat).html and "Simpan draf" in p.teks
    tulis_draf(p, aduan, "Konsep Kerjo.")
    assert "Konsep Kerjo." in p.buka(alamat).html
    alihkan(kantor, aduan, KERJO, JENAWI)
    assert kantor.perintah(aduan, "klasifikasi", kelas).status == 200
    assert konsep not in p.buka(alamat).html and "Konsep Kerjo." not in p.html
