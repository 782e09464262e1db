"""What the work calendar refuses."""

from shared.domain.aduan.penolakan import TidakSah


class WaktuTanpaZona(TidakSah):
    """Waktu {waktu} tidak menyebut zona waktunya; tulis misalnya 2026-11-24T13:00:00+07:00."""

    kode = "waktu-tanpa-zona"


class DiLuarRentang(TidakSah):
    """Waktu kerja hanya dapat dihitung dari tahun {dari} sampai {sampai}; perhitungan dari {waktu} keluar dari rentang itu."""

    kode = "di-luar-rentang-kalender"


class KantorTidakPernahBuka(TidakSah):
    """Kalender {versi} tidak punya jam buka sama sekali."""

    kode = "kantor-tidak-pernah-buka"


TAK_TERHITUNG = (DiLuarRentang, KantorTidakPernahBuka)  # what a fold takes for "there is no such time"


class ZonaTidakDikenal(TidakSah):
    """Zona waktu {zona} tidak dikenal; yang ada: Asia/Jakarta (WIB), Asia/Makassar (WITA) dan Asia/Jayapura (WIT)."""

    kode = "zona-tidak-dikenal"


class SelangTidakSah(TidakSah):
    """Jam buka "{selang}" tidak dapat dibaca; tulis misalnya 07:30-12:00, paling akhir 24:00, dengan awal sebelum akhir."""

    kode = "selang-tidak-sah"


class SelangBertumpuk(TidakSah):
    """Jam buka {selang} dan {berikut} pada hari yang sama bertumpuk atau tidak berurutan."""

    kode = "selang-bertumpuk"


class PekanTidakLengkap(TidakSah):
    """Jam mingguan harus berisi tujuh hari, dari Senin sampai Minggu; yang diberikan {jumlah}."""

    kode = "pekan-tidak-lengkap"


class MasaTerbalik(TidakSah):
    """Masa {nama} berakhir {sampai}, sebelum dimulai {dari}."""

    kode = "masa-terbalik"


class TanggalGanda(TidakSah):
    """Tanggal {tanggal} disebut dua kali dalam kalender {versi}."""

    kode = "tanggal-ganda"


class VersiGanda(TidakSah):
    """Versi {versi} sudah ada; setiap versi harus punya nama sendiri."""

    kode = "versi-ganda"


class JumlahHariTidakSah(TidakSah):
    """Jumlah hari kerja {hari} tidak dapat dihitung; paling sedikit 1."""

    kode = "jumlah-hari-tidak-sah"
