"""`subscriber add`: an outside reader of the bus gets a queue of its own, and the right to read that alone."""

from typing import Annotated

import typer


def daftar(app: typer.Typer) -> None:
    group = typer.Typer(help="Pelanggan kejadian di luar program ini.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("add")(subscriber_add)
    group.command("list")(subscriber_list)
    group.command("remove")(subscriber_remove)
    app.add_typer(group, name="subscriber")


def subscriber_add(
    nama: Annotated[str, typer.Option(help="Nama pelanggan: huruf kecil, angka dan tanda hubung, misalnya inspektorat.")],
    wilayah: Annotated[str, typer.Option(help="Wilayah yang kejadiannya diterima, misalnya 33.13 atau 33.13.17.")],
    sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False,
) -> None:
    """Buat antrean langganan.NAMA berisi kejadian satu wilayah, dan pengguna RabbitMQ yang hanya boleh membacanya.

    Penggunanya dibuat lewat RABBITMQ_MANAGEMENT_URL atau rabbitmqctl; tanpa keduanya, perintah rabbitmqctl-nya dicetak.
    """
    from dataclasses import asdict

    from ops.basis import admin
    from ops.keluaran import cetak_json
    from ops.pelanggan import tambah
    from shared.acuan.kantor.kode import pastikan
    from shared.machinery.messaging.subscribers import add
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    if not settings.bus_in_memory:
        with admin() as conn:
            pastikan(conn, wilayah)
    hasil = tambah(settings, nama, wilayah)
    with admin() as conn:
        add(conn, nama, wilayah)
    if sebagai_json:
        cetak_json(asdict(hasil))
    elif hasil.perintah:
        print(f"Antrean {hasil.antrean} siap. Jalankan di server RabbitMQ, lalu beri pelanggan nama dan sandinya:")
        print(*hasil.perintah, sep="\n")
    else:
        print(f"Antrean {hasil.antrean} siap dibaca pengguna {hasil.pengguna}. Sandi (hanya dicetak sekali): {hasil.sandi}")


def subscriber_list(sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False) -> None:
    """Daftar pelanggan, dan siapa yang antreannya hilang: sampai posisi mana kabar mungkin tidak sampai."""
    from dataclasses import asdict

    from ops.basis import admin
    from ops.keluaran import cetak_json, cetak_tabel
    from shared.machinery.messaging.subscribers import subscribers

    with admin() as conn:
        semua = [asdict(s) for s in subscribers(conn)]
    if sebagai_json:
        cetak_json(semua)
    elif not semua:
        print("Tidak ada pelanggan.")
    else:
        cetak_tabel(["name", "wilayah", "lost_at", "lost_until"], semua)


def subscriber_remove(nama: Annotated[str, typer.Argument(help="Nama pelanggan.")]) -> None:
    """Akhiri langganan: relai tidak membuat antreannya lagi. Antrean dan penggunanya dihapus di server RabbitMQ."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from shared.machinery.messaging.subscribers import remove
    from shared.machinery.messaging.topology import subscriber

    with admin() as conn:
        ada = remove(conn, nama)
    if not ada:
        raise Gagal(f"Pelanggan {nama} tidak ada.")
    antrean = subscriber(nama).name
    print(f"Langganan {nama} berakhir. Di server RabbitMQ: rabbitmqctl delete_user {antrean}; rabbitmqctl delete_queue -p VHOST {antrean}")
