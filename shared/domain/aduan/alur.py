"""The table the code decides by: from which situations a command may come, and where an event leads.

`docs/alur.md` is drawn from it; nothing else says what may follow what.
"""

from dataclasses import dataclass
from enum import StrEnum


class Keadaan(StrEnum):
    """The situations of a complaint. The last eight are ends, and each is counted apart."""

    BARU = "baru"
    DITERIMA = "diterima"  # waits for step 3
    DIKLASIFIKASI = "diklasifikasi"  # waits for step 4
    TANGGAPAN_DISUSUN = "tanggapan-disusun"  # waits for step 5
    TANGGAPAN_DITERIMA = "tanggapan-diterima"  # waits for step 6
    TANGGAPAN_DICATAT = "tanggapan-dicatat"  # waits for step 7
    DIJAWAB = "dijawab"
    SELESAI = "selesai"  # answered, and nobody objected in time
    DITUTUP_TANPA_KLARIFIKASI = "ditutup-tanpa-klarifikasi"
    DITOLAK = "ditolak"
    DIGABUNGKAN = "digabungkan"
    DIALIHKAN = "dialihkan"  # to an office of this deployment: the end of it for the office that passed it on
    DIALIHKAN_KELUAR = "dialihkan-keluar"  # to an agency outside this deployment
    DICABUT = "dicabut"


K = Keadaan
BERJALAN = frozenset({K.DITERIMA, K.DIKLASIFIKASI, K.TANGGAPAN_DISUSUN, K.TANGGAPAN_DITERIMA, K.TANGGAPAN_DICATAT})
BERAKHIR = frozenset(K) - BERJALAN - {K.BARU}
ADA = BERJALAN | BERAKHIR
LANGKAH = {K.DITERIMA: 3, K.DIKLASIFIKASI: 4, K.TANGGAPAN_DISUSUN: 5, K.TANGGAPAN_DITERIMA: 6, K.TANGGAPAN_DICATAT: 7}


@dataclass(frozen=True, slots=True)
class Aturan:
    """`dari`: the situations a command may come from. `saat_jeda`: True only during a pause, False only outside one, None always."""

    dari: frozenset[Keadaan]
    kejadian: tuple[str, ...]  # the events it may bring about, in order
    saat_jeda: bool | None = None
    alasan: str | None = None  # of the AduanDitutup that it brings about
    tetap: bool = False  # its events leave the situation as it is, whatever they lead to else


ALUR: dict[str, Aturan] = {
    "TerimaAduan": Aturan(frozenset({K.BARU}), ("AduanDiterima",)),
    "KlasifikasikanAduan": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("AduanDiklasifikasi", "TanggapanDiberikan")),
    "MintaKlarifikasi": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("KlarifikasiDiminta",), saat_jeda=False),
    "BeriKlarifikasi": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("KlarifikasiDiberikan",), saat_jeda=True),
    "AlihkanAduan": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("AduanDialihkan", "AduanDiterimaAlihan")),
    "TolakAduan": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("AduanDitolak",)),
    "GabungkanAduan": Aturan(frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("AduanDigabungkan", "AduanIndukDijawab")),
    "DisposisikanAduan": Aturan(frozenset({K.DIKLASIFIKASI}), ("AduanDidisposisikan",)),
    "PerpanjangWaktu": Aturan(BERJALAN - {K.DITERIMA}, ("WaktuDiperpanjang",)),  # of a request for information
    "SusunTanggapan": Aturan(frozenset({K.DIKLASIFIKASI}), ("TanggapanDisusun",), saat_jeda=False),
    "TerimaTanggapan": Aturan(frozenset({K.TANGGAPAN_DISUSUN}), ("TanggapanDiterima",)),
    "KembalikanTanggapan": Aturan(frozenset({K.TANGGAPAN_DISUSUN}), ("TanggapanDikembalikan",)),
    "CatatTanggapan": Aturan(frozenset({K.TANGGAPAN_DITERIMA}), ("TanggapanDicatat",)),
    "BerikanTanggapan": Aturan(frozenset({K.TANGGAPAN_DICATAT}), ("TanggapanDiberikan",)),
    "BukaKembali": Aturan(frozenset({K.DIJAWAB}), ("AduanDibukaKembali",)),
    "BeriPenilaian": Aturan(frozenset({K.DIJAWAB, K.SELESAI}), ("PenilaianDiberikan",)),
    "CabutAduan": Aturan(BERJALAN | {K.DIGABUNGKAN}, ("AduanDicabut",)),
    "TambahLampiran": Aturan(BERJALAN | {K.DIJAWAB}, ("LampiranDitambahkan",)),
    "PilihKabar": Aturan(ADA, ("KabarDipilih",)),
    "GantiKodeLacak": Aturan(ADA, ("KodeLacakDiganti",)),
    "CatatInternal": Aturan(ADA, ("CatatanDitambahkan",)),
    "TerbitkanSurat": Aturan(ADA, ("SuratDiterbitkan",)),
    "BukaIdentitas": Aturan(ADA, ("IdentitasDibuka",)),
    "BatasiPemrosesan": Aturan(ADA, ("PemrosesanDibatasi",)),
    "CabutPembatasan": Aturan(ADA, ("PembatasanDicabut",)),
    "MintaPenghapusan": Aturan(ADA, ("PenghapusanDiminta",)),
    "TolakPenghapusan": Aturan(ADA, ("PenghapusanDitolak",)),
    "LupakanPelapor": Aturan(BERAKHIR, ("PelaporDilupakan",)),
    # Nobody can answer what cannot be read any more: who is forgotten while it runs has withdrawn it.
    "LupakanPelaporBerjalan": Aturan(BERJALAN, ("PelaporDilupakan", "AduanDicabut")),
    # Of what was merged the clock of the whole case runs on.
    "CatatBatasMendekat": Aturan(BERJALAN | {K.DIGABUNGKAN}, ("BatasWaktuMendekat",), saat_jeda=False),
    # Also of a step that is over, or paused, after its time ran out: what was late while nobody looked is still recorded.
    "CatatBatasTerlewati": Aturan(ADA, ("BatasWaktuTerlewati",)),
    "HitungUlangVerdik": Aturan(ADA, ("VerdikDihitungUlang",)),
    "TutupAduan": Aturan(frozenset({K.DIJAWAB}), ("AduanDitutup",), alasan="selesai"),
    "TutupTanpaKlarifikasi": Aturan(
        frozenset({K.DITERIMA, K.DIKLASIFIKASI}), ("AduanDitutup",), saat_jeda=True, alasan="tanpa_klarifikasi"
    ),
    # Of what was merged, after something happened to its parent.
    "SampaikanJawabanInduk": Aturan(frozenset({K.DIGABUNGKAN}), ("AduanIndukDijawab",)),
    "LepasGabungan": Aturan(frozenset({K.DIGABUNGKAN}), ("GabunganDilepas",)),
    "PindahBersamaInduk": Aturan(frozenset({K.DIGABUNGKAN}), ("AduanDialihkan", "AduanDiterimaAlihan"), tetap=True),
    "AlihkanBersamaInduk": Aturan(frozenset({K.DIGABUNGKAN}), ("AduanDialihkan",)),
}

