"""The teller: what is true of a complaint, read off its events one after another in the plainest words of the domain.

It uses none of the program's own answers (fold, passes, timeline, urgency); of the program it takes the events' types, and the due
times, which are proven elsewhere. Slow and obvious on purpose: whoever doubts a page compares it with this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import Tersandi

SELESAI, BERJALAN, JEDA, NANTI, DILEWATI, TERHENTI = "selesai", "berjalan", "jeda", "nanti", "dilewati", "terhenti"
# What a reporter who asked for it is told of: each public step that the office or another complaint brings about.
DIBERITAHU = (
    k.AduanDiklasifikasi, k.KlarifikasiDiminta, k.AduanDialihkan, k.AduanDitolak, k.AduanDigabungkan, k.GabunganDilepas,
    k.TanggapanDiberikan, k.AduanIndukDijawab, k.WaktuDiperpanjang, k.AduanDitutup,
)  # fmt: skip
LANGKAH_DARI = {"diterima": 3, "diklasifikasi": 4, "tanggapan-disusun": 5, "tanggapan-diterima": 6, "tanggapan-dicatat": 7}


@dataclass
class BabakLalu:
    """An earlier pass through an office's steps; texts are what its reporter reads."""

    putaran: int
    kantor: str
    jawaban: str | None
    dijawab_pada: datetime | None
    akhir: str  # keberatan, dialihkan, dilepas
    pada: datetime
    keberatan: str | None


@dataclass
class Cerita:
    """`langkah_kini`: each of the seven steps as it stands in the present pass. `tanya`: (question, asked at, answered at).

    `alihan`: (from, to, at), to None for an agency; `kembali`: how often the response was sent back in this pass.
    """

    nomor: str
    kategori: tuple[str, str]
    kantor: str
    diterima: datetime
    diterima_kantor: datetime
    impor: bool
    rahasia: bool
    keadaan: str = "diterima"
    putaran: int = 1
    jenis: str | None = None
    ditanya: datetime | None = None
    berakhir: datetime | None = None
    lupa: bool = False
    dibatasi: bool = False
    induk: UUID | None = None
    digabung: datetime | None = None
    dilepas: datetime | None = None
    jawaban: str | None = None
    dijawab_pada: datetime | None = None
    nilai: int | None = None
    penolakan: tuple[str, str] | None = None
    perpanjangan: str | None = None
    disposisi: datetime | None = None
    kembali: int = 0
    tanya: list[tuple[str, datetime, datetime | None]] = field(default_factory=list)
    alihan: list[tuple[str, str | None, datetime]] = field(default_factory=list)
    lalu: list[BabakLalu] = field(default_factory=list)
    langkah_kini: dict[int, str] = field(default_factory=dict)
    peringatan: set[tuple[str, int | None, int, int]] = field(default_factory=set)  # what the clocks gave: (event, step, round, ordinal)
    jejak: list[str] = field(default_factory=list)  # the names of its events
    di: list[str] = field(default_factory=list)  # at which office each of them happened
    saluran: str | None = None  # by which the reporter hears of it now
    dikabari: list[int] = field(default_factory=list)  # of which events they were to hear, counted from 1
    terjadi: list[tuple[str, str, datetime, int | None]] = field(default_factory=list)  # what is counted: (what, office, when, rating)

    @property
    def langkah(self) -> int | None:
        """The step that runs."""
        return LANGKAH_DARI.get(self.keadaan)

    @property
    def berjalan(self) -> bool:
        return self.langkah is not None

    @property
    def menunggu_induk(self) -> bool:
        return self.keadaan == "digabungkan" and not self.lupa

    @property
    def dibuka_kembali(self) -> bool:
        return self.putaran > 1 and self.berjalan


@dataclass
class _Babak:
    """The present pass while it is told: which steps were done in it, and where it stopped."""

    selesai: set[int] = field(default_factory=set)
    terhenti: int | None = None
    mulai_4: datetime | None = None
    jawaban: str | None = None
    dijawab_pada: datetime | None = None


