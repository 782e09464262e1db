"""`test`, `check` and `lock`: what a developer runs before showing a change to anybody."""

from typing import Annotated

import typer


def daftar(app: typer.Typer) -> None:
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(test)
    app.command()(check)
    app.command()(lock)


def test(
    ctx: typer.Context,
    server: Annotated[str, typer.Option(help="docker, local, atau kosong: yang tersedia.", envvar="ADUAN_TEST_SERVERS")] = "",
    panjang: Annotated[bool, typer.Option("--panjang", help="Uji yang panjang saja, dan sekali lagi tanpa Docker.")] = False,
) -> None:
    """Jalankan semua uji pada PostgreSQL dan RabbitMQ yang sungguhan; argumen lain diteruskan ke pytest."""
    from ops.uji import jalankan_uji

    raise typer.Exit(jalankan_uji(ctx.args, server, panjang))


def check() -> None:
    """Periksa gaya, aturan impor, berkas requirements dan celah pustaka; menulis sbom.cdx.json."""
    from ops.pemeriksaan import jalankan_periksa

    raise typer.Exit(jalankan_periksa())


def lock() -> None:
    """Perbarui requirements/*.txt (versi dan sidiknya) dari requirements/*.in."""
    from ops.pemeriksaan import kunci_requirements

    kunci_requirements()
