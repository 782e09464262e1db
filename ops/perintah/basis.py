"""`migrate` and `init`: the database and the secrets, made ready."""

import json
from pathlib import Path
from typing import Annotated

import typer

CONTOH = """\
# Dibuat oleh ./aduan init untuk docker compose. Rahasia: jangan dibagikan, jangan disimpan di git.
POSTGRES_PASSWORD={postgres}
ADUAN_DB_OWNER_PASSWORD={pemilik}
ADUAN_DB_CADANGAN_PASSWORD={db_cadangan}
ADUAN_DB_INTAKE_PASSWORD={db_intake}
ADUAN_DB_TRIAGE_PASSWORD={db_triage}
ADUAN_DB_RESPONSE_PASSWORD={db_response}
ADUAN_DB_SLA_PASSWORD={db_sla}
ADUAN_DB_RELAY_PASSWORD={db_relay}
RABBITMQ_ADMIN_PASSWORD={mq_admin}
RABBITMQ_INTAKE_PASSWORD={mq_intake}
RABBITMQ_TRIAGE_PASSWORD={mq_triage}
RABBITMQ_RESPONSE_PASSWORD={mq_response}
RABBITMQ_SLA_PASSWORD={mq_sla}
RABBITMQ_RELAY_PASSWORD={mq_relay}
# Folder berkas kunci, dan pemiliknya; kontainer berjalan sebagai pengguna ini.
ADUAN_KUNCI={kunci}
ADUAN_UID={uid}
ADUAN_GID={gid}
"""
UID_KONTAINER = 10001  # where root calls init: containers do not run as root


def daftar(app: typer.Typer) -> None:
    app.command()(migrate)
    app.command()(init)


def migrate(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Bawa basis data ke bentuk yang terbaru."""
    import os

    from ops.keluaran import kabar
    from ops.kunci import buat_kunci
    from ops.local import dengan_basis
    from ops.migrate import migrasikan
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings, migrasi=False) as lengkap:
        baru = migrasikan(lengkap, lambda nama: kabar(f"migrasi {nama} ..."))
        if settings.embedded or os.environ.get("ADUAN_MASTER_KEY_FILE"):  # elsewhere the key is no business of who migrates
            buat_kunci(lengkap)
    if sebagai_json:
        print(json.dumps({"dijalankan": baru}))
    else:
        print(f"{len(baru)} migrasi dijalankan." if baru else "Basis data sudah yang terbaru.")


def init(folder: Annotated[Path | None, typer.Option(help="Folder tempat .env; bawaannya folder program.")] = None) -> None:
    """Buat .env dengan sandi acak dan berkas kunci induk untuk docker compose. Yang sudah ada tidak diubah, yang belum ada ditambahkan."""
    import os
    import re
    import secrets

    from ops.keluaran import kabar
    from shared.machinery.privacy.master_keys import read_master_keys
    from shared.machinery.settings import REPO

    folder = (folder or REPO).absolute()
    kunci = folder / "kunci" / "master.key"
    kunci.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    read_master_keys(kunci, make=True)
    uid, gid = (os.getuid(), os.getgid()) if os.getuid() else (UID_KONTAINER, UID_KONTAINER)
    for milik in (kunci.parent, kunci):
        os.chown(milik, uid, gid)
    sandi = {nama: secrets.token_urlsafe(24) for nama in re.findall(r"_PASSWORD={(\w+)}", CONTOH)}
    isi = CONTOH.format(**sandi, kunci=kunci.parent, uid=uid, gid=gid)
    berkas = folder / ".env"
    if berkas.exists():
        punya = set(re.findall(r"^(\w+)=", lama := berkas.read_text(encoding="utf-8"), re.M))
        kurang = [baris for baris in isi.splitlines() if (nama := baris.partition("=")[0]) != baris and nama not in punya]
        if not kurang:
            kabar(f"{berkas} sudah lengkap dan tidak diubah.")
            return
        isi = "\n".join([*([lama.rstrip()] if lama.strip() else []), *kurang, ""])
        kabar(f"ditambahkan ke {berkas}: {', '.join(baris.partition('=')[0] for baris in kurang)}.")
    baru = berkas.with_name(f".env.{os.getpid()}")
    with open(os.open(baru, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as f:
        f.write(isi)
    baru.replace(berkas)
    kabar(f"{berkas} dan {kunci} siap. Simpan salinan kunci itu di tempat lain: tanpanya isi aduan tidak dapat dibaca lagi.")
