"""Everything the domain refuses: a typed exception each, whose docstring is the sentence the person reads.

The four kinds below say only what sort of refusal it is; what an edge makes of them is the edge's affair.
"""

from typing import ClassVar


class Penolakan(Exception):
    """Permintaan ini tidak dapat dipenuhi."""

    kode: ClassVar[str] = "ditolak"  # stable name for machines

    def __init__(self, **rinci: object) -> None:
        self.rinci = rinci
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**rinci))


class TidakDitemukan(Penolakan):
    """Yang dicari tidak ditemukan."""


class Bentrok(Penolakan):
    """Keadaan aduan tidak memungkinkan permintaan ini."""


class TidakSah(Penolakan):
    """Isian permintaan ini tidak dapat diterima."""


class Terlarang(Penolakan):
    """Anda tidak berhak melakukan ini."""


class AduanTidakDitemukan(TidakDitemukan):
    """Aduan tidak ditemukan."""

    kode = "aduan-tidak-ditemukan"


class KodeLacakSalah(AduanTidakDitemukan):
    """Kode lacak ini tidak cocok dengan aduan mana pun. Kode yang benar tertulis di resi yang terakhir Anda terima."""


class BukanKodeLacak(AduanTidakDitemukan):
    """Kode lacak ini belum lengkap, atau ada huruf yang keliru. Kode lacak terdiri dari 27 huruf dan angka, seperti K7Q2M-9XW4T-…, dan
    tertulis di resi. Huruf besar, huruf kecil, spasi dan tanda hubung tidak berpengaruh.
    """

    kode = "bukan-kode-lacak"


class LampiranTerlaluBanyak(Bentrok):
    """Aduan {nomor} sudah punya {banyak} lampiran; lebih dari itu tidak dapat ditambahkan."""

    kode = "lampiran-terlalu-banyak"


class TidakDirahasiakan(Bentrok):
    """Identitas pelapor aduan {nomor} tidak dirahasiakan, jadi tidak perlu dibuka."""

    kode = "tidak-dirahasiakan"


class DataDibatasi(Terlarang):
    """Pelapor aduan {nomor} meminta pemrosesan datanya dibatasi: identitas dan lampirannya tidak dibuka oleh siapa pun, sampai pengelola
    mengakhiri pembatasan itu dengan alasan.
    """

    kode = "data-dibatasi"


class SudahDilupakan(Bentrok):
    """Data pribadi pelapor aduan {nomor} sudah dihapus."""

    kode = "sudah-dilupakan"


class KodeTidakDigantiDiLoket(Bentrok):
    """Identitas pelapor aduan {nomor} tidak boleh dilihat di loket, jadi kodenya hanya dapat diganti pelapor sendiri, dengan kode yang
    dikirim ke kontaknya."""

    kode = "kode-tidak-diganti-di-loket"


class KodeLacakSudahDiganti(Bentrok):
    """Aduan {nomor} sudah tercatat, dan kode lacaknya sudah diganti, jadi kode tidak ditampilkan lagi di sini. Pakai kode yang baru;
    bila hilang, mintalah lewat halaman Kode lacak hilang."""

    kode = "kode-lacak-sudah-diganti"


class PenghapusanTidakDiminta(Bentrok):
    """Tidak ada permintaan penghapusan yang menunggu keputusan untuk aduan {nomor}."""

    kode = "penghapusan-tidak-diminta"


class DasarTidakDikenal(TidakSah):
    """Dasar {dasar} tidak dikenal; pilih {pilihan}."""

    kode = "dasar-tidak-dikenal"


class KabarTidakDikenal(TidakSah):
    """Cara dikabari {saluran} tidak dikenal; pilih {pilihan}."""

    kode = "kabar-tidak-dikenal"


class AduanSudahBerakhir(Bentrok):
    """Aduan {nomor} sudah {keadaan}, sehingga {tindakan} tidak dapat dilakukan lagi. {boleh}"""

    kode = "aduan-sudah-berakhir"


class LangkahBelumWaktunya(Bentrok):
    """Belum waktunya {tindakan}: aduan {nomor} sudah {keadaan}. {boleh}"""

    kode = "langkah-belum-waktunya"


class LangkahSudahLewat(Bentrok):
    """Sudah lewat waktunya {tindakan}: aduan {nomor} sudah {keadaan}. {boleh}"""

    kode = "langkah-sudah-lewat"


class SedangMenungguKlarifikasi(Bentrok):
    """Aduan {nomor} sedang menunggu klarifikasi dari pelapor, sehingga {tindakan} belum dapat dilakukan. {boleh}"""

    kode = "sedang-menunggu-klarifikasi"


class TidakSedangMenungguKlarifikasi(Bentrok):
    """Aduan {nomor} tidak sedang menunggu klarifikasi. {boleh}"""

    kode = "tidak-sedang-menunggu-klarifikasi"


class BatasBukaKembaliLewat(Bentrok):
    """Aduan {nomor} tidak dapat dibuka kembali lagi: batasnya {batas:%d-%m-%Y pukul %H.%M}. Silakan sampaikan aduan baru."""

    kode = "batas-buka-kembali-lewat"