def ceritakan(kejadian: Sequence[k.Kejadian], teks: Mapping[Tersandi, str]) -> Cerita:
    """`teks`: what was sealed, in clear; of who is forgotten nothing is told."""
    lupa = any(isinstance(e, k.PelaporDilupakan) for e in kejadian)

    def baca(tersandi: Tersandi | None) -> str | None:
        return None if tersandi is None or lupa else teks[tersandi]

    awal = kejadian[0]
    assert isinstance(awal, k.AduanDiterima), "a complaint begins by being received"
    c = Cerita(
        awal.nomor, (awal.kategori, awal.sub_kategori), awal.wilayah, awal.pada, awal.diterima_kantor_pada or awal.pada, awal.impor,
        awal.rahasia,
    )  # fmt: skip
    babak, memilih = _Babak(), False
    for e in kejadian:
        c.jejak.append(type(e).__name__)
        babak = _satu(c, babak, e, baca)
        c.di.append(c.kantor)
        _kabari(c, e, memilih)
        memilih = memilih or isinstance(e, k.KabarDipilih)
        if (apa := _dihitung(e)) is not None:
            c.terjadi.append((apa, c.kantor, e.pada, e.nilai if isinstance(e, k.PenilaianDiberikan) else None))
    c.langkah_kini = _tujuh(c, babak)
    if c.lupa or c.dibatasi or awal.pelapor is None:
        c.saluran = None
    return c


def _kabari(c: Cerita, e: k.Kejadian, memilih: bool) -> None:
    """Who had never said how to hear of it is not told."""
    if isinstance(e, k.KabarDipilih):
        c.saluran = None if e.saluran == "tidak" else e.saluran
    if memilih and isinstance(e, DIBERITAHU):
        c.dikabari.append(len(c.jejak))


def _dihitung(e: k.Kejadian) -> str | None:
    """Of what happens besides the steps."""
    if isinstance(e, k.AduanDialihkan):
        return "dialihkan" if e.ke else "dialihkan_keluar"
    if isinstance(e, k.AduanDiterima):
        return "dicatat_mundur" if e.alasan_mundur is not None else None
    nama = {
        k.PenilaianDiberikan: "penilaian", k.IdentitasDibuka: "identitas_dibuka", k.AduanDibukaKembali: "dibuka_kembali",
        k.AduanDigabungkan: "digabungkan", k.AduanDiterimaAlihan: "alihan_masuk",
    }  # fmt: skip
    return nama.get(type(e))


