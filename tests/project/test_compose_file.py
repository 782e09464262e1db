"""What docker-compose.yml promises: no password of its own, least rights, health checks, one open port."""

import re
from pathlib import Path

import pytest
import yaml

from ops.perintah.basis import CONTOH, init

REPO = Path(__file__).resolve().parents[2]
TEKS = (REPO / "docker-compose.yml").read_text(encoding="utf-8")
ISI = yaml.safe_load(TEKS)
SERVICES = ISI["services"]
LAYANAN = ("intake", "triage", "response", "sla")
PERINTAH = ("migrate", "aduan")  # run and end
SEKALI = (*PERINTAH, "peran")


def test_every_secret_comes_from_init_and_nothing_has_a_default():
    wajib = set(re.findall(r"\$\{(\w+):\?", TEKS))
    assert wajib == set(re.findall(r"^(\w+)=", CONTOH, re.M))
    assert not re.search(r"\$\{\w*(PASSWORD|KEY|SECRET)\w*(:?-|\})", TEKS)


def test_init_adds_to_an_older_env_file_what_is_missing_and_changes_nothing_in_it(tmp_path, capfd):
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=lama\nADUAN_PORT=9000", encoding="utf-8")
    init(tmp_path)
    isi = (tmp_path / ".env").read_text(encoding="utf-8")
    assert isi.startswith("POSTGRES_PASSWORD=lama\nADUAN_PORT=9000\n")
    assert set(re.findall(r"^(\w+)=.", isi, re.M)) == {*re.findall(r"^(\w+)=", CONTOH, re.M), "ADUAN_PORT"}
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    assert not any(nilai in capfd.readouterr().err for nilai in re.findall(r"PASSWORD=(.+)", isi))
    init(tmp_path)
    assert (tmp_path / ".env").read_text(encoding="utf-8") == isi


def test_only_the_proxy_is_reached_and_only_from_this_machine():
    assert {name: s["ports"] for name, s in SERVICES.items() if "ports" in s} == {"proxy": ["127.0.0.1:${ADUAN_PORT:-8000}:8000"]}
    assert ISI["networks"]["back"] == {"internal": True}
    assert "back" not in SERVICES["proxy"]["networks"]
    assert SERVICES["postgres"]["networks"] == SERVICES["rabbitmq"]["networks"] == ["back"]


def test_only_commands_know_the_owner_of_the_tables():
    assert {name for name, s in SERVICES.items() if "DATABASE_OWNER_URL" in s.get("environment", {})} == set(PERINTAH)


def test_each_service_knows_its_own_logins_and_no_others():
    for name in (*LAYANAN, "relay"):
        env = str(SERVICES[name]["environment"])
        assert f"aduan_layanan_{name}:" in env and f"amqp://aduan_{name}:" in env
        rahasia = set(re.findall(r"\$\{(\w+_PASSWORD):", env))
        assert rahasia == {f"ADUAN_DB_{name.upper()}_PASSWORD", f"RABBITMQ_{name.upper()}_PASSWORD"}


def volume(nama: str) -> dict[str, list[str]]:
    """Who mounts it, and how."""
    return {name: v for name, s in SERVICES.items() if (v := [v for v in s.get("volumes", []) if v.startswith(nama)])}


def test_the_key_file_is_given_to_those_who_need_it_and_only_the_commands_change_it():
    kunci = volume("${ADUAN_KUNCI")
    assert {name: v[0].endswith(":/kunci:ro") for name, v in kunci.items()} == {**dict.fromkeys(LAYANAN, True), "aduan": False}
    assert all(SERVICES[name]["environment"]["ADUAN_MASTER_KEY_FILE"] == "/kunci/master.key" for name in kunci)


