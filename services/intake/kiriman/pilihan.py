"""Which channel a reporter wants to hear by: those that reach their contact from here."""

from typing import TYPE_CHECKING
from uuid import UUID

from marshmallow import Schema

from services.intake.data_pribadi.domain import PilihKabar
from shared.akun.kontak import baca_kontak
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.penolakan import TidakSah
from shared.web.fields import Pilihan

if TYPE_CHECKING:
    from services.intake.application import Intake

LABEL = {"email": "Surel", "whatsapp": "WhatsApp", "sms": "SMS"}


class SaluranTidakTersedia(TidakSah):
    """Kabar lewat {saluran} tidak dapat dikirim ke kontak aduan ini."""

    kode = "saluran-tidak-tersedia"


class KabarForm(Schema):
    kabar = Pilihan("Pilih cara Anda dikabari.", tuple(kata.KABAR))


def pilihan_kabar(app: "Intake", aduan: Aduan) -> list[tuple[str, str]]:
    """(channel, word) that can be offered; the contact is opened only where there is any gateway."""
    if not app.kiriman.gerbang.templat or (kontak := app.kiriman.kontak(aduan)) is None:
        return []
    return [(s, LABEL[s]) for s in app.kiriman.gerbang.saluran(kontak.jenis)]


def pilihan_kontak(app: "Intake", kontak: str) -> list[tuple[str, str]]:
    """The same for a contact as it was typed, before there is a complaint."""
    dikenal = baca_kontak(kontak)
    return [(s, LABEL[s]) for s in app.kiriman.gerbang.saluran(dikenal.jenis)] if dikenal else []


def pilih(app: "Intake", kode: str, saluran: str, correlation_id: UUID) -> Aduan:
    """Raises SaluranTidakTersedia, KodeLacakSalah, SudahDilupakan."""

    def buat(aduan: Aduan, oleh: object) -> PilihKabar:
        if saluran != "tidak" and saluran not in [s for s, _kata in pilihan_kabar(app, aduan)]:
            raise SaluranTidakTersedia(saluran=kata.KABAR[saluran])
        return PilihKabar(oleh=oleh, saluran=saluran)

    return app.tangani(app.temukan(kode), "PilihKabar", None, buat, correlation_id)
