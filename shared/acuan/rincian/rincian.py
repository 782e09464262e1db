"""One complaint as staff see it: what the table of audiences opens to them, every clock; a secret reporter stays hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from shared.acuan.rincian.pandangan import DIHAPUS, Nilai, Pandangan, pandang
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import PETUGAS, Keadaan
from shared.domain.aduan.audiens import Audiens, identitas_terbuka
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.perintah import boleh_sekarang
from shared.domain.rincian.garis import Tahap, tahap
from shared.domain.rincian.lampiran import LampiranBernama, lampiran_bernama
from shared.domain.rincian.perkara import PerkaraTerurai, perkara_kini
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.privacy.vault import Vault

DIRAHASIAKAN = "dirahasiakan"


@dataclass(frozen=True, slots=True)
class PelaporTampak:
    """Who complains, as far as staff may know; a word stands for what is kept secret, and for what is gone."""

    nama: str = field(repr=False)
    kontak: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PeristiwaTampak:
    """One event of the history. `jenis`: its name; `oleh`: a role; `isi`: its own fields that staff may read."""

    kejadian: k.Kejadian
    jenis: str
    isi: Mapping[str, Nilai] = field(repr=False)

    @property
    def pada(self) -> datetime:
        return self.kejadian.pada

    @property
    def kecamatan(self) -> str:
        return self.kejadian.wilayah

    @property
    def oleh(self) -> str:
        return self.kejadian.oleh.peran


@dataclass(frozen=True, slots=True, kw_only=True)
class Rincian:
    """`keterangan`: the state in words; `boleh`: commands that are possible now."""

    id: UUID
    nomor: str
    kecamatan: str
    keadaan: Keadaan
    keterangan: str
    langkah: int | None
    jeda: bool
    putaran: int
    versi: int
    kategori: str
    sub_kategori: str
    jenis: str | None
    saluran: str
    rahasia: bool
    dibatasi: bool
    dilupakan: bool
    penghapusan_diminta_pada: datetime | None
    lampiran: Sequence[LampiranBernama]
    pelapor: PelaporTampak | None
    isi: str | None = field(repr=False)
    pertanyaan: str | None = field(repr=False)
    tanggapan: str | None = field(repr=False)
    diterima_pada: datetime
    diterima_kantor_pada: datetime
    dijawab_pada: datetime | None
    induk: UUID | None
    boleh: Sequence[str]
    tahap: Sequence[Tahap]
    perkara: PerkaraTerurai
    riwayat: Sequence[PeristiwaTampak]
    pandangan: Pandangan = field(repr=False)

    def buka(self, tersandi: k.Tersandi | None) -> str | None:
        """One more of its texts, as `Pandangan.buka`."""
        return self.pandangan.buka(tersandi)


def rincian(audiens: Audiens, aduan: Aduan, kejadian: Sequence[k.Kejadian], now: datetime, aturan: AturanWaktu, vault: Vault) -> Rincian:
    """`audiens`: of staff (`audiens_petugas`), who know of every event: `riwayat` has one entry each."""
    pandangan = pandang(audiens, aduan, kejadian, vault)
    return Rincian(
        id=aduan.id,
        nomor=aduan.nomor,
        kecamatan=aduan.kecamatan,
        keadaan=aduan.keadaan,
        keterangan=kata.keterangan(aduan.keadaan, aduan.putaran),
        langkah=aduan.langkah,
        jeda=aduan.jeda,
        putaran=aduan.putaran,
        versi=aduan.versi,
        kategori=aduan.kategori,
        sub_kategori=aduan.sub_kategori,
        jenis=aduan.klasifikasi.jenis if aduan.klasifikasi else None,
        saluran=aduan.saluran,
        rahasia=aduan.rahasia,
        dibatasi=aduan.dibatasi,
        dilupakan=aduan.dilupakan,
        penghapusan_diminta_pada=aduan.penghapusan_diminta_pada,
        lampiran=lampiran_bernama(aduan),
        pelapor=_pelapor(pandangan),
        isi=pandangan.buka(aduan.penyampaian.isi if aduan.penyampaian else None),
        pertanyaan=pandangan.buka(aduan.pertanyaan.isi if aduan.pertanyaan else None),
        tanggapan=pandangan.buka(aduan.tanggapan),
        diterima_pada=aduan.diterima_pada,
        diterima_kantor_pada=aduan.diterima_kantor_pada,
        dijawab_pada=aduan.jawaban.pada if aduan.jawaban else None,
        induk=aduan.induk,
        boleh=[] if audiens is Audiens.SEBELUM else boleh_sekarang(aduan, PETUGAS),
        tahap=tahap(kejadian, aturan, now),
        perkara=perkara_kini(kejadian, aturan, now),
        riwayat=[_peristiwa(e, pandangan) for e in pandangan.kejadian],
        pandangan=pandangan,
    )


def _pelapor(pandangan: Pandangan) -> PelaporTampak | None:
    if pandangan.aduan.penyampaian is None:
        return None
    if pandangan.aduan.dilupakan or identitas_terbuka(pandangan.aduan):
        nama, kontak = pandangan.identitas
        return PelaporTampak(nama or DIHAPUS, kontak or DIHAPUS)
    return PelaporTampak(DIRAHASIAKAN, DIRAHASIAKAN)


def _peristiwa(e: k.Kejadian, pandangan: Pandangan) -> PeristiwaTampak:
    """`tipe`: what an event of a newer program calls itself."""
    isi = pandangan.isi(e)
    isi |= {nama: pandangan.buka(getattr(e, nama)) for nama in k.bidang_tersandi(type(e)) if nama in isi}
    return PeristiwaTampak(e, str(isi.pop("tipe", type(e).__name__)), isi)
