"""A real Chromium on the running program. Any console error, failed request or accessibility violation fails the test."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from ops.paket import pasang, tanpa
from tests.services.kantor_uji import JENAWI, KantorUji, kuki_petugas
from tests.support import postgres
from tests.support.pilihan import harus_ada
from tests.support.program import Program

SAKLAR = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
LEBAR, SEMPIT = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
KONTRAS = "color-contrast"  # four fifths of what all of axe's rules take


@pytest.fixture(scope="package")
def kantor(postgres_server: str, templat: str) -> Iterator[KantorUji]:
    with (
        postgres.basis(postgres_server, templat) as database,
        postgres.folder_terbuka("aduan-uji-") as folder,
        Program(folder / "data", database, cepat=True) as program,
    ):
        yield KantorUji(program, database)


@pytest.fixture(scope="package")  # not the session: Playwright's loop would still run under the tests that follow
def chromium() -> Iterator[Browser]:
    path = pasang("chromium-headless-shell")
    if path is None:
        harus_ada(tanpa("chromium-headless-shell") + ", or say where it is with ADUAN_CHROMIUM")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=path, args=SAKLAR)
        yield browser
        browser.close()


@dataclass
class Layar:
    """One person's screen. `lihat(name)` checks the page that is shown; `masalah` must be empty at the end.

    `berkontras`: the pages, bright or dark, whose contrast was looked at already, on any screen: colours know no width.
    """

    page: Page
    url: str
    skrip: bool
    gelap: bool
    berkontras: set[tuple[str, bool]]
    masalah: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._kata)
        self.page.on("pageerror", lambda e: self.masalah.append(f"kesalahan skrip: {e}"))
        self.page.on("requestfailed", self._gagal)
        self.page.on("response", self._jawaban)

    def _kata(self, pesan: ConsoleMessage) -> None:
        # What Chromium says about a page's own status is judged in _jawaban.
        if pesan.type in ("error", "warning") and not pesan.text.startswith("Failed to load resource"):
            self.masalah.append(f"konsol: {pesan.text}")

    def _gagal(self, request: Request) -> None:
        # What is left half way when the person goes on, and the next page has anyway: a draft, who else is here, the tab's icon.
        ditinggalkan = (request.failure or "").endswith("ERR_ABORTED") and ("/aset/ikon-" in request.url or request.method == "PUT")
        if not request.url.endswith(("/draf", "/dibuka")) and not ditinggalkan:
            self.masalah.append(f"gagal: {request.url} {request.failure}")

    def _jawaban(self, response: Response) -> None:
        if not response.url.startswith(self.url):
            self.masalah.append(f"situs lain: {response.url}")
        if response.status >= (500 if response.request.is_navigation_request() else 400):
            self.masalah.append(f"{response.status}: {response.url}")

    def masuk(self, kantor: KantorUji, peran: str, wilayah: str = JENAWI, nama: str = "") -> None:
        """Signed in from here on, as after everything that is asked for at the door."""
        kuki = kuki_petugas(kantor.database.owner_url, [(peran, wilayah)], nama or f"{peran.capitalize()} Uji")
        self.page.context.add_cookies([{"name": "aduan", "value": kuki, "url": self.url, "httpOnly": True, "sameSite": "Lax"}])

    def buka(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def lihat(self, nama: str) -> None:
        """No violation, nothing that has to be scrolled sideways on a wide or a narrow screen."""
        if self.skrip:
            self._periksa(nama)
            ukuran = self.page.viewport_size
            for lebar in (SEMPIT, LEBAR):
                self.page.set_viewport_size(lebar)
                lebih = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if lebih > 0:
                    self.masalah.append(f"{nama}: {lebih} px lebih lebar daripada layar {lebar['width']} px")
            self.page.set_viewport_size(ukuran)
        if folder := os.environ.get("ADUAN_SCREENSHOTS"):
            self.page.screenshot(path=f"{folder}/{nama}-{self.page.viewport_size['width']}.png", full_page=True)

    def _periksa(self, nama: str) -> None:
        aturan = {"target-size": {"enabled": True}, KONTRAS: {"enabled": (nama, self.gelap) not in self.berkontras}}
        hasil = Axe().run(self.page, options={"resultTypes": ["violations"], "rules": aturan}).response
        self.masalah += [f"axe {nama}: {v['id']} {v['help']} {[n['html'][:120] for n in v['nodes']]}" for v in hasil["violations"]]
        self.berkontras.add((nama, self.gelap))


@pytest.fixture(scope="package")
def berkontras() -> set[tuple[str, bool]]:
    return set()


@pytest.fixture
def layar(chromium: Browser, kantor: KantorUji, berkontras: set[tuple[str, bool]]) -> Iterator[Callable[..., Layar]]:
    """`layar(SEMPIT, skrip=False)`: a new visitor's screen."""
    semua: list[Layar] = []

    def buat(ukuran: dict = LEBAR, skrip: bool = True, gelap: bool = False) -> Layar:
        konteks = chromium.new_context(
            viewport=ukuran, java_script_enabled=skrip, locale="id-ID", color_scheme="dark" if gelap else "light", reduced_motion="reduce"
        )
        baru = Layar(konteks.new_page(), kantor.program.url, skrip, gelap, berkontras)
        baru.page.set_default_timeout(30_000)
        semua.append(baru)
        return baru

    yield buat
    for satu in semua:
        satu.page.context.close()
    assert [m for satu in semua for m in satu.masalah] == []
