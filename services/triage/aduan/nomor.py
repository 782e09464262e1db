"""A complaint by the number that people see."""

from uuid import UUID

from shared.domain.aduan.nomor import baca_nomor
from shared.domain.aduan.penolakan import IndukLebihDariSatu, IndukTidakDitemukan
from shared.machinery.database import Database, sql


def menurut_nomor(db: Database, wilayah: str, nomor: str) -> UUID:
    """Of this office alone, as people write it; without a code its own. Raises IndukTidakDitemukan, IndukLebihDariSatu."""
    if (dicari := baca_nomor(nomor)) is None:
        raise IndukTidakDitemukan
    with db.transaction(wilayah) as conn:
        params = {"wilayah": wilayah, "urutan": dicari.urutan, "pola": dicari.pola(wilayah)}
        rows = conn.execute(sql(__file__, "nomor"), params).fetchmany(2)
    if len(rows) > 1:
        raise IndukLebihDariSatu
    if not rows:
        raise IndukTidakDitemukan
    return rows[0][0]
