"""The words people read for situations, commands, channels and roles; refusals, pages and generated documents all take them from here."""

from shared.domain.aduan.alur import BERJALAN, Keadaan

K = Keadaan

KEADAAN: dict[Keadaan, str] = {
    K.BARU: "belum diterima",
    K.DITERIMA: "diterima dan menunggu klasifikasi",
    K.DIKLASIFIKASI: "diklasifikasi dan menunggu tanggapan disusun",
    K.TANGGAPAN_DISUSUN: "ditanggapi dan menunggu tanggapannya diterima PPID",
    K.TANGGAPAN_DITERIMA: "ditanggapi dan menunggu tanggapannya dicatat",
    K.TANGGAPAN_DICATAT: "ditanggapi dan menunggu tanggapannya diberikan",
    K.DIJAWAB: "dijawab",
    K.SELESAI: "selesai",
    K.DITUTUP_TANPA_KLARIFIKASI: "ditutup karena klarifikasi tidak diberikan",
    K.DITOLAK: "ditolak",
    K.DIGABUNGKAN: "digabungkan dengan aduan lain",
    K.DIALIHKAN: "dialihkan ke kantor lain",
    K.DIALIHKAN_KELUAR: "dialihkan ke instansi lain",
    K.DICABUT: "dicabut oleh pelapor",
}

PERINTAH: dict[str, str] = {
    "TerimaAduan": "menyampaikan aduan",
    "KlasifikasikanAduan": "mengklasifikasikan aduan",
    "MintaKlarifikasi": "meminta klarifikasi",
    "BeriKlarifikasi": "memberi klarifikasi",
    "AlihkanAduan": "mengalihkan aduan",
    "TolakAduan": "menolak aduan",
    "GabungkanAduan": "menggabungkan aduan",
    "DisposisikanAduan": "mendisposisikan aduan",
    "PerpanjangWaktu": "memperpanjang waktu permintaan informasi",
    "SusunTanggapan": "menyusun tanggapan",
    "TerimaTanggapan": "menerima tanggapan",
    "KembalikanTanggapan": "mengembalikan tanggapan",
    "CatatTanggapan": "mencatat tanggapan",
    "BerikanTanggapan": "memberikan tanggapan",
    "BukaKembali": "membuka kembali aduan",
    "BeriPenilaian": "memberi penilaian",
    "CabutAduan": "mencabut aduan",
    "TambahLampiran": "menambah lampiran",
    "PilihKabar": "memilih cara dikabari",
    "GantiKodeLacak": "mengganti kode lacak",
    "CatatInternal": "menulis catatan internal",
    "TerbitkanSurat": "menerbitkan surat",
    "BukaIdentitas": "membuka identitas pelapor yang dirahasiakan",
    "BatasiPemrosesan": "membatasi pemrosesan data pelapor",
    "CabutPembatasan": "mencabut pembatasan pemrosesan",
    "MintaPenghapusan": "meminta data pelapor dihapus",
    "TolakPenghapusan": "menolak permintaan penghapusan",
    "LupakanPelapor": "menghapus data pelapor",
    "LupakanPelaporBerjalan": "menghapus data pelapor dan mencabut aduannya",
    "CatatBatasMendekat": "mencatat bahwa batas waktu mendekat",
    "CatatBatasTerlewati": "mencatat bahwa batas waktu terlewati",
    "HitungUlangVerdik": "menghitung ulang verdik",
    "TutupAduan": "menutup aduan yang dijawab",
    "TutupTanpaKlarifikasi": "menutup aduan tanpa klarifikasi",
    "SampaikanJawabanInduk": "menyampaikan jawaban aduan induk",
    "LepasGabungan": "melepas aduan dari aduan induk yang berakhir tanpa jawaban",
    "PindahBersamaInduk": "memindahkan aduan ke kantor lain bersama aduan induk",
    "AlihkanBersamaInduk": "mengalihkan aduan ke instansi lain bersama aduan induk",
}

# Grounds on which a request to be forgotten may be refused (UU 27/2022, articles 8, 15 and 16), and those of an erasure.
DASAR_TOLAK: dict[str, str] = {
    "aduan-berjalan": "aduan masih ditangani",
    "penegakan-hukum": "diperlukan untuk proses penegakan hukum",
    "kepentingan-umum": "diperlukan untuk kepentingan umum dalam penyelenggaraan negara",
    "pengawasan": "diperlukan untuk pengawasan yang sedang berjalan",
}
DASAR_LUPA: dict[str, str] = {
    "permintaan": "atas permintaan pelapor",
    "retensi": "masa simpan berakhir",
    "perintah": "atas perintah pejabat atau pengadilan",
}
# By which way a complaint comes in; what was taken over from files came by none of them.
SALURAN: dict[str, str] = {"web": "Web", "loket": "Loket", "telepon": "Telepon", "whatsapp": "WhatsApp", "surat": "Surat"}
KATA_SALURAN: dict[str, str] = SALURAN | {"impor": "Data lama"}
PERAN: dict[str, str] = {
    "pelapor": "Pelapor",
    "operator": "Operator",
    "ppid": "PPID Pelaksana",
    "pengelola": "Bidang pengelola aduan",
    "camat": "Camat",
    "inspektorat": "Inspektorat",
    "admin": "Admin",
    "admin-kecamatan": "Admin kecamatan",
    "admin-kabupaten": "Admin kabupaten",
    "sistem": "Sistem",
    "impor": "Data lama",
}
PERAN_WARGA: dict[str, str] = PERAN | {"pelapor": "Anda"}
KABAR: dict[str, str] = {"email": "surel", "whatsapp": "WhatsApp", "sms": "SMS", "tidak": "tidak perlu dikabari"}


def keterangan(keadaan: Keadaan, putaran: int) -> str:
    """The situation in words; of what a reporter objected to, that it was reopened."""
    dibuka = putaran > 1 and keadaan in BERJALAN
    return f"dibuka kembali, {KEADAAN[keadaan]}" if dibuka else KEADAAN[keadaan]


def besar(kata: str) -> str:
    """With a capital at the start of a line: "surel" is "Surel"."""
    return kata[:1].upper() + kata[1:]


def daftar(kata: list[str], sambung: str = "atau") -> str:
    """["a", "b", "c"] as "a, b atau c"."""
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} {sambung} {kata[-1]}"


def kata_dialihkan(kantor: str, pada: str) -> str:
    """The situation of a complaint for the office that passed it on."""
    return f"dialihkan ke {kantor} pada {pada}"
