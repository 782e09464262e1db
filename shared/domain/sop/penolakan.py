"""What the procedure's data refuses."""

from shared.domain.aduan.penolakan import TidakSah


class StandarTidakSah(TidakSah):
    """Standar waktu {jumlah} {satuan} tidak sah; jumlahnya paling sedikit 1."""

    kode = "standar-tidak-sah"


class AmbangTidakSah(TidakSah):
    """Ambang peringatan {ambang} persen tidak sah; pilih antara 1 dan 100."""

    kode = "ambang-tidak-sah"


class LangkahTidakLengkap(TidakSah):
    """SOP {versi} harus memuat langkah 1 sampai 7, masing-masing satu kali; yang ada: {ada}."""

    kode = "langkah-tidak-lengkap"


class AwalLangkahGanda(TidakSah):
    """Dalam SOP {versi} jam dua langkah dimulai oleh peristiwa {peristiwa} yang sama."""

    kode = "awal-langkah-ganda"


class BatasSopTidakSah(TidakSah):
    """Batas hari dalam SOP {versi} harus paling sedikit 1."""

    kode = "batas-sop-tidak-sah"
