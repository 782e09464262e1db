"""What a member of staff finds in the menu: the pages that the table of rights lets them open somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.akses.hak import peran_untuk
from shared.domain.akses.petugas import Petugas
from shared.machinery.html.bahasa import _


@dataclass(frozen=True, slots=True)
class Menu:
    """`url` is the beginning of all pages under it."""

    label: str
    url: str
    tindakan: str


SEMUA: tuple[Menu, ...] = (
    Menu(_("Antrean"), "/petugas", "LihatDaftar"),
    Menu(_("Tanggapan"), "/petugas/tanggapan", "LihatDaftar"),
    Menu(_("Register"), "/petugas/register", "CetakDokumen"),
    Menu(_("Catat aduan"), "/petugas/aduan-baru", "TerimaAduan"),
    Menu(_("Daftarkan warga"), "/petugas/pelapor-baru", "TerimaAduan"),
    Menu(_("Templat"), "/petugas/templat", "KelolaTemplat"),
    Menu(_("Papan"), "/papan", "LihatPapan"),
    Menu(_("Kabupaten"), "/papan/kabupaten", "LihatPapanKabupaten"),
    Menu(_("Pengawasan"), "/papan/pengawasan", "LihatPengawasan"),
    Menu(_("Petugas"), "/admin/petugas", "KelolaPetugas"),
    Menu(_("Kantor"), "/admin/kantor", "KelolaKantor"),
    Menu(_("Kategori"), "/admin/kategori", "KelolaKategori"),
    Menu(_("Aturan"), "/admin/aturan", "KelolaAturan"),
    Menu(_("Kabar"), "/admin/kabar", "KelolaKabar"),
    Menu(_("Sistem"), "/admin/sistem", "KelolaSistem"),
    Menu(_("Kabar warga"), "/admin/kiriman", "LihatKiriman"),
    Menu(_("Data pribadi"), "/admin/penghapusan", "KelolaPenghapusan"),
)  # fmt: skip


def menu_untuk(petugas: Petugas) -> Sequence[Menu]:
    peran = petugas.peran_di(None)
    return [m for m in SEMUA if peran & peran_untuk(m.tindakan)]


def terbuka(path: str) -> Menu | None:
    """Under which entry this page is: the longest address that it begins with."""
    cocok = [m for m in SEMUA if path == m.url or path.startswith(f"{m.url}/")]
    return max(cocok, key=lambda m: len(m.url), default=None)
