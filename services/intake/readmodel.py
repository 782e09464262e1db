"""From a tracking code's hash to its complaint."""

from collections.abc import Sequence
from uuid import UUID

from shared.aduan.keadaan import Aduan
from shared.aduan.kejadian import Kejadian
from shared.database import Database, sql
from shared.projection.readmodel import Rows, Table
from shared.sop.aturan import AturanBerlaku

LACAK = Table("intake.lacak", {"aduan_id": "uuid", "versi": "int4", "revisi": "int4", "wilayah": "text", "lacak": "text"})


class Lacak:
    service = "intake"
    tables = (LACAK,)

    def __init__(self, aturan: AturanBerlaku) -> None:
        self._aturan = aturan

    def rows(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> Rows:
        return {LACAK.name: [(aduan.id, aduan.versi, self._aturan.revisi, aduan.kecamatan, aduan.lacak)]}


def aduan_id_dari(db: Database, lacak: str) -> UUID | None:
    """The complaint whose tracking code has this SHA-256 (hex)."""
    with db.connection() as conn:
        row = conn.execute(sql(__file__, "aduan_id_dari"), {"lacak": lacak}).fetchone()
    return row[0] if row else None
