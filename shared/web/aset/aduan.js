// Only makes things quicker: saves a draft while it is typed, and guards against a second press. Everything works without it.
(() => {
  "use strict";
  const galat = document.querySelector(".ringkasan-galat");
  if (galat) galat.focus();
  for (const form of document.querySelectorAll("form[data-simpan]")) {
    const kabar = form.querySelector("[data-kabar]");
    let nanti = 0;
    let terkirim = false;
    const simpan = async () => {
      if (terkirim) return;
      try {
        const jawab = await fetch(form.dataset.simpan, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" });
        if (kabar && jawab.ok) kabar.textContent = kabar.dataset.kabar;
      } catch {
        // Offline for the moment: the next change, or the button, saves it.
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(nanti);
      nanti = setTimeout(simpan, 1200);
    });
    form.addEventListener("submit", () => {
      terkirim = true;
      clearTimeout(nanti);
    });
  }
  for (const form of document.querySelectorAll("form[method=post]")) {
    let sudah = false;
    form.addEventListener("submit", (e) => {
      if (sudah) e.preventDefault();
      sudah = true;
      setTimeout(() => { sudah = false; }, 5000);
    });
  }
  for (const tombol of document.querySelectorAll("[data-cetak]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => window.print());
  }
})();
