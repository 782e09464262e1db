"""`verify`, `rebuild`, `dead list`, `dead retry`: looking after what is stored. They work beside a running program."""

import os
from typing import Annotated

import typer

SebagaiJson = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]

Proses = Annotated[int, typer.Option("--proses", min=0, help="Banyaknya proses; bawaannya sebanyak prosesor, paling banyak 8.")]
DariAwal = Annotated[bool, typer.Option("--dari-awal", help="Jangan lanjutkan yang terhenti.")]
TERBANYAK = 8  # processes, unless more are asked for: the database has to answer them all


def daftar(app: typer.Typer) -> None:
    app.command()(verify)
    app.command()(rebuild)
    group = typer.Typer(help="Kabar yang gagal diolah.", no_args_is_help=True)
    group.command("list")(dead_list)
    group.command("retry")(dead_retry)
    group.command("show")(dead_show)
    group.command("discard")(dead_discard)
    app.add_typer(group, name="dead")


def verify(proses: Proses = 0, dari_awal: DariAwal = False, sebagai_json: SebagaiJson = False) -> None:
    """Hitung ulang seluruh buku besar. Keluar dengan kode 1 bila ada yang tidak utuh. Yang terhenti dilanjutkan, bila belum sehari."""
    from dataclasses import asdict

    import ops
    from ops.keluaran import cetak_json
    from ops.kemajuan import kemajuan_dari
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.database import connect, sql
    from shared.machinery.eventstore.verify_apart import verify_apart
    from shared.machinery.settings import Settings

    settings = Settings.from_env()
    periksa_postgres(settings)
    catatan = settings.data / "verify.jsonl"
    if dari_awal:
        catatan.unlink(missing_ok=True)
    with dengan_basis(settings) as lengkap:
        with kemajuan_dari("Memeriksa buku besar") as maju:
            hasil = verify_apart(lengkap.database_owner_url, "aduan_admin", _berapa(proses), catatan, maju)
        with connect(lengkap.database_owner_url, "aduan_admin") as conn:
            conn.execute(sql(ops.__file__, "pemeriksaan"), {"kejadian": hasil.events, "utuh": hasil.sound})
    if sebagai_json:
        cetak_json(asdict(hasil) | {"sound": hasil.sound})
        raise typer.Exit(0 if hasil.sound else 1)
    if hasil.earlier:
        print(f"Dilanjutkan: {hasil.earlier} kejadian sudah diperiksa sebelum pemeriksaan terhenti. --dari-awal memeriksa semuanya lagi.")
    if hasil.sound:
        menunggu = f" {hasil.pending} kejadian belum diurutkan." if hasil.pending else ""
        print(f"Buku besar utuh: {hasil.events} kejadian, sidik akhir {hasil.hash}.{menunggu}")
    else:
        print("Buku besar TIDAK utuh:")
        for cacat in hasil.faults:
            print(f"  {cacat}")
        raise typer.Exit(1)


