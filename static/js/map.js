// Moves the map through the years without a reload; without it the slider is a form with a button.
(() => {
  const form = document.querySelector("[data-year-slider]");
  const live = document.querySelector("[data-map-live]");
  if (!form || !live) return;
  const range = form.elements.year;
  const play = form.querySelector("[data-year-play]");
  const said = document.querySelector("[data-map-said]");
  const table = document.querySelector("[data-map-table]");
  const pages = new Map();
  const STEP = 650;
  let timer = 0;
  let asked = 0;

  // On a phone the map is wider than the screen: begin in its middle, whichever way the page is read.
  const centre = () => {
    const frame = live.querySelector("[data-map-frame]");
    const spare = frame.scrollWidth - frame.clientWidth;
    if (spare > 0) frame.scrollLeft = (document.documentElement.dir === "rtl" ? -0.5 : 0.5) * spare;
  };
  centre();

  const address = () => `${location.pathname}?${new URLSearchParams(new FormData(form))}`;

  const load = (url) => {
    if (!pages.has(url)) {
      pages.set(
        url,
        fetch(url).then(async (answer) => {
          if (!answer.ok) throw new Error(answer.statusText);
          return new DOMParser().parseFromString(await answer.text(), "text/html");
        }),
      );
    }
    return pages.get(url);
  };

  const show = async () => {
    const url = address();
    const turn = ++asked;
    try {
      const page = await load(url);
      if (turn !== asked) return;
      const left = live.querySelector("[data-map-frame]").scrollLeft;
      live.replaceChildren(...document.importNode(page.querySelector("[data-map-live]"), true).childNodes);
      live.querySelector("[data-map-frame]").scrollLeft = left;
      table.replaceChildren(...document.importNode(page.querySelector("[data-map-table]"), true).childNodes);
      history.replaceState(null, "", url);
      if (!timer) said.textContent = live.querySelector("[data-map-title]").textContent;
    } catch {
      pages.delete(url);
      stop();
      form.submit(); // The page itself says what is wrong.
    }
  };

  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    play.textContent = play.dataset.play;
    play.setAttribute("aria-pressed", "false");
  };

  const step = async () => {
    if (Number(range.value) >= Number(range.max)) {
      stop();
      said.textContent = live.querySelector("[data-map-title]").textContent;
      return;
    }
    range.value = Number(range.value) + 1;
    range.dispatchEvent(new Event("year:say", { bubbles: true }));
    const began = Date.now();
    await show();
    if (timer) timer = setTimeout(step, Math.max(0, STEP - (Date.now() - began)));
  };

  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    if (Number(range.value) >= Number(range.max)) range.value = 1945;
    play.textContent = play.dataset.pause;
    play.setAttribute("aria-pressed", "true");
    timer = setTimeout(step, 0);
  });

  let waiting = 0;
  range.addEventListener("input", () => {
    stop();
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
})();
