"""Which queries may read more when more is finished, and why; which are measured elsewhere, and which not yet."""

# Kinds: an answer's own rows may be many, each as cheap as before; a report is asked for over a period; the rest reads everything by
# what it is.
PER_BARIS, LAPORAN, SEMUANYA = "per baris", "laporan", "semuanya"
_L = "services/sla/laporan/sql/"
_E = "shared/machinery/eventstore/sql/"
_R = "shared/machinery/projection/sql/"
TUMBUH: dict[str, tuple[str, str]] = {
    **{f"{_L}{nama}.sql": (LAPORAN, "as many rows as complaints were open") for nama in (
        "berjalan", "berjalan_perkara", "berjalan_per", "berjalan_perkara_per",
    )},
    f"{_L}di_antara.sql": (LAPORAN, "one bin of the histogram in twenty or so: where a percentile stands"),
    f"{_L}selesai_menurut.sql": (LAPORAN, "by category or channel every verdict up to then is read"),
    **{
        f"services/sla/rekap/sql/{nama}.sql": (LAPORAN, "a row a day on which something happened, until each day has one")
        for nama in ("jumlah", "banyak", "nilai", "nilai_semua")
    },
    **{f"{_E}{nama}.sql": (SEMUANYA, "the ledger is checked whole") for nama in ("verify", "verify_pending", "verify_versions")},
    **{f"{_R}{nama}.sql": (SEMUANYA, "a read model is made anew") for nama in ("rebuild_ids", "rebuild_ahead", "rebuild_orphans")},
    f"{_E}sequence_first.sql": (SEMUANYA, "the relay's first look where its mark does not count"),
    f"{_E}sequence_restored.sql": (SEMUANYA, "the relay's first look where its mark does not count"),
    f"{_E}load_many.sql": (PER_BARIS, "a rebuild asks for a thousand streams at once"),
    f"{_E}load_each.sql": (PER_BARIS, "the streams that are asked for"),
    f"{_E}ledger_versions.sql": (PER_BARIS, "the streams that are asked for"),
    "services/triage/sql/daftar.sql": (PER_BARIS, "a page of fifty, which a small store does not fill"),
    "services/intake/data_pribadi/sql/register_sisa.sql": (SEMUANYA, "the command looks after the whole register of erasures"),
    "shared/lampiran/sql/lampiran_disebut.sql": (SEMUANYA, "every attachment that was ever named is looked for on the disk"),
    "shared/machinery/privacy/sql/kunci_ambil.sql": (PER_BARIS, "the people who are asked for"),
    "shared/machinery/privacy/sql/kunci_semua.sql": (SEMUANYA, "the copy of all keys"),
}  # fmt: skip
# They need a second cluster, a store of their own, or are of a bench.
DI_LUAR = ("ops/bench/", "ops/cadangan/", "ops/demo/")
# The beat of a thread, once in so many seconds, whether or not the day is so long.
BERDETAK = frozenset({f"{_E}leader_beat.sql"})
# No scene of the day runs these yet. It only gets shorter.
BELUM = frozenset(
    """
    ops/perintah/sql/retensi_simpan.sql
    ops/sql/belum_urut.sql
    ops/sql/cadangan_kurang.sql
    ops/sql/format_tulis.sql
    ops/sql/kantor_simpan.sql
    ops/sql/keanggotaan.sql
    ops/sql/migrasi.sql
    ops/sql/migrasi_catat.sql
    ops/sql/migrasi_sudah.sql
    ops/sql/peran_layanan.sql
    ops/sql/wilayah_muat.sql
    services/intake/data_pribadi/sql/milik_terputus_baru.sql
    services/intake/data_pribadi/sql/pribadi_versi.sql
    services/intake/impor/sql/impor_wilayah.sql
    services/intake/kelola/sql/cara_masuk.sql
    services/intake/kelola/sql/usulan_akhir.sql
    services/intake/kelola/sql/usulan_buat.sql
    services/intake/kelola/sql/usulan_lewat.sql
    services/intake/kiriman/sql/selesai.sql
    services/intake/kiriman/sql/titip.sql
    services/intake/kiriman/sql/ulang.sql
    services/intake/lacak/sql/kode_ganti.sql
    services/intake/lacak/sql/menurut_nomor.sql
    services/intake/lapor/sql/draf_hapus.sql
    services/intake/lapor/sql/draf_lampiran_buang.sql
    services/intake/lapor/sql/draf_lampiran_isi.sql
    services/intake/lapor/sql/draf_lampiran_penuh.sql
    services/intake/lapor/sql/draf_lampiran_pindah.sql
    services/intake/lapor/sql/draf_lampiran_simpan.sql
    services/sla/kelola/sql/bawaan.sql
    services/sla/kelola/sql/bawaan_matikan.sql
    services/sla/kelola/sql/bawaan_nyalakan.sql
    services/sla/kelola/sql/berjalan.sql
    services/sla/kelola/sql/ulang_catat.sql
    services/sla/peringatan/sql/aturan_kabar.sql
    services/sla/peringatan/sql/aturan_mati.sql
    services/sla/peringatan/sql/kiriman_buat.sql
    services/sla/peringatan/sql/kiriman_selesai.sql
    services/sla/peringatan/sql/kiriman_terakhir.sql
    services/sla/peringatan/sql/kiriman_ulang.sql
    services/sla/peringatan/sql/kontak_ada.sql
    services/sla/peringatan/sql/kontak_operasi.sql
    services/sla/peringatan/sql/kontak_tambah.sql
    services/sla/peringatan/sql/kontak_untuk.sql
    services/sla/peringatan/sql/pelanggan_ada_alamat.sql
    services/sla/peringatan/sql/pelanggan_buat.sql
    services/sla/peringatan/sql/pelanggan_selesai.sql
    services/sla/peringatan/sql/pelanggan_ulang.sql
    services/sla/rekap/sql/buang.sql
    services/sla/rekap/sql/buang_baru.sql
    services/sla/rekap/sql/buang_kantor.sql
    services/sla/rekap/sql/kunci.sql
    services/sla/rekap/sql/lipat.sql
    services/sla/rekap/sql/nilai.sql
    services/sla/rekap/sql/periksa.sql
    services/sla/rekap/sql/periksa_kantor.sql
    services/sla/rekap/sql/susun.sql
    services/sla/rekap/sql/susun_kantor.sql
    services/sla/rekap/sql/tertinggal.sql
    services/sla/rekap/sql/yatim.sql
    services/sla/rekap/sql/yatim_buang.sql
    services/sla/waktu/sql/jam_tersentuh.sql
    services/triage/sql/cari_beda.sql
    services/triage/surat/sql/register_ambil.sql
    services/triage/surat/sql/register_terbit.sql
    services/triage/surat/sql/surat_ambil.sql
    shared/acuan/akses/sql/sesi_lihat.sql
    shared/acuan/akses/sql/sesi_wilayah.sql
    shared/acuan/kantor/sql/cari.sql
    shared/acuan/kantor/sql/kabupaten.sql
    shared/akun/sql/akun_sendirian.sql
    shared/akun/sql/kode_benar.sql
    shared/akun/sql/kode_buat.sql
    shared/akun/sql/kode_coba.sql
    shared/akun/sql/kode_habis.sql
    shared/akun/sql/kode_susul.sql
    shared/akun/sql/kunci_petugas.sql
    shared/akun/sql/laci_simpan.sql
    shared/akun/sql/pelapor_hapus.sql
    shared/akun/sql/pelapor_konfirmasi.sql
    shared/akun/sql/pelapor_setel.sql
    shared/akun/sql/penugasan_hapus.sql
    shared/akun/sql/penugasan_tambah.sql
    shared/akun/sql/tanda_cabut.sql
    shared/akun/sql/tanda_cabut_semua.sql
    shared/akun/sql/totp_pasang.sql
    shared/akun/sql/totp_terpakai.sql
    shared/akun/sql/undangan_hapus.sql
    shared/machinery/eventstore/sql/append_each.sql
    shared/machinery/eventstore/sql/append_streams.sql
    shared/machinery/eventstore/sql/feed.sql
    shared/machinery/eventstore/sql/leader_depose.sql
    shared/machinery/eventstore/sql/leader_holder.sql
    shared/machinery/eventstore/sql/verify_before.sql
    shared/machinery/eventstore/sql/verify_pending_numbers.sql
    shared/machinery/eventstore/sql/verify_same.sql
    shared/machinery/messaging/sql/dead_body.sql
    shared/machinery/messaging/sql/dead_discard.sql
    shared/machinery/messaging/sql/dead_readable.sql
    shared/machinery/messaging/sql/failure_done.sql
    shared/machinery/messaging/sql/failure_record.sql
    shared/machinery/messaging/sql/subscriber_add.sql
    shared/machinery/messaging/sql/subscriber_lost.sql
    shared/machinery/messaging/sql/subscriber_remove.sql
    shared/machinery/privacy/sql/induk_ada_orang.sql
    shared/machinery/privacy/sql/induk_catat.sql
    shared/machinery/privacy/sql/kunci_buang.sql
    shared/machinery/privacy/sql/kunci_bungkus_ulang.sql
    shared/machinery/privacy/sql/kunci_lama.sql
    shared/machinery/privacy/sql/kunci_muat.sql
    shared/machinery/privacy/sql/proses_hidup.sql
    shared/machinery/privacy/sql/putaran_pagar.sql
    shared/machinery/privacy/sql/putaran_selesai.sql
    shared/machinery/projection/sql/refresh_open.sql
    shared/machinery/service/sql/clock_confirm.sql
    shared/machinery/service/sql/clock_jumped.sql
    shared/machinery/sql/replica.sql
    shared/surat/sql/kop_simpan.sql
    shared/surat/sql/templat_hapus.sql
    shared/surat/sql/templat_simpan.sql
    """.split()
)
