"""Citizens: they file, follow, lose their code, have an account and leave it."""

import io
import re
from unittest.mock import patch

from PIL import Image

from services.intake.lapor import draf_lampiran
from tests.blok.hari import JENAWI, LAIN, SANDI, Hari
from tests.lampiran.langkah import kirim_halaman
from tests.services.halaman_uji import ISI, PILIHAN, SIAPA
from tests.support.peramban import Peramban

SUREL = "siti.uji@example.org"


def lapor(h: Hari) -> None:
    """They file, on pages and by the API; with an account and without."""
    k = h.kantor
    p = h.sini.peramban().buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    p.kirim("/kategori", pilihan=PILIHAN).kirim(**ISI).kirim()
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    k.jawab(k.aduan())
    h.sini.peramban().buka("/statistik").buka(f"/statistik/{JENAWI}").buka("/")


def berfoto(h: Hari) -> None:
    """With photographs: looked at, taken out again, too many of them; and all of it thrown away."""
    p = h.sini.peramban().buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    kirim_halaman(p, "", _foto(2), unggah="ya")
    halaman, satu = p.path, foto(p)
    p.buka(satu).buka(halaman).kirim("", buang=satu.rpartition("/")[2])
    with h.ditolak(507), patch.object(draf_lampiran, "SELURUHNYA", 1):  # all drafts together leave no room
        kirim_halaman(p.buka(halaman), "", _foto(1), unggah="ya")
    p.buka(halaman.replace("/isi", "/siapa")).kirim("/hapus")


def _foto(banyak: int) -> list[tuple[str, bytes]]:
    return [(f"jalan{n}.png", gambar(n)) for n in range(banyak)]


def foto(p: Peramban) -> str:
    """The address of the first photograph on this page."""
    return re.findall(r'href="(/lapor/[^"]+/lampiran/[^"]+)"', p.html)[0]


def gambar(sisi: int) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (40 + sisi, 40), "teal").save(keluar, "PNG")
    return keluar.getvalue()


def pelapor(h: Hari) -> None:
    """They follow it, answer, object, rate, withdraw, and want to be forgotten."""
    k = h.kantor
    ditanya, dijawab, dicabut, dilupakan = (k.aduan() for _ in range(4))
    k.perintah(ditanya, "klarifikasi", {"pertanyaan": "Di mana?"})
    k.jawab(dijawab)
    h.sini.peramban().buka("/lacak").kirim(kode=ditanya["kode_lacak"]).kirim("/klarifikasi", jawaban="Di Gronong.")
    p = h.sini.peramban().buka(f"/lacak/{dijawab['kode_lacak']}").kirim("/penilaian", nilai="4", komentar="Cepat.")
    p.buka(f"/lacak/{dijawab['kode_lacak']}").kirim("/buka-kembali", alasan="Masih berlubang.")
    p.buka(f"/lacak/{dicabut['kode_lacak']}/cabut").kirim()
    p.buka(f"/lacak/{dilupakan['kode_lacak']}/data").kirim("/data/batasi")
    k.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{dilupakan['id']}").kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")


def kode_hilang(h: Hari) -> None:
    """Who lost the code gets in by one that is sent, however often it is asked for, or has another given at the counter."""
    k = h.kantor
    a = k.aduan(pelapor={"nama": "Siti Kode", "kontak": SUREL}, kabar="email")
    h.kabar()
    for _ in range(4):  # the last one is led to the code that was sent before
        p = h.sini.peramban().buka("/lacak/hilang").kirim("/lacak/hilang", nomor=a["nomor"], kontak=SUREL)
    p.kirim(p.path, kode=h.kode())
    k.klasifikasikan(a)
    h.kabar()
    intake = h.apps["intake"]
    intake.kiriman.catat()
    h.owner.execute("UPDATE intake.kiriman SET kirim_setelah = clock_timestamp() WHERE keadaan = 'menunggu'")
    intake.kiriman.kirim(h.titip)
    h.owner.execute("UPDATE intake.kiriman SET keadaan = 'gagal', galat = 'ditolak' WHERE aduan_id = %s", [a["id"]])
    k.masuk("admin-kecamatan").buka("/admin/kiriman").kirim("/ulang")
    k.masuk("operator").buka(f"/petugas/kode-lacak/{a['id']}").kirim("/kode-lacak", hadir="ya")


def akun(h: Hari) -> None:
    """They register, sign in, take along what they were writing, change what is theirs and leave."""
    kontak = "0812 1111 2222"
    p = h.sini.peramban().buka("/daftar").kirim("/daftar", nama="Paijo", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(rahasia="tidak").kirim("/kategori", pilihan=PILIHAN).kirim(**ISI).kirim()
    h.kabar()
    p.buka("/saya").kirim("/saya/data", nama="Paijo Baru", kontak=kontak, sandi_data=SANDI)
    p.buka("/saya").kirim("/saya/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN)
    tamu = h.sini.peramban().buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    kirim_halaman(tamu.kirim("/kategori", pilihan=PILIHAN), "", _foto(1), unggah="ya")
    tamu.buka("/masuk").kirim("/masuk", nama=kontak, sandi=LAIN)
    p.buka("/saya").kirim("/saya/tutup", sandi_tutup=LAIN, yakin="ya")


def akun_bersurel(h: Hari) -> None:
    """An account by a code that is sent; another one for a password that was forgotten; gone at once where nothing was filed."""
    kontak = "baru.uji@example.org"
    p = h.sini.peramban().buka("/daftar").kirim("/daftar", nama="Baru", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    p.kirim("/daftar/", kode=h.kode())
    lupa = h.sini.peramban().buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    lupa.kirim("/lupa-sandi/", kode=h.kode(), sandi=LAIN, ulangi=LAIN)
    lupa.buka("/saya").kirim("/saya/tutup", sandi_tutup=LAIN, yakin="ya")
