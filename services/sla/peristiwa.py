"""What happens to complaints besides the steps and is counted: its kinds, in the order people read them."""

from shared.domain.aduan import kejadian as k

PENILAIAN, MUNDUR = "penilaian", "dicatat_mundur"
JENIS = {
    PENILAIAN: "Penilaian", "identitas_dibuka": "Identitas dibuka", "dibuka_kembali": "Dibuka kembali", "digabungkan": "Digabungkan",
    "dialihkan": "Dialihkan ke kantor lain", "dialihkan_keluar": "Dialihkan ke instansi", "alihan_masuk": "Datang sebagai alihan",
    MUNDUR: "Dicatat kemudian",
}  # fmt: skip


def jenis_peristiwa(e: k.Kejadian) -> str | None:
    """None for what is not counted here."""
    match e:
        case k.AduanDiterima() if e.alasan_mundur is not None:
            return MUNDUR
        case k.PenilaianDiberikan():
            return PENILAIAN
        case k.IdentitasDibuka():
            return "identitas_dibuka"
        case k.AduanDibukaKembali():
            return "dibuka_kembali"
        case k.AduanDigabungkan():
            return "digabungkan"
        case k.AduanDialihkan():
            return "dialihkan" if e.ke else "dialihkan_keluar"
        case k.AduanDiterimaAlihan():
            return "alihan_masuk"
    return None


def nilai_peristiwa(e: k.Kejadian) -> int | None:
    return e.nilai if isinstance(e, k.PenilaianDiberikan) else None
