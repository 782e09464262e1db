"""A reporter's name by side doors: what they called their file, what is written inside it; and data that is restricted."""

import json

import psycopg
import pytest

from tests.lampiran.bahan import gambar, pdf
from tests.lampiran.langkah import kirim_api, kirim_halaman
from tests.services.halaman_uji import ISI, PILIHAN, SIAPA, kode_dari, mulai
from tests.services.kantor_uji import JENAWI, NAMA, KantorUji
from tests.support.peramban import Peramban

SIAPA_SAYA = "Siti Penulis Bukti"
BERKAS = [(f"bukti {SIAPA_SAYA}.pdf", pdf()), (f"../{SIAPA_SAYA}.exe.png", gambar("PNG"))]


def test_what_a_reporter_called_their_files_reaches_nobody_by_any_door(kantor: KantorUji):
    p = kirim_halaman(mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN), "", BERKAS, **ISI)
    assert SIAPA_SAYA not in p.html and "Lampiran 1.pdf" in p.teks and "Lampiran 2.png" in p.teks
    kode = kode_dari(p.kirim("/periksa"))
    with psycopg.connect(kantor.database.owner_url) as conn:
        aduan_id = str(conn.execute("SELECT aduan_id FROM web.draf WHERE aduan_id IS NOT NULL ORDER BY diubah_pada DESC").fetchone()[0])
        assert SIAPA_SAYA not in json.dumps(conn.execute("SELECT cloudevent::text FROM eventstore.events").fetchall())
    aduan = {"id": aduan_id, "kode_lacak": kode}
    camat, warga = kantor.masuk("camat"), Peramban(kantor.program.url)
    surat = f"/petugas/aduan/{aduan_id}/surat/data-pengaduan"
    pintu = [camat.buka(f"/petugas/aduan/{aduan_id}").html, camat.buka(surat).html]
    pintu += [warga.buka(f"/lacak/{kode}{ekor}").jawaban.text for ekor in ("", "/data", "/data.json")]
    pintu += [json.dumps(kantor.rincian(aduan).isi), json.dumps(kantor.lacak(aduan)), kantor.program.keluaran]
    for satu in pintu:
        assert "Penulis Bukti" not in satu
    for satu in kantor.rincian(aduan).isi["lampiran"]:
        unduhan = camat.sesi.get(f"{camat.url}/lampiran/{aduan_id}/{satu['id']}", timeout=30)
        assert unduhan.status_code == 200
        assert unduhan.headers["Content-Disposition"].endswith(f'filename="{satu["nama"]}"')
        assert satu["nama"].startswith("Lampiran ")
    umpan = kantor.program.call("GET", "/api/v1/kejadian", token=kantor.token("inspektorat", "33.13"))
    assert "Penulis" not in json.dumps(umpan.isi)


@pytest.mark.parametrize("rahasia", [False, True])
def test_what_is_restricted_is_opened_by_nobody_by_any_door(kantor: KantorUji, rahasia: bool):
    aduan = kantor.aduan(rahasia=rahasia)
    lampiran = kirim_api(kantor, aduan, gambar("PNG")).json()["id"]
    warga = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data")
    warga.kirim("/data/batasi")
    for peran, wilayah in (("operator", JENAWI), ("ppid", JENAWI), ("camat", JENAWI), ("inspektorat", "33.13")):
        token = kantor.token(peran, wilayah)
        rinci = kantor.program.call("GET", f"/api/v1/aduan/{aduan['id']}/detail", token=token)
        berkas = kantor.program.call("GET", f"/api/v1/aduan/{aduan['id']}/lampiran/{lampiran}", token=token)
        assert NAMA not in json.dumps(rinci.isi)
        assert (berkas.status, berkas.isi["type"]) == (403, "urn:aduan:galat:data-dibatasi"), peran
        p = kantor.masuk(peran, wilayah)
        assert p.sesi.get(f"{p.url}/lampiran/{aduan['id']}/{lampiran}", timeout=30).status_code == 403
        halaman = p.buka(f"/petugas/aduan/{aduan['id']}")
        assert NAMA not in halaman.html and f"/lampiran/{aduan['id']}" not in halaman.html
        assert NAMA not in p.buka(f"/petugas/aduan/{aduan['id']}/surat/data-pemberi").html
    for peran, wilayah in (("camat", JENAWI), ("inspektorat", "33.13")):
        p = kantor.masuk(peran, wilayah).buka("/akun")
        isi = {"_tanda": p.formulir("/akun/sandi").isi["_tanda"], "alasan_buka": "Ingin tahu saja siapa."}
        jawaban = p.sesi.post(f"{p.url}/petugas/aduan/{aduan['id']}/identitas", isi, timeout=30)
        assert jawaban.status_code == 403 and NAMA not in jawaban.text, peran
        assert "Buka identitas" not in p.buka(f"/petugas/aduan/{aduan['id']}").teks
    assert "IdentitasDibuka" not in kantor.jenis_kejadian(aduan)
    assert kantor.program.call("GET", f"/api/v1/lacak/{aduan['kode_lacak']}/lampiran/{lampiran}").status == 200
    assert NAMA in warga.buka(f"/lacak/{aduan['kode_lacak']}/data").teks
    kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}").kirim("/cabut", alasan_cabut="Pelapor mencabutnya.")
    berkas = kantor.program.call("GET", f"/api/v1/aduan/{aduan['id']}/lampiran/{lampiran}", token=kantor.token("operator"))
    assert berkas.status == 200