def _satu(c: Cerita, babak: _Babak, e: k.Kejadian, baca) -> _Babak:
    if isinstance(e, k.AduanDiklasifikasi):
        c.keadaan, c.jenis, c.kategori = "diklasifikasi", e.jenis, (e.kategori, e.sub_kategori)
        if 3 not in babak.selesai:
            babak.selesai.add(3)
            babak.mulai_4 = e.pada
    elif isinstance(e, k.KlarifikasiDiminta):
        c.ditanya = e.pada
        c.tanya.append((baca(e.pertanyaan), e.pada, None))
    elif isinstance(e, k.KlarifikasiDiberikan):
        c.ditanya = None
        apa, kapan, _ = c.tanya[-1]
        c.tanya[-1] = (apa, kapan, e.pada)
    elif isinstance(e, k.AduanDidisposisikan):
        c.disposisi = e.pada
    elif isinstance(e, k.TanggapanDisusun):
        c.keadaan = "tanggapan-disusun"
        babak.selesai.add(4)
    elif isinstance(e, k.TanggapanDikembalikan):
        c.keadaan = "diklasifikasi"
        c.kembali += 1
        babak.selesai.discard(4)
        babak.selesai.add(5)  # the PPID had it and gave it back: that turn is done
        babak.mulai_4 = None
    elif isinstance(e, k.TanggapanDiterima):
        c.keadaan = "tanggapan-diterima"
        babak.selesai.add(5)
    elif isinstance(e, k.TanggapanDicatat):
        c.keadaan = "tanggapan-dicatat"
        babak.selesai.add(6)
    elif isinstance(e, k.TanggapanDiberikan):
        _jawab(c, babak, e, baca)
    elif isinstance(e, k.AduanIndukDijawab):
        c.keadaan, c.berakhir = "dijawab", e.pada
        c.jawaban, c.dijawab_pada = baca(e.isi), e.pada
        babak.jawaban, babak.dijawab_pada = c.jawaban, e.pada
    elif isinstance(e, k.AduanDitolak):
        _diputus(c, babak)
        c.keadaan, c.berakhir, c.ditanya = "ditolak", e.pada, None
        c.penolakan = (baca(e.alasan), baca(e.saran_tujuan))
    elif isinstance(e, k.AduanDigabungkan):
        _berhenti(c, babak)
        c.keadaan, c.berakhir, c.ditanya = "digabungkan", e.pada, None
        c.induk, c.digabung = e.induk, e.pada
    elif isinstance(e, k.AduanDicabut):
        _berhenti(c, babak)
        c.keadaan, c.berakhir, c.ditanya = "dicabut", e.pada, None
    elif isinstance(e, k.AduanDitutup):
        if e.alasan == "tanpa_klarifikasi":
            _berhenti(c, babak)
            c.keadaan, c.berakhir, c.ditanya = "ditutup-tanpa-klarifikasi", e.pada, None
        else:
            c.keadaan = "selesai"  # the answer ended it
    elif isinstance(e, k.AduanDialihkan):
        c.alihan.append((c.kantor, e.ke, e.pada))
        if e.ke is None:
            _diputus(c, babak)
            c.keadaan, c.berakhir, c.ditanya = "dialihkan-keluar", e.pada, None
    elif isinstance(e, k.AduanDiterimaAlihan):
        c.lalu.append(BabakLalu(c.putaran, c.kantor, babak.jawaban, babak.dijawab_pada, "dialihkan", e.pada, None))
        c.kantor = e.wilayah
        c.disposisi, c.kembali, c.jenis = None, 0, None
        if e.sumber is None:
            c.keadaan = "diterima"
        return _Babak()
    elif isinstance(e, k.AduanDibukaKembali):
        c.lalu.append(BabakLalu(c.putaran, c.kantor, babak.jawaban, babak.dijawab_pada, "keberatan", e.pada, baca(e.alasan)))
        c.putaran += 1
        _mulai_lagi(c)
        c.jawaban = c.dijawab_pada = c.nilai = c.perpanjangan = c.dilepas = None
        return _Babak()
    elif isinstance(e, k.GabunganDilepas):
        c.lalu.append(BabakLalu(c.putaran, c.kantor, babak.jawaban, babak.dijawab_pada, "dilepas", e.pada, None))
        _mulai_lagi(c)
        c.dilepas = e.pada
        return _Babak()
    elif isinstance(e, k.PenilaianDiberikan):
        c.nilai = e.nilai
    elif isinstance(e, k.WaktuDiperpanjang):
        c.perpanjangan = baca(e.alasan)
    elif isinstance(e, k.PelaporDilupakan):
        c.lupa = True
    elif isinstance(e, k.PemrosesanDibatasi):
        c.dibatasi = True
    elif isinstance(e, k.PembatasanDicabut):
        c.dibatasi = False
    elif isinstance(e, k.BatasWaktuMendekat | k.BatasWaktuTerlewati):
        c.peringatan.add((type(e).__name__, e.langkah, e.putaran, e.ke))
    return babak


def _mulai_lagi(c: Cerita) -> None:
    """At step 3, of nobody's answer."""
    c.keadaan, c.berakhir, c.induk, c.jenis, c.disposisi, c.kembali = "diterima", None, None, None, None, 0


def _jawab(c: Cerita, babak: _Babak, e: k.TanggapanDiberikan, baca) -> None:
    if c.langkah == 4:
        if babak.mulai_4 != e.pada:  # else an informasi answered at once: step 4 was never begun
            babak.selesai.add(4)
    else:
        babak.selesai.add(7)
    c.keadaan, c.berakhir, c.ditanya = "dijawab", e.pada, None
    c.jawaban, c.dijawab_pada = baca(e.isi), e.pada
    babak.jawaban, babak.dijawab_pada = c.jawaban, e.pada


def _diputus(c: Cerita, babak: _Babak) -> None:
    """Rejected, or passed on: the step at which that was decided is done; what was merged is at none."""
    if c.langkah is not None:
        babak.selesai.add(c.langkah)


def _berhenti(c: Cerita, babak: _Babak) -> None:
    """It ends without the work of the step at which it is."""
    if c.langkah is not None:
        babak.terhenti = c.langkah


def _tujuh(c: Cerita, babak: _Babak) -> dict[int, str]:
    """Steps 1 and 2 are behind everybody who is here."""
    hasil = {1: SELESAI, 2: SELESAI}
    for n in range(3, 8):
        if c.langkah is not None:
            kini = JEDA if c.ditanya else BERJALAN
            hasil[n] = SELESAI if n < c.langkah else kini if n == c.langkah else NANTI
        elif n == babak.terhenti:
            hasil[n] = TERHENTI
        else:
            hasil[n] = SELESAI if n in babak.selesai else DILEWATI
    return hasil
