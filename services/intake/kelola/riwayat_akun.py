"""What happened to an account, in the words of the administrator's page."""

from shared.domain.aduan.dasar import Kejadian
from shared.domain.akun import kejadian as a

PERISTIWA = {
    a.AkunDibuat: "Akun dibuat", a.HakDiberikan: "Mendapat peran", a.HakDicabut: "Peran dicabut", a.AkunDitutup: "Akun ditutup",
    a.AkunDibukaLagi: "Akun dibuka lagi", a.SandiDiganti: "Kata sandi diganti", a.FaktorDiubah: "Verifikasi dua langkah diubah",
    a.MasukBerhasil: "Masuk", a.MasukDitahan: "Percobaan masuk ditahan", a.TautanDibuat: "Tautan masuk dibuat",
    a.PerubahanDiusulkan: "Perubahan diusulkan", a.UsulanBerakhir: "Usulan berakhir",
}  # fmt: skip


def _lewat(cara: str) -> str:
    return "" if cara == a.SENDIRI else cara.replace("-", " ")


def rinci(e: Kejadian) -> str:
    """Which role, which way; empty where there is nothing more to say."""
    match e:
        case a.HakDiberikan():
            return f"{e.peran} {e.tugas}, {_lewat(e.cara)}".removesuffix(", ")
        case a.HakDicabut():
            return f"{e.peran} {e.tugas}"
        case a.PerubahanDiusulkan():
            return f"{e.apa} {e.hak}" if e.hak else e.apa
        case a.MasukBerhasil() | a.SandiDiganti() | a.UsulanBerakhir():
            return e.cara
        case a.TautanDibuat():
            return _lewat(e.cara)
    return ""
