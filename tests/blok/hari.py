"""A working day: everything that people, machines and administrators do, once, through the doors they do it by."""

import os
import re
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any
from unittest.mock import patch

import psycopg

from ops.cli import app as baris_perintah
from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import connect, one
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.messaging.relay import Relay
from tests.blok.sini import KantorSini, Sini
from tests.services.halaman_uji import ISI, PILIHAN, SIAPA
from tests.simulation.perayap import Perayap, Tautan
from tests.support.aliran import pending
from tests.support.program import lingkungan
from tests.support.tunggu import eventually

JENAWI, KERJO, KABUPATEN = "33.13.17", "33.13.16", "33.13"


@dataclass
class Hari:
    kantor: KantorSini
    apps: Mapping[str, Any]
    owner: psycopg.Connection

    @property
    def sini(self) -> Sini:
        return self.kantor.program

    def perintah(self, *kata: str) -> str:
        """A command of `./aduan`; what it printed."""
        env = lingkungan(self.sini.data, self.kantor.database)
        with patch.dict(os.environ, env, clear=True), redirect_stdout(StringIO()) as keluaran:
            baris_perintah(list(kata), standalone_mode=False, prog_name="./aduan")
        return keluaran.getvalue()

    def kabar(self) -> None:
        """What was done reaches everybody; a transaction of somebody else on this server may hold it up."""
        with Relay(self.kantor.database.url, "memory://") as relay:
            eventually(relay.lead)
            eventually(lambda: not relay.step() and not pending(self.owner), within=60)
            relay.step()  # as while nothing happens
        for app in self.apps.values():
            app.projector.sweep(app.inbox.take)


def jalani(h: Hari) -> None:
    for adegan in (lapor, pelapor, petugas, akun, kelola, halaman, mesin, perintah):
        adegan(h)


def lapor(h: Hari) -> None:
    """Citizens file, on pages and by the API; with an account and without."""
    k = h.kantor
    p = h.sini.peramban().buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    p.kirim("/kategori", pilihan=PILIHAN).kirim(**ISI).kirim()
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    k.jawab(k.aduan())
    h.sini.peramban().buka("/statistik").buka(f"/statistik/{JENAWI}").buka("/")


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


def petugas(h: Hari) -> None:
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
    p.buka("/petugas/templat").kirim("/petugas/templat", judul="Jam buka", untuk_kategori="", isi_templat="Aduan {nomor}.")
    templat = re.findall(r"/petugas/templat/[0-9a-f-]{36}", p.buka("/petugas/templat").html)[0]
    p.buka(templat).kirim("/hapus")
    k.jawab(induk)
    meja = f"/petugas/tanggapan/{satu['id']}"
    q = k.masuk("pengelola").buka(meja)
    f = q.formulir("/pratinjau")
    q.sesi.post(f"{q.url}{meja}/draf", {**f.isi, "tanggapan": "Setengah jadi", "simpan": "ya"})
    q.buka(meja).kirim("/pratinjau", tanggapan="Lubang ditutup.").kirim("/susun")
    k.masuk("ppid").buka("/petugas/tanggapan").buka("/petugas/tanggapan?untuk=semua").buka(meja).kirim("/terima")


