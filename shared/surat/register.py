"""The monthly register: every complaint that came to an office during a month, with what became of it there."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from shared.acuan.rincian import DIHAPUS, DIRAHASIAKAN
from shared.domain.aduan import kata
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.audiens import identitas_terbuka
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian, Tersandi
from shared.domain.aduan.masa import Masa
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Putusan, hitung
from shared.domain.sop.kata import BULAN
from shared.domain.sop.perkara import perkara
from shared.machinery.html import language
from shared.machinery.privacy.vault import Vault
from shared.surat import isi as i
from shared.surat.kop import Kop
from shared.surat.sebutan import BELUM, TIDAK_TERCATAT, perkara_kata, umum

SEKALIGUS = 50  # complaints whose texts are opened at once: nobody else is answered meanwhile
RINGKAS = 160  # letters of a complaint that a row shows
LANGKAH_KANTOR = range(3, 8)
Terbuka = dict[tuple[UUID, Tersandi], str | None]  # (complaint, ciphertext) -> text, None where the key is gone


class BulanTidakDikenal(TidakDitemukan):
    """Bulan {bulan} tidak dikenal; tulis seperti 2026-11."""

    kode = "bulan-tidak-dikenal"


@dataclass(frozen=True, slots=True, order=True)
class Bulan:
    tahun: int
    bulan: int

    @classmethod
    def baca(cls, teks: str) -> "Bulan":
        """From "2026-11"; raises BulanTidakDikenal, also for a year that no calendar here knows."""
        tahun, _, bulan = teks.partition("-")
        if not (len(tahun) == 4 and len(bulan) == 2 and (tahun + bulan).isascii() and (tahun + bulan).isdigit()):
            raise BulanTidakDikenal(bulan=teks[:20])
        hasil = cls(int(tahun), int(bulan))
        if not (2014 <= hasil.tahun <= 2036 and 1 <= hasil.bulan <= 12):
            raise BulanTidakDikenal(bulan=teks)
        return hasil

    @classmethod
    def dari(cls, saat: datetime, zona: str) -> "Bulan":
        t = saat.astimezone(ZoneInfo(zona))
        return cls(t.year, t.month)

    def geser(self, n: int) -> "Bulan":
        tahun, bulan = divmod(self.tahun * 12 + self.bulan - 1 + n, 12)
        return Bulan(tahun, bulan + 1)

    def mulai(self, zona: str) -> datetime:
        """Its first instant on the office's clock; the end is the next one's."""
        return datetime(self.tahun, self.bulan, 1, tzinfo=ZoneInfo(zona))

    @property
    def nama(self) -> str:
        return f"{BULAN[self.bulan - 1]} {self.tahun}"

    def __str__(self) -> str:
        return f"{self.tahun}-{self.bulan:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """What a register is made of. `nama_kategori(kecamatan, kategori, sub)` gives the two names, `nama_kantor(kode)` an office's."""

    kop: Kop
    kantor: str
    bulan: Bulan
    zona: str
    now: datetime
    aturan: AturanWaktu
    vault: Vault
    nama_kategori: Callable[[str, str, str], tuple[str, str]]
    nama_kantor: Callable[[str], str]


class Tercatat(NamedTuple):
    """One row: a complaint and what happened to it, as far as the office of this stretch may know."""

    aduan: Aduan
    kejadian: Sequence[Kejadian]
    masa: Masa

    def tanpa_kejadian(self) -> "Tercatat":
        """What is left of it when its row is written."""
        return self._replace(kejadian=())


def register(lembar: Lembar, semua: Iterable[Tercatat], sela: Callable[[], object] = lambda: None) -> i.RegisterPengaduan:
    """The rows in the order given; names and texts are opened with one query for the keys of many. `sela` is called between rows.

    Of what `semua` yields no more is kept than is counted at the end.
    """
    baris: list[i.BarisRegister] = []
    dihitung: list[Tercatat] = []
    sumber = iter(semua)
    while bagian := list(islice(sumber, SEKALIGUS)):
        terbuka = _buka(lembar.vault, [satu.aduan for satu in bagian])
        for satu in bagian:
            sela()
            baris.append(_baris(len(baris) + 1, satu, lembar, terbuka))
            dihitung.append(satu.tanpa_kejadian())
    kode = lembar.kop.kode
    pada = min(lembar.now, lembar.bulan.geser(1).mulai(lembar.zona) - timedelta(microseconds=1))
    return i.RegisterPengaduan(
        **umum(lembar.kop, f"REG/{kode}/{lembar.bulan.tahun}/{lembar.bulan.bulan:02}", pada, lembar.now, lembar.zona),
        kantor=lembar.kantor,
        bulan=lembar.bulan.nama,
        baris=tuple(baris),
        jumlah=_jumlah(dihitung, baris),
    )


def _buka(vault: Vault, aduan: Iterable[Aduan]) -> Terbuka:
    """What a register may show, and nothing else: of who is forgotten nothing, also where a key is remembered for some seconds."""
    perlu: list[tuple[UUID, UUID, Tersandi]] = []
    for a in aduan:
        if a.dilupakan or a.penyampaian is None:
            continue
        perlu.append((a.pemilik, a.id, a.penyampaian.isi))
        if identitas_terbuka(a):
            perlu.append((a.pemilik, a.id, a.penyampaian.pelapor.nama))
    return {(satu, teks): isi for (_, satu, teks), isi in zip(perlu, vault.decrypt_all(perlu), strict=True)}


