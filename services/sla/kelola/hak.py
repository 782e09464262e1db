"""Whose rules may be changed by whom: an office's by its own administrator, a district's by the district's alone."""

from services.sla.peringatan.aturan import TITIK_KANTOR
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.hak import TidakBerwenang, boleh, mewakili
from shared.domain.akses.petugas import ADMIN_KABUPATEN, Petugas


def pastikan(petugas: Petugas, tindakan: str, kode: str) -> Pelaku:
    """Who it is then that does it. Raises DiLuarWilayah, TidakBerwenang."""
    boleh(petugas, tindakan, kode)
    if kode.count(".") < TITIK_KANTOR and ADMIN_KABUPATEN not in petugas.peran_di(kode):
        raise TidakBerwenang(tindakan="mengubah aturan bawaan kabupaten", peran=ADMIN_KABUPATEN)
    return Pelaku(mewakili(petugas, tindakan, kode), petugas.id)
