"""What an administrator types."""

from collections.abc import Callable
from contextlib import suppress

from ops.kunci import buat_kunci
from shared.machinery.database import Database
from shared.machinery.eventstore.verify_apart import verify_apart
from shared.machinery.privacy.rotation import rotate
from tests.blok.hari import JENAWI, KABUPATEN, KERJO, Hari

MELIHAT = (
    "verify --json", "rebuild intake", "report sla", "report sla --per langkah", "report sla --per kategori",
    "report sla --per-tanggal 2026-11-01",
    "user list", "token list", "kabar list", "kabar kontak list", "kabar aturan list", "subscriber list", "dead list", "dead retry",
    "retensi show", "arsip show", "surat list", "jam status", "kunci cadangkan", "penghapusan periksa", "lampiran periksa",
    "sop show", "kalender show", "migrate --json",
)  # fmt: skip
MENGUBAH = (
    f"arsip set {JENAWI} --klasifikasi 400.5 --aktif 300 --inaktif 700 --nasib musnah --dasar Contoh",
    f"retensi set {JENAWI} --hari 3650 --alasan Contoh",
    f"kalender libur {KERJO} 2026-11-19 Contoh --alasan Contoh",
)
SERENTANG = 400  # positions: several ranges also in the smaller store
BARIS = "diterima_pada,ditanggapi_pada,topik,instansi,kecamatan,kelurahan\n2022-01-03T01:00:00+00:00,,Jalan Rusak,Dinas PU,Jenawi,Balong\n"


def sehari(h: Hari) -> None:
    for kata in MELIHAT:
        h.perintah(*kata.split())


def ubah(h: Hari) -> None:
    """An office, its people, its papers and its calendar, which counts for what is over, too."""
    for kata in MENGUBAH:
        h.perintah(*kata.split())
    h.perintah("office", "add", KERJO, "Kecamatan Kerjo", "--telepon", "(0271) 222")
    daftar = h.sini.data / "wilayah.csv"
    daftar.write_text("kode,nama\n33.13.17,JENAWI\n", encoding="utf-8")
    h.perintah("wilayah", "import", str(daftar))
    templat = h.sini.data / "kop.typ"
    templat.write_text(h.perintah("surat", "show", JENAWI, "data-pengaduan"), encoding="utf-8")
    h.perintah("surat", "set", JENAWI, "data-pengaduan", str(templat))
    h.perintah("surat", "reset", JENAWI, "data-pengaduan")
    h.perintah("kabar", "kontak", "add", JENAWI, "camat", masukan="mailto://u:p@surel.example.org\n")
    for app in h.apps.values():
        app.follow_rules()


def kunci(h: Hari) -> None:
    """The wrapping key is turned; the copy of everybody's keys goes back over them; the key file is seen for the first time."""
    s = h.sini.settings

    def melapor(_: float) -> None:
        for app in h.apps.values():
            app.report_keys()

    with Database(h.kantor.database.owner_url, "aduan_admin", 3) as db:
        for _ in rotate(db, s.master_key_file, s.key_backup, sleep=melapor):
            pass
    h.perintah("kunci", "status")
    h.perintah("kunci", "pulihkan")
    h.owner.execute("DELETE FROM privacy.sidik_induk")
    buat_kunci(s)


def riwayat(h: Hari) -> None:
    """History is imported; a check goes on where it was stopped; a number that nobody has is looked for among what is on its way."""
    berkas = h.sini.data / "riwayat.csv"
    berkas.write_text(BARIS, encoding="utf-8")
    h.perintah("import", str(berkas), "--wilayah", KABUPATEN)
    for berhenti in (True, False):
        with suppress(_Dihentikan):
            verify_apart(h.kantor.database.owner_url, "aduan_admin", 1, h.sini.data / "verify.jsonl", _sampai(berhenti), SERENTANG)
    h.owner.execute("UPDATE eventstore.nomor SET terakhir = terakhir + 1 WHERE wilayah = %s", [JENAWI])
    h.kantor.aduan()
    h.kabar()
    h.perintah("verify", "--json", kode=1)


class _Dihentikan(Exception):
    """Somebody stopped the check."""


def _sampai(berhenti: bool) -> Callable[[int, int], None]:
    def maju(selesai: int, _: int) -> None:
        if berhenti and selesai:
            raise _Dihentikan

    return maju