def akun(h: Hari) -> None:
    """Citizens register, sign in, change what is theirs and leave; staff take their first link, sign in and out."""
    k, kontak = h.kantor, "0812 1111 2222"
    p = h.sini.peramban().buka("/daftar").kirim("/daftar", nama="Paijo", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(rahasia="tidak").kirim("/kategori", pilihan=PILIHAN).kirim(**ISI).kirim()
    h.kabar()
    p.buka("/saya").kirim("/saya/data", nama="Paijo Baru", kontak=kontak, sandi_data=SANDI)
    p.buka("/saya").kirim("/saya/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN)
    tamu = h.sini.peramban().buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(**SIAPA)
    tamu.buka("/masuk").kirim("/masuk", nama=kontak, sandi=LAIN)
    p.buka("/saya").kirim("/saya/tutup", sandi_tutup=LAIN, yakin="ya")
    admin = k.masuk("admin-kecamatan").buka("/admin/petugas")
    admin.kirim("/admin/petugas", nama="Petugas Baru", nama_masuk="baru.satu", wilayah=JENAWI, **{"peran-operator": "ya"})
    tautan = re.findall(r"/undangan/[\w-]+", admin.html)[0]
    baru = h.sini.peramban().buka(tautan).kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    baru.kirim("/akun/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN)
    baru.buka("/masuk").kirim("/masuk", nama="baru.satu", sandi=LAIN).buka("/akun").kirim("/keluar")
    loket = k.masuk("operator").buka("/petugas/pelapor-baru")
    loket.kirim("/petugas/pelapor-baru", nama="Warga Loket", kontak="0812 0000 4321", wilayah=JENAWI)


def kelola(h: Hari) -> None:
    """Administrators: offices, categories, staff, rules, alerts, papers."""
    k = h.kantor
    admin, atasan = k.masuk("admin-kecamatan"), k.masuk("admin-kabupaten", KABUPATEN)
    admin.buka(f"/admin/kantor/{JENAWI}").kirim(f"/admin/kantor/{JENAWI}", telepon="(0271) 111")
    admin.buka("/admin/kategori").kirim("/admin/kategori", nama="Wisata dan lereng", sub="Jalur pendakian", rahasia="ya")
    admin.buka("/admin/kategori/kesehatan/wabah").kirim("/wabah", aktif="tidak")
    admin.buka("/admin/kabar").kirim("/admin/kabar/aturan", jenis="lewat", kepada="camat", langkah="3", setelah_menit="15")
    admin.buka("/admin/kabar").kirim("/aturan/henti")
    admin.buka("/admin/kabar").kirim("/admin/kabar/kontak", peran="camat", alamat="mailto://a:b@example.org")
    admin.buka("/admin/kabar").kirim("/kontak/hapus")
    atasan.buka("/admin/sistem")


def halaman(h: Hari) -> None:
    """Every kind of page, by whoever finds it first."""
    k, jenis = h.kantor, None
    for peran, di, mulai in (
        ("operator", JENAWI, ["/petugas", "/papan"]),
        ("ppid", JENAWI, ["/petugas", "/papan"]),
        ("camat", JENAWI, ["/petugas", "/papan"]),
        ("admin-kecamatan", JENAWI, ["/papan"]),
        ("inspektorat", KABUPATEN, ["/papan/kabupaten"]),
        ("admin-kabupaten", KABUPATEN, ["/papan/kabupaten"]),
    ):
        perayap = _Pembaca(k.masuk(peran, di), 1, (".pdf", ".xlsx", "/lampiran/", "/surat-terbit/"))
        jenis = perayap.jenis = perayap.jenis if jenis is None else jenis
        perayap.jelajah(mulai)


class _Pembaca(Perayap):
    """Opens pages; what forms are sent to is others' affair."""

    def _perlu(self, tautan: Tautan, dari: str, wajib: bool) -> Tautan | None:
        return super()._perlu(tautan, dari, wajib) if tautan.cara == "get" else None


def mesin(h: Hari) -> None:
    """What the machines do by themselves."""
    h.kabar()
    intake, triage, response, sla = (h.apps[nama] for nama in ("intake", "triage", "response", "sla"))
    baru = [with_position(teks, 1, "00" * 32) for (teks,) in h.owner.execute(BARU, (5,))]
    for app in h.apps.values():
        app.inbox.receive(baru)
        app.inbox.receive([b"bukan berita"])
        app.inbox.retry_due()
        app.follow_rules()
        app.report_keys()
        app.look()
        for ukur in app.angka().values():
            ukur()
        app.projector.sweep(app.inbox.take)
        h.sini.call("GET", "/metrics")
    triage.pengikutan.sapu()
    triage.cari.segarkan()
    response.pengikutan.sapu()
    intake.kiriman.putaran(lambda: False)
    intake.lupa.bereskan()
    intake.retensi.terakhir()
    intake.retensi.jalankan()
    sla.pewaktu.putaran()
    sla.jatuh_tempo.berikutnya()
    sla.jatuh_tempo.kerjakan()
    sla.kabar.putaran(lambda: False)
    h.owner.execute("DELETE FROM eventstore.sequencer_mark")  # as after a restore on another cluster
    k = h.kantor
    k.jawab(k.aduan())
    h.kabar()
    for app in (triage, response):  # from now on by the ledger
        app.pengikutan.sapu()
    k.jawab(k.aduan())
    h.kabar()
    for app in (triage, response):
        app.pengikutan.sapu()
    catatan_luar(h)


def catatan_luar(h: Hari) -> None:
    """What the relay notes outside the database: everything, then what is new."""
    tanda = OutsideMark(h.sini.data / "tanda-relai.json")
    with connect(h.kantor.database.url, "aduan_relay") as conn, patch("shared.machinery.messaging.outside.EVERY", 0.0):
        posisi, xid = one(conn.execute("SELECT max(position), pg_snapshot_xmin(pg_current_snapshot())::text FROM eventstore.ledger"))
        for _ in range(2):
            tanda.note(conn, posisi, xid)


def perintah(h: Hari) -> None:
    """What an administrator types."""
    for kata in PERINTAH:
        h.perintah(*kata.split())


SANDI, LAIN = "gunung lawu pagi 48", "telaga sarangan sore 31"
BARU = "SELECT cloudevent FROM eventstore.events WHERE wilayah LIKE '33.13.%%' ORDER BY transaction_id DESC, stream, version LIMIT %s"
PERINTAH = (
    "verify --json", "rebuild intake", "report sla", "report sla --per langkah", "report sla --per-tanggal 2026-11-01",
    "user list", "token list", "kabar list", "kabar kontak list", "kabar aturan list", "subscriber list", "dead list", "dead retry",
    "retensi show", "arsip show", "surat list", "jam status", "kunci status", "kunci cadangkan", "penghapusan periksa", "lampiran periksa",
    "sop show", "kalender show",
    "arsip set 33.13.17 --klasifikasi 400.5 --aktif 300 --inaktif 700 --nasib musnah --dasar Contoh",
)  # fmt: skip
