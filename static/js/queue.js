// Answers a question of a list by a key: 1 to 9 choose a candidate, n makes a new city, l leaves it, r rejects it,
// s goes to the search, u takes the last answer back.
"use strict";

const DIGITS = ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"];

// What is printed on the key in Latin letters, where the layout types another script.
const latin = (event) => {
  const digit = Math.max(...DIGITS.map((digits) => digits.indexOf(event.key)));
  if (digit > 0) return String(digit);
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const key = latin(event);
  const found = key && document.querySelector(`main [data-key="${CSS.escape(key)}"]`);
  if (!found || document.body.dataset.answered) return;
  event.preventDefault();
  if (found.matches("input")) {
    found.focus();
    found.select();
  } else {
    document.body.dataset.answered = "yes";
    found.click();
  }
});

// Back from the next question by the browser's own way, the keys work again.
addEventListener("pageshow", () => delete document.body.dataset.answered);
