"""One complaint as one audience may read it: the events it may know of, and of their texts those that the table opens to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import KEJADIAN, Audiens, boleh, identitas_terbuka
from shared.domain.aduan.keadaan import Aduan
from shared.domain.akses.petugas import INSPEKTORAT, Petugas
from shared.machinery.privacy.vault import Vault

_ISIAN: dict[tuple[Audiens, type], tuple[str, ...]] = {}  # what was looked up once
DIHAPUS = "(data pribadi sudah dihapus)"
Nilai = str | int | datetime | UUID | None  # of an event's own field, texts in clear
AMPLOP = frozenset({"aduan_id", "wilayah", "pada", "oleh"})  # what KEJADIAN stands for


@dataclass(frozen=True, slots=True)
class Pandangan:
    """`terbuka`: ciphertext -> text, of what this audience may read; None where the text is gone for good."""

    audiens: Audiens
    aduan: Aduan
    kejadian: tuple[k.Kejadian, ...]
    terbuka: Mapping[k.Tersandi, str | None] = field(repr=False)

    def teks(self, tersandi: k.Tersandi | None) -> str | None:
        """None as well for what they may not read."""
        return None if tersandi is None else self.terbuka.get(tersandi)

    def buka(self, tersandi: k.Tersandi | None) -> str | None:
        """As `teks`, with a word for what was written and is not there to read; None where nothing was."""
        return None if tersandi is None else self.teks(tersandi) or DIHAPUS

    def isi(self, e: k.Kejadian) -> dict[str, Nilai]:
        """The event's own fields that they may read, texts in clear."""
        tersandi = k.bidang_tersandi(type(e))
        return {n: self.teks(getattr(e, n)) if n in tersandi else getattr(e, n) for n in _isian(self.audiens, type(e))}

    @property
    def identitas(self) -> tuple[str | None, str | None]:
        """(name, contact); (None, None) where there is none, or it is not theirs to read."""
        if (ada := self.aduan.penyampaian) is None:
            return None, None
        return self.teks(ada.pelapor.nama), self.teks(ada.pelapor.kontak)


def pandang(audiens: Audiens, aduan: Aduan, kejadian: Sequence[k.Kejadian], vault: Vault) -> Pandangan:
    """All texts are opened with one query for the key. Whoever is forgotten is so at once, also where a key is still remembered."""
    tampak = tuple(e for e in kejadian if boleh(audiens, type(e).__name__, KEJADIAN))
    teks = [] if aduan.dilupakan else [*_identitas(audiens, aduan), *(t for e in tampak for t in _teks(audiens, e))]
    semua = list(dict.fromkeys(teks))
    return Pandangan(
        audiens, aduan, tampak, dict(zip(semua, vault.decrypt_all([(aduan.pemilik, aduan.id, t) for t in semua]), strict=True))
    )


def audiens_petugas(petugas: Petugas, kecamatan: str) -> Audiens:
    """As whom this member of staff reads a complaint of this office. Only after `boleh` of the table of rights."""
    return Audiens.INSPEKTORAT if petugas.peran_di(kecamatan) == {INSPEKTORAT} else Audiens.PETUGAS


def _isian(audiens: Audiens, jenis: type[k.Kejadian]) -> tuple[str, ...]:
    if (ada := _ISIAN.get((audiens, jenis))) is None:
        ada = tuple(f.name for f in fields(jenis) if f.name not in AMPLOP and boleh(audiens, jenis.__name__, f.name))
        _ISIAN[audiens, jenis] = ada
    return ada


def _teks(audiens: Audiens, e: k.Kejadian) -> list[k.Tersandi]:
    tersandi = k.bidang_tersandi(type(e))
    return [t for n in _isian(audiens, type(e)) if n in tersandi and (t := getattr(e, n)) is not None]


def _identitas(audiens: Audiens, aduan: Aduan) -> list[k.Tersandi]:
    """The reporter reads what is theirs; staff unless it is secret or restricted."""
    if aduan.penyampaian is None or not (audiens is Audiens.PELAPOR or identitas_terbuka(aduan)):
        return []
    orang = aduan.penyampaian.pelapor
    dua = {"pelapor.nama": orang.nama, "pelapor.kontak": orang.kontak}
    return [t for isian, t in dua.items() if boleh(audiens, k.AduanDiterima.__name__, isian)]
