// Shows how far a list is while its page is in sight. The page itself stays, so that focus and reading are not lost;
// it is read anew only where its buttons become others: when writing begins, and at the end.
"use strict";

const shown = document.getElementById("list-progress");

const look = async () => {
  if (!document.hidden) {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("list-progress");
    if (answer.ok && now?.dataset.state !== shown.dataset.state) {
      location.reload();
      return;
    }
    const [bar, other] = [shown, now].map((part) => part?.querySelector("progress"));
    if (bar && other) bar.value = other.value;
    const [words, others] = [shown, now].map((part) => part?.querySelector("p"));
    if (others && words.textContent !== others.textContent) words.textContent = others.textContent;
  }
  wait();
};

// A server that does not answer for a while is asked again.
const wait = () => setTimeout(() => look().catch(wait), 2000);
wait();
