"""`import`: complaints of the past, with their real times."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from services.intake.impor.baris import BarisSalah


def daftar(app: typer.Typer) -> None:
    app.command("import")(impor_berkas)


def impor_berkas(
    berkas: Annotated[Path, typer.Argument(help="CSV: diterima_pada,ditanggapi_pada,topik,instansi,kecamatan,kelurahan")],
    wilayah: Annotated[str, typer.Option(help="Wilayah tempat nama kecamatan dicari, misalnya 35.78.")],
    petakan: Annotated[list[str] | None, typer.Option(help="'Nama=kode' untuk nama yang tidak dikenal; boleh diulang.")] = None,
    lewati_baris_salah: Annotated[bool, typer.Option("--lewati-baris-salah", help="Tolak hanya baris yang salah.")] = False,
    sebagai_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")] = False,
) -> None:
    """Impor aduan yang lampau dengan waktunya yang sebenarnya. Mengimpor lagi hanya menambah jawaban yang datang sesudahnya."""
    from dataclasses import asdict

    from ops.berhenti import Dihentikan
    from ops.impor import TERBANYAK, impor
    from ops.keluaran import cetak_json, kabar
    from ops.local import dengan_basis
    from ops.periksa import periksa_postgres
    from shared.machinery.settings import Settings

    def ditolak(salah: "list[BarisSalah]") -> None:
        menurut_alasan: dict[str, list[int]] = {}
        for s in salah:
            menurut_alasan.setdefault(s.alasan, []).append(s.nomor_baris)
        for alasan, baris in list(menurut_alasan.items())[:TERBANYAK]:
            kabar(f"baris {', '.join(map(str, baris))}: {alasan}")
        if len(menurut_alasan) > TERBANYAK:
            kabar(f"dan {len(menurut_alasan) - TERBANYAK} macam kesalahan lain.")

    settings = Settings.from_env()
    periksa_postgres(settings)
    try:
        with dengan_basis(settings) as lengkap:
            hasil = impor(lengkap, berkas, wilayah, petakan or [], lewati_baris_salah, ditolak)
    except Dihentikan:
        kabar("Dihentikan. Yang sudah masuk tetap tersimpan; jalankan lagi perintah yang sama untuk melanjutkan.")
        raise
    if sebagai_json:
        cetak_json({"berkas": str(berkas), "wilayah": wilayah, **asdict(hasil)})
    else:
        masuk = f"{hasil.diimpor} aduan diimpor, {hasil.dilengkapi} dilengkapi jawabannya, {hasil.sudah_ada} sudah ada"
        print(f"{masuk}, {len(hasil.ditolak)} baris ditolak ({hasil.detik:.1f} detik).")