class BatasPenilaianLewat(Bentrok):
    """Aduan {nomor} tidak dapat dinilai lagi: batasnya {batas:%d-%m-%Y pukul %H.%M}."""

    kode = "batas-penilaian-lewat"


class SudahDinilai(Bentrok):
    """Aduan {nomor} sudah Anda nilai: {nilai} dari 5. Penilaian hanya dapat diberikan sekali."""

    kode = "sudah-dinilai"


class IndukTidakDitangani(Bentrok):
    """Aduan {nomor} sudah {keadaan}, sehingga aduan lain tidak dapat digabungkan dengannya."""

    kode = "induk-tidak-ditangani"


class MasihDiikuti(Bentrok):
    """Aduan {nomor} masih diikuti {banyak} aduan yang menunggu jawabannya, sehingga tidak dapat digabungkan dengan aduan lain."""

    kode = "masih-diikuti"


class JawabanIndukDisanggah(Bentrok):
    """Pelapor aduan {nomor} sudah mendapat jawaban aduan {induk} dan menyanggahnya; jawaban yang sama tidak disampaikan dua kali."""

    kode = "jawaban-induk-disanggah"


class JawabanMasihDisampaikan(Bentrok):
    """Jawaban aduan {nomor} masih disampaikan kepada {banyak} pelapor lain yang mengikutinya. Coba lagi sebentar lagi."""

    kode = "jawaban-masih-disampaikan"


class KunciDipakaiUlang(TidakSah):
    """Kunci pengiriman ini sudah dipakai untuk aduan lain. Gunakan kunci baru untuk aduan yang berbeda."""

    kode = "kunci-dipakai-ulang"


class KantorTidakDikenal(TidakSah):
    """Kecamatan {kecamatan} tidak dikenal di sini."""

    kode = "kantor-tidak-dikenal"


class HanyaInformasiDiperpanjang(Bentrok):
    """Hanya waktu permintaan informasi yang dapat diperpanjang; aduan {nomor} tidak diklasifikasi demikian."""

    kode = "hanya-informasi-diperpanjang"


class SudahDiperpanjang(Bentrok):
    """Waktu aduan {nomor} sudah diperpanjang; perpanjangan hanya sekali."""

    kode = "sudah-diperpanjang"


class PerkaraSudahTerlambat(Bentrok):
    """Batas waktu seluruh aduan {nomor} sudah lewat, jadi tidak dapat diperpanjang lagi. Jawablah secepatnya."""

    kode = "perkara-sudah-terlambat"


class SaluranTidakDikenal(TidakSah):
    """Saluran {saluran} tidak dikenal; yang ada: web, loket, telepon, whatsapp dan surat."""

    kode = "saluran-tidak-dikenal"


class DataPemberiAduanBelumLengkap(TidakSah):
    """Nama, kontak dan isi aduan harus diisi."""

    kode = "data-pemberi-aduan-belum-lengkap"


class JenisTidakDikenal(TidakSah):
    """Jenis {jenis} tidak dikenal; aduan adalah pengaduan atau informasi."""

    kode = "jenis-tidak-dikenal"


class JawabanHanyaUntukInformasi(TidakSah):
    """Hanya permintaan informasi yang dijawab langsung; pengaduan diteruskan ke PPID untuk disusun tanggapannya."""

    kode = "jawaban-hanya-untuk-informasi"


class TujuanAlihanTidakJelas(TidakSah):
    """Pilih satu tujuan pengalihan: kecamatan lain atau instansi lain."""

    kode = "tujuan-alihan-tidak-jelas"


class AlihanKeKantorSendiri(TidakSah):
    """Aduan {nomor} sudah berada di kecamatan ini; pilih kecamatan atau instansi lain."""

    kode = "alihan-ke-kantor-sendiri"


class DigabungKeDirinya(TidakSah):
    """Aduan {nomor} tidak dapat digabungkan dengan dirinya sendiri."""

    kode = "digabung-ke-dirinya"


class IndukTidakDitemukan(TidakSah):
    """Aduan induk tidak ditemukan di kecamatan ini."""

    kode = "induk-tidak-ditemukan"


class DiterimaKantorBukanDariPetugas(TidakSah):
    """Kapan kantor menerima aduan hanya dicatat untuk aduan di loket, lewat telepon, WhatsApp, atau surat."""

    kode = "diterima-kantor-bukan-dari-petugas"


class DiterimaKantorDiLuarBatas(TidakSah):
    """Waktu diterima kantor tidak boleh sesudah sekarang, dan paling lama {hari} hari yang lalu."""

    kode = "diterima-kantor-di-luar-batas"


class AlasanMundurDiperlukan(TidakSah):
    """Aduan ini diterima kantor lebih dari satu hari kerja yang lalu. Tulis mengapa baru dicatat sekarang."""

    kode = "alasan-mundur-diperlukan"


class IndukLebihDariSatu(TidakSah):
    """Lebih dari satu aduan bernomor itu. Tulis juga tahunnya, seperti 2026/130."""

    kode = "induk-lebih-dari-satu"


class NilaiDiLuarBatas(TidakSah):
    """Nilai {nilai} di luar batas; pilih 1 sampai 5."""

    kode = "nilai-di-luar-batas"
