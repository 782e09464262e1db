"""A procedure as a TOML file: written for people, read with a sentence for every mistake."""

import re
from datetime import UTC, datetime

from shared.domain.aduan.kejadian import KEJADIAN, Pelaku
from shared.domain.akses import petugas as p
from shared.domain.aturan.data import isi_sop, sop_dari
from shared.domain.aturan.isi import IsiLangkah, IsiSop
from shared.domain.aturan.kejadian import SopDiubah, aliran_sop
from shared.domain.aturan.naskah import WAJIB, Jalan, Naskah, Tabel, kutip
from shared.domain.aturan.rentang import pastikan_terhitung
from shared.domain.sop.sop import Satuan, Sop, Waktu
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.domain.workcalendar.kalender import Kalender

PERAN = (p.OPERATOR, p.PPID, p.PENGELOLA)
PELAPOR = "pelapor"
PERISTIWA_PELAPOR = ("formulir_dibuka_pada", "data_pemberi_selesai_pada")  # what the form reports, for steps 1 and 2
BATAS = (
    "klarifikasi_hari", "buka_kembali_hari_kerja", "tutup_hari_kerja", "perkara_pengaduan_hari_kerja", "perkara_informasi_hari_kerja",
    "perkara_perpanjangan_hari_kerja",
)  # fmt: skip
ISIAN = ("nama", "berlaku_sejak", *BATAS, "perkara_ambang", "langkah")
ISIAN_LANGKAH = ("nomor", "nama", "pelaksana", "standar", "waktu", "dari", "ke", "keluaran", "kelengkapan", "ambang", "diperingatkan")
TERLAMA = 3660  # days; what the calendar's years hold is asked besides (`shared.domain.aturan.rentang`)
STANDAR_TERLAMA = {Satuan.MENIT: 200_000, Satuan.HARI: 1000}
LANGKAH_TERBANYAK = 7


def tulis_sop(kode: str, sop: Sop) -> str:
    isi = isi_sop(sop)
    baris = [
        f'# SOP untuk {kode}, versi {sop.versi}. Ubah, lalu: ./aduan sop set {kode} BERKAS --alasan "..."',
        "# Berlaku untuk langkah yang dimulai setelah versi ini dicatat; yang sedang berjalan tetap memakai versi saat dimulai.",
        f"nama = {kutip(isi['nama'])}",
        *([f"berlaku_sejak = {sop.berlaku_sejak.isoformat()}"] if sop.berlaku_sejak else []),
        f"klarifikasi_hari = {isi['klarifikasi_hari']}  # hari kalender menunggu jawaban pelapor, lalu aduan ditutup",
        f"buka_kembali_hari_kerja = {isi['buka_kembali_hari_kerja']}  # hari kerja setelah dijawab",
        f"tutup_hari_kerja = {isi['tutup_hari_kerja']}  # hari kerja setelah dijawab, lalu selesai dengan sendirinya",
        f"perkara_pengaduan_hari_kerja = {isi['perkara_pengaduan_hari_kerja']}  # hari kerja untuk seluruh perkara, dari diterima",
        f"perkara_informasi_hari_kerja = {isi['perkara_informasi_hari_kerja']}  # hari kerja untuk seluruh permintaan informasi",
        f"perkara_perpanjangan_hari_kerja = {isi['perkara_perpanjangan_hari_kerja']}  # sekali, untuk permintaan informasi",
        f"perkara_ambang = {isi['perkara_ambang']}  # persen waktu perkara untuk memperingatkan Camat",
    ]
    for x in isi["langkah"]:
        baris += [
            "",
            "[[langkah]]",
            f"nomor = {x['nomor']}",
            f"nama = {kutip(x['nama'])}",
            f"pelaksana = {_daftar(x['pelaksana'])}",
            f"standar = {kutip(f'''{x['jumlah']} {x['satuan']}''')}",
            f"waktu = {kutip(x['waktu'])}  # kerja atau kalender",
            f"dari = {_daftar(x['dari'])}",
            f"ke = {_daftar(x['ke'])}",
            f"keluaran = {kutip(x['keluaran'])}",
            f"kelengkapan = {kutip(x['kelengkapan'])}",
            f"ambang = {x['ambang']}  # persen standar untuk memperingatkan",
            f"diperingatkan = {'true' if x['diperingatkan'] else 'false'}",
        ]
    return "\n".join(baris) + "\n"


