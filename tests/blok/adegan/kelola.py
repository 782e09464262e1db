"""Administrators: offices, categories, staff, rules, alerts, and what the machines could not do by themselves."""

from uuid import uuid4

from shared.machinery.contracts.envelope import with_position
from tests.blok.adegan.warga import gambar
from tests.blok.hari import JENAWI, KABUPATEN, Hari

GAGAL = """INSERT INTO messaging.failures (consumer, stream, body, error, parked_at) VALUES ('triage', %s, %s, 'Uji', now())
RETURNING id"""


def kantor(h: Hari) -> None:
    admin = h.kantor.masuk("admin-kecamatan")
    admin.buka(f"/admin/kantor/{JENAWI}").kirim(f"/admin/kantor/{JENAWI}", telepon="(0271) 111")
    f = admin.buka(f"/admin/kantor/{JENAWI}/kop").formulir("/kop")
    admin.sesi.post(f"{admin.url}{f.aksi}", {**f.isi, "baris2": "KECAMATAN"}, files={"logo": ("logo.png", gambar(0), "image/png")})
    admin.buka("/admin/kategori").kirim("/admin/kategori", nama="Wisata dan lereng", sub="Jalur pendakian", rahasia="ya")
    admin.buka("/admin/kategori/kesehatan/wabah").kirim("/wabah", aktif="tidak")


def petugas(h: Hari) -> None:
    """Rights are given and taken; what sees much needs a second administrator; a link anew."""
    k = h.kantor
    satu, dua = k.masuk("admin-kecamatan"), k.masuk("admin-kecamatan")
    k.masuk("operator")
    sasaran = f"/admin/petugas/{h.terakhir_masuk()}"
    satu.buka(sasaran).kirim("/beri", wilayah=JENAWI, **{"peran-ppid": "ya"})
    satu.buka(sasaran).kirim("/cabut", tugas=f"ppid {JENAWI}")
    satu.buka(sasaran).kirim("/beri", wilayah=JENAWI, **{"peran-camat": "ya"})
    dua.buka("/admin/petugas").kirim("/usulan/", putusan="setuju")
    satu.buka(sasaran).kirim("/undang")
    dua.buka("/admin/petugas").kirim("/usulan/", putusan="tolak")


def aturan(h: Hari) -> None:
    """A calendar tried out before it counts; rules of alerts, starter ones switched off and on; addresses."""
    admin, atasan = h.kantor.masuk("admin-kecamatan"), h.kantor.masuk("admin-kabupaten", KABUPATEN)
    p = admin.buka("/admin/aturan/kalender")
    naskah = p.formulir("/admin/aturan/kalender").isi["naskah"].replace("[libur]", '[libur]\n2027-12-30 = "Hari uji"')
    p.kirim("/pratinjau", naskah=naskah)
    admin.buka("/admin/kabar").kirim("/admin/kabar/aturan", jenis="lewat", kepada="camat", langkah="3", setelah_menit="15")
    admin.buka("/admin/kabar").kirim("/aturan/henti")
    (bawaan,) = h.owner.execute("SELECT id FROM sla.aturan_kabar WHERE wilayah = '' AND kepada = 'camat'").fetchone()
    for mati in ("ya", "tidak"):
        h.kirim_ke(admin, "/admin/kabar/bawaan", nomor=str(bawaan), mati=mati)
    admin.buka("/admin/kabar").kirim("/admin/kabar/kontak", peran="camat", alamat="mailto://a:b@example.org")
    admin.buka("/admin/kabar").kirim("/kontak/hapus")
    atasan.buka("/admin/sistem")


def sistem(h: Hari) -> None:
    """News that nobody could take in is tried again, read by a newer program, or thrown away; a jump of the clock is confirmed."""
    gagal = [
        h.owner.execute(GAGAL, isi).fetchone()[0]
        for isi in ((uuid4(), None), (None, b"bukan berita"), (None, _berita(h)), (None, b"bukan berita juga"))
    ]
    h.owner.execute("INSERT INTO messaging.clock_jumps (seconds) VALUES (172800)")
    h.perintah("dead", "show", str(gagal[1]))
    h.perintah("dead", "discard", str(gagal[1]), "--alasan", "Kiriman percobaan.")
    p = h.kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/sistem")
    p.kirim("/admin/sistem/ulang")
    p.buka("/admin/sistem").kirim("/admin/sistem/buang", nomor=str(gagal[3]), alasan="Kiriman percobaan.")
    p.buka("/admin/sistem").kirim("/admin/sistem/jam")


def _berita(h: Hari) -> bytes:
    (teks,) = h.owner.execute("SELECT cloudevent FROM eventstore.events ORDER BY transaction_id DESC, stream, version").fetchone()
    return with_position(teks, 1, "00" * 32)
