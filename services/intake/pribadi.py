"""What a reporter may do with their own data, and an administrator with a reporter's: decided, purely."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.keadaan import Aliran
from shared.domain.aduan.perintah import Perintah, kepala, pastikan

LAMPIRAN_TERBANYAK = 5
KONTAK, LOKET = "kontak", "loket"  # how a tracking code is replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class TambahLampiran(Perintah):
    """Fields as in `LampiranDitambahkan`: what was looked into, encrypted and stored already."""

    lampiran: UUID
    sidik: str
    jenis: str
    ukuran: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PilihKabar(Perintah):
    saluran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GantiKodeLacak(Perintah):
    """`cara`: "kontak", where the reporter has shown that the contact is theirs, or "loket", where an operator has seen them."""

    cara: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasiPemrosesan(Perintah):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CabutPembatasan(Perintah):
    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class MintaPenghapusan(Perintah):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TolakPenghapusan(Perintah):
    dasar: str
    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class LupakanPelapor(Perintah):
    """`dasar`: of `kata.DASAR_LUPA`. The key is destroyed by who gives the command, after this is recorded.

    `ditunggu`: how many who were merged into it have its answer still to come; it cannot be read any more afterwards.
    """

    dasar: str
    ditunggu: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LupakanPelaporBerjalan(LupakanPelapor):
    """While it is being handled: it counts as withdrawn."""


PerintahPribadi = (
    TambahLampiran | PilihKabar | GantiKodeLacak | BatasiPemrosesan | CabutPembatasan | MintaPenghapusan | TolakPenghapusan | LupakanPelapor
)


def decide(aliran: Aliran, perintah: PerintahPribadi, now: datetime) -> list[k.Kejadian]:
    """The events that follow; [] when it is already so. Raises a `Penolakan`."""
    aduan = pastikan(aliran, perintah)
    kop = kepala(aduan, perintah, now)
    if aduan.dilupakan and isinstance(perintah, LupakanPelapor):
        return []
    match perintah:
        case TambahLampiran():
            if perintah.lampiran in {satu.id for satu in aduan.lampiran}:
                return []
            if len(aduan.lampiran) >= LAMPIRAN_TERBANYAK:
                raise tolak.LampiranTerlaluBanyak(nomor=aduan.nomor, banyak=LAMPIRAN_TERBANYAK)
            return [
                k.LampiranDitambahkan(**kop, lampiran=perintah.lampiran, sidik=perintah.sidik, jenis=perintah.jenis, ukuran=perintah.ukuran)
            ]
        case PilihKabar(saluran=saluran):
            if saluran not in kata.KABAR:
                raise tolak.KabarTidakDikenal(saluran=saluran, pilihan=", ".join(kata.KABAR))
            return [] if saluran == aduan.kabar else [k.KabarDipilih(**kop, saluran=saluran)]
        case GantiKodeLacak(cara=cara):
            if cara == LOKET and (aduan.penyampaian is None or aduan.rahasia or aduan.dibatasi):
                raise tolak.KodeTidakDigantiDiLoket(nomor=aduan.nomor)  # the new code would tell the counter who it is
            return [k.KodeLacakDiganti(**kop, cara=cara)]
        case BatasiPemrosesan():
            return [] if aduan.dibatasi else [k.PemrosesanDibatasi(**kop)]
        case CabutPembatasan(alasan=alasan):
            return [k.PembatasanDicabut(**kop, alasan=alasan)] if aduan.dibatasi else []
        case MintaPenghapusan():
            return [] if aduan.penghapusan_diminta_pada else [k.PenghapusanDiminta(**kop)]
        case TolakPenghapusan(dasar=dasar, alasan=alasan):
            _pastikan_dasar(dasar, kata.DASAR_TOLAK)
            if aduan.penghapusan_diminta_pada is None:
                raise tolak.PenghapusanTidakDiminta(nomor=aduan.nomor)
            return [k.PenghapusanDitolak(**kop, dasar=dasar, alasan=alasan)]
        case LupakanPelapor(dasar=dasar, ditunggu=ditunggu):
            _pastikan_dasar(dasar, kata.DASAR_LUPA)
            if ditunggu:
                raise tolak.JawabanMasihDisampaikan(nomor=aduan.nomor, banyak=ditunggu)
            lupa: list[k.Kejadian] = [k.PelaporDilupakan(**kop, dasar=dasar)]
            return [*lupa, k.AduanDicabut(**kop)] if isinstance(perintah, LupakanPelaporBerjalan) else lupa


def _pastikan_dasar(dasar: str, dikenal: dict[str, str]) -> None:
    if dasar not in dikenal:
        raise tolak.DasarTidakDikenal(dasar=dasar, pilihan=", ".join(dikenal))
