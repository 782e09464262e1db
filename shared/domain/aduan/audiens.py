"""Who may read what of an event: one allow-list, a row an event type and field. What is not named here is shown to nobody.

Every door takes what it shows from this table: tracking, the reporter's own copy, the desk's pages and API, papers, notices, alerts
(`acuan.rincian.pandangan` opens the texts by it). `docs/audiens.md` is drawn from it. Three rules stand above the rows: who a secret or
restricted reporter is, staff read nowhere (`identitas_terbuka`; opening it is an event of its own); of who is forgotten nobody reads any
text; and an office that had the complaint before reads what happened until it passed it on. For the feed and for subscribers the unit is
the whole event: its text, which is ciphertext, within their wilayah, and the digest alone of all others.
"""

from collections.abc import Mapping
from enum import StrEnum

from shared.domain.aduan.keadaan import Aduan


class Audiens(StrEnum):
    PELAPOR = "pelapor"  # whoever has the tracking code
    PETUGAS = "petugas"  # of the office that has it now
    SEBELUM = "kantor-sebelum"  # staff of an office that had it, of what happened until then
    INSPEKTORAT = "inspektorat"
    PUBLIK = "publik"


KEJADIAN = "kejadian"  # that it happened: its name, when, at which office, in which role
OLEH = "oleh.id"  # which member of staff; who the reporter is says no id
LANGKAH = "langkah.waktu"  # its time alone, as beginning or end of a step of the SOP
KABAR = "kabar"  # a notice that something happened: number and link
IDENTITAS = frozenset({"pelapor.nama", "pelapor.kontak"})

TIDAK: frozenset[Audiens] = frozenset()
STAF = frozenset({Audiens.PETUGAS, Audiens.SEBELUM, Audiens.INSPEKTORAT})
KITA = STAF | {Audiens.PELAPOR}
SEMUA = frozenset(Audiens)
_PELAPOR = frozenset({Audiens.PELAPOR})
_UMUM = KITA | {Audiens.PUBLIK}

Baris = Mapping[str, frozenset[Audiens]]


def _baris(kejadian: frozenset[Audiens], isi: Baris | None = None, *, kabar: bool = False, langkah: frozenset[Audiens] = TIDAK) -> Baris:
    """`langkah`: who may know the step's time, where they are more than may know of the event."""
    lain = ({KABAR: _PELAPOR} if kabar else {}) | ({LANGKAH: langkah} if langkah else {})
    return {KEJADIAN: kejadian, OLEH: STAF, **(isi or {}), **lain}


_JAM: Baris = dict.fromkeys(("jam", "langkah", "putaran", "batas", "sop", "kalender"), KITA) | {"ke": STAF}

