"""Which queries may read more when more is finished, and why; and which are of no day."""

# Kinds: an answer's own rows may be many, each as cheap as before; one look-up for each that is asked for, a page's fifty at most,
# whatever is found; a report is asked for over a period; the rest reads everything by what it is.
PER_BARIS, DIMINTA, LAPORAN, SEMUANYA = "per baris", "diminta", "laporan", "semuanya"
_L = "services/sla/laporan/sql/"
_E = "shared/machinery/eventstore/sql/"
_R = "shared/machinery/projection/sql/"
_J = "services/sla/rekap/sql/"
_P = "shared/machinery/privacy/sql/"
TUMBUH: dict[str, tuple[str, str]] = {
    f"{_L}di_antara.sql": (LAPORAN, "one bin of the histogram in twenty or so: where a percentile stands"),
    f"{_L}selesai_menurut.sql": (LAPORAN, "by category or channel every verdict up to then is read"),
    f"{_J}jumlah.sql": (LAPORAN, "a row a day on which something happened, until each day has one"),
    f"{_J}catat.sql": (PER_BARIS, "the complaints that are taken in, when a read model is made anew all of them in turn"),
    **{f"{_J}{nama}.sql": (SEMUANYA, "the sums are compared with the rows, and made anew where they are wrong") for nama in (
        "buang", "buang_kantor", "periksa", "periksa_kantor", "susun", "susun_kantor", "tertinggal", "yatim",
    )},
    **{f"{_E}{nama}.sql": (SEMUANYA, "the ledger is checked whole") for nama in ("verify", "verify_pending", "verify_versions")},
    **{f"{_R}{nama}.sql": (SEMUANYA, "a read model is made anew") for nama in ("rebuild_ids", "rebuild_ahead", "rebuild_orphans")},
    f"{_E}sequence_first.sql": (SEMUANYA, "the relay's first look where its mark does not count"),
    f"{_E}load_many.sql": (PER_BARIS, "a rebuild asks for a thousand streams at once"),
    f"{_E}load_each.sql": (PER_BARIS, "the streams that are asked for"),
    f"{_E}ledger_versions.sql": (DIMINTA, "the streams of what comes into the ledger at once"),
    f"{_E}verify_pending_numbers.sql": (SEMUANYA, "the ledger is checked whole, where a number seems to be missing"),
    "services/sla/waktu/sql/jam_tersentuh.sql": (DIMINTA, "an SP-GiST index is not balanced: its depth is another with each store"),
    "services/triage/sql/daftar.sql": (PER_BARIS, "the queue of everything takes a page at most of each situation there is"),
    "services/triage/antrean/sql/dilihat.sql": (DIMINTA, "a page of fifty; a server before PostgreSQL 17 goes down the index for each"),
    "services/intake/data_pribadi/sql/register_sisa.sql": (DIMINTA, "lines of the register of erasures, so many at a time"),
    "services/intake/data_pribadi/sql/kunci_tak_bertuan.sql": (SEMUANYA, "all keys at first, then what came of age"),
    "shared/lampiran/sql/lampiran_disebut.sql": (SEMUANYA, "every attachment that was ever named is looked for on the disk"),
    f"{_P}kunci_ambil.sql": (PER_BARIS, "the people who are asked for; a server before PostgreSQL 17 goes down the index for each"),
    f"{_P}kunci_semua.sql": (SEMUANYA, "the copy of all keys"),
    f"{_P}kunci_muat.sql": (PER_BARIS, "the copy of all keys goes back over them, a thousand at a time"),
    f"{_P}kunci_buang.sql": (SEMUANYA, "keys that such a copy does not know"),
    f"{_P}kunci_bungkus_ulang.sql": (PER_BARIS, "all keys are wrapped anew when the wrapping key is turned, five hundred at a time"),
    f"{_P}kunci_lama.sql": (PER_BARIS, "all keys are wrapped anew when the wrapping key is turned, five hundred at a time"),
}  # fmt: skip
# They are of a bench, of the demo, or of backups, each with a store of its own.
DI_LUAR = ("ops/bench/", "ops/cadangan/", "ops/demo/")
# No day runs these, whatever is done in it.
SEKALI = {
    "ops/sql/format_tulis.sql": "with the first migrations of a database, and never again",
    "ops/sql/migrasi_catat.sql": "of a migration that was not run yet",
    f"{_L}kepadatan.sql": "where one bin of a report's histogram has thousands of clocks (tests/services/sla/laporan/test_jumlah.py)",
    "shared/acuan/kantor/sql/kabupaten.sql": "of the demo and of a bench, which fill offices",
}
# By a clock, in a thread of its own or once a minute, so that a day may be too short for it: not compared where one store has none.
BERDETAK = frozenset({f"{_E}leader_beat.sql"})
