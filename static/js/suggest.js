// Suggestions under a field while somebody types: a combobox by the ARIA pattern. Fields work without it.
// data-suggest says what is looked for (all, city, network, campaign). In the header's search a choice opens its page;
// elsewhere it fills the field. A select becomes a field to type in, and keeps the chosen value for the form.
(() => {
  const source = document.querySelector("[data-suggest-url]");
  if (!source) return;
  const { suggestUrl, suggestLabel, suggestNone } = source.dataset;
  const WAIT = 120;
  let number = 0;

  const fromSelect = (select) => {
    const input = document.createElement("input");
    input.type = "text";
    input.maxLength = 160;
    input.dir = "auto";
    input.autocomplete = "off";
    input.id = select.id;
    input.value = select.value ? select.selectedOptions[0].textContent.trim() : "";
    select.removeAttribute("id");
    select.hidden = true;
    select.after(input);
    return input;
  };

  const equip = (field) => {
    const select = field instanceof HTMLSelectElement ? field : null;
    const input = select ? fromSelect(select) : field;
    const noun = field.dataset.suggest;
    const list = document.createElement("ul");
    const name = `suggest-${++number}`;
    const said = document.createElement("span");
    const wrap = document.createElement("span");
    let active = -1;
    let found = [];
    let timer = 0;
    let asked = 0;
    let chosen = select && select.value ? { label: input.value, slug: select.value } : null;

    wrap.className = "suggest";
    input.before(wrap);
    list.id = name;
    list.hidden = true;
    list.className = "suggest-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", suggestLabel);
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    wrap.append(input, list, said);
    for (const [key, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", name],
    ]) {
      input.setAttribute(key, value);
    }

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (place) => {
      active = place;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", list.children[place].id);
        list.children[place].scrollIntoView({ block: "nearest" });
      }
    };

    const choose = (one) => {
      close();
      if (noun === "all") {
        location.assign(one.url);
        return;
      }
      input.value = one.label;
      chosen = one;
      if (select) {
        if (![...select.options].some((option) => option.value === one.slug)) select.add(new Option(one.label, one.slug));
        select.value = one.slug;
      }
    };

    const draw = (suggestions) => {
      found = suggestions;
      list.replaceChildren(
        ...found.map((one, at) => {
          const option = document.createElement("li");
          const label = document.createElement("span");
          const detail = document.createElement("span");
          option.id = `${name}-${at}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          label.textContent = one.label;
          label.lang = one.language;
          detail.textContent = one.detail;
          detail.className = "suggest-detail";
          option.append(label, " ", detail);
          option.addEventListener("mousedown", (event) => {
            event.preventDefault();
            choose(one);
          });
          return option;
        }),
      );
      active = -1;
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      said.textContent = found.length ? `${suggestLabel}: ${found.length.toLocaleString(document.documentElement.lang)}` : suggestNone;
    };

    const ask = async () => {
      const text = input.value.trim();
      const turn = ++asked;
      if (!text) {
        close();
        return;
      }
      try {
        const answer = await fetch(`${suggestUrl}?${new URLSearchParams({ q: text, noun })}`);
        if (!answer.ok || turn !== asked) return;
        draw((await answer.json()).suggestions);
      } catch {
        close(); // Without the net the field is a field like any other.
      }
    };

    input.addEventListener("input", () => {
      if (select && chosen && input.value !== chosen.label) {
        select.value = "";
        chosen = null;
      }
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });

    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          ask();
          return;
        }
        const step = event.key === "ArrowDown" ? 1 : -1;
        const count = found.length;
        mark(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(found[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });

    input.addEventListener("blur", () => {
      close();
      // What was typed in full counts as chosen.
      const typed = input.value.trim().toLocaleLowerCase();
      if (select && !select.value && typed) {
        const same = found.find((one) => one.label.toLocaleLowerCase() === typed) ?? (found.length === 1 ? found[0] : null);
        if (same) choose(same);
      }
    });

    // The address of the record, not its name, goes into the query: names may be shared.
    if (!select && noun !== "all") {
      input.form?.addEventListener("submit", () => {
        if (chosen && input.value === chosen.label) input.value = chosen.slug;
      });
    }
  };

  document.querySelectorAll("[data-suggest]").forEach(equip);
  document.addEventListener("htmx:load", (event) => {
    if (event.target !== document.body) event.target.querySelectorAll("[data-suggest]").forEach(equip);
  });
})();