def _daftar(teks: list[str]) -> str:
    return f"[{', '.join(map(kutip, teks))}]"


def baca_sop(teks: str, kalender: Kalender, now: datetime) -> tuple[IsiSop, datetime | None]:
    """The version's data and since when it counts; raises BerkasTidakSah with a sentence and a line for every mistake.

    `kalender`: the one by which its times would be reckoned `now`; they must end within it.
    """
    n = Naskah(teks)
    n.hanya(n.data, (), ISIAN)
    sejak = n.ambil(n.data, (), "berlaku_sejak", datetime, "waktu seperti 2027-01-01T00:00:00+07:00", None)
    if sejak is not None and sejak.tzinfo is None:
        n.catat(("berlaku_sejak",), "berlaku_sejak harus menyebut selisih zona, seperti 2027-01-01T00:00:00+07:00.")
    elif sejak is not None and not TAHUN_AWAL < sejak.year < TAHUN_AKHIR:  # whatever its offset, it lies within the calendars
        n.catat(("berlaku_sejak",), f"berlaku_sejak harus antara tahun {TAHUN_AWAL + 1} dan {TAHUN_AKHIR - 1}.")
    nama = n.teks(n.data, (), "nama")
    batas = {satu: _batas(n, satu) for satu in BATAS}
    ambang = n.ambil(n.data, (), "perkara_ambang", int, "persen")
    if ambang is not None and not 1 <= ambang <= 100:
        n.catat(("perkara_ambang",), "perkara_ambang harus 1 sampai 100 persen.")
    terbaca = [(j, _langkah(n, x, j)) for j, x in n.tabel_tabel("langkah", WAJIB, LANGKAH_TERBANYAK)]
    n.periksa()
    langkah = [(j, x) for j, x in terbaca if x is not None]
    hari = {satu: banyak for satu, banyak in batas.items() if banyak is not None}
    assert nama is not None and ambang is not None and len(hari) == len(BATAS), "noted above"
    for j, x in langkah:
        _terhitung(n, (*j, "standar"), x["jumlah"], Satuan(x["satuan"]), Waktu(x["waktu"]), kalender, now)
    for satu, banyak in hari.items():
        waktu = Waktu.KALENDER if satu == "klarifikasi_hari" else Waktu.KERJA
        _terhitung(n, (satu,), banyak, Satuan.HARI, waktu, kalender, now)
    n.periksa()
    isi: IsiSop = {
        "nama": nama,
        "klarifikasi_hari": hari["klarifikasi_hari"],
        "buka_kembali_hari_kerja": hari["buka_kembali_hari_kerja"],
        "tutup_hari_kerja": hari["tutup_hari_kerja"],
        "perkara_pengaduan_hari_kerja": hari["perkara_pengaduan_hari_kerja"],
        "perkara_informasi_hari_kerja": hari["perkara_informasi_hari_kerja"],
        "perkara_perpanjangan_hari_kerja": hari["perkara_perpanjangan_hari_kerja"],
        "perkara_ambang": ambang,
        "langkah": sorted((x for _, x in langkah), key=lambda x: x["nomor"]),
    }
    uji = SopDiubah(
        aduan_id=aliran_sop(""),
        wilayah="",
        pada=datetime.now(UTC),
        oleh=Pelaku("admin"),
        versi="yang baru",
        berlaku_sejak=sejak,
        alasan="",
        isi=isi,
    )
    n.coba(("langkah", 0), lambda: sop_dari(uji))
    n.periksa()
    return isi, sejak


def _batas(n: Naskah, nama: str) -> int | None:
    hari = n.ambil(n.data, (), nama, int, "bilangan hari")
    if hari is not None and not 1 <= hari <= TERLAMA:
        n.catat((nama,), f"{nama} harus 1 sampai {TERLAMA} hari.")
    return hari


