"""Everything that can happen to a complaint: one frozen dataclass a fact, named in the past tense.

Every event knows its complaint, the office it concerns (`wilayah`, which also routes it), when and by whom. What happens to
the person behind it, and what is attached to it, stands in `shared.domain.aduan.pribadi`; what follows from a parent, in
`gabungan`; what the clocks say, in `waktu`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args, get_type_hints
from uuid import UUID

from shared.domain.aduan.dasar import SISTEM as SISTEM
from shared.domain.aduan.dasar import Kejadian as Kejadian
from shared.domain.aduan.dasar import Pelaku as Pelaku
from shared.domain.aduan.dasar import Pelapor as Pelapor
from shared.domain.aduan.dasar import Tersandi as Tersandi
from shared.domain.aduan.gabungan import AduanDigabungkan as AduanDigabungkan
from shared.domain.aduan.gabungan import AduanIndukDijawab as AduanIndukDijawab
from shared.domain.aduan.gabungan import BersamaInduk as BersamaInduk
from shared.domain.aduan.gabungan import GabunganDilepas as GabunganDilepas
from shared.domain.aduan.pribadi import CatatanDitambahkan as CatatanDitambahkan
from shared.domain.aduan.pribadi import IdentitasDibuka as IdentitasDibuka
from shared.domain.aduan.pribadi import KabarDipilih as KabarDipilih
from shared.domain.aduan.pribadi import KodeLacakDiganti as KodeLacakDiganti
from shared.domain.aduan.pribadi import LampiranDitambahkan as LampiranDitambahkan
from shared.domain.aduan.pribadi import PelaporDilupakan as PelaporDilupakan
from shared.domain.aduan.pribadi import PembatasanDicabut as PembatasanDicabut
from shared.domain.aduan.pribadi import PemrosesanDibatasi as PemrosesanDibatasi
from shared.domain.aduan.pribadi import PenghapusanDiminta as PenghapusanDiminta
from shared.domain.aduan.pribadi import PenghapusanDitolak as PenghapusanDitolak
from shared.domain.aduan.waktu import BatasWaktuMendekat as BatasWaktuMendekat
from shared.domain.aduan.waktu import BatasWaktuTerlewati as BatasWaktuTerlewati
from shared.domain.aduan.waktu import VerdikDihitungUlang as VerdikDihitungUlang
from shared.domain.aduan.waktu import WaktuDiperpanjang as WaktuDiperpanjang

# --- intake ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDiterima(Kejadian):
    """SOP steps 1 and 2 are done: the complaint is in."""

    nomor: str  # "33.13.17/2026/000123"
    kategori: str
    sub_kategori: str
    saluran: str  # web, loket, telepon, whatsapp, surat, impor
    rahasia: bool
    pelapor: Pelapor | None  # None only in imported history
    isi: Tersandi | None
    permintaan: str | None = None  # keyed hash of the request, to know a repeat from a reused key
    formulir_dibuka_pada: datetime | None = None
    data_pemberi_selesai_pada: datetime | None = None
    diterima_kantor_pada: datetime | None = None  # when the office got it, where that was before it was entered
    alasan_mundur: Tersandi | None = None  # why it was entered more than a working day later; None where it was not
    impor: bool = False  # history: verdicts, but no timers, alerts or closing

    @property
    def sejak(self) -> datetime:
        """From when the office has it: the clocks of the office run from here."""
        return self.diterima_kantor_pada or self.pada


@dataclass(frozen=True, slots=True, kw_only=True)
class KlarifikasiDiberikan(Kejadian):
    jawaban: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDibukaKembali(Kejadian):
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class PenilaianDiberikan(Kejadian):
    nilai: int  # 1 to 5
    komentar: Tersandi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDicabut(Kejadian):
    alasan: Tersandi | None = None


# --- triage ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDiklasifikasi(Kejadian):
    jenis: str  # pengaduan, informasi
    kategori: str
    sub_kategori: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KlarifikasiDiminta(Kejadian):
    """A question to the reporter: the clock pauses until it is answered."""

    pertanyaan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDialihkan(BersamaInduk):
    """Handed to another office (`ke`) or to an agency outside (`instansi`): exactly one of the two."""

    ke: str | None
    instansi: Tersandi | None
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDiterimaAlihan(BersamaInduk):
    """The new office has it: step 3 starts anew there, unless it goes with its parent. In one append with its `AduanDialihkan`."""

    dari: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDitolak(Kejadian):
    alasan: Tersandi
    saran_tujuan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TanggapanDiberikan(Kejadian):
    """SOP step 7, or step 3 for an informasi answered at once: the reporter has the answer."""

    isi: Tersandi | None  # None only in imported history


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratDiterbitkan(Kejadian):
    """A paper of this complaint left the office: its bytes are kept outside, under the reporter's key, as they were."""

    surat: UUID
    jenis: str  # data-pemberi-aduan, data-pengaduan, laporan-pengaduan, laporan-tanggapan-pengaduan
    nomor: str  # "33.13.17/2026/000123/LP-1"
    sidik: str  # SHA-256 of the PDF in clear; a random word that stands on the paper alone keeps it from being guessed


# --- response -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDidisposisikan(Kejadian):
    kepada: Tersandi
    instruksi: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TanggapanDisusun(Kejadian):
    isi: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TanggapanDikembalikan(Kejadian):
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TanggapanDiterima(Kejadian):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TanggapanDicatat(Kejadian):
    pass


# --- sla: closing; what the clocks say stands in `waktu` ----------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDitutup(Kejadian):
    """Closed by itself; the reason is an end of its own and counted apart."""

    alasan: str  # selesai (answered, no objection), tanpa_klarifikasi (the reporter never replied)


KEJADIAN: dict[str, type[Kejadian]] = {
    k.__name__: k
    for k in (
        AduanDiterima,
        KlarifikasiDiberikan,
        AduanDibukaKembali,
        PenilaianDiberikan,
        AduanDicabut,
        AduanDiklasifikasi,
        KlarifikasiDiminta,
        AduanDialihkan,
        AduanDiterimaAlihan,
        AduanDitolak,
        AduanDigabungkan,
        AduanIndukDijawab,
        GabunganDilepas,
        TanggapanDiberikan,
        SuratDiterbitkan,
        AduanDidisposisikan,
        TanggapanDisusun,
        TanggapanDikembalikan,
        TanggapanDiterima,
        TanggapanDicatat,
        WaktuDiperpanjang,
        BatasWaktuMendekat,
        BatasWaktuTerlewati,
        VerdikDihitungUlang,
        AduanDitutup,
        LampiranDitambahkan,
        KabarDipilih,
        KodeLacakDiganti,
        CatatanDitambahkan,
        IdentitasDibuka,
        PemrosesanDibatasi,
        PembatasanDicabut,
        PenghapusanDiminta,
        PenghapusanDitolak,
        PelaporDilupakan,
    )
}


_TERSANDI: dict[type, tuple[str, ...]] = {}  # what was looked up once


def bidang_tersandi(kelas: type[Kejadian]) -> tuple[str, ...]:
    """Names of the event's own fields that hold ciphertext (the reporter's block has its own)."""
    if (ada := _TERSANDI.get(kelas)) is None:
        ada = tuple(nama for nama, hint in get_type_hints(kelas).items() if Tersandi in (hint, *get_args(hint)))
        _TERSANDI[kelas] = ada
    return ada
