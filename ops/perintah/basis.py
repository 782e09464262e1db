"""`migrate` and `init`: the database and the secrets, made ready."""

import json
from pathlib import Path
from typing import Annotated

import typer

CONTOH = """\
# Dibuat oleh ./aduan init untuk docker compose. Rahasia: jangan dibagikan, jangan disimpan di git.
POSTGRES_PASSWORD={postgres}
ADUAN_DB_OWNER_PASSWORD={pemilik}
ADUAN_DB_PASSWORD={layanan}
RABBITMQ_PASSWORD={rabbitmq}
ADUAN_MASTER_KEY_FILE={kunci}
# Pemilik berkas kunci itu; kontainer berjalan sebagai pengguna ini.
ADUAN_UID={uid}
ADUAN_GID={gid}
"""
UID_KONTAINER = 10001  # where root calls init: containers do not run as root


def daftar(app: typer.Typer) -> None:
    app.command()(migrate)
    app.command()(init)


def migrate(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Bawa basis data ke bentuk yang terbaru."""
    from ops.keluaran import kabar
    from ops.local import dengan_basis
    from ops.migrate import migrasikan
    from ops.periksa import periksa_postgres
    from shared.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings, migrasi=False) as lengkap:
        baru = migrasikan(lengkap, lambda nama: kabar(f"migrasi {nama} ..."))
    if sebagai_json:
        print(json.dumps({"dijalankan": baru}))
    else:
        print(f"{len(baru)} migrasi dijalankan." if baru else "Basis data sudah yang terbaru.")


def init(folder: Annotated[Path | None, typer.Option(help="Folder tempat .env; bawaannya folder program.")] = None) -> None:
    """Buat .env dengan sandi acak dan berkas kunci induk untuk docker compose. Yang sudah ada tidak diubah."""
    import os
    import secrets

    from ops.keluaran import kabar
    from shared.privacy.induk import master_key
    from shared.settings import REPO

    folder = (folder or REPO).absolute()
    kunci = folder / "kunci" / "master.key"
    kunci.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    master_key(kunci, buat=True)
    uid, gid = (os.getuid(), os.getgid()) if os.getuid() else (UID_KONTAINER, UID_KONTAINER)
    os.chown(kunci, uid, gid)
    sandi = {nama: secrets.token_urlsafe(24) for nama in ("postgres", "pemilik", "layanan", "rabbitmq")}
    isi = CONTOH.format(**sandi, kunci=kunci, uid=uid, gid=gid)
    try:
        fd = os.open(folder / ".env", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kabar(f"{folder / '.env'} sudah ada dan tidak diubah.")
        return
    with open(fd, "w", encoding="utf-8") as f:
        f.write(isi)
    kabar(f"{folder / '.env'} dan {kunci} dibuat. Simpan salinan kunci itu di tempat lain: tanpanya isi aduan tidak dapat dibaca lagi.")
