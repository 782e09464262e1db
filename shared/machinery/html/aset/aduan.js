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
        const jawab = await fetch(form.dataset.simpan, { method: "POST", body: new URLSearchParams([...new FormData(form)].filter(([, isi]) => typeof isi === "string")), redirect: "error" });
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
  for (const form of document.querySelectorAll("form[data-disajikan]")) {
    // SOP step 1 ends when the reporter's data are complete and one goes on to what they tell: noted on the server's clock.
    const awal = performance.now();
    const { lengkap, nama, kontak, pilihan, apa } = form.elements;
    apa.addEventListener("focus", () => {
      if (lengkap.value || ![nama, kontak, pilihan].every((satu) => satu.value.trim())) return;
      lengkap.value = new Date(Date.parse(form.dataset.disajikan) + performance.now() - awal).toISOString();
    });
  }
  for (const papan of document.querySelectorAll("[data-segarkan]")) {
    // A board that renews itself; it rests while nobody looks, or while somebody is on one of its links. Within a minute it says so.
    let terakhir = Date.now();
    const basi = document.createElement("p");
    basi.className = "kotak";
    basi.setAttribute("role", "status");
    basi.hidden = true;
    (papan.closest("nav") || papan).before(basi);
    setInterval(() => {
      const diam = Date.now() - terakhir > 45000;
      if (basi.hidden !== diam) return;
      basi.hidden = !diam;
      const pukul = new Date(terakhir).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
      basi.textContent = diam ? papan.dataset.basi.replace("%", () => pukul) : "";
    }, 5000);
    setInterval(async () => {
      if (document.hidden || papan.contains(document.activeElement)) return;
      try {
        const jawab = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
        const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").getElementById(papan.id);
        if (!jawab.ok || !baru) return;
        papan.replaceChildren(...baru.childNodes);
        terakhir = Date.now();
      } catch {
        // Offline for the moment: the sentence above says since when.
      }
    }, papan.dataset.segarkan * 1000);
  }
  for (const foto of document.querySelectorAll("input[type=file][data-terbesar]")) {
    // Said before it is sent over a slow network; the server looks again.
    foto.addEventListener("change", () => {
      const { terbesar, sisa, kebesaran, kebanyakan } = foto.dataset;
      const besar = [...foto.files].some((f) => f.size > Number(terbesar));
      foto.setCustomValidity(besar ? kebesaran : foto.files.length > Number(sisa) ? kebanyakan : "");
      foto.reportValidity();
    });
  }
  for (const tombol of document.querySelectorAll("[data-cetak]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => window.print());
  }
})();
