"""What a member of staff finds in the menu: the pages that the table of rights lets them open somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.akses.hak import peran_untuk
from shared.domain.akses.petugas import Petugas


@dataclass(frozen=True, slots=True)
class Menu:
    """`url` is the beginning of all pages under it."""

    label: str
    url: str
    tindakan: str


ENTRIES: tuple[Menu, ...] = (
    Menu("Antrean", "/petugas", "LihatDaftar"),
    Menu("Tanggapan", "/petugas/tanggapan", "LihatDaftar"),
    Menu("Register", "/petugas/register", "CetakDokumen"),
    Menu("Catat aduan", "/petugas/aduan-baru", "TerimaAduan"),
    Menu("Daftarkan warga", "/petugas/pelapor-baru", "TerimaAduan"),
    Menu("Templat", "/petugas/templat", "KelolaTemplat"),
    Menu("Papan", "/papan", "LihatPapan"),
    Menu("Kabupaten", "/papan/kabupaten", "LihatPapanKabupaten"),
    Menu("Pengawasan", "/papan/pengawasan", "LihatPengawasan"),
    Menu("Petugas", "/admin/petugas", "KelolaPetugas"),
    Menu("Kantor", "/admin/kantor", "KelolaKantor"),
    Menu("Kategori", "/admin/kategori", "KelolaKategori"),
    Menu("Aturan", "/admin/aturan", "KelolaAturan"),
    Menu("Kabar", "/admin/kabar", "KelolaKabar"),
    Menu("Sistem", "/admin/sistem", "KelolaSistem"),
    Menu("Kabar warga", "/admin/kiriman", "LihatKiriman"),
    Menu("Data pribadi", "/admin/penghapusan", "KelolaPenghapusan"),
)  # fmt: skip


def menu_for(petugas: Petugas) -> Sequence[Menu]:
    roles = petugas.peran_di(None)
    return [m for m in ENTRIES if roles & peran_untuk(m.tindakan)]


def open_entry(path: str) -> Menu | None:
    """Under which entry this page is: the longest address that it begins with."""
    matching = [m for m in ENTRIES if path == m.url or path.startswith(f"{m.url}/")]
    return max(matching, key=lambda m: len(m.url), default=None)