# Whose commands they are; the others are the staff's.
PELAPOR = frozenset(
    {
        "TerimaAduan", "BeriKlarifikasi", "BukaKembali", "BeriPenilaian", "CabutAduan", "TambahLampiran", "PilihKabar",
        "BatasiPemrosesan", "MintaPenghapusan", "GantiKodeLacak",
    }
)  # fmt: skip
SISTEM = frozenset(
    {
        "CatatBatasMendekat", "CatatBatasTerlewati", "HitungUlangVerdik", "TutupAduan", "TutupTanpaKlarifikasi", "SampaikanJawabanInduk",
        "LepasGabungan", "PindahBersamaInduk", "AlihkanBersamaInduk",
    }
)  # fmt: skip
PETUGAS = frozenset(ALUR) - PELAPOR - SISTEM
# About the person, or beside the procedure: possible at almost any time, and no answer to "what now?".
TENTANG_ORANG = frozenset(
    {
        "BukaIdentitas", "BatasiPemrosesan", "CabutPembatasan", "MintaPenghapusan", "TolakPenghapusan", "LupakanPelapor",
        "LupakanPelaporBerjalan",
    }
)  # fmt: skip
SAMPINGAN = TENTANG_ORANG | {"PilihKabar", "TambahLampiran", "CatatInternal", "TerbitkanSurat", "GantiKodeLacak", "PerpanjangWaktu"}

# What still makes sense without the person: the procedure's own end, and what the machines and the books say of it. Nobody objects,
# rates or asks in the name of who is forgotten, and nothing can be written under a key that is gone.
TANPA_PELAPOR = frozenset({"LupakanPelapor", "LupakanPelaporBerjalan", "CatatBatasTerlewati", "HitungUlangVerdik", "TutupAduan"})

# Where an event leads; one that is not named leaves the situation as it is.
MENUJU: dict[str, Keadaan] = {
    "AduanDiterima": K.DITERIMA,
    "AduanDiklasifikasi": K.DIKLASIFIKASI,
    "AduanDialihkan": K.DIALIHKAN_KELUAR,  # to an office inside, AduanDiterimaAlihan follows in the same append
    "AduanDiterimaAlihan": K.DITERIMA,
    "AduanDitolak": K.DITOLAK,
    "AduanDigabungkan": K.DIGABUNGKAN,
    "AduanIndukDijawab": K.DIJAWAB,
    "GabunganDilepas": K.DITERIMA,
    "TanggapanDisusun": K.TANGGAPAN_DISUSUN,
    "TanggapanDikembalikan": K.DIKLASIFIKASI,
    "TanggapanDiterima": K.TANGGAPAN_DITERIMA,
    "TanggapanDicatat": K.TANGGAPAN_DICATAT,
    "TanggapanDiberikan": K.DIJAWAB,
    "AduanDibukaKembali": K.DITERIMA,
    "AduanDicabut": K.DICABUT,
}
MENUJU_TUTUP = {"selesai": K.SELESAI, "tanpa_klarifikasi": K.DITUTUP_TANPA_KLARIFIKASI}


def menuju(aturan: Aturan) -> list[Keadaan]:
    """Where a command may lead, in the order of its events; empty when it leaves the situation as it is."""
    if aturan.alasan is not None:
        return [MENUJU_TUTUP[aturan.alasan]]
    return [] if aturan.tetap else [MENUJU[e] for e in aturan.kejadian if e in MENUJU]
