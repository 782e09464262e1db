"""What became of notices to citizens: those that failed, and those that wait; an administrator has one tried again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from psycopg.rows import dict_row
from werkzeug.wrappers import Response

from services.intake.application import Intake
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.akses.hak import peran_untuk
from shared.machinery.database import sql
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan

KIRIMAN = "/admin/kiriman"


class KirimanTidakDitemukan(TidakDitemukan):
    """Kabar ini tidak ada di wilayah Anda, atau tidak gagal."""

    kode = "kiriman-tidak-ditemukan"


@dataclass(frozen=True, kw_only=True)
class Kiriman(Layar):
    templat: ClassVar = "kiriman.html"

    baris: Sequence[Mapping[str, Any]]
    boleh_ulang: bool


class PagesKiriman:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", KIRIMAN, tindakan="LihatKiriman")
    def kiriman(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah("LihatKiriman")
        with self.app.db.transaction(wilayah) as conn:
            params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}
            baris = conn.cursor(row_factory=dict_row).execute(sql(__file__, "gagal"), params).fetchall()
        return Kiriman(baris=baris, boleh_ulang=bool(k.petugas.wilayah_sebagai(peran_untuk("KelolaKabar"))))

    @halaman("POST", KIRIMAN + "/<int:nomor>/ulang", tindakan="KelolaKabar")
    def ulangi_kiriman(self, k: Kunjungan, nomor: int) -> Response:
        """Raises KirimanTidakDitemukan, also for another office's."""
        with self.app.db.transaction(k.wilayah("KelolaKabar")) as conn:
            if conn.execute(sql(__file__, "ulang"), {"id": nomor}).rowcount != 1:
                raise KirimanTidakDitemukan
        return ke(KIRIMAN)
