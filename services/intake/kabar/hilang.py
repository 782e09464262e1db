"""A lost tracking code: number and contact, then a one-time code to that contact; the same words whether they belong together or not."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from shared.aduan.keadaan import fold
from shared.akun.batas import KIRIM_KODE, Kunci
from shared.akun.kontak import Kontak
from shared.database import sql
from shared.web.bahasa import _

if TYPE_CHECKING:
    from services.intake.application import Intake

GUNA = "lacak-hilang"
JUDUL = _("Kode Aduan")
ISI = _("Kode Anda: {kode}. Berlaku 10 menit. Jangan berikan kepada siapa pun.")


def minta(app: "Intake", nomor: str, kontak: Kontak) -> UUID:
    """What names the code. Each one asked for counts, so that nobody's telephone is flooded. Raises TerlaluSering."""
    kunci = [Kunci(KIRIM_KODE, "kirim", kontak.alamat)]
    app.akun.pembatas.periksa(kunci)
    app.akun.pembatas.gagal(kunci)
    aduan_id = _milik(app, nomor, kontak)
    kode_id, kode = app.akun.kode.buat(GUNA, aduan_id or uuid4())  # nobody is told the code that belongs to nothing
    app.kiriman.titip(kontak, JUDUL, ISI.format(kode=kode), sungguh=aduan_id is not None)
    return kode_id


def tebus(app: "Intake", kode_id: UUID, kode: str) -> str:
    """The tracking code. Raises KodeSalah."""
    return app.kode(app.akun.kode.pakai(kode_id, GUNA, kode))


def _milik(app: "Intake", nomor: str, kontak: Kontak) -> UUID | None:
    with app.mesin.connection() as conn:
        row = conn.execute(sql(__file__, "menurut_nomor"), {"nomor": nomor.strip()}).fetchone()
    if row is None:
        return None
    aduan = fold(row[0], app.store_mesin.load(row[0]).events)
    return row[0] if app.kiriman.kontak(aduan) == kontak else None
