"use strict";

/* In the head of a static site: while the page answers its address, the list of all pledges is not shown, or
   it would jump. address.js shows it again. */
if (location.search) {
  document.documentElement.classList.add("is-answering");
  if (new URLSearchParams(location.search).get("ort")) document.documentElement.classList.add("has-place");
}
