// Comforts of the desk, on top of forms that work without them.
(() => {
  // Ctrl+S (or Command+S) saves and stays on the page; Ctrl+Enter saves and goes on to the next record.
  const KEYS = {
    s: '.desk-submit [name="_continue"], .desk-submit [name="_save"]',
    enter: '.desk-submit [name="_next"]',
  };
  document.addEventListener("keydown", (event) => {
    const wanted = KEYS[event.key.toLowerCase()];
    if (!wanted || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = document.querySelector(wanted);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // Says under a date how it will be read, or why it cannot be, while it is typed.
  const reader = document.querySelector('meta[name="desk-date-reader"]')?.content;
  const timers = new WeakMap();
  const read = async (input) => {
    const place = input.closest("div, td");
    let hint = place.querySelector(":scope > .desk-date");
    if (!hint) {
      hint = document.createElement("output");
      hint.className = "desk-date";
      hint.setAttribute("aria-live", "polite");
      input.after(hint);
    }
    const text = input.value;
    const answer = await fetch(`${reader}?text=${encodeURIComponent(text)}`, { credentials: "same-origin" });
    if (!answer.ok || input.value !== text) return;
    const { valid, words } = await answer.json();
    hint.textContent = words;
    hint.classList.toggle("desk-date-wrong", !valid);
  };
  if (reader)
    document.addEventListener("input", (event) => {
      if (!event.target.matches("input.edtf")) return;
      clearTimeout(timers.get(event.target));
      timers.set(event.target, setTimeout(() => read(event.target).catch(() => {}), 250));
    });

  // A list that is searched while typing takes the name of its label, or of its column; its own script gives it none.
  const nameLists = () => {
    for (const chosen of document.querySelectorAll("select + .select2 .select2-selection__rendered")) {
      const select = chosen.closest(".select2").previousElementSibling;
      const label = document.querySelector(`label[for="${select.id}"]`);
      const cell = select.closest("td");
      const head = cell && cell.closest("table").querySelector(`thead th:nth-child(${cell.cellIndex + 1})`);
      const name = (label ?? head)?.textContent.trim().replace(/:$/, "");
      if (!name) continue;
      chosen.removeAttribute("role"); // it is read with the box around it
      chosen.removeAttribute("aria-readonly");
      const box = chosen.closest(".select2-selection");
      box.setAttribute("aria-label", name);
      box.setAttribute("aria-labelledby", `${(box.id ||= `${select.id}-box`)} ${chosen.id}`);
    }
  };
  window.addEventListener("load", () => setTimeout(nameLists));
  document.addEventListener("formset:added", () => setTimeout(nameLists));

  // How many rows are selected is counted by Django's script, in Latin digits.
  const counter = document.querySelector(".action-counter");
  if (counter && document.documentElement.lang.startsWith("fa")) {
    const inPersian = () => {
      const words = counter.textContent.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
      if (words !== counter.textContent) counter.textContent = words;
    };
    new MutationObserver(inPersian).observe(counter, { childList: true, characterData: true, subtree: true });
    inPersian();
  }

  // Tells before a half-written form is left.
  const form = document.querySelector("body.change-form #content-main > form");
  if (!form) return;
  let touched = false;
  form.addEventListener("input", () => {
    touched = true;
  });
  form.addEventListener("submit", () => {
    touched = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
})();
