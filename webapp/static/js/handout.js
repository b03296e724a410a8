"use strict";

/* Where a candidate chooses pledges: count them, and offer no more than fit on the sheet. */
(() => {
  const form = document.querySelector(".handout-form");
  if (!form) return;
  const most = Number(form.dataset.most);
  const [status, boxes] = [form.querySelector(".handout-count"), form.querySelectorAll("[name=zusage]")];
  function count() {
    const chosen = [...boxes].filter((box) => box.checked).length;
    status.textContent = status.dataset.text.replace("{}", String(chosen));
    for (const box of boxes) box.toggleAttribute("disabled", !box.checked && chosen >= most);
  }
  form.addEventListener("change", count);
  // A browser that comes back to the page restores what was chosen.
  window.addEventListener("pageshow", count);
  count();
})();
