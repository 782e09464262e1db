"""A calendar as a TOML file: only what the office or district says itself; the rest follows the level above it."""

from datetime import date

from shared.domain.aturan.isi import Ikutan, IsiBuka, IsiKalender, IsiLibur, IsiMasa
from shared.domain.aturan.naskah import WAJIB, Jalan, Naskah, Tabel, kutip
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.domain.workcalendar.jam_buka import HARI, JamHari, jam_hari
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import offset_mikrodetik

MASA_TERBANYAK = 100  # periods with another week
ISIAN = ("mandiri", "zona", "berlaku_sejak", "tahun_perkiraan", "pekan", "masa", "libur", "buka")


def tulis_kalender(kode: str, isi: IsiKalender, berlaku_sejak: date | None, versi: str | None, dasar: Kalender) -> str:
    """`isi` as the file; what follows from `dasar`, the calendar that counts now, stands in comments."""
    baris = [
        f"# Kalender kerja {kode}, {f'versi {versi}' if versi else 'belum punya versi sendiri'}.",
        f'# Ubah, lalu: ./aduan kalender set {kode} BERKAS --alasan "..."',
        "# Yang tidak disebut di sini mengikuti wilayah di atasnya; mandiri = true berarti tidak mengikuti apa pun.",
        f"mandiri = {'true' if isi['mandiri'] else 'false'}",
        f"zona = {kutip(isi['zona'])}" if isi.get("zona") else f"# zona = {kutip(dasar.zona)}",
        *([f"berlaku_sejak = {berlaku_sejak.isoformat()}"] if berlaku_sejak else []),
        *([f"tahun_perkiraan = {isi['tahun_perkiraan']}"] if isi["tahun_perkiraan"] else []),
        "",
    ]
    if "pekan" in isi:
        baris += ["[pekan]", *_pekan(isi["pekan"])]
    else:
        pekan = [[str(s) for s in hari] for hari in dasar.pekan_biasa]
        baris += ["# Jam buka yang diikuti; hapus tanda # untuk menentukan sendiri:", "# [pekan]", *(f"# {b}" for b in _pekan(pekan))]
    for m in isi["masa"]:
        perkiraan = ["perkiraan = true"] if m["perkiraan"] else []
        baris += ["", "[[masa]]", f"nama = {kutip(m['nama'])}", f"dari = {m['dari']}", f"sampai = {m['sampai']}", *perkiraan]
        baris += ["[masa.pekan]", *_pekan(m["pekan"])]
    baris += ["", "[libur]", '# 2026-12-11 = "Pilkades serentak"']
    for x in isi["libur"]:
        nilai = f"{{ nama = {kutip(x['nama'])}, perkiraan = true }}" if x["perkiraan"] else kutip(x["nama"])
        baris.append(f"{x['tanggal']} = {nilai}")
    baris += ["", "[buka]", '# 2026-12-12 = { nama = "Pelayanan Sabtu", jam = ["08:00-12:00"] }']
    baris += [f"{x['tanggal']} = {{ nama = {kutip(x['nama'])}, jam = {_jam(x['jam'])} }}" for x in isi["buka"]]
    return "\n".join(baris) + "\n"


def _pekan(pekan: list[list[str]]) -> list[str]:
    return [f"{nama} = {_jam(jam)}" for nama, jam in zip(HARI, pekan, strict=True)]


def _jam(jam: list[str]) -> str:
    return f"[{', '.join(map(kutip, jam))}]"


def baca_kalender(teks: str) -> tuple[IsiKalender, date | None]:
    """The version's data and since when it counts; raises BerkasTidakSah with a sentence and a line for every mistake."""
    n = Naskah(teks)
    n.hanya(n.data, (), ISIAN)
    sejak = n.ambil(n.data, (), "berlaku_sejak", date, "tanggal seperti 2027-01-01", None)
    mandiri = bool(n.ambil(n.data, (), "mandiri", bool, "true atau false", False))
    sendiri: Ikutan = {}
    if (zona := n.teks(n.data, (), "zona", None)) is not None:
        n.coba(("zona",), lambda: offset_mikrodetik(zona))
        sendiri["zona"] = zona
    if (pekan := n.tabel(n.data, (), "pekan", "[pekan]")) is not None:
        sendiri["pekan"] = _baca_pekan(n, pekan, ("pekan",))
        if not any(sendiri["pekan"]):
            n.catat(("pekan",), "Pekan ini tidak punya jam buka sama sekali; batas waktu tidak dapat dihitung dengannya.")
    elif mandiri:
        n.catat(("mandiri",), "Kalender yang mandiri harus punya [pekan] sendiri.")
    if sejak is not None:
        _tanggal(n, sejak, ("berlaku_sejak",))
    isi: IsiKalender = {
        "mandiri": mandiri,
        **sendiri,
        "masa": sorted(_baca_masa(n), key=lambda m: (m["dari"], m["sampai"])),
        "libur": sorted(_baca_libur(n), key=lambda x: x["tanggal"]),
        "buka": sorted(_baca_buka(n), key=lambda x: x["tanggal"]),
        "tahun_perkiraan": sorted(set(n.daftar(n.data, (), "tahun_perkiraan", int, "tahun", []))),
    }
    if any(not TAHUN_AWAL <= t <= TAHUN_AKHIR for t in isi["tahun_perkiraan"]):
        n.catat(("tahun_perkiraan",), f"tahun_perkiraan harus antara {TAHUN_AWAL} dan {TAHUN_AKHIR}.")
    libur, buka = [x["tanggal"] for x in isi["libur"]], [x["tanggal"] for x in isi["buka"]]
    for tanggal in set(libur) & set(buka):
        n.catat(("buka", tanggal), f"Tanggal {tanggal} disebut sebagai libur dan sebagai buka; pilih salah satu.")
    for bagian, tanggal in [*(("libur", t) for t in libur), *(("buka", t) for t in buka)]:
        if sejak is not None and tanggal < sejak.isoformat():
            n.catat((bagian, tanggal), f"Tanggal {tanggal} mendahului berlaku_sejak {sejak}, sehingga tidak akan berlaku.")
    n.periksa()
    return isi, sejak


