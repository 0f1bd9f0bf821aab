// Small comforts on top of pages that work without them: the theme button, the section that is being read, and notes
// that open beside their number.
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

  // The section list shows where the reader is, and on a phone brings that entry into its bar.
  const list = document.querySelector(".sections");
  if (list && "IntersectionObserver" in window) {
    const entries = new Map();
    list.querySelectorAll("a[href^='#']").forEach((link) => {
      const heading = document.getElementById(link.hash.slice(1));
      if (heading) entries.set(heading.closest("section") ?? heading, link);
    });
    const mark = (link) => {
      for (const other of entries.values()) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      if (list.scrollWidth > list.clientWidth) {
        const [bar, place] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
        list.scrollBy({ left: place.left + place.width / 2 - bar.left - bar.width / 2 });
      }
    };
    const watcher = new IntersectionObserver(
      (seen) => {
        const now = seen.find((entry) => entry.isIntersecting);
        if (now) mark(entries.get(now.target));
      },
      { rootMargin: "-20% 0px -70% 0px" },
    );
    for (const section of entries.keys()) watcher.observe(section);
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
