"""Staff: the desk, the counter, the papers, and how they sign in."""

import re
import time
from datetime import UTC, datetime, timedelta

import pyotp

from tests.blok.hari import JENAWI, KERJO, LAIN, SANDI, Hari
from tests.services.halaman_uji import PILIHAN
from tests.support.peramban import Peramban


def meja(h: Hari) -> None:
    """The desk: filters, templates, merging, transfer, papers, drafts, the answer step by step."""
    k = h.kantor
    satu, induk, dialihkan, digabung = (k.aduan() for _ in range(4))
    h.kabar()
    p = k.masuk("operator").buka("/petugas?langkah=3&kategori=infrastruktur").kirim("/petugas/saringan", nama_saringan="Jalan")
    p.buka("/petugas").kirim("/petugas/saringan/hapus")
    p.buka("/petugas?keadaan=semua").buka("/petugas?keadaan=selesai").buka(f"/petugas?cari={satu['nomor']}").buka("/petugas?cari=balai")
    p.buka(f"/petugas/aduan/{digabung['id']}").kirim("/gabung", induk=induk["nomor"], alasan_gabung="Jalan yang sama.")
    p.buka(f"/petugas/aduan/{dialihkan['id']}").kirim("/alihkan", ke_kantor=KERJO, alasan_alih="Di Kerjo.")
    p.buka(f"/petugas/aduan/{satu['id']}").kirim("/klasifikasi", jenis="pengaduan", kelas=PILIHAN)
    p.buka(f"/petugas/aduan/{satu['id']}/surat/data-pengaduan").kirim("/terbit")
    p.buka(re.findall(r'href="([^"]*/surat-terbit/[^"]+)"', p.html)[0])
    p.buka(f"/petugas/aduan/{satu['id']}")
    p.sesi.post(f"{p.url}{p.path}/kantor", {**p.formulir("/alihkan").isi, "cari_kantor": "kerjo"})
    p.buka("/petugas/templat").kirim("/petugas/templat", judul="Jam buka", untuk_kategori="", isi_templat="Aduan {nomor}.")
    templat = re.findall(r"/petugas/templat/[0-9a-f-]{36}", p.buka("/petugas/templat").html)[0]
    p.buka(templat).kirim("/hapus")
    k.jawab(induk)
    _tanggapan(h, f"/petugas/tanggapan/{satu['id']}")


def _tanggapan(h: Hari, meja: str) -> None:
    q = h.kantor.masuk("pengelola").buka(meja)
    f = q.formulir("/pratinjau")
    q.sesi.post(f"{q.url}{meja}/draf", {**f.isi, "tanggapan": "Setengah jadi", "simpan": "ya"})
    q.buka(meja).kirim("/pratinjau", tanggapan="Lubang ditutup.").kirim("/susun")
    h.kantor.masuk("ppid").buka("/petugas/tanggapan").buka("/petugas/tanggapan?untuk=semua").buka(meja).kirim("/terima")


def loket(h: Hari) -> None:
    """The counter: a letter that lay nine days, a citizen's new account; and a month's register that leaves the office."""
    hari = (datetime.now(UTC) - timedelta(days=9)).date().isoformat()
    p = h.kantor.masuk("operator").buka("/petugas/aduan-baru")
    p.kirim(
        "/petugas/aduan-baru", saluran="surat", nama="Warga Surat", kontak="0811 2222 333", pilihan=PILIHAN, apa="Jembatan miring.",
        lokasi="Dusun Contoh", tanggal=hari, jam="09:30", alasan_mundur="Tertinggal di meja.",
    )  # fmt: skip
    p.buka("/petugas/pelapor-baru").kirim("/petugas/pelapor-baru", nama="Warga Loket", kontak="0812 0000 4321", wilayah=JENAWI)
    h.kabar()
    p.buka(f"/petugas/register?bulan={datetime.now(UTC):%Y-%m}").kirim("/petugas/register/terbit")
    p.buka(re.findall(r'href="(/petugas/register/terbit/[^"]+)"', p.html)[0])


def masuk(h: Hari) -> None:
    """The first link, a password, another one; a second factor set up, used and taken away; a token; two offices; a day's pause."""
    k = h.kantor
    admin = k.masuk("admin-kecamatan").buka("/admin/petugas")
    admin.kirim("/admin/petugas", nama="Petugas Baru", nama_masuk="baru.satu", wilayah=JENAWI, **{"peran-operator": "ya"})
    tautan = re.findall(r"/undangan/[\w-]+", admin.html)[0]
    baru = h.sini.peramban().buka(tautan).kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    baru.kirim("/akun/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN)
    baru.buka("/masuk").kirim("/masuk", nama="baru.satu", sandi=LAIN).buka("/akun")
    rahasia = re.findall(r'class="kode">([A-Z2-7 ]+)<', baru.buka("/akun/faktor").html)[0].replace(" ", "")
    baru.kirim("/akun/faktor", kode=pyotp.TOTP(rahasia).now(), sandi_faktor=LAIN)
    baru.buka("/akun").kirim("/keluar")
    lagi = h.sini.peramban().buka("/masuk").kirim("/masuk", nama="baru.satu", sandi=LAIN)
    lagi.kirim("/masuk/kode", kode=_berikut(rahasia))
    petugas = h.terakhir_masuk()
    h.owner.execute("UPDATE akun.petugas SET totp_langkah = 0 WHERE petugas_id = %s", [petugas])
    lagi.buka("/akun/token").kirim("/akun/token", nama_tanda="Skrip", hari="30", sandi_tanda=LAIN, kode_tanda=_berikut(rahasia))
    lagi.buka("/akun/token").kirim("/akun/token/cabut")
    h.owner.execute("UPDATE akun.petugas SET totp_langkah = 0 WHERE petugas_id = %s", [petugas])
    lagi.buka("/akun").kirim("/akun/faktor/lepas", lama_faktor=LAIN, kode_lepas=_berikut(rahasia))
    dua = k.masuk_di("Petugas Dua Kantor", [("operator", JENAWI), ("operator", KERJO)])
    dua.buka("/akun").kirim("/akun/kantor", wilayah=KERJO)
    h.owner.execute("UPDATE web.sesi SET dilihat_pada = dilihat_pada - interval '2 minutes'")
    _ketik(h, dua)


def _berikut(rahasia: str) -> str:
    """The next step's code, within the tolerance: each counts once."""
    return pyotp.TOTP(rahasia).at(int(time.time()) + 30)


def _ketik(h: Hari, p: Peramban) -> None:
    """What somebody typed that no complaint is about waits under a key of their own."""
    with h.ditolak(422):
        p.buka("/petugas/templat").kirim("/petugas/templat", judul="", untuk_kategori="", isi_templat="Belum berjudul.")
