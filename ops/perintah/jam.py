"""`jam status` and `jam pastikan`: the database's clock after it jumped."""

import typer


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Jam basis data.", no_args_is_help=True)
    group.command("status")(status)
    group.command("pastikan")(pastikan)
    app.add_typer(group, name="jam")


def status() -> None:
    """Apakah peringatan ditahan karena jam basis data melompat. Keluar dengan kode 1 bila ya."""
    from ops.basis import admin
    from shared.machinery.service.clock import open_jump

    with admin() as conn:
        lompatan = open_jump(conn)
    if lompatan is None:
        print("Jam basis data tidak melompat.")
        return
    print(
        f"Jam basis data melompat {lompatan.seconds:+.0f} detik; sekarang menunjukkan {lompatan.now:%Y-%m-%d %H:%M:%S %Z}."
        " Peringatan batas waktu ditahan. Perbaiki jam server bila salah, lalu: ./aduan jam pastikan"
    )
    raise typer.Exit(1)


def pastikan() -> None:
    """Jam basis data sudah benar: peringatan batas waktu dilanjutkan."""
    from ops.basis import admin
    from shared.machinery.service.clock import confirm

    with admin() as conn:
        ada = confirm(conn, None)
    print("Peringatan batas waktu dilanjutkan." if ada else "Tidak ada lompatan jam yang menunggu dipastikan.")
