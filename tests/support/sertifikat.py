"""A certificate authority of the tests' own, and certificates of it for servers on this machine."""

import datetime
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HARI = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Otoritas:
    """`ca`: its certificate, which clients are given; `server.pem` and `server.key` lie beside it."""

    folder: Path
    ca: Path


def _nama(teks: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, teks)])


def _bangun(subjek: str, penerbit: str, kunci: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    kini = datetime.datetime.now(datetime.UTC)
    dasar = x509.CertificateBuilder().subject_name(_nama(subjek)).issuer_name(_nama(penerbit)).public_key(kunci)
    return dasar.serial_number(x509.random_serial_number()).not_valid_before(kini - HARI).not_valid_after(kini + HARI)


def otoritas(folder: Path, *inang: str) -> Otoritas:
    """A new one, with a certificate for these names and addresses."""
    folder.mkdir(parents=True, exist_ok=True)
    kunci_ca, kunci = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    dasar = x509.BasicConstraints(ca=True, path_length=0)
    tanda = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    sidik = x509.SubjectKeyIdentifier.from_public_key(kunci_ca.public_key())
    ca = (
        _bangun("CA uji", "CA uji", kunci_ca.public_key()).add_extension(dasar, True).add_extension(tanda, True).add_extension(sidik, False)
    )
    ca_jadi = ca.sign(kunci_ca, hashes.SHA256())
    asal = x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_ca.public_key())
    nama = x509.SubjectAlternativeName([_inang(i) for i in inang])
    server = _bangun(inang[0], "CA uji", kunci.public_key()).add_extension(nama, False).add_extension(asal, False)
    (folder / "ca.pem").write_bytes(ca_jadi.public_bytes(Encoding.PEM))
    (folder / "server.pem").write_bytes(server.sign(kunci_ca, hashes.SHA256()).public_bytes(Encoding.PEM))
    (folder / "server.key").write_bytes(kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    for berkas in folder.iterdir():
        berkas.chmod(0o644)  # whoever the server in the container is
    return Otoritas(folder, folder / "ca.pem")


def _inang(teks: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(teks))
    except ValueError:
        return x509.DNSName(teks)
