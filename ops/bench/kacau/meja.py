"""What staff do with complaints, over HTTP as their programs and browsers do it: classify, answer, print, look."""

import psycopg

from ops.bench.desk import officer
from ops.bench.kacau.beban import OK, Jawaban, minta
from ops.bench.kacau.medan import Medan

JSON = {"Content-Type": "application/json", "Accept": "application/json"}
KLASIFIKASI = '{"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}'
JAWABAN = {
    "TanggapanDisusun": ("tanggapan", "ppid", '{"isi": "Perbaikan dijadwalkan Senin."}'),
    "TanggapanDiterima": ("tanggapan/terima", "ppid", "{}"),
    "TanggapanDicatat": ("tanggapan/catat", "operator", "{}"),
    "TanggapanDiberikan": ("tanggapan/berikan", "operator", "{}"),
}  # steps 4 to 7, by what each of them makes happen
LANGKAH = {"AduanDiklasifikasi": ("klasifikasi", "operator", KLASIFIKASI), **JAWABAN}


class Meja:
    """An office's desk. Every method gives the answer; what is not OK is for whoever asked to judge."""

    def __init__(self, medan: Medan) -> None:
        self._medan, self._pintu = medan, f"127.0.0.1:{medan.port}"
        with psycopg.connect(medan.basis.owner_url) as conn:
            self._kuki = {"Cookie": f"aduan={officer(conn)[1]}", "Accept": "text/html"}

    def klasifikasikan(self, aduan: str) -> Jawaban:
        return self.langkah(aduan, "AduanDiklasifikasi")

    def jawab(self, aduan: str) -> Jawaban:
        """Of one that is classified; ends at the first step that is not taken."""
        for tipe in JAWABAN:
            if (jawab := self.langkah(aduan, tipe)).jenis != OK:
                break
        return jawab

    def sebagai(self, peran: str) -> dict[str, str]:
        """Headers of somebody in this role."""
        return {"Authorization": f"Bearer {self._medan.token(peran)}"}

    def foto(self, kode_lacak: str, foto: bytes) -> Jawaban:
        return minta(self._pintu, "POST", f"/api/v1/lacak/{kode_lacak}/lampiran", foto, {"Content-Type": "application/octet-stream"})

    def surat(self, aduan: str, nama: str = "data-pengaduan") -> Jawaban:
        """A paper as PDF."""
        return self.lihat(f"/petugas/aduan/{aduan}/surat/{nama}.pdf")

    def lihat(self, halaman: str) -> Jawaban:
        """A page, as the operator."""
        return minta(self._pintu, "GET", halaman, None, self._kuki)

    def langkah(self, aduan: str, tipe: str) -> Jawaban:
        """The command that makes this happen."""
        nama, peran, isi = LANGKAH[tipe]
        kepala = JSON | self.sebagai(peran)
        return minta(self._pintu, "POST", f"/api/v1/aduan/{aduan}/{nama}", isi, kepala)
