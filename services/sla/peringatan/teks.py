"""What an alert says: the complaint's number, the step or the whole case, the due time and where to look. Nothing about anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan.kejadian import BatasWaktuTerlewati
from shared.domain.aduan.waktu import PERKARA
from shared.domain.sop.kata import saat
from shared.domain.workcalendar.kalender import Kalender
from shared.web.links import ADUAN, link

PALING_BANYAK = 50  # complaints named in one message


@dataclass(frozen=True)
class Kiriman:
    """One row of sla.kiriman that is to be sent; `selesai`: the step, or the case, is done meanwhile."""

    id: int
    aturan_id: int
    kontak_id: int
    wilayah: str
    aduan_id: UUID
    nomor: str
    jam: str
    jenis: str
    langkah: int | None
    batas: datetime
    peran: list[str]
    percobaan: int
    selesai: bool


def pesan(kiriman: Sequence[Kiriman], kalender: Kalender, alamat: str) -> tuple[str, str]:
    """Title and text, for one alert or several of one rule. `alamat`: where people open the program, without a slash at the end."""
    lewat = kiriman[0].jenis == BatasWaktuTerlewati.__name__
    if len(kiriman) == 1:
        satu = kiriman[0]
        judul = f"Aduan {satu.nomor}: batas waktu {tentang(satu)} {'terlewati' if lewat else 'mendekat'}"
    else:
        seluruh = " seluruh perkara" if kiriman[0].jam == PERKARA else ""
        judul = f"{len(kiriman)} aduan {'melewati' if lewat else 'mendekati'} batas waktu{seluruh}"
    baris = [_baris(k, kalender, alamat) for k in kiriman[:PALING_BANYAK]]
    if len(kiriman) > PALING_BANYAK:
        baris.append(f"dan {len(kiriman) - PALING_BANYAK} aduan lagi.")
    return judul, "\n".join(baris)


def tentang(k: Kiriman) -> str:
    return "seluruh perkara" if k.jam == PERKARA else f"langkah {k.langkah}"


def _baris(k: Kiriman, kalender: Kalender, alamat: str) -> str:
    return f"Aduan {k.nomor}, {tentang(k)}, batas waktu {saat(k.batas, kalender)}: {link(alamat, ADUAN, aduan_id=k.aduan_id)}"
