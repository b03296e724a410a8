"use strict";

/* Buttons that need a script: print, copy the address, share it by the device. Without it they stay
   hidden. */
(() => {
  const show = (button, act) => {
    (button.closest("li") ?? button).hidden = false;
    button.addEventListener("click", act);
  };
  for (const button of document.querySelectorAll("[data-print]")) show(button, () => window.print());

  const box = document.querySelector(".share");
  if (!box) return;
  const address = box.dataset.address || location.origin + location.pathname;
  const status = box.querySelector("[role=status]");
  if (navigator.clipboard) {
    box.hidden = false;
    show(box.querySelector("[data-copy]"), () =>
      navigator.clipboard.writeText(address).then(
        () => { status.textContent = status.dataset.done; },
        () => { status.textContent = `${status.dataset.failed} ${address}`; },
      ));
  }
  if (navigator.share) {
    box.hidden = false;
    // Closing the dialog is not an error.
    show(box.querySelector("[data-share]"), () => navigator.share({ title: document.title, url: address })
      .catch(() => {}));
  }
})();