def rebuild(
    layanan: Annotated[str | None, typer.Argument(metavar="[SERVICE]", help="Salah satu layanan; bawaannya keempatnya.")] = None,
    proses: Proses = 0,
    dari_awal: DariAwal = False,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Bangun ulang model baca dari kejadian; yang lama tetap melayani sampai diganti. Yang terhenti dilanjutkan, bila belum sehari."""
    from contextlib import closing

    from ops.bangun_ulang import bangun_ulang
    from ops.gagal import Gagal
    from ops.keluaran import cetak_json
    from ops.kemajuan import kemajuan_dari
    from ops.kunci import siapkan_kunci
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from ops.susul import LAYANAN
    from shared.layanan.dasar import Kolam
    from shared.machinery.settings import Settings

    dipilih = [nama for nama in LAYANAN if layanan in (None, nama)]
    if not dipilih:
        raise Gagal(f"Layanan {layanan} tidak ada; pilih {', '.join(LAYANAN)}.")
    settings = Settings.from_env()
    periksa_postgres(settings)
    hasil: dict[str, int] = {}
    kata: dict[str, str | None] = {}
    with dengan_basis(settings) as lengkap:
        siapkan_kunci(lengkap)
        for nama in dipilih:
            catatan = settings.data / f"rebuild-{nama}.jsonl"
            if dari_awal:
                catatan.unlink(missing_ok=True)
            with kemajuan_dari(f"Membangun ulang {nama}") as maju:
                hasil[nama] = bangun_ulang(lengkap, nama, _berapa(proses), catatan, maju)
            with closing(LAYANAN[nama](lengkap, Kolam(1, 2))) as app:
                kata[nama] = app.rebuilt()
    if sebagai_json:
        cetak_json(hasil)
        return
    for nama, banyak in hasil.items():
        print(f"{nama}: dibangun ulang dari {banyak} kejadian." + (f" {kata[nama]}" if kata[nama] else ""))


def _berapa(proses: int) -> int:
    return proses or min(os.cpu_count() or 1, TERBANYAK)


def dead_list(sebagai_json: SebagaiJson = False) -> None:
    """Daftar kabar yang gagal diolah: yang diparkir dahulu, lalu yang masih dicoba lagi."""
    from dataclasses import asdict

    from ops.basis import admin
    from ops.keluaran import cetak_json, cetak_tabel
    from shared.machinery.messaging.dead import dead_letters

    with admin() as conn:
        surat = [asdict(d) for d in dead_letters(conn)]
    if sebagai_json:
        cetak_json(surat)
    elif not surat:
        print("Tidak ada kabar yang gagal diolah.")
    else:
        cetak_tabel(["id", "consumer", "stream", "size", "error", "attempts", "first_at", "next_try", "parked_at"], surat)


def dead_retry(
    nomor: Annotated[int | None, typer.Argument(metavar="[ID]", help="Nomor dari dead list; bawaannya semua.")] = None,
    sebagai_json: SebagaiJson = False,
) -> None:
    """Coba lagi kabar yang diparkir; layanannya mencobanya dalam sedetik. Pesan yang tetap tidak terbaca tetap tersimpan."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from ops.keluaran import cetak_json
    from shared.machinery.messaging.dead import retry

    with admin() as conn:
        banyak = retry(conn, nomor)
    if nomor is not None and not banyak:
        raise Gagal(f"Tidak ada kabar gagal bernomor {nomor} yang dapat dicoba lagi.")
    if sebagai_json:
        cetak_json({"dicoba_lagi": banyak})
    else:
        print(f"{banyak} kabar akan dicoba lagi.")


def dead_show(nomor: Annotated[int, typer.Argument(metavar="ID", help="Nomor dari dead list.")]) -> None:
    """Cetak isi pesan yang tidak dapat dibaca, seperti datangnya; yang bukan huruf ditulis sebagai \\xNN."""
    from ops.basis import admin
    from ops.gagal import Gagal
    from shared.machinery.messaging.dead import body_of

    with admin() as conn:
        isi = body_of(conn, nomor)
    if isi is None:
        raise Gagal(f"Tidak ada pesan yang tidak terbaca bernomor {nomor}; yang lain menyebut aduannya dalam dead list.")
    # Escaped, for a terminal obeys some bytes.
    print("".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in isi.decode("utf-8", errors="backslashreplace")))


def dead_discard(
    nomor: Annotated[int, typer.Argument(metavar="ID", help="Nomor dari dead list.")],
    alasan: Annotated[str, typer.Option(help="Mengapa dibuang; dicatat bersama siapa dan kapan.")],
) -> None:
    """Buang kabar yang diparkir. Kejadiannya sendiri tetap tersimpan; bahwa dibuang, oleh siapa dan mengapa dicatat."""
    import getpass

    from ops.basis import admin
    from ops.gagal import Gagal
    from shared.machinery.messaging.dead import discard

    if not alasan.strip():
        raise Gagal("Tulis alasannya: --alasan '…'.")
    with admin() as conn:
        if not discard(conn, nomor, f"baris perintah ({getpass.getuser()})", alasan.strip()):
            raise Gagal(f"Tidak ada kabar yang diparkir bernomor {nomor}.")
    print(f"Kabar {nomor} dibuang dan dicatat.")
