// What scripts add to pages that are whole without them: tables that sort and filter.
"use strict";

// Folds a name for comparison, as kg.queries.fold_name does.
function fold(text) {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\p{Cf}]/gu, "")
    .replace(/[đıłøæœ]/g, (c) => ({ đ: "d", ı: "i", ł: "l", ø: "o", æ: "ae", œ: "oe" })[c])
    .replace(/[\p{Z}\p{P}\p{C}]+/gu, " ")
    .trim()
    .normalize("NFC");
}

function cellText(row, column) {
  return row.cells[column].textContent.trim();
}

function makeSortable(table) {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => collator.compare(cellText(a, column), cellText(b, column)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  });
}

function makeFilter(table) {
  if (table.tBodies[0].rows.length < 6) return;
  const input = document.createElement("input");
  input.type = "search";
  input.className = "filter";
  input.placeholder = document.body.dataset.filter;
  input.setAttribute("aria-label", document.body.dataset.filter);
  input.addEventListener("input", () => {
    const wanted = fold(input.value);
    for (const row of table.tBodies[0].rows) row.hidden = !fold(row.textContent).includes(wanted);
  });
  (table.closest(".scroll") ?? table).before(input);
}

for (const table of document.querySelectorAll("table.sortable")) {
  makeSortable(table);
  makeFilter(table);
}
