"use strict";

/* Buttons that only a script can answer: print, copy the address, hand it to the device. Without it they stay
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
  const said = box.querySelector("[role=status]");
  if (navigator.clipboard) {
    box.hidden = false;
    show(box.querySelector("[data-copy]"), () =>
      navigator.clipboard.writeText(address).then(
        () => { said.textContent = said.dataset.done; },
        () => { said.textContent = `${said.dataset.failed} ${address}`; },
      ));
  }
  if (navigator.share) {
    box.hidden = false;
    // Who closes the dialog has changed their mind: that is no error.
    show(box.querySelector("[data-share]"), () => navigator.share({ title: document.title, url: address })
      .catch(() => {}));
  }
})();
