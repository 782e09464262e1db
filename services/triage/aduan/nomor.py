"""A complaint by the number that people see."""

from uuid import UUID

from shared.domain.aduan.penolakan import IndukTidakDitemukan
from shared.machinery.database import Database, sql


def menurut_nomor(db: Database, wilayah: str, nomor: str) -> UUID:
    """Of this office alone. Raises IndukTidakDitemukan."""
    with db.transaction(wilayah) as conn:
        row = conn.execute(sql(__file__, "nomor"), {"wilayah": wilayah, "nomor": nomor}).fetchone()
    if row is None:
        raise IndukTidakDitemukan
    return row[0]
