"""Versions of rules as JSON-ready data, and back: what stands in the events, and what files are compared by."""

from datetime import date

from shared.domain.aturan.isi import Ikutan, IsiKalender, IsiLangkah, IsiSop
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah
from shared.domain.sop.sop import Langkah, Satuan, Sop, Waktu
from shared.domain.workcalendar.jam_buka import BukaKhusus, Libur, Masa, Pekan, jam_hari, pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import zona_wilayah


def isi_sop(sop: Sop) -> IsiSop:
    return {
        "nama": sop.nama,
        "klarifikasi_hari": sop.klarifikasi_hari,
        "buka_kembali_hari_kerja": sop.buka_kembali_hari_kerja,
        "tutup_hari_kerja": sop.tutup_hari_kerja,
        "perkara_pengaduan_hari_kerja": sop.perkara_pengaduan_hari_kerja,
        "perkara_informasi_hari_kerja": sop.perkara_informasi_hari_kerja,
        "perkara_perpanjangan_hari_kerja": sop.perkara_perpanjangan_hari_kerja,
        "perkara_ambang": sop.perkara_ambang,
        "langkah": [_isi_langkah(x) for x in sorted(sop.langkah, key=lambda x: x.nomor)],
    }


def _isi_langkah(x: Langkah) -> IsiLangkah:
    return {
        "nomor": x.nomor, "nama": x.nama, "pelaksana": list(x.pelaksana), "jumlah": x.jumlah, "satuan": x.satuan.value,
        "waktu": x.waktu.value, "dari": list(x.dari), "ke": list(x.ke), "keluaran": x.keluaran, "kelengkapan": x.kelengkapan,
        "ambang": list(x.ambang), "diperingatkan": x.diperingatkan,
    }  # fmt: skip


def sop_dari(e: SopDiubah) -> Sop:
    """The version that an event recorded; raises what the procedure's data refuses."""
    isi = e.isi
    langkah = tuple(
        Langkah(
            nomor=x["nomor"], nama=x["nama"], pelaksana=tuple(x["pelaksana"]), jumlah=x["jumlah"], satuan=Satuan(x["satuan"]),
            waktu=Waktu(x["waktu"]), dari=tuple(x["dari"]), ke=tuple(x["ke"]), keluaran=x["keluaran"], kelengkapan=x["kelengkapan"],
            ambang=tuple(x["ambang"]), diperingatkan=x["diperingatkan"],
        )
        for x in isi["langkah"]
    )  # fmt: skip
    return Sop(
        versi=e.versi,
        nama=isi["nama"],
        langkah=langkah,
        berlaku_sejak=e.berlaku_sejak,
        diketahui_sejak=e.pada,
        klarifikasi_hari=isi["klarifikasi_hari"],
        buka_kembali_hari_kerja=isi["buka_kembali_hari_kerja"],
        tutup_hari_kerja=isi["tutup_hari_kerja"],
        perkara_pengaduan_hari_kerja=isi["perkara_pengaduan_hari_kerja"],
        perkara_informasi_hari_kerja=isi["perkara_informasi_hari_kerja"],
        perkara_perpanjangan_hari_kerja=isi["perkara_perpanjangan_hari_kerja"],
        perkara_ambang=isi["perkara_ambang"],
    )


def isi_pekan(p: Pekan) -> list[list[str]]:
    return [[str(s) for s in hari] for hari in p]


def isi_kalender(k: Kalender) -> IsiKalender:
    """What the version says itself; `zona` and `pekan` are left out where it follows the level above."""
    sendiri: Ikutan = {}
    if k.zona:
        sendiri["zona"] = k.zona
    if k.pekan is not None:
        sendiri["pekan"] = isi_pekan(k.pekan)
    return {
        "mandiri": k.mandiri,
        **sendiri,
        "masa": [
            {
                "nama": m.nama,
                "dari": m.dari.isoformat(),
                "sampai": m.sampai.isoformat(),
                "pekan": isi_pekan(m.pekan),
                "perkiraan": m.perkiraan,
            }
            for m in sorted(k.masa, key=lambda m: (m.dari, m.sampai))
        ],
        "libur": [
            {"tanggal": x.tanggal.isoformat(), "nama": x.nama, "perkiraan": x.perkiraan} for x in sorted(k.libur, key=lambda x: x.tanggal)
        ],
        "buka": [
            {"tanggal": x.tanggal.isoformat(), "nama": x.nama, "jam": [str(s) for s in x.jam]}
            for x in sorted(k.buka_khusus, key=lambda x: x.tanggal)
        ],
        "tahun_perkiraan": sorted(k.tahun_perkiraan),
    }


def kalender_dari(e: KalenderDiubah) -> Kalender:
    """The version that an event recorded; raises what the calendar's data refuses."""
    isi, tanggal = e.isi, date.fromisoformat
    return Kalender(
        versi=e.versi,
        zona=isi.get("zona") or zona_wilayah(e.wilayah),
        pekan=pekan(isi["pekan"]) if "pekan" in isi else None,
        masa=tuple(Masa(m["nama"], tanggal(m["dari"]), tanggal(m["sampai"]), pekan(m["pekan"]), m["perkiraan"]) for m in isi["masa"]),
        libur=tuple(Libur(tanggal(x["tanggal"]), x["nama"], x["perkiraan"]) for x in isi["libur"]),
        buka_khusus=tuple(BukaKhusus(tanggal(x["tanggal"]), x["nama"], jam_hari(x["jam"])) for x in isi["buka"]),
        tahun_perkiraan=frozenset(isi["tahun_perkiraan"]),
        berlaku_sejak=e.berlaku_sejak,
        diketahui_sejak=e.pada,
        mandiri=isi["mandiri"],
    )
