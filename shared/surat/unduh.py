"""A paper as a file to keep: the right headers, a name that is safe anywhere."""

import re
from datetime import datetime

from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response

from shared.machinery.database import Database
from shared.surat.isi import Surat
from shared.surat.pdf import pdf
from shared.surat.percetakan import GagalCetak
from shared.surat.templat_kantor import ambil

ASING = re.compile(r"[^A-Za-z0-9.]+")


def unduh(db: Database, surat: Surat, saat: datetime) -> Response:
    """The PDF, drawn now. 503 while too many are printed."""
    return berkas(surat.nama, surat.nomor, cetak(db, surat, saat))


def cetak(db: Database, surat: Surat, saat: datetime) -> bytes:
    """The PDF, by the office's own template where it has one; the same paper and `saat` give the same bytes. 503 as above."""
    try:
        return pdf(surat, saat, ambil(db, surat.kop.kode, surat.nama))
    except GagalCetak:
        raise ServiceUnavailable from None


def berkas(nama: str, nomor: str, isi: bytes) -> Response:
    kepala = {"Content-Disposition": f'attachment; filename="{nama_berkas(nama, nomor)}"', "Cache-Control": "no-store"}
    return Response(isi, content_type="application/pdf", headers=kepala)


def nama_berkas(nama: str, nomor: str) -> str:
    """ "laporan-pengaduan-33.13.17-2026-000123.pdf"."""
    return f"{nama}-{ASING.sub('-', nomor).strip('-.')}.pdf"
