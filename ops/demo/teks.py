"""What the demonstration's complaints are about and how they are answered: made-up texts with places that are nowhere."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Pokok:
    """`apa`: sentences of somebody who complains; `jawab`: what the office answers."""

    kategori: str
    sub: str
    apa: tuple[str, ...]
    jawab: tuple[str, ...]


POKOK = (
    Pokok("infrastruktur", "jalan-rusak",
          ("Jalan desa berlubang cukup dalam dan sudah beberapa kali membuat pengendara motor jatuh.",
           "Aspal di depan balai dusun mengelupas dan tergenang setiap hujan."),
          ("Tim sudah melihat lokasi; penambalan dijadwalkan pekan depan bersama pemerintah desa.",
           "Ruas ini masuk daftar pemeliharaan rutin. Sambil menunggu, lubang yang dalam ditimbun dan diberi tanda.")),
    Pokok("infrastruktur", "jembatan-rusak",
          ("Papan jembatan kecil menuju sawah lapuk dan satu bilah sudah patah.",),
          ("Jembatan sudah diperiksa. Papan diganti hari Kamis; sementara itu muatan dibatasi.",)),
    Pokok("infrastruktur", "talut-longsor",
          ("Talut di tepi jalan ambrol sepanjang kira-kira lima meter dan mendekati badan jalan.",),
          ("Lokasi sudah dipasangi tanda. Perbaikan talut diusulkan ke dinas, sementara ditahan dengan karung pasir.",)),
    Pokok("drainase", "saluran-tersumbat",
          ("Selokan penuh sampah dan lumpur sehingga air naik ke halaman rumah.",
           "Gorong-gorong tersumbat ranting; air meluap ke jalan setiap sore."),
          ("Kerja bakti membersihkan saluran dilakukan Jumat pagi bersama warga; alat disediakan kecamatan.",)),
    Pokok("drainase", "irigasi",
          ("Pintu air irigasi macet sehingga petak sawah di ujung tidak kebagian air.",),
          ("Pintu air sudah dilumasi dan dapat dibuka. Giliran air disepakati dengan kelompok tani.",)),
    Pokok("penerangan-jalan", "lampu-mati",
          ("Tiga lampu jalan padam sejak pekan lalu, jalan sangat gelap pada malam hari.",
           "Lampu di tikungan dekat pos ronda berkedip lalu mati."),
          ("Laporan diteruskan ke petugas lampu; penggantian dilakukan paling lambat tiga hari kerja.",)),
    Pokok("persampahan", "tidak-diangkut",
          ("Sampah di bak depan gang belum diangkut selama sepuluh hari dan mulai berbau.",),
          ("Jadwal angkut sempat mundur karena truk diperbaiki. Pengangkutan kembali Senin dan Kamis.",)),
    Pokok("persampahan", "pembuangan-liar",
          ("Ada tumpukan sampah baru di tepi sungai, sepertinya dibuang malam hari.",),
          ("Lokasi dibersihkan dan dipasangi papan larangan. Satlinmas berkeliling pada malam hari.",)),
    Pokok("air-bersih", "air-tidak-mengalir",
          ("Air dari penampungan dusun tidak mengalir sejak tiga hari lalu.",),
          ("Pipa yang lepas sudah disambung. Bila air belum mengalir besok, mohon kabari kami lagi.",)),
    Pokok("kependudukan", "ktp",
          ("KTP elektronik saya belum jadi padahal sudah perekaman bulan lalu.",),
          ("KTP sudah dicetak dan dapat diambil di loket pelayanan dengan membawa kartu keluarga.",)),
    Pokok("kependudukan", "kartu-keluarga",
          ("Nama anak belum masuk di kartu keluarga meskipun berkas sudah diserahkan.",),
          ("Berkas sudah lengkap; kartu keluarga yang baru dapat diambil besok pagi.",)),
    Pokok("bantuan-sosial", "tidak-terdata",
          ("Tetangga kami lanjut usia dan tinggal sendiri, tetapi belum terdata sebagai penerima bantuan.",),
          ("Pendamping sosial sudah berkunjung. Usulan dimasukkan pada musyawarah desa bulan ini.",)),
    Pokok("bantuan-sosial", "penyaluran",
          ("Bantuan bulan ini belum cair sedangkan dusun lain sudah menerima.",),
          ("Penyaluran untuk dusun ini dijadwalkan pekan depan; undangannya dibagikan lewat ketua RT.",)),
    Pokok("pertanahan", "pajak-bumi-bangunan",
          ("Nama di surat pajak masih nama pemilik lama padahal tanah sudah dibalik nama.",),
          ("Perubahan data sudah diajukan. Surat pajak yang benar terbit pada masa pajak berikutnya.",)),
    Pokok("ketertiban", "kebisingan",
          ("Ada pengeras suara yang dipakai sampai lewat tengah malam dan mengganggu istirahat.",),
          ("Pemilik acara sudah ditemui bersama ketua RT dan sepakat berhenti pukul 22.00.",)),
    Pokok("ketertiban", "hewan-liar",
          ("Beberapa anjing berkeliaran tanpa pemilik dekat sekolah.",),
          ("Petugas kesehatan hewan menangani hari Rabu; anak-anak diantar sampai gerbang dahulu.",)),
    Pokok("pelayanan-kantor", "antrean",
          ("Antrean loket panjang sekali pada hari Senin, nomor antrean tidak dipanggil berurutan.",),
          ("Loket kedua dibuka setiap Senin dan mesin antrean sudah diperbaiki. Mohon maaf atas ketidaknyamanannya.",)),
    Pokok("perilaku-aparatur", "pungutan-liar",
          ("Saya diminta membayar biaya tambahan saat mengurus surat yang seharusnya gratis.",),
          ("Terima kasih telah melapor. Pemeriksaan internal dilakukan; layanan surat keterangan tidak dipungut biaya.",)),
    Pokok("perilaku-aparatur", "sikap-petugas",
          ("Petugas menjawab dengan kasar ketika saya menanyakan persyaratan.",),
          ("Kami mohon maaf. Petugas yang bersangkutan sudah dibina dan meja informasi ditambah.",)),
    Pokok("pemerintahan-desa", "pelayanan-desa",
          ("Kantor desa sudah tutup padahal masih jam pelayanan.",),
          ("Jam pelayanan desa ditegaskan lagi lewat surat camat dan ditempel di papan pengumuman.",)),
    Pokok("kesehatan", "wabah",
          ("Dua anak di lingkungan kami terkena demam berdarah, mohon diadakan pengasapan.",),
          ("Puskesmas melakukan penyelidikan hari ini; kerja bakti pemberantasan jentik hari Minggu.",)),
    Pokok("bencana", "pohon-tumbang",
          ("Pohon besar di tepi jalan miring dan dahannya menyentuh kabel.",),
          ("Pohon sudah dipangkas bersama petugas listrik; jalan kembali aman.",)),
    Pokok("lingkungan", "pencemaran-udara",
          ("Asap pembakaran limbah masuk ke rumah setiap sore dan membuat anak batuk.",),
          ("Pemilik tempat usaha sudah ditegur tertulis dan sepakat tidak membakar lagi.",)),
    Pokok("pertanian", "pupuk",
          ("Pupuk bersubsidi di kios habis padahal jatah kelompok belum diambil.",),
          ("Kiriman pupuk datang pekan ini; jatah kelompok dicatat penyuluh dan tidak hangus.",)),
)  # fmt: skip

TANYA = (
    ("Apa saja syarat membuat surat keterangan usaha, dan berapa lama jadinya?",
     "Bawa KTP, kartu keluarga dan surat pengantar RT. Surat jadi pada hari yang sama dan gratis.", "jadwal-syarat"),
    ("Kapan jadwal perekaman KTP keliling di desa kami?",
     "Perekaman keliling hari Selasa pekan kedua, pukul 08.00 sampai 11.00 di balai desa.", "jadwal-syarat"),
    ("Berapa anggaran perbaikan jalan dusun tahun ini dan di mana saya dapat membacanya?",
     "Ringkasan anggaran ditempel di papan informasi kantor dan dapat diminta salinannya di meja informasi.", "program-anggaran"),
    ("Bolehkah saya meminta salinan hasil musyawarah perencanaan pembangunan kecamatan?",
     "Boleh. Salinan dapat diambil di meja informasi pada jam kerja, tanpa biaya.", "dokumen"),
)  # fmt: skip

PERTANYAAN = ("Mohon sebutkan RT dan patokan terdekat agar petugas tidak keliru.", "Sejak kapan kejadian ini, dan apakah ada yang terluka?",
              "Mohon jelaskan berkas apa yang sudah Anda serahkan dan kapan.")  # fmt: skip
PENJELASAN = (
    "Di RT 02, dekat pos ronda bercat hijau.",
    "Sejak Minggu malam, tidak ada yang terluka.",
    "Berkas lengkap saya serahkan pada hari Selasa.",
)
DIKEMBALIKAN = ("Tolong sebutkan tanggal pengerjaannya.", "Jawaban belum menyinggung penyebabnya; mohon dilengkapi.")
BUKA_LAGI = ("Belum ada yang datang ke lokasi sampai hari ini.", "Perbaikannya hanya sebagian, sisi utara masih rusak.")
KOMENTAR = ("Terima kasih, cepat ditangani.", "Sudah baik, semoga ke depan lebih cepat.", "Sesuai janji.", "Lama, tetapi akhirnya selesai.")
DITOLAK = (
    "Yang disampaikan adalah sengketa pribadi yang sedang diperiksa pengadilan.",
    "Silakan menunggu putusan pengadilan, atau bertanya ke pos bantuan hukum.",
)
KELUAR = ("Dinas Pekerjaan Umum dan Penataan Ruang", "Ruas ini jalan kabupaten yang menjadi wewenang dinas.")
ALIH = "Lokasi kejadian berada di kecamatan tujuan."
GABUNG = "Pokok dan lokasinya sama dengan aduan yang sudah ditangani."
CABUT = "Sudah selesai dibicarakan dengan tetangga."
DISPOSISI = ("Seksi Ketenteraman dan Pelayanan Umum", "Mohon ditinjau ke lokasi dan disusun jawabannya.")
CATATAN = "Peragaan: sudah ditelepon, pelapor minta dikabari sore hari."
_KAPAN = ("sejak pekan lalu", "sejak hari Minggu", "kira-kira sepuluh hari ini", "sejak awal bulan", "kemarin sore")
_ANGKA = ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")


def isi(acak: Random, apa: str) -> str:
    """The complaint's text, as the filing pages write it."""
    return f"{apa}\n\nLokasi: Dusun Contoh {acak.choice(_ANGKA)} RT {acak.randrange(1, 9):02d}\nWaktu kejadian: {acak.choice(_KAPAN)}"


def nama(n: int) -> str:
    """The `n`-th made-up citizen: nobody is called so."""
    return f"Warga Contoh {_ANGKA[n % 9]} {_ANGKA[n // 9 % 9]} {n:03d}"
