// Single keys for the desk: nothing here does what the page cannot do without it. Each person may switch them off.
(() => {
  "use strict";
  // An answer template goes in at the cursor; where nobody wrote yet, under what is there.
  for (const tombol of document.querySelectorAll("button[data-sisipkan]")) {
    const area = document.getElementById(tombol.dataset.sisipkan);
    let disentuh = false;
    area.addEventListener("focus", () => { disentuh = true; });
    tombol.addEventListener("click", (e) => {
      e.preventDefault();
      const ke = disentuh ? area.selectionEnd : area.value.length;
      const isi = (disentuh || !area.value.trim() ? "" : "\n\n") + tombol.dataset.isi;
      area.setRangeText(isi, ke, ke, "end");
      area.focus();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  // What is typed is kept for whoever types it, until it is sent: not in a form with a password, a code, or an address that holds one.
  for (const form of document.querySelectorAll("form[method=post]:not([data-simpan], [autocomplete=off])")) {
    const alamat = form.getAttribute("action");
    if (!form.querySelector("textarea, input[type=text]") || form.querySelector("[type=password], [autocomplete=one-time-code]")) continue;
    let nanti = 0;
    let terkirim = false;
    let batal = null;
    const simpan = async () => {
      nanti = 0;
      if (terkirim) return;
      if (batal) batal.abort();
      batal = new AbortController();
      try {
        const isi = new URLSearchParams([...new FormData(form)].filter(([, satu]) => typeof satu === "string"));
        const jawab = await fetch(alamat, { method: "PUT", body: isi, redirect: "error", keepalive: document.hidden, signal: batal.signal });
        if (jawab.status === 429 || jawab.status >= 500) nanti = setTimeout(simpan, 15000);
      } catch (e) {
        // Offline for the moment: once more in a while.
        if (e.name !== "AbortError" && !nanti) nanti = setTimeout(simpan, 15000);
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(nanti);
      nanti = setTimeout(simpan, 1200);
    });
    form.addEventListener("submit", () => {
      terkirim = true;
      clearTimeout(nanti);
      if (batal) batal.abort();
    });
    addEventListener("pageshow", () => { terkirim = false; });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden || !nanti) return;
      clearTimeout(nanti);
      simpan();
    });
  }
  // Who else has this complaint open; asked only while somebody works here, so that an idle session still ends.
  const dibuka = document.querySelector("[data-dibuka]");
  const kata = document.querySelector("template[data-dibuka-kata]");
  if (dibuka && kata) {
    let giat = Date.now();
    for (const jenis of ["keydown", "pointermove", "scroll"]) addEventListener(jenis, () => { giat = Date.now(); }, { passive: true });
    setInterval(async () => {
      if (document.hidden || Date.now() - giat > 110000) return;
      try {
        const jawab = await fetch(dibuka.dataset.dibuka, { redirect: "error", headers: { Accept: "application/json" } });
        if (!jawab.ok) return;
        const { nama } = await jawab.json();
        const baru = kata.content.firstElementChild.cloneNode(true);
        baru.textContent = baru.textContent.replace("%", () => nama.join(", "));
        if (nama.length ? dibuka.textContent.trim() !== baru.textContent.trim() : dibuka.firstElementChild) dibuka.replaceChildren(...(nama.length ? [baru] : []));
      } catch {
        // Offline for the moment: the next round asks again.
      }
    }, 15000);
  }
  const lembar = document.querySelector("dialog[data-pintas]");
  const tombol = document.querySelector("button[data-pintas]");
  if (!lembar || !tombol || !lembar.showModal) return;
  const kuki = `pintasan-${lembar.dataset.pintas}`;
  const saklar = lembar.querySelector("input");
  const hidup = () => !document.cookie.split("; ").includes(`${kuki}=mati`);
  saklar.checked = hidup();
  saklar.addEventListener("change", () => {
    const aman = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${kuki}=${saklar.checked ? "hidup" : "mati"}; path=/; max-age=31536000; samesite=lax${aman}`;
  });
  tombol.hidden = false;
  tombol.addEventListener("click", () => lembar.showModal());

  const baris = [...document.querySelectorAll("table[data-antrean] tbody tr")];
  const aksi = [...document.querySelectorAll(".aksi > summary")];
  let ke = -1;
  const geser = (langkah) => {
    const semua = baris.length ? baris : aksi;
    if (!semua.length) return;
    if (ke >= 0 && baris.length) baris[ke].classList.remove("dipilih");
    ke = Math.min(Math.max(ke + langkah, 0), semua.length - 1);
    if (baris.length) baris[ke].classList.add("dipilih");
    const sasaran = baris.length ? baris[ke].querySelector("a") : aksi[ke];
    sasaran.focus({ preventScroll: true });
    sasaran.scrollIntoView({ block: "center" });
  };
  const jenis = (nilai) => {
    const radio = document.querySelector(`input[name="jenis"][value="${nilai}"]`);
    if (!radio) return;
    radio.closest("details").open = true;
    radio.checked = true;
    radio.focus();
  };
  const kembali = () => {
    const tautan = document.querySelector("a[data-antrean-kembali]");
    if (tautan) tautan.click();
    else if (ke >= 0 && baris.length) {
      baris[ke].classList.remove("dipilih");
      document.activeElement.blur();
      ke = -1;
    }
  };
  const cari = () => {
    const kolom = document.querySelector("input[data-cari]");
    if (!kolom) return location.assign("/petugas?fokus=cari");
    kolom.closest("details").open = true;
    kolom.focus();
    kolom.select();
  };
  const tombolnya = {
    j: () => geser(1), k: () => geser(-1), x: kembali, 1: () => jenis("pengaduan"), 2: () => jenis("informasi"), "/": cari,
    "?": () => lembar.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || lembar.open) return;
    // In a field a key is a letter; a radio button takes none.
    if (e.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    const kerja = tombolnya[e.key];
    if (!kerja || !hidup()) return;
    e.preventDefault();
    kerja();
  });
  if (new URLSearchParams(location.search).get("fokus") === "cari") cari();
})();
