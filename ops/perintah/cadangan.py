"""`cadangan buat`, `periksa`, `pulihkan`: backups of the database, and numbers that are never given twice after one is restored."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ops.cadangan.pulihkan import Nomor
    from shared.machinery.settings import Settings

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]
Folder = Annotated[Path | None, typer.Option("--folder", help="Folder cadangan; bawaannya ADUAN_CADANGAN, atau cadangan di folder data.")]
NOMOR = re.compile(r"(\d{2}\.\d{2}\.\d{2})/(\d{4})=(\d{1,9})")


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Cadangan basis data.", no_args_is_help=True)
    group.command("buat")(cadangan_buat)
    group.command("periksa")(cadangan_periksa)
    group.command("pulihkan")(cadangan_pulihkan)
    app.add_typer(group, name="cadangan")


def cadangan_buat(
    folder: Folder = None,
    simpan: Annotated[int, typer.Option(min=0, help="Sisakan hanya sekian yang terbaru; 0: semua.")] = 0,
    salin: Annotated[Path | None, typer.Option(help="Folder di disk lain bagi salinan register, tanda relai dan lampiran.")] = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Cadangkan basis data tanpa kunci perorangan, dan tulis salinan kunci yang terbaru ke ADUAN_CADANGAN_KUNCI."""
    from dataclasses import asdict

    from ops.cadangan.buat import buat
    from ops.keluaran import cetak_json
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings, read_secret

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap:
        url = read_secret(os.environ, "ADUAN_CADANGAN_URL", []) or lengkap.database_owner_url
        hasil = buat(lengkap, url, folder or settings.backups, simpan, salin)
    if sebagai_json:
        cetak_json({"berkas": str(hasil.berkas), **asdict(hasil.keterangan)})
    else:
        print(f"{hasil.keterangan.kejadian} kejadian dicadangkan ke {hasil.berkas} ({hasil.keterangan.ukuran} byte).")
        print(f"Salinan kunci perorangan: {settings.key_backup}. Simpan di tempat lain, dan hanya yang terbaru.")


def cadangan_periksa(
    berkas: Annotated[Path | None, typer.Argument(help="Bawaannya yang terbaru.")] = None,
    folder: Folder = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Pulihkan sebuah cadangan ke server sementara, hitung ulang seluruh buku besarnya, dan buang lagi. Kode keluar 1 bila tidak utuh."""
    from ops.cadangan.berkas import baca, terbaru
    from ops.cadangan.buat import catat
    from ops.cadangan.periksa import periksa
    from ops.keluaran import cetak_json
    from ops.kemajuan import kemajuan
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    satu = baca(berkas or terbaru(folder or settings.backups))
    with kemajuan("Memeriksa buku besar cadangan") as maju:
        hasil = periksa(satu, maju)
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap:
        catat(lengkap, "diperiksa", satu.keterangan)
    if sebagai_json:
        cetak_json({"berkas": str(satu.berkas), "kejadian": hasil.events, "sidik": hasil.hash, "utuh": hasil.sound})
    else:
        print(f"{satu.berkas.name} dapat dipulihkan: {hasil.events} kejadian, sidik akhir {hasil.hash}.")


def cadangan_pulihkan(
    berkas: Annotated[Path | None, typer.Argument(help="Bawaannya yang terbaru.")] = None,
    folder: Folder = None,
    ganti: Annotated[bool, typer.Option("--ganti", help="Isi basis data yang sekarang boleh hilang.")] = False,
    nomor: Annotated[
        list[str] | None, typer.Option(help="Tanpa tanda relai: nomor terakhir yang diberikan, 33.13.17/2026=130; boleh diulang.")
    ] = None,
    tanpa_tanda: Annotated[bool, typer.Option("--tanpa-tanda", help="Tidak ada nomor yang diberikan sesudah cadangan itu.")] = False,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Pulihkan cadangan ke basis data kosong, muat salinan kunci terbaru, dan lewati nomor aduan yang mungkin sudah diberikan."""
    from contextlib import nullcontext
    from dataclasses import asdict

    from ops.cadangan.berkas import baca, terbaru
    from ops.cadangan.pulihkan import isi_basis, lompati
    from ops.keluaran import cetak_json, kabar
    from ops.local import dengan_basis
    from ops.migrate import migrasikan
    from ops.pegang import pegang_sendiri
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    satu = baca(berkas or terbaru(folder or settings.backups))
    terakhir = _terakhir(settings, nomor or [], tanpa_tanda)
    periksa_postgres(settings)
    with pegang_sendiri(settings.data) if settings.embedded else nullcontext(), dengan_basis(settings, migrasi=False) as lengkap:
        isi_basis(lengkap.database_owner_url, satu, ganti, kabar)
        migrasikan(lengkap)  # and what the services' own logins may
        kunci = _muat_kunci(lengkap)
        lompatan = lompati(lengkap.database_owner_url, terakhir)
    if sebagai_json:
        cetak_json(
            {
                "berkas": str(satu.berkas),
                "kejadian": satu.keterangan.kejadian,
                "kunci": kunci,
                "nomor_dilewati": [asdict(j) for j in lompatan],
            }
        )
        return
    print(f"{satu.keterangan.kejadian} kejadian dipulihkan dari {satu.berkas.name}, {kunci} kunci dimuat.")
    for j in lompatan:
        print(f"Nomor {j.wilayah}/{j.tahun}: {j.dari} sampai {j.sampai} dilewati.")
    print("Berikutnya: ./aduan verify, lalu nyalakan layanan, lalu ./aduan penghapusan periksa.")


def _terakhir(settings: "Settings", nomor: list[str], tanpa_tanda: bool) -> "Nomor":
    """What the relay noted outside the database, or what somebody says. Raises Gagal while nobody knows."""
    from ops.gagal import Gagal
    from shared.machinery.messaging.outside import read_outside

    if nomor:
        cocok = [NOMOR.fullmatch(n) for n in nomor]
        if salah := [n for n, c in zip(nomor, cocok, strict=True) if c is None]:
            raise Gagal(f"Tulis --nomor seperti 33.13.17/2026=130, bukan {salah[0]}.")
        return {(c[1], int(c[2])): int(c[3]) for c in cocok if c is not None}
    if tanpa_tanda:
        return {}
    tanda = read_outside(settings.relay_mark)
    if tanda is None:
        raise Gagal(
            f"Tanda relai {settings.relay_mark} tidak ada, jadi tidak diketahui nomor mana yang sudah diberikan sesudah cadangan itu."
            " Pulihkan berkas itu, sebut nomor terakhir tiap kantor (--nomor 33.13.17/2026=130), atau --tanpa-tanda bila memang tidak ada."
        )
    return tanda.numbers


def _muat_kunci(settings: "Settings") -> int:
    """The newest copy over whatever is there; 0 where there is none yet."""
    from ops.keluaran import kabar
    from shared.machinery.database import Database
    from shared.machinery.privacy.backup import restore
    from shared.machinery.privacy.master_keys import read_master_keys

    if not settings.key_backup.exists():
        kabar(f"salinan kunci {settings.key_backup} tidak ada: nama dan isi aduan baru terbaca sesudah ./aduan kunci pulihkan BERKAS.")
        return 0
    with Database(settings.database_owner_url, "aduan_admin", 2) as db:
        return restore(db, read_master_keys(settings.master_key_file, make=False), settings.key_backup).keys
