"""What staff do with complaints, over HTTP as their programs and browsers do it: classify, answer, print, look."""

from collections.abc import Mapping

import psycopg

from ops.bench.desk import cookie_of
from ops.bench.kacau.beban import OK, Jawaban, minta
from ops.bench.kacau.medan import Medan

JSON = {"Content-Type": "application/json", "Accept": "application/json"}
KLASIFIKASI = '{"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}'
JAWABAN = (
    ("tanggapan", "ppid", '{"isi": "Perbaikan dijadwalkan Senin."}'),
    ("tanggapan/terima", "ppid", "{}"),
    ("tanggapan/catat", "operator", "{}"),
    ("tanggapan/berikan", "operator", "{}"),
)  # steps 4 to 7


class Meja:
    """An office's desk. Every method gives the answer; what is not OK is for whoever asked to judge."""

    def __init__(self, medan: Medan) -> None:
        self._medan, self._pintu = medan, f"127.0.0.1:{medan.port}"
        with psycopg.connect(medan.basis.owner_url) as conn:
            self._kuki = {"Cookie": f"aduan={cookie_of(conn)}", "Accept": "text/html"}

    def klasifikasikan(self, aduan: str) -> Jawaban:
        return self._perintah(aduan, "klasifikasi", "operator", KLASIFIKASI)

    def jawab(self, aduan: str) -> Jawaban:
        """Of one that is classified; ends at the first step that is not taken."""
        for nama, peran, isi in JAWABAN:
            if (jawab := self._perintah(aduan, nama, peran, isi)).jenis != OK:
                break
        return jawab

    def foto(self, kode_lacak: str, foto: bytes) -> Jawaban:
        return minta(self._pintu, "POST", f"/api/v1/lacak/{kode_lacak}/lampiran", foto, {"Content-Type": "application/octet-stream"})

    def surat(self, aduan: str, nama: str = "data-pengaduan") -> Jawaban:
        """A paper as PDF."""
        return self.lihat(f"/petugas/aduan/{aduan}/surat/{nama}.pdf")

    def lihat(self, halaman: str) -> Jawaban:
        """A page, as the operator."""
        return minta(self._pintu, "GET", halaman, None, self._kuki)

    def _perintah(self, aduan: str, nama: str, peran: str, isi: str) -> Jawaban:
        kepala: Mapping[str, str] = JSON | {"Authorization": f"Bearer {self._medan.token(peran)}"}
        return minta(self._pintu, "POST", f"/api/v1/aduan/{aduan}/{nama}", isi, kepala)
