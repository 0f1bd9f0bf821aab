// Comforts of the desk, on top of forms that work without them.
(() => {
  // Ctrl+S (or Command+S) saves and stays on the page.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const button = document.querySelector('.desk-submit [name="_continue"], .desk-submit [name="_save"]');
    if (!button) return;
    event.preventDefault();
    button.click();
  });

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
