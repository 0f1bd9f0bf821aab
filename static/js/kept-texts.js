// Keeps long texts in the browser while they are typed, and offers them again if they were never saved.
(() => {
  const PREFIX = "citydip-text:";
  const SENT = "citydip-sent";
  const person = document.querySelector(".desk-person")?.textContent.trim() ?? "";

  // What was sent is forgotten once the desk says that it is stored; not before, as the session may have ended.
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector(".messagelist .success")) {
    localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }

  // Whoever logs out leaves nothing behind.
  document.querySelector("#logout-form")?.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  });

  const form = document.querySelector("body.change-form #content-main > form");
  if (!form || !person) return;
  const key = `${PREFIX}${person}:${location.pathname}`;
  const texts = () => [...form.querySelectorAll("textarea[name]")].filter((text) => !text.name.includes("__prefix__"));

  const offer = document.querySelector("#desk-kept");
  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  const waiting = kept ? texts().filter((text) => text.name in kept.texts && text.value !== kept.texts[text.name]) : [];
  if (offer && waiting.length) {
    offer.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
    offer.hidden = false;
    offer.querySelector("[data-restore]").addEventListener("click", () => {
      for (const text of waiting) {
        text.value = kept.texts[text.name];
        text.dispatchEvent(new Event("input", { bubbles: true }));
      }
      offer.hidden = true;
      waiting[0].focus();
    });
    offer.querySelector("[data-forget]").addEventListener("click", () => {
      localStorage.removeItem(key);
      offer.hidden = true;
    });
  }

  let timer;
  let pending = false;
  const keep = () => {
    clearTimeout(timer);
    pending = false;
    const typed = texts().filter((text) => text.value !== text.defaultValue);
    const earlier = offer && !offer.hidden ? kept.texts : {};
    const held = { ...earlier, ...Object.fromEntries(typed.map((text) => [text.name, text.value])) };
    try {
      if (Object.keys(held).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts: held }));
      else localStorage.removeItem(key);
    } catch {
      // Full or forbidden: the form works without.
    }
  };
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    clearTimeout(timer);
    pending = true;
    timer = setTimeout(keep, 400);
  });
  window.addEventListener("pagehide", () => {
    if (pending) keep();
  });
  form.addEventListener("submit", () => {
    keep();
    if (localStorage.getItem(key)) sessionStorage.setItem(SENT, key);
  });
})();
