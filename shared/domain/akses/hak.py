"""The table of rights: which roles may give which command and read which page; `docs/hak-akses.md` is drawn from it."""

from collections.abc import Mapping

from shared.domain.aduan import kata
from shared.domain.aduan.penolakan import Terlarang, TidakSah
from shared.domain.akses import petugas as p
from shared.domain.akses.petugas import Petugas

PELAKSANA = frozenset({p.OPERATOR, p.PPID, p.PENGELOLA})  # who may ever handle complaints, whatever an SOP says
PEMBACA = PELAKSANA | {p.CAMAT, p.INSPEKTORAT}
ADMIN = frozenset({p.ADMIN_KECAMATAN, p.ADMIN_KABUPATEN})
MEJA_DEPAN = frozenset({p.OPERATOR, p.PPID})
PELAPOR, SISTEM = "pelapor", "sistem"  # no staff: the one has the tracking code, the other is the program itself

# The SOP's own columns (Keputusan Camat Jenawi 000.8.3.3/23/2024, Lampiran VIII); an office's SOP data may say otherwise.
PERAN_SOP: dict[int, frozenset[str]] = {
    3: frozenset({p.OPERATOR}),
    4: frozenset({p.PPID, p.PENGELOLA}),
    5: frozenset({p.PPID}),
    6: frozenset({p.OPERATOR}),
    7: frozenset({p.OPERATOR}),
}
# Which commands carry out an SOP step: their roles come from the SOP data.
LANGKAH_SOP: dict[str, int] = {
    "KlasifikasikanAduan": 3,
    "SusunTanggapan": 4,
    "TerimaTanggapan": 5,
    "KembalikanTanggapan": 5,
    "CatatTanggapan": 6,
    "BerikanTanggapan": 7,
}

HAK: dict[str, frozenset[str]] = {
    # commands; an operator enters for citizens what they say at the counter, on the telephone or by WhatsApp
    "TerimaAduan": frozenset({PELAPOR, p.OPERATOR}),
    "BeriKlarifikasi": frozenset({PELAPOR}),
    "BukaKembali": frozenset({PELAPOR}),
    "BeriPenilaian": frozenset({PELAPOR}),
    "CabutAduan": frozenset({PELAPOR}),
    **{perintah: PERAN_SOP[langkah] for perintah, langkah in LANGKAH_SOP.items()},
    "TambahLampiran": frozenset({PELAPOR, p.OPERATOR}),
    "PilihKabar": frozenset({PELAPOR}),
    "GantiKodeLacak": frozenset({PELAPOR, p.OPERATOR}),  # the reporter by a code to their contact, never by the code alone
    "BatasiPemrosesan": frozenset({PELAPOR}),
    "MintaPenghapusan": frozenset({PELAPOR}),
    "MintaKlarifikasi": MEJA_DEPAN,
    "AlihkanAduan": MEJA_DEPAN,
    "TolakAduan": MEJA_DEPAN,
    "GabungkanAduan": MEJA_DEPAN,
    "DisposisikanAduan": frozenset({p.PPID}),
    "PerpanjangWaktu": frozenset({p.PPID}),
    "CatatInternal": PELAKSANA,
    "TerbitkanSurat": PELAKSANA,  # who watches or heads the office reads, and puts nothing into its name
    "BukaIdentitas": frozenset({p.CAMAT, p.INSPEKTORAT}),  # not who answers, and not without a reason
    "CabutPembatasan": ADMIN,
    "TolakPenghapusan": ADMIN,
    "LupakanPelapor": ADMIN,
    "LupakanPelaporBerjalan": ADMIN,
    "CatatBatasMendekat": frozenset({SISTEM}),
    "CatatBatasTerlewati": frozenset({SISTEM}),
    "HitungUlangVerdik": frozenset({SISTEM}),
    "TutupAduan": frozenset({SISTEM}),
    "TutupTanpaKlarifikasi": frozenset({SISTEM}),
    "SampaikanJawabanInduk": frozenset({SISTEM}),
    "LepasGabungan": frozenset({SISTEM}),
    "PindahBersamaInduk": frozenset({SISTEM}),
    "AlihkanBersamaInduk": frozenset({SISTEM}),
    # reading
    "LihatDaftar": PEMBACA,
    "LihatRincian": PEMBACA,
    "LihatJam": PEMBACA,
    "LihatLaporan": PEMBACA | ADMIN,
    "LihatKejadian": PEMBACA | ADMIN,  # ciphertext alone, and of other offices position and hash alone
    "LihatKejadianAkun": frozenset({p.ADMIN_KABUPATEN}),  # of citizens' accounts; to all others of the feed position and hash alone
    "LihatKiriman": ADMIN | {p.CAMAT, p.INSPEKTORAT},
    "LihatPapan": PEMBACA | ADMIN,
    "LihatPapanKabupaten": frozenset({p.INSPEKTORAT, p.ADMIN_KABUPATEN}),
    "LihatPengawasan": frozenset({p.INSPEKTORAT, p.ADMIN_KABUPATEN}),
    "CetakDokumen": PEMBACA,
    "AkunSendiri": frozenset(p.PERAN),
    # the office's own data
    "KelolaKategori": ADMIN,
    "KelolaTemplat": ADMIN | MEJA_DEPAN,
    "KelolaKantor": ADMIN,
    "KelolaPetugas": ADMIN,
    "KelolaAturan": ADMIN,
    "KelolaKabar": ADMIN,
    "KelolaPenghapusan": ADMIN,
    "KelolaSistem": frozenset({p.ADMIN_KABUPATEN}),
}

