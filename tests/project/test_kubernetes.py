"""The manifests for Kubernetes: valid by its own schemas, and of one mind with the composition."""

import re
from importlib import import_module

import pytest
import yaml

from shared.machinery.settings import REPO

ISI = list(yaml.safe_load_all((REPO / "ops/deploy/kubernetes/aduan.yaml").read_text(encoding="utf-8")))
KOMPOSISI = yaml.safe_load((REPO / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
BAGIAN = ("intake", "triage", "response", "sla", "relay")
BERKUNCI = ("intake", "triage", "response", "sla")


def satu(jenis: str, nama: str) -> dict:
    return next(d for d in ISI if (d["kind"], d["metadata"]["name"]) == (jenis, nama))


def kontainer(jenis: str, nama: str) -> dict:
    return satu(jenis, nama)["spec"]["template"]["spec"]["containers"][0]


def beban() -> list[dict]:
    return [d for d in ISI if d["kind"] in ("Deployment", "Job")]


@pytest.mark.parametrize("isi", ISI, ids=lambda d: f"{d['kind']}-{d['metadata']['name']}")
def test_kubernetes_knows_every_word_of_it(isi):
    periksa = import_module("kubernetes_validate")
    assert periksa.validate(isi, periksa.latest_version(), strict=True) is not False


@pytest.mark.parametrize("nama", BAGIAN)
def test_each_part_is_what_the_composition_has(nama):
    k, lama = kontainer("Deployment", nama), KOMPOSISI[nama]
    assert k["args"] == lama["command"]
    assert {e["name"] for e in k["env"]} >= {"DATABASE_URL", "AMQP_URL"}
    umum = satu("ConfigMap", "aduan")["data"]
    diperlukan = set(lama["environment"]) - {"ADUAN_HOOK_IZIN", "ADUAN_KABAR_EMAIL", "ADUAN_KABAR_WHATSAPP", "ADUAN_KABAR_SMS"}
    assert diperlukan <= {e["name"] for e in k["env"]} | set(umum)
    assert _mib(k["resources"]["limits"]["memory"]) == _mib(lama["mem_limit"])


def _mib(teks: str) -> int:
    return int(re.match(r"\d+", teks)[0]) * (1024 if teks[-2:] == "Gi" or teks[-1] == "g" else 1)


@pytest.mark.parametrize("isi", beban(), ids=lambda d: d["metadata"]["name"])
def test_nobody_is_root_writes_to_the_image_or_takes_a_whole_machine(isi):
    pod = isi["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["automountServiceAccountToken"] is False
    for k in (*pod["containers"], *pod.get("initContainers", ())):
        assert k["securityContext"]["readOnlyRootFilesystem"] and k["securityContext"]["allowPrivilegeEscalation"] is False
        assert k["securityContext"]["capabilities"]["drop"] == ["ALL"]
        assert k["resources"]["limits"]["memory"]


@pytest.mark.parametrize("nama", BAGIAN)
def test_only_the_deaf_are_started_again_and_a_waiting_ledger_takes_nobody_away(nama):
    k = kontainer("Deployment", nama)
    assert [k[p]["httpGet"]["path"] for p in ("startupProbe", "livenessProbe", "readinessProbe")] == ["/livez", "/livez", "/readyz"]
    assert (
        2 * int(satu("ConfigMap", "aduan")["data"]["ADUAN_PAMIT"])
        < satu("Deployment", nama)["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] - 20
    )


def test_the_key_goes_to_those_who_need_it_as_a_file_that_nobody_else_can_read():
    punya = {d["metadata"]["name"] for d in beban() if "aduan-kunci" in yaml.safe_dump(d)}
    assert punya == set(BERKUNCI)
    for nama in BERKUNCI:
        (salin,) = satu("Deployment", nama)["spec"]["template"]["spec"]["initContainers"]
        assert salin["command"] == ["install", "-m", "600", "/rahasia/master.key", "/kunci/master.key"]


def test_the_owner_of_the_tables_is_known_to_who_migrates_alone_and_no_secret_stands_here():
    assert {d["metadata"]["name"] for d in beban() if "aduan-migrate" in yaml.safe_dump(d)} == {"migrate"}
    assert not any(d["kind"] == "Secret" for d in ISI)
    assert "://" not in re.sub(r"https://aduan\.example\.go\.id|http://:8000", "", yaml.safe_dump_all(ISI))


def test_every_part_that_is_asked_has_a_name_and_every_pod_that_is_named_exists():
    nama = {d["metadata"]["name"] for d in ISI if d["kind"] == "Deployment"}
    assert {d["metadata"]["name"] for d in ISI if d["kind"] == "Service"} == nama - {"relay"}
    caddy = (REPO / "ops/deploy/Caddyfile").read_text(encoding="utf-8")
    assert set(re.findall(r"reverse_proxy \{\$ADUAN_[A-Z]+:(\w+):8000\}", caddy)) == nama - {"relay", "proxy"}
    for d in ISI:
        if d["kind"] in ("Service", "PodDisruptionBudget"):
            dipilih = d["spec"]["selector"].get("matchLabels", d["spec"]["selector"])
            assert dipilih["bagian"] in nama
            assert d["kind"] == "Service" or satu("Deployment", dipilih["bagian"])["spec"]["replicas"] > 1, (
                "or no machine can ever be emptied"
            )