def test_register_attachments_and_key_copies_are_each_on_a_volume_of_their_own():
    """Restoring attachments never brings an older register back, nor older keys."""
    for nama, variabel, siapa in (
        ("lampiran:", "ADUAN_LAMPIRAN", {"intake", "aduan"}),
        ("penghapusan:", "ADUAN_PENGHAPUSAN", {"intake", "aduan"}),
        ("cadangan-kunci:", "ADUAN_CADANGAN_KUNCI", {"aduan"}),
    ):
        assert nama[:-1] in ISI["volumes"] and set(volume(nama)) == siapa
        for name in siapa:
            assert SERVICES[name]["environment"][variabel].startswith(volume(nama)[name][0].partition(":")[2] + "/")


@pytest.mark.parametrize("name", [n for n, s in SERVICES.items() if s["image"].startswith("${ADUAN_IMAGE")])
def test_our_containers_write_nothing_and_may_do_little(name):
    s = SERVICES[name]
    assert s["read_only"]
    assert s["cap_drop"] == ["ALL"]
    assert s["security_opt"] == ["no-new-privileges:true"]
    assert s["user"].startswith("${ADUAN_UID")


def test_everything_that_stays_is_watched_and_started_again():
    image = (REPO / "Dockerfile").read_text(encoding="utf-8")
    assert "HEALTHCHECK" in image
    for name, s in SERVICES.items():
        if name in SEKALI:
            continue
        assert s["restart"] == "unless-stopped", name
        assert "test" in s["healthcheck"] if "healthcheck" in s else s["image"].startswith("${ADUAN_IMAGE"), name


def test_services_wait_for_what_they_need():
    for name in (*LAYANAN, "relay"):
        assert SERVICES[name]["depends_on"] == {
            "postgres": {"condition": "service_healthy"},
            "rabbitmq": {"condition": "service_healthy"},
            "migrate": {"condition": "service_completed_successfully"},
        }
    assert set(SERVICES["proxy"]["depends_on"]) == set(LAYANAN)


def test_the_image_takes_in_nothing_but_the_program():
    lines = (REPO / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if line and not line.startswith("#")) == "*"
    assert {line for line in lines if line.startswith("!")} == {"!ops", "!services", "!shared", "!requirements/runtime.txt"}


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_can_take_the_whole_machine(name):
    s = SERVICES[name]
    assert re.fullmatch(r"[0-9]+[mg]", s["mem_limit"])
    assert 0 < s["cpus"] <= 2
    assert 0 < s["pids_limit"] <= 1024
    assert s["logging"] == {"driver": "json-file", "options": {"max-size": "10m", "max-file": "5"}}, "nor its disk"


def test_images_of_others_are_pinned_or_named_as_unpinned():
    dokumen = (REPO / "docs/security.md").read_text(encoding="utf-8")
    for s in SERVICES.values():
        if not s["image"].startswith("${ADUAN_IMAGE") and "@sha256:" not in s["image"]:
            assert f"`{s['image']}`" in dokumen
    assert f"`{re.search('^FROM (.+)$', (REPO / 'Dockerfile').read_text(encoding='utf-8'), re.M)[1]}`" in dokumen


def test_the_services_believe_their_own_proxy_and_those_that_are_named():
    kita = ISI["networks"]["front"]["ipam"]["config"][0]["subnet"]
    for name in LAYANAN:
        env = SERVICES[name]["environment"]["ADUAN_PROXY_TEPERCAYA"].split()
        assert kita in env and "${ADUAN_PROXY_TEPERCAYA:-}" in env
    caddy = (REPO / "ops/deploy/Caddyfile").read_text(encoding="utf-8")
    assert "(tepercaya) {\n\ttrusted_proxies 127.0.0.0/8 ::1/128 {$ADUAN_PROXY_TEPERCAYA}\n" in caddy
    assert all(sesudah.lstrip().startswith("import tepercaya") for sesudah in re.split(r"reverse_proxy \S+:8000\} \{\n", caddy)[1:])
    assert len(re.findall(r"reverse_proxy \S+:8000\}", caddy)) == len(re.findall(r"import tepercaya", caddy))
    assert "ADUAN_PROXY_TEPERCAYA" in SERVICES["proxy"]["environment"]
    assert {"read_header 10s", "read_body 10m", "idle 2m"} <= {b.split(" #")[0].strip() for b in caddy.splitlines()}