KATA = kata.PERINTAH | {
    "LihatDaftar": "melihat daftar aduan",
    "LihatRincian": "melihat rincian aduan",
    "LihatJam": "melihat jam dan perhitungan batas waktu",
    "LihatLaporan": "melihat laporan",
    "LihatKejadian": "membaca aliran kejadian",
    "LihatKejadianAkun": "membaca kejadian akun warga dalam aliran kejadian",
    "LihatKiriman": "melihat kabar batas waktu yang dikirim",
    "LihatPapan": "melihat papan kantor",
    "LihatPapanKabupaten": "membandingkan semua kantor",
    "LihatPengawasan": "melihat hak dan aturan yang diubah kantor atau server",
    "CetakDokumen": "mencetak dokumen SOP",
    "AkunSendiri": "mengatur akun sendiri",
    "KelolaKategori": "mengelola kategori",
    "KelolaTemplat": "mengelola templat jawaban",
    "KelolaKantor": "mengelola data kantor dan kop surat",
    "KelolaPetugas": "mengelola petugas",
    "KelolaAturan": "mengelola SOP dan kalender",
    "KelolaKabar": "mengelola aturan kabar batas waktu",
    "KelolaPenghapusan": "melihat permintaan penghapusan",
    "KelolaSistem": "mengelola pesan yang gagal dan melihat kesehatan sistem",
}


class TidakBerwenang(Terlarang):
    """Untuk {tindakan} diperlukan peran {peran}."""

    kode = "tidak-berwenang"


class DiLuarWilayah(Terlarang):
    """Ini berada di luar wilayah tugas Anda."""

    kode = "di-luar-wilayah"


class PilihWilayah(TidakSah):
    """Anda bertugas di beberapa wilayah; sebutkan salah satu: {wilayah}."""

    kode = "pilih-wilayah"


def peran_untuk(tindakan: str, peran_sop: Mapping[int, frozenset[str]] = PERAN_SOP) -> frozenset[str]:
    """The roles that may do it, given who does which step by the office's SOP; a step left out keeps the default.

    KeyError for something that is not in the table: what is not named there nobody may do.
    """
    hak = HAK[tindakan]
    langkah = LANGKAH_SOP.get(tindakan)
    if langkah is None or langkah not in peran_sop:
        return hak
    return frozenset(peran_sop[langkah]) & PELAKSANA


def boleh(
    petugas: Petugas,
    tindakan: str,
    kecamatan: str | None,
    peran_sop: Mapping[int, frozenset[str]] = PERAN_SOP,
) -> None:
    """Go on only if this person may do this at this office; `kecamatan` None where it concerns no one office.

    The role must be held in a wilayah that covers the office. Raises DiLuarWilayah first, so that nobody learns how another
    office works; then TidakBerwenang.
    """
    if kecamatan is not None and not petugas.meliputi(kecamatan):
        raise DiLuarWilayah()
    peran = peran_untuk(tindakan, peran_sop)
    if not peran & petugas.peran_di(kecamatan):
        raise TidakBerwenang(tindakan=KATA[tindakan], peran=kata.daftar(urut(peran)) if peran else "yang tidak dimiliki siapa pun")


def berhak(petugas: Petugas, tindakan: str, kecamatan: str) -> bool:
    """Whether they may, by the table alone."""
    return bool(peran_untuk(tindakan) & petugas.peran_di(kecamatan))


def urut(peran: frozenset[str]) -> list[str]:
    """Roles in the order people know them."""
    return sorted(peran, key=(PELAPOR, *p.PERAN, SISTEM).index)


def mewakili(petugas: Petugas, tindakan: str, kecamatan: str | None, peran_sop: Mapping[int, frozenset[str]] = PERAN_SOP) -> str:
    """In which of their roles they do it there: what the event's `oleh.peran` says. Only after `boleh`."""
    return urut(peran_untuk(tindakan, peran_sop) & petugas.peran_di(kecamatan))[0]


def wilayah_untuk(petugas: Petugas, tindakan: str, diminta: str | None) -> str:
    """The one wilayah that a list or report is about: the one asked for, else the only one they may do it in.

    Raises DiLuarWilayah, TidakBerwenang, or PilihWilayah where there are several.
    """
    boleh(petugas, tindakan, diminta)
    if diminta is not None:
        return diminta
    ada = petugas.wilayah_sebagai(peran_untuk(tindakan))
    if len(ada) > 1:
        raise PilihWilayah(wilayah=", ".join(ada))
    return ada[0]
