"""What the pages of the desk show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from services.response.meja.daftar import Baris, Saring
from services.response.meja.draf import DrafTanggapan
from services.response.meja.naskah import Peristiwa, Versi
from shared.acuan.kantor import Kantor
from shared.acuan.kantor.templat import Sisipan
from shared.acuan.rincian import Rincian
from shared.domain.rincian.garis import Tahap
from shared.machinery.html.screen import Screen


@dataclass(frozen=True, kw_only=True)
class DaftarTanggapan(Screen):
    """`punya_bagian`: whether any step here waits for the roles of who looks; `kecamatan`: the code asked for in the address;
    `lanjut`: the cursor of the next page."""

    template: ClassVar = "daftar_tanggapan.html"

    baris: Sequence[Baris]
    lanjut: str
    saring: Saring
    punya_bagian: bool
    nama_wilayah: str
    banyak_kantor: bool
    nama_langkah: Mapping[int, str]
    kecamatan: str

    def alamat(self, **lain: object) -> str:
        """The list's address with something else asked for; what is not asked for is left out."""
        s = self.saring
        semua = {"untuk": s.untuk, "langkah": s.langkah, "waktu": s.waktu, "kecamatan": self.kecamatan} | lain
        isi = {n: v for n, v in semua.items() if v}
        return "/petugas/tanggapan" + (f"?{urlencode(isi)}" if isi else "")

    def render(self, **umum: object) -> str:
        return super().render(**umum, alamat=self.alamat)


@dataclass(frozen=True, kw_only=True)
class SatuTanggapan(Screen):
    """`boleh`: the commands this person may give now; `sejak`: what happened meanwhile, when their form came too late;
    `terketik`: (label, text) of what they typed into a form that is no longer on the page."""

    template: ClassVar = "satu_tanggapan.html"

    rinci: Rincian
    kantor: Kantor
    nama_kategori: str
    boleh: frozenset[str]
    draf: DrafTanggapan | None
    awal: str  # what the response's field shows before anything was typed
    templat_jawaban: Sequence[Sisipan]
    disposisi: Peristiwa | None
    dikembalikan: Peristiwa | None
    versi: Sequence[Versi]
    peristiwa: Sequence[Peristiwa]
    sejak: Sequence[Peristiwa]
    terketik: Sequence[tuple[str, str]]
    pengikut: int  # who besides gets the answer when it is given

    @property
    def kini(self) -> Tahap | None:
        return next((t for t in self.rinci.tahap if t.status in ("berjalan", "jeda")), None)

    def render(self, **umum: object) -> str:
        return super().render(**umum, kini=self.kini)


@dataclass(frozen=True, kw_only=True)
class Pratinjau(Screen):
    """`penerima`: the roles that look at it next."""

    template: ClassVar = "pratinjau_tanggapan.html"

    rinci: Rincian
    kantor: Kantor
    nama_kategori: str
    teks: str
    penerima: Sequence[str]
