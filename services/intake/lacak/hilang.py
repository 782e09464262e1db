"""A lost tracking code: number and contact, then a one-time code to that contact; the same words whether they belong together or not."""

from typing import TYPE_CHECKING
from uuid import UUID

from services.intake.kiriman.antar_kode import AntarKode
from shared.akun.kontak import Kontak
from shared.domain.aduan.keadaan import aduan_dari
from shared.machinery.database import sql

if TYPE_CHECKING:
    from services.intake.application import Intake

GUNA = "lacak-hilang"


def minta(app: "Intake", nomor: str, kontak: Kontak, alamat: str) -> UUID:
    """What names the code. Raises TerlaluSering."""
    antar = AntarKode(app, kontak, alamat)
    return antar.kirim(GUNA, _milik(app, nomor, kontak))


def tebus(app: "Intake", kode_id: UUID, kode: str) -> UUID:
    """The complaint whose contact is theirs. Raises KodeSalah."""
    return app.akun.kode.pakai(kode_id, GUNA, kode).pemilik


def _milik(app: "Intake", nomor: str, kontak: Kontak) -> UUID | None:
    with app.mesin.connection() as conn:
        row = conn.execute(sql(__file__, "menurut_nomor"), {"nomor": nomor.strip()}).fetchone()
    if row is None:
        return None
    aduan = aduan_dari(row[0], app.store_mesin.load(row[0]).events)
    return row[0] if app.kiriman.kontak(aduan) == kontak else None
