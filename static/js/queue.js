// Answers a question of a list by a key: 1 to 8 choose a candidate, n makes a new city, l leaves it, r rejects it.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const persian = "۰۱۲۳۴۵۶۷۸۹".indexOf(event.key);
  const key = persian > 0 ? String(persian) : event.key.toLowerCase();
  const button = document.querySelector(`#queue button[data-key="${CSS.escape(key)}"]`);
  if (button && !document.body.dataset.answered) {
    event.preventDefault();
    document.body.dataset.answered = "yes";
    button.click();
  }
});
