"""`demo`: who can be signed in as in a demonstration, with the six digits of this moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ops.demo.orang import Masuk


def daftar(app: typer.Typer) -> None:
    app.command()(demo)


def demo(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Cara masuk ke peragaan (./aduan up --demo), satu untuk tiap peran, dengan kode enam angka saat ini."""
    from dataclasses import asdict

    from ops.demo.jalan import masuk
    from ops.keluaran import cetak_json
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings, migrasi=False) as lengkap:
        semua = masuk(lengkap)
    if sebagai_json:
        cetak_json([asdict(m) | {"kode": m.kode} for m in semua])
    else:
        cetak_masuk(settings.public_url, semua)


def cetak_masuk(alamat: str, semua: "Sequence[Masuk]") -> None:
    """One line a role on standard output."""
    from shared.web.links import SIGN_IN, link

    print(f"PERAGAAN. Semua aduan dan orang di sini rekaan. Masuk di {link(alamat, SIGN_IN)} (warga juga di sana):")
    for m in semua:
        faktor = f"  kode {m.kode} (rahasia autentikator {m.totp})" if m.totp else ""
        print(f"  {m.peran:16} {m.nama_masuk:36} {m.sandi}{faktor}")
    print("Kode enam angka berganti tiap 30 detik: ./aduan demo mencetak yang berlaku.")
    print("Kantor lain: ganti .jenawi dengan nama kantornya, misalnya operator.matesih; kata sandinya sama.", flush=True)
