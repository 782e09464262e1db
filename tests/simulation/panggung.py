"""Where and when stories are played without any server: some moments, rules that changed on the way, keys that are in memory alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from secrets import token_bytes
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.sop import Sop
from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.jam_buka import Libur, pekan
from shared.machinery.privacy.key_cache import KeyCache
from shared.machinery.privacy.master_keys import new_master_keys
from shared.machinery.privacy.vault import Vault
from tests.simulation.kisah import Kisah

WIB = ZoneInfo("Asia/Jakarta")
HARI = timedelta(days=1)
# An open office, a weekend, the break of a day in Ramadan, the days after Christmas, before the office opens.
KINI = tuple(
    datetime.fromisoformat(t).replace(tzinfo=WIB)
    for t in ("2026-11-27 10:20", "2026-11-28 13:00", "2026-03-02 12:15", "2026-12-28 15:59", "2026-09-01 06:00")
)
CEPAT = {3: 45, 5: 5}  # minutes, instead of the starter's


def _sop(versi: str, sejak: datetime, **lain: int) -> Sop:
    langkah = tuple(replace(x, jumlah=CEPAT.get(x.nomor, x.jumlah), ambang=x.ambang and (50, 90)) for x in SOP_AWAL.langkah)
    return replace(SOP_AWAL, versi=versi, langkah=langkah, diketahui_sejak=sejak, **lain)


@cache
def aturan(kini: datetime) -> tuple[AturanBerlaku, tuple[datetime, ...]]:
    """The district and one office changed procedure and calendar in the last weeks; and when the calendars became known."""
    hari, dulu, lalu = kini.date(), kini - 21 * HARI, kini - 6 * HARI
    tutup = tuple(Libur(hari - n * HARI, "Ditutup") for n in (2, 7, 8, 16))
    tetap = tuple(x for x in kalender_awal().libur if x.tanggal not in {t.tanggal for t in tutup})
    daerah = replace(kalender_awal(), versi="33.13/1", libur=(*tetap, *tutup), diketahui_sejak=dulu)
    kantor = replace(
        kalender_awal(), versi="33.13.17/1", pekan=pekan([["08:00-12:00", "13:00-15:30"]] * 5 + [["08:00-11:00"], []]),
        berlaku_sejak=hari - 12 * HARI, diketahui_sejak=lalu,
    )  # fmt: skip
    sop = {"33.13": [_sop("33.13/1", dulu, tutup_hari_kerja=5)], "33.13.17": [_sop("33.13.17/1", lalu, perkara_pengaduan_hari_kerja=5)]}
    return AturanBerlaku(sop=sop, kalender={"33.13": [daerah], "33.13.17": [kantor]}), (dulu, lalu)


TETAP = AturanBerlaku()


def kisah(seed: int, vault: Vault, kunci: KeyCache) -> Kisah:
    """Every other one with rules that changed."""
    kini = KINI[seed % len(KINI)]
    berlaku, perubahan = aturan(kini) if seed % 2 else (TETAP, ())
    satu = Kisah(seed, kini, berlaku, vault, perubahan)
    for orang in satu.pemilik:
        kunci.put(orang, AESGCM(token_bytes(32)))
    return satu.mainkan()


def lemari() -> tuple[Vault, KeyCache]:
    """A vault that asks no database: it holds every key it will need."""
    kunci = KeyCache(seconds=86400)
    return Vault(None, new_master_keys(), kunci), kunci
