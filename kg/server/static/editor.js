// The SPARQL editor: our endpoint, our prefixes and terms, the saved questions as examples.
// Nothing is fetched from another host.
"use strict";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const terms = read("terms");
const examples = read("examples");
const Yasqe = window.Yasgui.Yasqe;

for (const [name, list] of [["class", terms.classes], ["property", terms.properties]]) {
  Yasqe.forkAutocompleter(name, { name: `coop-${name}`, bulk: true, get: () => list, persistenceId: null });
}
Yasqe.forkAutocompleter("prefixes", {
  name: "coop-prefixes", bulk: true, persistenceId: null,
  get: () => Object.entries(terms.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
});
Yasqe.defaults.autocompleters = ["coop-prefixes", "coop-class", "coop-property", "variables"];

Yasqe.defaults.value = `PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?tie ?one ?other ?since WHERE {
  ?tie a coop:Partnership ; coop:partnerA ?a ; coop:partnerB ?b .
  ?a skos:prefLabel ?one . FILTER (LANG(?one) = "en")
  ?b skos:prefLabel ?other . FILTER (LANG(?other) = "en")
  OPTIONAL { ?tie coop:since ?since }
} LIMIT 20`;

const yasgui = new window.Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
  copyEndpointOnNewTab: true,
  autofocus: false,
  persistenceId: null,
});

document.getElementById("example").addEventListener("change", (event) => {
  const chosen = examples[Number(event.target.value)];
  if (event.target.value !== "" && chosen) {
    yasgui.getTab().setQuery(chosen.text);
  }
});
