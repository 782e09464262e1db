"""A tracking code that somebody else knows is replaced: the fact and the new code's mark in one transaction, the old one stops with it."""

from typing import TYPE_CHECKING
from uuid import UUID

from services.intake.data_pribadi.domain import GantiKodeLacak
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.akses.petugas import Petugas
from shared.machinery.database import sql
from shared.machinery.eventstore.handle import ATTEMPTS, TooManyRaces
from shared.machinery.eventstore.store import VersionConflict

if TYPE_CHECKING:
    from services.intake.application import Intake

JUDUL = "Kode lacak diganti"
ISI = "Kode lacak aduan {nomor} diganti di loket kantor; yang lama tidak berlaku lagi. Bila bukan Anda, hubungi kantor atau inspektorat."


def ganti_kode(app: "Intake", aduan_id: UUID, cara: str, petugas: Petugas | None, correlation_id: UUID) -> str:
    """The new code. `petugas` None: whoever has shown that the contact is theirs.

    Raises AduanTidakDitemukan, TidakBerwenang, DiLuarWilayah, SudahDilupakan, KodeTidakDigantiDiLoket, TooManyRaces.
    """
    for _percobaan in range(ATTEMPTS):
        loaded = app.store_mesin.load(aduan_id)
        aduan = aduan_dari(aduan_id, loaded.events)
        oleh = app.pelaku(aduan, "GantiKodeLacak", petugas, loaded.now)
        kejadian = app.decide(aduan, GantiKodeLacak(oleh=oleh, cara=cara), loaded.now)
        versi = aduan.kode_versi + 1
        kode = app.turunan.kode_lacak(aduan_id, versi)
        mark = {"aduan_id": aduan_id, "versi": versi, "sidik": app.turunan.sidik_kode(kode)}
        try:
            with app.mesin.transaction() as conn:
                # First the append: no transaction id is taken before it, so versions keep their order.
                app.store_mesin.append(aduan_id, kejadian, loaded.version, correlation_id=correlation_id, conn=conn)
                conn.execute(sql(__file__, "kode_ganti"), mark)
        except VersionConflict:
            continue
        if petugas is not None and (kontak := app.kiriman.kontak(aduan)) is not None:
            app.kiriman.titip(kontak, JUDUL, ISI.format(nomor=aduan.nomor))
        return kode
    raise TooManyRaces
