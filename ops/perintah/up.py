"""`up` and `serve`: the program itself, all of it in one process or one service of it."""

import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import click
import typer
from typer.core import TyperCommand

LAYANAN = ("intake", "triage", "response", "sla")


class _DenganJaringan(TyperCommand):
    """`--jaringan` may stand without a value, which Typer cannot say (0.29)."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        lengkap: list[str] = []
        for kata, berikut in zip(args, [*args, "-"][1:], strict=True):
            lengkap += [kata, "semua"] if kata == "--jaringan" and berikut.startswith("-") else [kata]
        return super().parse_args(ctx, lengkap)


def daftar(app: typer.Typer) -> None:
    app.command(cls=_DenganJaringan)(up)
    app.command()(serve)


def up(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port HTTP; bawaannya PORT atau 8000.")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Isi dengan petugas dan aduan rekaan, sekali saja, untuk dicoba.")] = False,
    jaringan: Annotated[
        str | None,
        typer.Option(
            "--jaringan",
            metavar="[ALAMAT]",
            help="Layani juga jaringan kantor, dengan HTTPS: di semua alamat komputer ini, atau di alamat atau nama yang disebut.",
        ),
    ] = None,
    sertifikat: Annotated[Path | None, typer.Option(help="Sertifikat sendiri untuk --jaringan (PEM, dengan rantainya).")] = None,
    kunci: Annotated[Path | None, typer.Option(help="Kunci dari --sertifikat (PEM).")] = None,
) -> None:
    """Jalankan semuanya di sini: basis data, keempat layanan dan relai. Ctrl-C menghentikan semuanya."""
    from ops.berhenti import Dihentikan, abaikan
    from ops.jaringan import siapkan as siapkan_jaringan
    from ops.keluaran import kabar
    from ops.kunci import buat_kunci, siapkan_kunci
    from ops.local import dengan_basis
    from ops.migrate import migrasikan
    from ops.pegang import pegang_sendiri
    from ops.periksa import periksa_amqp, periksa_port, periksa_postgres
    from shared.machinery import logs
    from shared.machinery.settings import Settings

    # A person at a terminal reads what to open, not the machine's own diary; whoever collects it says so.
    logs.configure(None if os.environ.get("ADUAN_LOG") or os.environ.get("ADUAN_LOG_LEVEL") else "WARNING")
    try:
        settings = Settings.from_env({**os.environ, "PORT": str(port)} if port else None)
        lan = siapkan_jaringan(settings, jaringan, sertifikat, kunci)
        if lan is not None and not os.environ.get("ADUAN_ALAMAT"):
            settings = replace(settings, public_url=lan.url(lan.names[0]))
        for host in lan.hosts if lan else (settings.host,):
            periksa_port(host, settings.port)
        periksa_postgres(settings)
        periksa_amqp(settings.amqp_url)
        with pegang_sendiri(settings.data), dengan_basis(settings, migrasi=False) as lengkap:
            if baru := migrasikan(lengkap):
                kabar(f"basis data disiapkan ({len(baru)} migrasi).")
            buat_kunci(lengkap)
            siapkan_kunci(lengkap)
            if demo:
                _peragaan(lengkap)
            _kabari_admin(lengkap)
            _layani(lengkap, [*LAYANAN, "relay"], lan, sendiri=True)
            signal.alarm(0)  # the services have ended in time; PostgreSQL takes the time it needs to leave its files whole
            abaikan()  # a second Ctrl-C must not leave PostgreSQL behind
    except Dihentikan:  # asked for: no failure
        pass


def _peragaan(settings) -> None:
    """Before anything serves: filled once, and how to sign in said at every start."""
    from ops.demo.jalan import isi
    from ops.keluaran import kabar
    from ops.perintah.demo import cetak_masuk

    kabar("menyiapkan peragaan ...")
    hasil = isi(settings)
    kabar(f"peragaan: {hasil.baru} aduan rekaan ditambahkan ({hasil.detik:.1f} detik).")
    cetak_masuk(settings.public_url, hasil.masuk)
    from shared.web.links import LACAK, link

    print(f"Contoh pelacakan: {link(settings.public_url, LACAK, kode=hasil.kode_lacak)}", flush=True)


def _kabari_admin(settings) -> None:
    """On the very first start: the link with which the first administrator sets a password. There is no default account."""
    from ops.kantor import admin_pertama
    from ops.keluaran import kabar
    from shared.machinery.database import connect

    with connect(settings.database_owner_url, "aduan_admin") as conn:
        if (tautan := admin_pertama(conn)) is not None:
            from shared.web.links import INVITATION, link

            undangan = link(settings.public_url, INVITATION, tautan=tautan)
            kabar(f"Buat kata sandi admin (nama masuk: admin; tautan sekali pakai, 3 hari): {undangan}")


def serve(nama: Annotated[str, typer.Argument(help="intake, triage, response, sla atau relay")]) -> None:
    """Jalankan satu layanan pada PostgreSQL dan RabbitMQ sendiri (dalam kontainer)."""
    from ops.berhenti import Dihentikan
    from ops.gagal import Gagal
    from ops.kunci import siapkan_kunci
    from ops.pegang import pegang_bersama
    from ops.periksa import periksa_amqp, periksa_port, periksa_postgres, periksa_skema
    from shared.machinery import logs
    from shared.machinery.settings import Settings

    if nama not in (*LAYANAN, "relay"):
        raise Gagal(f"Layanan {nama} tidak ada; pilih {', '.join(LAYANAN)} atau relay.")
    logs.configure()
    try:
        settings = Settings.from_env(required=("DATABASE_URL", "AMQP_URL"))
        if settings.bus_in_memory:
            raise Gagal("Layanan yang terpisah memerlukan RabbitMQ: isi AMQP_URL dengan amqp://...")
        periksa_port(settings.host, settings.port)
        periksa_postgres(settings)
        periksa_skema(settings)
        if nama != "relay":  # it moves ciphertext, and needs no key
            siapkan_kunci(settings, nama)
        periksa_amqp(settings.amqp_url)
        with pegang_bersama(settings.data):
            _layani(settings, [nama])
    except Dihentikan:
        pass


def _layani(settings, services: list[str], lan=None, sendiri: bool = False) -> None:
    """`sendiri`: nobody else looks after this program, so it turns its own wrapping key, and without systemd starts itself again."""
    from ops.bangkit import bangkit
    from ops.jalankan import jalankan
    from ops.kunci import putar_sebulan_sekali
    from ops.periksa import periksa_celah

    periksa_celah(settings)
    berkala = putar_sebulan_sekali if sendiri else None
    mulai_lagi = bangkit if sendiri and not os.environ.get("NOTIFY_SOCKET") else None  # systemd does it, and says so
    jalankan(settings, services=services, port=settings.port, berkala=berkala, bangkit=mulai_lagi, lan=lan)
