"""`pasang` and `copot`: the program as a service of this server."""

from pathlib import Path
from typing import Annotated

import typer

AKAR = typer.Option(
    "--akar", help="Taruh berkas-berkasnya di bawah folder ini saja, untuk dilihat atau dikemas; tanpa root.", file_okay=False
)


def daftar(app: typer.Typer) -> None:
    app.command()(pasang)
    app.command()(copot)


def pasang(akar: Annotated[Path, AKAR] = Path("/")) -> None:
    """Pasang sebagai layanan server ini (root; Debian, Ubuntu): dinyalakan ulang bila mati atau tuli, dengan cadangan setiap malam."""
    from ops.pasang import Pemasangan

    Pemasangan(akar.absolute(), print).pasang()


def copot(akar: Annotated[Path, AKAR] = Path("/")) -> None:
    """Buang layanan itu lagi. Data, cadangan dan pengaturannya tetap ada."""
    from ops.pasang import Pemasangan

    Pemasangan(akar.absolute(), print).copot()
