"""An office's own authority: OpenSSL takes what it signs for the office's names, and nothing that it might be made to sign for others."""

import shutil
import socket
import ssl
import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from shared.machinery.tls.authority import CERTIFICATE, KEY, Authority, AuthorityBroken, AuthorityNarrow, _begun, _pem, read_or_make
from shared.machinery.tls.certificates import CertificateWrong, Given
from tests.support.sertifikat import otoritas


@pytest.fixture(scope="module")
def kantor(tmp_path_factory) -> Authority:
    return read_or_make(tmp_path_factory.mktemp("kantor") / "jaringan", ["pc-kantor", "pc-kantor.local"])


def jabat(kantor: Authority, pem: bytes, folder: Path, nama: str) -> str | None:
    """A handshake over a pair of sockets with a client that trusts this authority alone; the error, if it does not take it."""
    (folder / "satu.pem").write_bytes(pem)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "satu.pem")
    klien = ssl.create_default_context(cafile=str(kantor.folder / CERTIFICATE))
    sini, sana = socket.socketpair()

    def layani() -> None:
        try:
            with server.wrap_socket(sana, server_side=True) as s:
                s.recv(1)
        except OSError:
            sana.close()

    utas = threading.Thread(target=layani)
    utas.start()
    try:
        with klien.wrap_socket(sini, server_hostname=nama) as s:
            s.send(b"x")
        return None
    except ssl.SSLCertVerificationError as e:
        return e.verify_message
    finally:
        sini.close()
        utas.join(10)


@pytest.mark.parametrize("nama", ["192.168.1.10", "pc-kantor", "pc-kantor.local"])
def test_a_device_that_trusts_the_authority_takes_every_name_of_the_office(kantor, tmp_path, nama):
    assert jabat(kantor, kantor.issue(["192.168.1.10", "pc-kantor", "pc-kantor.local"]), tmp_path, nama) is None


def test_a_device_does_not_take_a_certificate_for_the_internet_even_from_whoever_stole_the_key(kantor, tmp_path):
    with pytest.raises(AuthorityNarrow, match=r"bank\.example"):
        kantor.issue(["bank.example"])
    kunci = ec.generate_private_key(ec.SECP256R1())
    curian = _begun("bank.example", kantor.certificate.subject, kunci.public_key(), timedelta(1))
    curian = curian.add_extension(x509.SubjectAlternativeName([x509.DNSName("bank.example")]), False)
    asal = x509.AuthorityKeyIdentifier.from_issuer_public_key(kantor.certificate.public_key())
    pem = _pem(kunci) + curian.add_extension(asal, False).sign(kantor._key, SHA256()).public_bytes(Encoding.PEM)
    assert "permitted subtree violation" in (jabat(kantor, pem, tmp_path, "bank.example") or "")


def test_it_is_made_once_and_its_key_is_for_its_owner_alone(kantor):
    assert stat.S_IMODE((kantor.folder / KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(kantor.folder.stat().st_mode) == 0o700
    assert read_or_make(kantor.folder, ["nama-lain"]).fingerprint == kantor.fingerprint


@pytest.mark.parametrize("hilang", [KEY, CERTIFICATE])
def test_half_an_authority_is_refused_in_words_and_nothing_new_takes_its_place(kantor, tmp_path, hilang):
    shutil.copytree(kantor.folder, tmp_path / "j")
    (tmp_path / "j" / hilang).unlink()
    with pytest.raises(AuthorityBroken, match="hapus folder itu"):
        read_or_make(tmp_path / "j", [])
    assert not (tmp_path / "j" / hilang).exists()


def test_a_given_certificate_is_read_anew_when_it_changes_and_kept_when_the_new_one_is_broken(tmp_path):
    satu = otoritas(tmp_path / "a", "aduan.example.go.id", "10.0.0.5").folder
    dua = otoritas(tmp_path / "b", "lain.example.go.id").folder
    diberi = Given(satu / "server.pem", satu / "server.key")
    assert diberi.names == ["aduan.example.go.id", "10.0.0.5"]
    pertama = diberi.context("10.0.0.5")
    assert diberi.context("10.0.0.5") is pertama
    for nama in ("server.key", "server.pem"):
        shutil.copy(dua / nama, satu / nama)
    kedua = diberi.context("10.0.0.5")
    assert kedua is not pertama
    (satu / "server.pem").write_text("rusak")
    assert diberi.context("10.0.0.5") is kedua
    with pytest.raises(CertificateWrong):
        Given(satu / "server.pem", satu / "server.key")
