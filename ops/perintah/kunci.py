"""`kunci putar|status|cadangkan|pulihkan`: the wrapping key is turned, and persons' keys are copied and restored; no event is touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from shared.machinery.database import Database
    from shared.machinery.settings import Settings

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
KATA = {
    "berkas": "versi baru ada di berkas kunci",
    "dikenal": "semua proses mengenal versi baru",
    "pagar": "basis data tidak lagi menerima versi lama",
    "terbungkus": "semua kunci dibungkus ulang",
    "salinan": "salinan kunci ditulis dan dibaca kembali",
    "musnah": "versi lama dimusnahkan",
}


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Kunci pembungkus: diputar dan dimusnahkan; salinan kunci setiap orang.", no_args_is_help=True)
    group.command("putar")(kunci_putar)
    group.command("status")(kunci_status)
    group.command("cadangkan")(kunci_cadangkan)
    group.command("pulihkan")(kunci_pulihkan)
    app.add_typer(group, name="kunci")


@contextmanager
def _admin() -> Iterator[tuple["Settings", "Database"]]:
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.database import Database
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, Database(lengkap.database_owner_url, "aduan_admin", 3) as db:
        yield lengkap, db


def kunci_putar(
    sabar: Annotated[int, typer.Option(min=1, help="Detik menunggu semua proses mengenal versi baru.")] = 60,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Putar kunci pembungkus: yang sudah dihapus tidak terbuka lagi dari cadangan mana pun. Boleh saat layanan berjalan, boleh diulang."""
    from ops.keluaran import cetak_json, kabar
    from shared.machinery.privacy.rotation import rotate, rotation_state

    with _admin() as (settings, db):
        for langkah in rotate(db, settings.master_key_file, settings.key_backup, sabar):
            if langkah in KATA:
                kabar(f"{KATA[langkah]}.")
        kini = rotation_state(db)
    if sebagai_json:
        cetak_json({"versi": kini.version, "masih_di": list(kini.still_held)})
        return
    print(f"Kunci pembungkus sekarang versi {kini.version}; salinan kunci ada di {settings.key_backup}.")
    print(f"Salin {settings.master_key_file} ke semua host lain dan ke cadangannya, dan hapus salinannya yang lama.")


def kunci_status(sebagai_json: SebagaiJson = False) -> None:
    """Versi kunci pembungkus, kapan diputar terakhir, dan host yang masih memegang versi lama. Kode 1 bila ada yang perlu dilakukan."""
    from ops.keluaran import cetak_json
    from shared.machinery.privacy.rotation import rotation_state

    with _admin() as (_, db):
        kini = rotation_state(db)
    if sebagai_json:
        cetak_json({"versi": kini.version, "umur_hari": kini.age.days, "status": kini.words, "masih_di": list(kini.still_held)})
    else:
        print(f"Versi {kini.version}, diputar {kini.age.days} hari yang lalu: {kini.words}.")
        if kini.finished is None:
            print("Putaran terakhir belum selesai; lanjutkan: ./aduan kunci putar")
        if kini.still_held:
            print(f"Versi lama masih ada di: {', '.join(kini.still_held)}. Salin berkas kunci yang baru ke sana.")
    if kini.words != "sehat" or kini.finished is None:
        raise typer.Exit(1)


def kunci_cadangkan(
    berkas: Annotated[Path | None, typer.Argument(help="Bawaannya ADUAN_CADANGAN_KUNCI.")] = None, sebagai_json: SebagaiJson = False
) -> None:
    """Tulis salinan kunci yang terbaru dan baca kembali. Simpan terpisah dari cadangan data, dan hanya yang terbaru."""
    from ops.keluaran import cetak_json
    from shared.machinery.privacy.backup import back_up
    from shared.machinery.privacy.master_keys import read_master_keys

    with _admin() as (settings, db):
        tujuan = berkas or settings.key_backup
        banyak = back_up(db, read_master_keys(settings.master_key_file, make=False), tujuan)
    cetak_json({"kunci": banyak, "berkas": str(tujuan)}) if sebagai_json else print(f"{banyak} kunci disalin ke {tujuan}.")


def kunci_pulihkan(
    berkas: Annotated[Path | None, typer.Argument(help="Bawaannya ADUAN_CADANGAN_KUNCI.")] = None, sebagai_json: SebagaiJson = False
) -> None:
    """Muat salinan kunci yang terbaru ke basis data yang dipulihkan dari cadangan. Yang sudah dihapus tetap terhapus."""

    from ops.keluaran import cetak_json
    from shared.machinery.privacy.backup import restore
    from shared.machinery.privacy.master_keys import read_master_keys

    with _admin() as (settings, db):
        asal = berkas or settings.key_backup
        hasil = restore(db, read_master_keys(settings.master_key_file, make=False), asal)
    if sebagai_json:
        cetak_json({"kunci": hasil.keys, "terhapus": hasil.erased, "dibuang": hasil.discarded})
        return
    print(f"{hasil.keys} kunci dimuat dari {asal}, {hasil.erased} di antaranya sudah dihapus.")
    if hasil.discarded:
        print(f"{hasil.discarded} kunci di basis data tidak ada di salinan dan tidak dapat dibuka lagi; dibuang.")
