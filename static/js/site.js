// Small comforts on top of pages that work without them: the theme button, and notes that open beside their number.
(() => {
  const root = document.documentElement;

  const button = document.querySelector("[data-theme-toggle]");
  if (button) {
    const themes = ["auto", "light", "dark"];
    const name = () => root.dataset.theme ?? "auto";
    const say = () => {
      button.setAttribute("aria-label", button.dataset[name()]);
      button.title = button.dataset[name()];
    };
    say();
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(name()) + 1) % themes.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      try {
        if (next === "auto") localStorage.removeItem("theme");
        else localStorage.setItem("theme", next);
      } catch {
        // The choice then lasts for this page only.
      }
      say();
    });
  }

  // A note number is a link to its note at the page's end; here the note is shown beside it instead.
  const bubble = document.getElementById("note-popover");
  if (!bubble || !("showPopover" in bubble)) return;
  const body = bubble.querySelector("[data-note-body]");
  let opener = null;

  const place = () => {
    const number = opener.getBoundingClientRect();
    const { width, height } = bubble.getBoundingClientRect();
    const gap = 8;
    const rtl = root.dir === "rtl";
    const wanted = rtl ? number.right - width : number.left;
    const left = Math.max(gap, Math.min(wanted, root.clientWidth - width - gap));
    const below = number.bottom + gap;
    const top = below + height > root.clientHeight ? Math.max(gap, number.top - height - gap) : below;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${top}px`;
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest("a.note-ref");
    const note = link && document.getElementById(link.hash.slice(1));
    if (!note) return;
    event.preventDefault();
    const wasOpen = bubble.matches(":popover-open");
    if (wasOpen) bubble.hidePopover();
    if (wasOpen && opener === link) return;
    opener = link;
    const copy = note.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll(".note-back").forEach((element) => element.remove());
    body.replaceChildren(...copy.childNodes);
    bubble.querySelector("[data-note-number]").textContent = link.textContent.trim();
    bubble.showPopover();
    place();
    bubble.focus({ preventScroll: true });
  });

  bubble.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && opener && bubble.contains(document.activeElement)) opener.focus();
  });

  document.addEventListener(
    "scroll",
    () => {
      if (bubble.matches(":popover-open")) bubble.hidePopover();
    },
    { passive: true },
  );
})();