TABEL: Mapping[str, Baris] = {
    # intake
    "AduanDiterima": _baris(
        _UMUM,
        {
            "nomor": KITA, "kategori": KITA, "sub_kategori": _UMUM, "saluran": KITA, "rahasia": KITA, "impor": STAF, "isi": KITA,
            "pelapor.id": TIDAK, "pelapor.nama": KITA, "pelapor.kontak": KITA, "permintaan": TIDAK,
            "formulir_dibuka_pada": KITA, "data_pemberi_selesai_pada": KITA,
            "diterima_kantor_pada": KITA, "alasan_mundur": STAF,
        },
    ),
    "KlarifikasiDiberikan": _baris(KITA, {"jawaban": KITA}),
    "AduanDibukaKembali": _baris(KITA, {"alasan": KITA}),
    "PenilaianDiberikan": _baris(KITA, {"nilai": KITA, "komentar": KITA}),
    "AduanDicabut": _baris(KITA, {"alasan": KITA}),
    # triage
    "AduanDiklasifikasi": _baris(KITA, {"jenis": KITA, "kategori": KITA, "sub_kategori": KITA}, kabar=True),
    "KlarifikasiDiminta": _baris(KITA, {"pertanyaan": KITA}, kabar=True),
    "AduanDialihkan": _baris(KITA, {"ke": KITA, "instansi": KITA, "alasan": KITA, "sumber": TIDAK}, kabar=True),
    "AduanDiterimaAlihan": _baris(KITA, {"dari": KITA, "sumber": TIDAK}),
    "AduanDitolak": _baris(KITA, {"alasan": KITA, "saran_tujuan": KITA}, kabar=True),
    "AduanDigabungkan": _baris(KITA, {"induk": STAF, "alasan": KITA}, kabar=True),
    "GabunganDilepas": _baris(KITA, {"induk": STAF, "sumber": TIDAK, "sebab": STAF}, kabar=True),
    "TanggapanDiberikan": _baris(KITA, {"isi": KITA}, kabar=True),
    # a paper of the office: its kind may tell of a response that is not given yet
    "SuratDiterbitkan": _baris(STAF, {"surat": STAF, "jenis": STAF, "nomor": STAF, "sidik": STAF}),
    # response: what the office says to itself until the answer is given
    "AduanDidisposisikan": _baris(STAF, {"kepada": STAF, "instruksi": STAF}),
    "TanggapanDisusun": _baris(STAF, {"isi": STAF}, langkah=KITA),
    "TanggapanDikembalikan": _baris(STAF, {"alasan": STAF}, langkah=KITA),
    "TanggapanDiterima": _baris(KITA),
    "TanggapanDicatat": _baris(KITA),
    "AduanIndukDijawab": _baris(KITA, {"induk": STAF, "sumber": TIDAK, "isi": KITA}, kabar=True),
    # sla
    "BatasWaktuMendekat": _baris(KITA, {**_JAM, "ambang": STAF}),
    "BatasWaktuTerlewati": _baris(KITA, {**_JAM, "karena": KITA}),
    "WaktuDiperpanjang": _baris(KITA, {"hari": KITA, "alasan": KITA}, kabar=True),
    "VerdikDihitungUlang": _baris(
        KITA,
        {
            "langkah": KITA, "putaran": KITA, "ke": STAF, "sop": KITA, "dasar": STAF, "putusan_lama": KITA, "putusan_baru": KITA,
            "batas_lama": KITA, "batas_baru": KITA, "kalender_lama": KITA, "kalender_baru": KITA,
        },
    ),
    "AduanDitutup": _baris(KITA, {"alasan": KITA}, kabar=True),
    # the person behind it, and what is attached
    "LampiranDitambahkan": _baris(KITA, {"lampiran": KITA, "sidik": TIDAK, "jenis": KITA, "ukuran": KITA}),
    "KabarDipilih": _baris(KITA, {"saluran": KITA}),
    "KodeLacakDiganti": _baris(KITA, {"cara": KITA}),
    "CatatanDitambahkan": _baris(STAF, {"isi": STAF}),
    "IdentitasDibuka": _baris(KITA, {"alasan": KITA}),
    "PemrosesanDibatasi": _baris(KITA),
    "PembatasanDicabut": _baris(KITA, {"alasan": KITA}),
    "PenghapusanDiminta": _baris(KITA),
    "PenghapusanDitolak": _baris(KITA, {"dasar": KITA, "alasan": KITA}),
    "PelaporDilupakan": _baris(KITA, {"dasar": KITA}),
    # of a newer program: that something happened, and nothing of what it says
    "KejadianTakDikenal": _baris(STAF, {"tipe": STAF, "dataschema": TIDAK, "data": TIDAK}),
    # rules: promises to everybody
    "SopDiubah": _baris(SEMUA, {"versi": SEMUA, "berlaku_sejak": SEMUA, "isi": SEMUA, "alasan": STAF}),
    "KalenderDiubah": _baris(SEMUA, {"versi": SEMUA, "berlaku_sejak": SEMUA, "isi": SEMUA, "alasan": STAF}),
    # numbers that nobody holds: so that nobody looks for them
    "NomorDilewati": _baris(SEMUA, {"tahun": SEMUA, "dari": SEMUA, "sampai": SEMUA, "sejak_posisi": SEMUA}),
    # accounts of staff; those of citizens are in a realm of their own, of which all these read digests alone (domain/akun/kejadian.py)
    "AkunDibuat": _baris(STAF, {"akun": STAF, "jenis": STAF}),
    "HakDiberikan": _baris(STAF, {"akun": STAF, "peran": STAF, "tugas": STAF, "cara": STAF, "pengusul": STAF}),
    "HakDicabut": _baris(STAF, {"akun": STAF, "peran": STAF, "tugas": STAF}),
    "AkunDitutup": _baris(STAF, {"akun": STAF}),
    "AkunDibukaLagi": _baris(STAF, {"akun": STAF}),
    "TautanDibuat": _baris(STAF, {"akun": STAF, "cara": STAF}),
    "PerubahanDiusulkan": _baris(STAF, {"akun": STAF, "usulan": STAF, "apa": STAF, "hak": STAF, "sampai": STAF}),
    "UsulanBerakhir": _baris(STAF, {"akun": STAF, "usulan": STAF, "cara": STAF}),
    "SandiDiganti": _baris(STAF, {"akun": STAF, "cara": STAF}),
    "FaktorDiubah": _baris(STAF, {"akun": STAF, "terpasang": STAF}),
    "MasukBerhasil": _baris(STAF, {"akun": STAF, "cara": STAF}),
    "MasukDitahan": _baris(STAF, {"akun": STAF, "gagal": STAF}),
}  # fmt: skip

DIKABARKAN = tuple(tipe for tipe, baris in TABEL.items() if KABAR in baris)  # what the reporter gets a notice of


def boleh(audiens: Audiens, tipe: str, isian: str = KEJADIAN) -> bool:
    """Whether they may read this field of an event of this type; False for what the table does not name."""
    return audiens in TABEL.get(tipe, {}).get(isian, TIDAK)


def identitas_terbuka(aduan: Aduan) -> bool:
    """Whether staff who have this complaint read its reporter's name and contact."""
    return not (aduan.rahasia or aduan.dibatasi or aduan.dilupakan)
