// Sets the reader's chosen theme before the first paint, and tells the sheets that a script runs.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be refused; the system's theme then stands.
  }
})();
