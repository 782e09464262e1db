"""Writes docs/audiens.md from the table of audiences: `python -m ops.dokumen.audiens`."""

from pathlib import Path

from shared.domain.aduan.audiens import TABEL, Audiens

BERKAS = Path(__file__).parents[2] / "docs" / "audiens.md"
PEMBUKA = """\
# Siapa membaca apa

Halaman ini dibuat dari tabel yang dipakai program di setiap pintunya (`shared/domain/aduan/audiens.py`); jangan disunting, tetapi jalankan
`python -m ops.dokumen.audiens`. Yang tidak bertanda tidak ditampilkan kepada siapa pun dari kelompok itu: di halaman, API, salinan
data, surat, kabar dan peringatan.

- `kejadian`: bahwa itu terjadi: namanya, waktunya, kantornya, dan peran pelakunya. `oleh.id`: petugas yang mana; bagi kejadian dari
  pelapor tidak ditampilkan. `langkah.waktu`: waktunya saja, sebagai awal atau akhir sebuah langkah SOP. `kabar`: pelapor dikabari bahwa
  ada yang baru (nomor dan tautan).
- Nama dan kontak pelapor yang dirahasiakan atau dibatasi tidak dibaca petugas dan inspektorat di pintu mana pun. Membuka identitas
  adalah tindakan tersendiri dengan alasan, dan tercatat (`IdentitasDibuka`).
- Setelah pelapor dilupakan, tidak ada teks yang dibaca siapa pun.
- `kantor-sebelum`: petugas kantor yang mengalihkan aduan, paling banyak atas yang terjadi sampai dialihkan. Halaman dan API menolak
  mereka setelah itu; kejadian kantornya sendiri tetap ada dalam aliran kejadiannya.
- Aliran kejadian (`/api/v1/kejadian`) dan antrean pelanggan memuat kejadian seutuhnya (teks bebasnya tersandi) di dalam wilayah
  pembacanya, dan hanya sidiknya di luar itu. Kejadian akun warga berdiri di ranahnya sendiri (`akun.<kode>`): selain admin kabupaten,
  semua hanya menerima sidiknya. Baris akun di bawah ini tentang akun petugas.

"""


def tabel() -> str:
    baris = [f"| Kejadian | Isian | {' | '.join(Audiens)} |", "|---|---" + "|:-:" * len(Audiens) + "|"]
    for tipe, isian in TABEL.items():
        for n, (nama, boleh) in enumerate(isian.items()):
            tanda = " | ".join("✓" if a in boleh else "" for a in Audiens)
            baris.append(f"| {f'`{tipe}`' if n == 0 else ''} | `{nama}` | {tanda} |")
    return "\n".join(baris)


def teks() -> str:
    return f"{PEMBUKA}{tabel()}\n"


if __name__ == "__main__":
    BERKAS.write_text(teks(), encoding="utf-8")