def _baris(n: int, satu: Tercatat, lembar: Lembar, terbuka: Terbuka) -> i.BarisRegister:
    a, masa = satu.aduan, satu.masa

    def kapan(t: datetime) -> str:
        return language.singkat(t, lembar.zona)

    return i.BarisRegister(
        urut=n,
        nomor=a.nomor,
        diterima=_diterima(satu, lembar),
        pelapor=_pelapor(a, terbuka),
        saluran=kata.KATA_SALURAN.get(a.saluran, a.saluran),
        kategori=" › ".join(k for k in lembar.nama_kategori(a.kecamatan, a.kategori, a.sub_kategori) if k),
        uraian=TIDAK_TERCATAT if a.penyampaian is None else ringkas(terbuka.get((a.id, a.penyampaian.isi)) or DIHAPUS),
        keadaan=(
            kata.kata_dialihkan(lembar.nama_kantor(masa.ke), kapan(masa.sampai))
            if masa.ke is not None and masa.sampai is not None
            else kata.keterangan(a.keadaan, a.putaran)
        ),
        berakhir=kapan(a.berakhir_pada) if a.berakhir_pada else BELUM,
        ketepatan=_ketepatan(satu, lembar.aturan, lembar.now),
        perkara=_perkara(satu, lembar),
    )


def _diterima(satu: Tercatat, lembar: Lembar) -> str:
    """Its month is that of the entry, as its number is; of what another office passed on, that of the transfer."""
    a, masa = satu.aduan, satu.masa
    dicatat = language.singkat(masa.sejak, lembar.zona)
    if masa.dari is not None:
        return f"{dicatat}, alihan dari {lembar.nama_kantor(masa.dari)}"
    if a.diterima_kantor_pada == a.diterima_pada:
        return dicatat
    return f"{language.singkat(a.diterima_kantor_pada, lembar.zona)}, dicatat {dicatat}"


def _pelapor(a: Aduan, terbuka: Terbuka) -> str:
    if a.dilupakan:
        return DIHAPUS
    if a.penyampaian is None:
        return TIDAK_TERCATAT
    if not identitas_terbuka(a):
        return DIRAHASIAKAN
    return terbuka.get((a.id, a.penyampaian.pelapor.nama)) or DIHAPUS


def ringkas(teks: str) -> str:
    """The beginning on one line, whole words."""
    satu = " ".join(teks.split())
    if len(satu) <= RINGKAS:
        return satu
    return f"{satu[:RINGKAS].rsplit(' ', 1)[0]}…"


def _ketepatan(satu: Tercatat, aturan: AturanWaktu, now: datetime) -> str:
    """The office's own steps in this stretch: which were late, else whether something still runs."""
    masa = satu.masa
    jam = [j for j in hitung(satu.kejadian, aturan, now) if j.langkah in LANGKAH_KANTOR and (masa.dari is None or j.mulai >= masa.sejak)]
    lewat = sorted({j.langkah for j in jam if j.putusan is Putusan.LEWAT})
    if lewat:
        return f"terlambat di langkah {', '.join(map(str, lewat))}"
    if any(j.berjalan for j in jam):
        return "sedang berjalan"
    return "terhenti" if any(j.putusan is Putusan.TERHENTI for j in jam) else "tepat waktu"


def _perkara(satu: Tercatat, lembar: Lembar) -> str:
    """Of what was passed on the case runs on there, and is told in that office's register."""
    if satu.masa.ke is not None:
        return "berlanjut di kantor lain"
    return perkara_kata(perkara(satu.kejadian, lembar.aturan, lembar.now)[-1], lembar.zona)


def _jumlah(semua: Sequence[Tercatat], baris: Sequence[i.BarisRegister]) -> tuple[i.Jumlah, ...]:
    """Each end is counted apart: answered is not closed, and withdrawn is neither; what another office passed on came in there."""
    menurut = Counter(satu.aduan.keadaan for satu in semua)
    alihan = sum(satu.masa.dari is not None for satu in semua)
    hasil = [i.Jumlah(apa="Diterima bulan ini", banyak=len(semua) - alihan)]
    if alihan:
        hasil.append(i.Jumlah(apa="Alihan dari kantor lain", banyak=alihan))
    hasil += [i.Jumlah(apa=kata.besar(kata.KEADAAN[k]), banyak=menurut[k]) for k in Keadaan if menurut[k]]
    if dibuka := sum(satu.aduan.putaran > 1 for satu in semua):
        hasil.append(i.Jumlah(apa="Dibuka kembali karena keberatan", banyak=dibuka))
    if mundur := sum(satu.aduan.mundur and satu.masa.dari is None for satu in semua):
        hasil.append(i.Jumlah(apa="Dicatat lebih dari satu hari kerja sesudah diterima kantor", banyak=mundur))
    hasil.append(i.Jumlah(apa="Terlambat di salah satu langkah", banyak=sum(b.ketepatan.startswith("terlambat") for b in baris)))
    return (*hasil, i.Jumlah(apa="Seluruh perkara terlambat", banyak=sum(b.perkara.startswith("terlambat") for b in baris)))