def _langkah(n: Naskah, x: Tabel, j: Jalan) -> IsiLangkah | None:
    """None after a mistake was noted without which there is no step."""
    n.hanya(x, j, ISIAN_LANGKAH)
    nomor = n.ambil(x, j, "nomor", int, "bilangan 1 sampai 7")
    if nomor is not None and not 1 <= nomor <= 7:
        n.catat((*j, "nomor"), f"nomor langkah {nomor} tidak ada; langkah SOP adalah 1 sampai 7.")
    peran = PERAN if nomor is None or nomor > 2 else (PELAPOR, *PERAN)
    pelaksana = n.daftar(x, j, "pelaksana", str, "peran")
    for satu in pelaksana:
        if satu not in peran:
            n.catat((*j, "pelaksana"), f"Peran {satu} tidak dapat melaksanakan langkah ini; pilih {', '.join(peran)}.")
    if "pelaksana" in x and not pelaksana:
        n.catat((*j, "pelaksana"), "pelaksana paling sedikit satu peran.")
    jumlah, satuan = _standar(n, x, j)
    waktu = n.teks(x, j, "waktu", Waktu.KERJA.value)
    if waktu not in tuple(Waktu):
        n.catat((*j, "waktu"), f"waktu {waktu} tidak dikenal; pilih kerja atau kalender.")
    ambang = n.daftar(x, j, "ambang", int, "persen", [75])
    for a in ambang:
        if not 1 <= a <= 100:
            n.catat((*j, "ambang"), f"Ambang peringatan {a} persen tidak sah; pilih antara 1 dan 100.")
    nama, keluaran, kelengkapan = n.teks(x, j, "nama", terpanjang=500), n.teks(x, j, "keluaran"), n.teks(x, j, "kelengkapan")
    dari, ke = _peristiwa(n, x, j, "dari", nomor), _peristiwa(n, x, j, "ke", nomor)
    diperingatkan = n.ambil(x, j, "diperingatkan", bool, "true atau false", True)
    if nomor is None or nama is None or jumlah is None or satuan is None or waktu is None or keluaran is None or kelengkapan is None:
        return None
    return {
        "nomor": nomor, "nama": nama, "pelaksana": pelaksana, "jumlah": jumlah, "satuan": satuan, "waktu": waktu, "dari": dari, "ke": ke,
        "keluaran": keluaran, "kelengkapan": kelengkapan, "ambang": ambang, "diperingatkan": bool(diperingatkan),
    }  # fmt: skip


def _terhitung(n: Naskah, j: Jalan, jumlah: int, satuan: Satuan, waktu: Waktu, kalender: Kalender, now: datetime) -> None:
    n.coba(j, lambda: pastikan_terhitung(jumlah, satuan, waktu, kalender, now))


def _standar(n: Naskah, x: Tabel, j: Jalan) -> tuple[int | None, str | None]:
    teks = n.teks(x, j, "standar")
    jumlah, _, satuan = (teks or "").partition(" ")
    if teks and (not re.fullmatch("[1-9][0-9]{0,6}", jumlah) or satuan not in tuple(Satuan)):
        n.catat((*j, "standar"), f'Standar "{teks[:40]}" tidak dapat dibaca; tulis misalnya "120 menit" atau "2 hari".')
        return None, None
    if teks and int(jumlah) > (terlama := STANDAR_TERLAMA[Satuan(satuan)]):
        n.catat((*j, "standar"), f"Standar {teks} terlalu lama; paling lama {terlama} {satuan}.")
        return None, None
    return (int(jumlah), satuan) if teks else (None, None)


def _peristiwa(n: Naskah, x: Tabel, j: Jalan, nama: str, nomor: int | None) -> list[str]:
    nilai = n.daftar(x, j, nama, str, "peristiwa")
    boleh = (*PERISTIWA_PELAPOR, *KEJADIAN) if nomor in (1, 2) else tuple(KEJADIAN)
    for satu in nilai:
        if satu not in boleh:
            n.catat((*j, nama), f"Peristiwa {satu} tidak dikenal; misalnya AduanDiterima atau TanggapanDisusun.")
    if nama in x and not nilai:
        n.catat((*j, nama), f"{nama} paling sedikit satu peristiwa.")
    return nilai
