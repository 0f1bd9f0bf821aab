// Says the year of a slider while it moves, in the reader's digits; what the year changes is the work of others.
(() => {
  const persian = document.documentElement.lang === "fa";
  const inDigits = (year) => (persian ? String(year).replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[d]) : String(year));

  const say = (event) => {
    const form = event.target.closest?.("[data-year-slider]");
    if (!form || event.target.type !== "range") return;
    const words = inDigits(event.target.value);
    form.querySelector("[data-year-shown]").textContent = words;
    event.target.setAttribute("aria-valuetext", words);
  };
  document.addEventListener("input", say);
  document.addEventListener("year:say", say);

  // With a script the year follows the slider, and its button has nothing left to do.
  const settle = (root) => root.querySelectorAll("[data-year-slider] [data-year-submit]").forEach((one) => one.remove());
  settle(document);
  document.addEventListener("htmx:load", (event) => settle(event.target));
})();