def _baca_pekan(n: Naskah, tabel: Tabel, j: Jalan) -> list[list[str]]:
    for nama in tabel:
        if nama not in HARI:
            n.catat((*j, nama), f"Hari {nama} tidak dikenal; tulis {', '.join(HARI)}.")
    return [_baca_jam(n, tabel, j, hari) for hari in HARI]


def _baca_jam(n: Naskah, tabel: Tabel, j: Jalan, nama: str) -> list[str]:
    if not isinstance(tabel.get(nama, []), list):
        n.catat((*j, nama), f'{nama} harus daftar jam, misalnya ["07:30-12:00", "13:00-16:00"], atau [] bila tutup.')
        return []
    if nama not in tabel:
        n.catat(j, f"Hari {nama} belum disebut; tulis {nama} = [] bila tutup.")
        return []
    jam = n.daftar(tabel, j, nama, str, "jam seperti 07:30-12:00")
    return [str(s) for s in n.coba((*j, nama), lambda: jam_hari(jam)) or ()]


def _tanggal(n: Naskah, nilai: date, j: Jalan) -> str:
    if not TAHUN_AWAL <= nilai.year <= TAHUN_AKHIR:
        n.catat(j, f"Tanggal {nilai} di luar kalender, yang berisi tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}.")
    return nilai.isoformat()


def _baca_masa(n: Naskah) -> list[IsiMasa]:
    hasil: list[IsiMasa] = []
    for j, m in n.tabel_tabel("masa", [], MASA_TERBANYAK):
        n.hanya(m, j, ("nama", "dari", "sampai", "perkiraan", "pekan"))
        nama = n.teks(m, j, "nama")
        dari, sampai = (n.ambil(m, j, x, date, "tanggal seperti 2027-02-08") for x in ("dari", "sampai"))
        if dari and sampai and sampai < dari:
            n.catat((*j, "sampai"), f"Masa {nama} berakhir {sampai}, sebelum dimulai {dari}.")
        pekan = n.tabel(m, j, "pekan", "[masa.pekan]", WAJIB)
        perkiraan = bool(n.ambil(m, j, "perkiraan", bool, "true atau false", False))
        awal, akhir = (_tanggal(n, t, (*j, x)) if t else "" for t, x in ((dari, "dari"), (sampai, "sampai")))
        hari = _baca_pekan(n, pekan, (*j, "pekan")) if pekan is not None else []
        hasil.append({"nama": nama or "", "dari": awal, "sampai": akhir, "pekan": hari, "perkiraan": perkiraan})
    return hasil


def _per_tanggal(n: Naskah, bagian: str) -> list[tuple[str, object, Jalan]]:
    hasil: list[tuple[str, object, Jalan]] = []
    for kunci, nilai in (n.tabel(n.data, (), bagian, f"[{bagian}]") or {}).items():
        j: Jalan = (bagian, kunci)
        try:
            tanggal = date.fromisoformat(kunci)
        except ValueError:
            n.catat(j, f"{kunci} bukan tanggal; tulis misalnya 2026-12-11.")
            continue
        hasil.append((_tanggal(n, tanggal, j), nilai, j))
    return hasil


def _baca_libur(n: Naskah) -> list[IsiLibur]:
    hasil: list[IsiLibur] = []
    for tanggal, nilai, j in _per_tanggal(n, "libur"):
        tabel = {"nama": nilai} if isinstance(nilai, str) else nilai
        if not isinstance(tabel, dict):
            n.catat(j, 'Tulis nama liburnya, misalnya 2026-12-11 = "Pilkades".')
            continue
        n.hanya(tabel, j, ("nama", "perkiraan"))
        perkiraan = bool(n.ambil(tabel, j, "perkiraan", bool, "true atau false", False))
        hasil.append({"tanggal": tanggal, "nama": n.teks(tabel, j, "nama") or "", "perkiraan": perkiraan})
    return hasil


def _jam_khusus(n: Naskah, tabel: Tabel, j: Jalan) -> JamHari:
    return n.coba(j, lambda: jam_hari(n.daftar(tabel, j, "jam", str, "jam seperti 08:00-12:00"))) or ()


def _baca_buka(n: Naskah) -> list[IsiBuka]:
    hasil: list[IsiBuka] = []
    for tanggal, nilai, j in _per_tanggal(n, "buka"):
        if not isinstance(nilai, dict) or not isinstance(nilai.get("jam"), list):
            n.catat(j, 'Tulis nama dan jamnya, misalnya 2026-12-12 = { nama = "Pelayanan Sabtu", jam = ["08:00-12:00"] }.')
            continue
        n.hanya(nilai, j, ("nama", "jam"))
        jam = _jam_khusus(n, nilai, j)
        if not jam:
            n.catat(j, f"Tanggal {tanggal} harus punya jam buka; hari tutup ditulis di [libur].")
        hasil.append({"tanggal": tanggal, "nama": n.teks(nilai, j, "nama") or "", "jam": [str(s) for s in jam]})
    return hasil
