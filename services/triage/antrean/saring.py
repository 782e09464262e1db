"""The queue's filters as they stand in its address: read leniently, written back in one order."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from services.triage.domain import JENIS
from services.triage.readmodel import Saring
from shared.domain.aduan.alur import LANGKAH, Keadaan
from shared.domain.aduan.kata import SALURAN

SEMUA, YA = "semua", "ya"
BOLEH: Mapping[str, frozenset[str] | None] = {
    "keadaan": frozenset({SEMUA, *(k.value for k in Keadaan if k is not Keadaan.BARU)}),
    "langkah": frozenset(map(str, LANGKAH.values())),
    "jenis": frozenset(JENIS),
    "kategori": None,
    "saluran": frozenset(SALURAN),
    "terlambat": frozenset({YA}),
    "dekat": frozenset({YA}),
    "dibuka": frozenset({YA}),
    "perkara": frozenset({"terlambat"}),
    "cari": None,
}
TERPANJANG = 80


def baca(args: Mapping[str, str]) -> dict[str, str]:
    """What the address asks for; what nobody could have chosen there is left out."""
    ada = {nama: args.get(nama, "").strip()[:TERPANJANG] for nama in BOLEH}
    return {nama: nilai for nama, nilai in ada.items() if nilai and "\0" not in nilai and _terpilih(BOLEH[nama], nilai)}


def _terpilih(boleh: frozenset[str] | None, nilai: str) -> bool:
    return boleh is None or nilai in boleh


def baca_alamat(alamat: str) -> dict[str, str]:
    """The same of a saved filter."""
    return baca(dict(parse_qsl(alamat)))


def alamat(dipilih: Mapping[str, str], **lain: str) -> str:
    """ "langkah=3&terlambat=ya"; empty for the whole queue."""
    urut = {nama: dipilih[nama] for nama in BOLEH if nama in dipilih}
    return urlencode(urut | {nama: nilai for nama, nilai in lain.items() if nilai})


def saring(dipilih: Mapping[str, str]) -> Saring:
    """Without a situation asked for, and without a number: what still runs."""
    keadaan = dipilih.get("keadaan")
    return Saring(
        keadaan=None if keadaan == SEMUA else keadaan,
        langkah=int(dipilih["langkah"]) if "langkah" in dipilih else None,
        jenis=dipilih.get("jenis"),
        kategori=dipilih.get("kategori"),
        saluran=dipilih.get("saluran"),
        berjalan=keadaan is None and "cari" not in dipilih,
        terlambat="terlambat" in dipilih,
        dekat="dekat" in dipilih,
        dibuka="dibuka" in dipilih,
        perkara_terlambat="perkara" in dipilih,
        cari=dipilih.get("cari"),
    )


def terhitung(dipilih: Mapping[str, str]) -> bool:
    """Whether the counts of what runs say how many this filter takes in."""
    keadaan = dipilih.get("keadaan")
    return "cari" not in dipilih and (keadaan is None or (keadaan != SEMUA and Keadaan(keadaan) in LANGKAH))
