// Asks again how far a list is, every two seconds while its page is in sight.
"use strict";

setInterval(() => {
  if (!document.hidden) {
    window.location.reload();
  }
}, 2000);
