"""Alarms and dashboard: every figure that they ask for is one of the code's, and Prometheus understands what they ask."""

import json
import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from prometheus_client import REGISTRY

from shared.machinery.settings import REPO
from tests.support.promtool import promtool

ATURAN = REPO / "ops/deploy/prometheus/aduan.rules.yml"
PAPAN = json.loads((REPO / "ops/deploy/grafana/aduan.json").read_text(encoding="utf-8"))
ALARM = yaml.safe_load(ATURAN.read_text(encoding="utf-8"))["groups"][0]["rules"]
BAWAAN = {"up", "process_resident_memory_bytes"}  # Prometheus' own, and its client's
DATA = """
rule_files: [{aturan}]
evaluation_interval: 15s
tests:
  - interval: 15s
    input_series:
      - {{series: 'aduan_oldest_undelivered_seconds{{instance="sla:8000"}}', values: '0x8 61x20'}}
      - {{series: 'aduan_relay_leads{{instance="a"}}', values: '1x40'}}
      - {{series: 'aduan_relay_leads{{instance="b"}}', values: '0x40'}}
      - {{series: 'aduan_last_verify_age_seconds', values: '{nan}'}}
      - {{series: 'aduan_last_verify_sound', values: '{nan}'}}
      - {{series: 'aduan_request_seconds_count{{method="GET",route="/",status="2xx"}}', values: '0+100x40'}}
      - {{series: 'aduan_request_seconds_count{{method="GET",route="/",status="5xx"}}', values: '0+2x40'}}
      - {{series: 'aduan_clock_skew_seconds', values: '-2.5x40'}}
      - {{series: 'aduan_clock_held{{instance="sla:8000"}}', values: '0x12 1x40'}}
      - {{series: 'aduan_clock_held{{instance="relay:8000"}}', values: '0x60'}}
    alert_rule_test:
      - {{eval_time: 1m, alertname: AduanKejadianTertahan}}
      - {{eval_time: 4m, alertname: AduanKejadianTertahan, exp_alerts: [{{exp_labels: {{severity: kritis}}, exp_annotations: {tertahan}}}]}}
      - {{eval_time: 9m, alertname: AduanTanpaRelai}}
      - {{eval_time: 9m, alertname: AduanLamaTidakDiperiksa}}
      - {{eval_time: 9m, alertname: AduanBukuBesarTidakUtuh}}
      - {{eval_time: 9m, alertname: AduanGalatServer, exp_alerts: [{{exp_labels: {{severity: kritis}}, exp_annotations: {galat}}}]}}
      - {{eval_time: 9m, alertname: AduanJamBerbeda, exp_alerts: [{{exp_labels: {{severity: kritis}}, exp_annotations: {jam}}}]}}
      - {{eval_time: 3m, alertname: AduanPeringatanDitahan}}
      - {{eval_time: 9m, alertname: AduanPeringatanDitahan, exp_alerts: [{{exp_labels: {{severity: kritis}}, exp_annotations: {ditahan}}}]}}
  - interval: 15s
    input_series: [{{series: 'aduan_relay_leads{{instance="b"}}', values: '0x40'}}]
    alert_rule_test:
      - {{eval_time: 3m, alertname: AduanTanpaRelai, exp_alerts: [{{exp_labels: {{severity: kritis}}, exp_annotations: {relai}}}]}}
"""


def pertanyaan() -> list[tuple[str, str]]:
    """(where, expression) of all alarms and panels."""
    papan = [(p["title"], t["expr"]) for p in PAPAN["panels"] for t in p["targets"]]
    return [*((a["alert"], a["expr"]) for a in ALARM), *papan]


def nama_angka() -> set[str]:
    """Of whatever the program, all of it, ever shows."""
    for modul in (
        "ops.jalankan",
        "shared.web.server",
        "shared.machinery.messaging.entrypoint",
        *(f"services.{s}.application" for s in ("intake", "triage", "response", "sla")),
    ):
        import_module(modul)
    return set(REGISTRY._names_to_collectors) | {nama for satu in REGISTRY.collect() for nama in (satu.name, f"{satu.name}_total")}


@pytest.mark.parametrize(("di", "tanya"), pertanyaan())
def test_every_figure_that_is_asked_for_is_one_that_the_program_has(di, tanya):
    tanpa_label = re.sub(r'"[^"]*"', "", tanya)
    diminta = set(re.findall(r"\b(?:aduan|process)_\w+|\bup\b", tanpa_label))
    assert diminta
    assert diminta <= nama_angka() | BAWAAN, di


def test_every_alarm_says_what_it_is_and_what_to_do():
    assert len({a["alert"] for a in ALARM}) == len(ALARM) > 15
    for satu in ALARM:
        assert satu["labels"]["severity"] in ("kritis", "peringatan")
        assert satu["annotations"].keys() == {"summary", "description"}
        assert satu["annotations"]["description"].endswith(".")


def test_the_dashboards_panels_do_not_cover_each_other():
    petak = [(x, y) for p in PAPAN["panels"] for x, y in _petak(**p["gridPos"])]
    assert len(petak) == len(set(petak)) and max(x for x, _ in petak) < 24
    assert len({p["id"] for p in PAPAN["panels"]}) == len(PAPAN["panels"])


def _petak(h: int, w: int, x: int, y: int) -> list[tuple[int, int]]:
    return [(x + dx, y + dy) for dx in range(w) for dy in range(h)]


def jalankan(*args: object) -> subprocess.CompletedProcess[str]:
    program = promtool()
    if program is None:
        pytest.skip("promtool is neither on this machine nor to be had from its package registry")
    return subprocess.run([program, *map(str, args)], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.panjang
def test_prometheus_understands_its_settings_the_rules_and_the_dashboards_expressions(tmp_path: Path):
    for args in (("check", "rules", ATURAN), ("check", "config", ATURAN.with_name("prometheus.yml"))):
        hasil = jalankan(*args)
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    aturan = [{"record": f"papan:{i}", "expr": e.replace("$__rate_interval", "5m")} for i, (_, e) in enumerate(pertanyaan())]
    (tmp_path / "papan.yml").write_text(yaml.safe_dump({"groups": [{"name": "papan", "rules": aturan}]}))
    hasil = jalankan("check", "rules", tmp_path / "papan.yml")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr


@pytest.mark.panjang
def test_the_alarms_ring_when_they_should_and_keep_still_when_they_should_not(tmp_path: Path):
    kata = {a["alert"]: a["annotations"] for a in ALARM}

    def isi(nama: str, nilai: str) -> str:
        return json.dumps({k: re.sub(r"\{\{ \$value.*?\}\}", nilai, v) for k, v in kata[nama].items()}, ensure_ascii=False)

    teks = DATA.format(
        aturan=ATURAN,
        nan=" ".join(["NaN"] * 40),
        tertahan=isi("AduanKejadianTertahan", "1m 1s"),
        galat=isi("AduanGalatServer", "1.961%"),
        jam=isi("AduanJamBerbeda", "2.5"),
        ditahan=isi("AduanPeringatanDitahan", ""),
        relai=isi("AduanTanpaRelai", ""),
    )
    (tmp_path / "uji.yml").write_text(teks, encoding="utf-8")
    hasil = jalankan("test", "rules", tmp_path / "uji.yml")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
