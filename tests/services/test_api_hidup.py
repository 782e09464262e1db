"""The whole life of a complaint through the public API."""

from tests.services.kantor_uji import JENAWI, KERJO, KONTAK, NAMA, KantorUji
from tests.support.tunggu import eventually


def test_a_complaint_goes_through_all_seven_steps_and_its_reporter_sees_the_answer(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.jawab(aduan, "Lubang ditutup Senin.")
    lacak = kantor.lacak(aduan)
    assert (lacak["keadaan"], lacak["tanggapan"], lacak["nomor"]) == ("dijawab", "Lubang ditutup Senin.", aduan["nomor"])
    assert [x["langkah"] for x in lacak["langkah_langkah"]] == [1, 2, 3, 4, 5, 6, 7]
    assert {x["status"] for x in lacak["langkah_langkah"]} == {"selesai"}


def test_tracking_shows_neither_the_reporters_words_nor_who_they_are(kantor: KantorUji):
    aduan = kantor.aduan(isi="Kalimat yang hanya milik pelapor.")
    teks = str(kantor.lacak(aduan))
    assert NAMA not in teks
    assert KONTAK not in teks
    assert "hanya milik pelapor" not in teks


def test_an_informasi_is_answered_at_once_by_the_operator(kantor: KantorUji):
    aduan = kantor.aduan()
    hasil = kantor.klasifikasikan(aduan, "informasi", jawaban="Buka pukul 07.30.")
    assert (hasil.status, hasil.isi["keadaan"]) == (200, "dijawab")
    assert kantor.lacak(aduan)["tanggapan"] == "Buka pukul 07.30."
    assert kantor.jenis_kejadian(aduan) == ["AduanDiterima", "AduanDiklasifikasi", "TanggapanDiberikan"]


def test_a_clarification_is_asked_and_given_and_the_clock_pauses_between(kantor: KantorUji):
    aduan = kantor.aduan()
    assert kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"}).status == 200
    lacak = kantor.lacak(aduan)
    assert lacak["menunggu_klarifikasi"]
    assert lacak["pertanyaan"][0]["pertanyaan"] == "Di dusun mana?"
    assert next(x for x in lacak["langkah_langkah"] if x["langkah"] == 3)["status"] == "jeda"
    assert kantor.klasifikasikan(aduan).status == 200  # reclassifying leaves the pause as it is
    assert kantor.lacak(aduan)["menunggu_klarifikasi"]
    assert kantor.pelapor(aduan, "klarifikasi", {"jawaban": "Dusun Krajan."}).status == 200
    assert not kantor.lacak(aduan)["menunggu_klarifikasi"]
    assert kantor.pelapor(aduan, "klarifikasi", {"jawaban": "Lagi."}).status == 409


def test_a_response_is_sent_back_for_rework(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    assert kantor.perintah(aduan, "disposisi", {"kepada": "Bidang Pengelola", "instruksi": "Tinjau lokasi."}, "ppid").status == 200
    kantor.perintah(aduan, "tanggapan", {"isi": "Konsep."}, "pengelola")
    assert kantor.perintah(aduan, "tanggapan/kembalikan", {"alasan": "Sebutkan tanggal."}, "ppid").isi["langkah"] == 4
    assert kantor.perintah(aduan, "tanggapan", {"isi": "Tanggal 1 Desember."}, "pengelola").status == 200
    assert kantor.perintah(aduan, "tanggapan/terima", peran="ppid").status == 200


def test_a_transfer_carries_who_and_why_and_starts_step_three_at_the_new_office(kantor: KantorUji):
    aduan = kantor.aduan()
    assert kantor.perintah(aduan, "alihkan", {"ke": KERJO, "alasan": "Lokasi di Kerjo."}).status == 200
    assert kantor.lacak(aduan)["pengalihan"][0]["ke"] == KERJO
    assert kantor.lacak(aduan)["pengalihan"][0]["alasan"] == "Lokasi di Kerjo."
    assert kantor.klasifikasikan(aduan).status == 403  # no longer Jenawi's
    isi = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
    assert kantor.perintah(aduan, "klasifikasi", isi, wilayah=KERJO).status == 200
    assert kantor.jenis_kejadian(aduan)[1:3] == ["AduanDialihkan", "AduanDiterimaAlihan"]


def test_a_transfer_to_an_agency_is_an_end_that_says_where_to_go(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.perintah(aduan, "alihkan", {"ke": "Dinas Pekerjaan Umum", "alasan": "Jalan kabupaten."})
    lacak = kantor.lacak(aduan)
    assert (lacak["keadaan"], lacak["pengalihan"][0]["ke"]) == ("dialihkan-keluar", "Dinas Pekerjaan Umum")


def test_a_rejection_says_why_and_where_to_go(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.perintah(aduan, "tolak", {"alasan": "Bukan wewenang kecamatan.", "saran_tujuan": "PLN Karanganyar"})
    assert kantor.lacak(aduan)["penolakan"]["saran_tujuan"] == "PLN Karanganyar"


def test_a_duplicate_is_merged_into_its_parent(kantor: KantorUji):
    induk, kembar = kantor.aduan(), kantor.aduan()
    assert kantor.perintah(kembar, "gabung", {"induk": induk["id"], "alasan": "Lubang yang sama."}).isi["keadaan"] == "digabungkan"
    assert kantor.perintah(induk, "gabung", {"induk": induk["id"], "alasan": "Sendiri."}).status == 422


def test_an_answer_is_rated_once_and_objected_to(kantor: KantorUji):
    aduan = kantor.aduan()
    assert kantor.pelapor(aduan, "penilaian", {"nilai": 4}).status == 409
    kantor.jawab(aduan)
    assert kantor.pelapor(aduan, "penilaian", {"nilai": 6}).status == 422
    assert kantor.pelapor(aduan, "penilaian", {"nilai": 4, "komentar": "Cepat."}).status == 200
    assert kantor.pelapor(aduan, "penilaian", {"nilai": 1}).status == 409
    assert kantor.pelapor(aduan, "buka-kembali", {"alasan": "Belum selesai."}).isi["langkah"] == 3
    kantor.jawab(aduan)
    assert kantor.lacak(aduan)["keadaan"] == "dijawab"


def test_a_reporter_withdraws(kantor: KantorUji):
    aduan = kantor.aduan()
    assert kantor.pelapor(aduan, "cabut", {}).isi["keadaan"] == "dicabut"
    assert kantor.klasifikasikan(aduan).status == 409


def test_the_queue_has_the_complaint_due_soonest_first_and_pages_by_cursor(kantor: KantorUji):
    milik = [kantor.aduan(kecamatan="33.13.03")["id"] for _ in range(5)]
    token = kantor.token("operator", "33.13.03")

    def antrean() -> list[dict]:
        hasil, kursor = [], ""
        while kursor is not None:
            halaman = kantor.program.call("GET", f"/api/v1/aduan?jumlah=2{'&kursor=' + kursor if kursor else ''}", token=token).isi
            hasil += halaman["aduan"]
            kursor = halaman["kursor"]
        return hasil

    eventually(lambda: len(antrean()) == 5)
    assert {x["id"] for x in antrean()} == set(milik)
    urutan = [(x["batas"], x["id"]) for x in antrean()]
    assert urutan == sorted(urutan)  # while the office is closed all are due at the same moment
    assert kantor.program.call("GET", "/api/v1/aduan?langkah=5", token=token).isi["aduan"] == []
    assert kantor.program.call("GET", "/api/v1/aduan?keadaan=diterima&kecamatan=33.13.03", token=token).isi["aduan"]
    assert kantor.program.call("GET", f"/api/v1/aduan?kecamatan={JENAWI}", token=token).status == 403
    assert kantor.program.call("GET", "/api/v1/aduan?kursor=!!", token=token).status == 422


def test_the_feed_is_in_ledger_order_and_other_offices_come_as_hashes_alone(kantor: KantorUji):
    aduan = kantor.aduan()
    token = kantor.token("inspektorat", "33.13")
    asing = kantor.token("camat", "33.13.15")

    def kejadian(token: str) -> list[dict]:
        hasil: list[dict] = []
        while batch := kantor.program.call("GET", f"/api/v1/kejadian?after={len(hasil)}&limit=50", token=token).isi:
            hasil += batch
        return hasil

    eventually(lambda: any(e.get("subject") == aduan["id"] for e in kejadian(token)))
    semua = kejadian(token)
    assert [e["position"] for e in semua] == list(range(1, len(semua) + 1))
    asing_melihat = kejadian(asing)
    assert {e["type"] for e in asing_melihat if "type" in e} <= {"AkunDibuat", "HakDiberikan"}  # of the office's own staff
    assert {frozenset(e) for e in asing_melihat if e.get("wilayah") != "33.13.15"} == {frozenset({"position", "leaf", "hash"})}
