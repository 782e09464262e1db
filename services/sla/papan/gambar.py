"""The boards' charts, from their figures; each says in words what it shows."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from services.sla.papan.angka import HariIni
from services.sla.papan.baris import Perbandingan
from shared.domain.bagian import Bagian
from shared.web.charts import Bar, bar_chart, trend_chart

NAMA_LANGKAH = {3: "3 Klasifikasi", 4: "4 Menyusun tanggapan", 5: "5 Menerima tanggapan", 6: "6 Mencatat tanggapan", 7: "7 Memberi jawaban"}


def langkah(kini: HariIni) -> Markup:
    """Open by step: late, near, the rest."""
    per_langkah, semua = kini.per_langkah, kini.jumlah
    isi = [
        Bar(nama, [("lewat", b.lewat), ("dekat", b.dekat), ("buka", b.buka - b.lewat - b.dekat)], str(b.buka))
        for nama, b in ((nama, per_langkah[n]) for n, nama in NAMA_LANGKAH.items())
    ]
    return bar_chart("Yang sedang dikerjakan, per langkah", f"{semua.buka} aduan terbuka, {semua.lewat} di antaranya terlambat.", isi)


def kategori(kini: HariIni, nama: Mapping[str, str]) -> Markup:
    isi = [Bar(nama.get(b.kategori, b.kategori), [("lewat", b.lewat), ("buka", b.buka - b.lewat)], str(b.buka)) for b in kini.kategori[:12]]
    return bar_chart("Yang sedang dikerjakan, per kategori", f"{len(kini.kategori)} kategori punya aduan terbuka.", isi)


def pekan(kini: HariIni) -> Markup:
    isi = [
        Bar(f"{t.pekan.day}/{t.pekan.month}", [("tepat", t.tepat), ("lewat", t.lewat)], str(Bagian(t.tepat, t.tepat + t.lewat)))
        for t in kini.tren
    ]
    return trend_chart("Ketepatan per pekan", f"{len(isi)} pekan terakhir; angka di atas batang adalah bagian yang tepat waktu.", isi)


def kantor(baris: Sequence[Perbandingan], nama: Mapping[str, str]) -> Markup:
    """On time and late, of all steps together, office by office."""
    jumlah: dict[str, list[int]] = {}
    for b in baris:
        if b.langkah is None:
            continue
        satu = jumlah.setdefault(b.kantor, [0, 0])
        satu[0] += b.tepat
        satu[1] += b.lewat
    isi = [
        Bar(nama.get(kode, kode).removeprefix("Kecamatan "), [("tepat", t), ("lewat", w)], str(Bagian(t, t + w)))
        for kode, (t, w) in jumlah.items()
    ]
    return bar_chart("Langkah yang selesai, per kantor", "Panjang batang: banyaknya; angka: bagian yang tepat waktu.", isi)
