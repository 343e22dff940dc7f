// Opens the site in the first language of the reader that it has.
"use strict";
for (const wanted of navigator.languages) {
  const link = document.querySelector(`a[hreflang="${wanted.split("-")[0].toLowerCase()}"]`);
  if (link) {
    location.replace(link.href);
    break;
  }
}
