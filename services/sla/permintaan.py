"""What is asked of sla by its API, as the queries say it; `kecamatan`: of which wilayah, for staff of several."""

from dataclasses import dataclass
from datetime import date

from services.sla.laporan.rinci import Per


@dataclass(frozen=True, slots=True)
class Umpan:
    """`after`: the last ledger position that the reader has; `limit`: how many entries at most."""

    after: int
    limit: int
    kecamatan: str | None


@dataclass(frozen=True, slots=True)
class Laporan:
    """`per_tanggal`: as it was known at the end of that date."""

    kecamatan: str | None
    per_tanggal: date | None


@dataclass(frozen=True, slots=True)
class LaporanRinci(Laporan):
    per: Per


@dataclass(frozen=True, slots=True)
class Kiriman:
    kecamatan: str | None
    keadaan: str | None
