// Asks an endpoint with Comunica: node ask_with_comunica.mjs NODE_MODULES ENDPOINT QUERY
// Prints one JSON object a row, its cells as terms are written in Turtle; or one quad a line.
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, endpoint, query] = process.argv.slice(2);
const { QueryEngine } = createRequire(join(modules, "x.js"))("@comunica/query-sparql");
const engine = new QueryEngine();
const found = await engine.query(query, { sources: [{ type: "sparql", value: endpoint }] });
if (found.resultType === "bindings") {
  for await (const row of await found.execute()) {
    console.log(JSON.stringify(Object.fromEntries([...row].map(([key, term]) => [key.value, term.value]))));
  }
} else if (found.resultType === "quads") {
  for await (const quad of await found.execute()) {
    console.log(JSON.stringify([quad.subject.value, quad.predicate.value, quad.object.value]));
  }
} else {
  console.log(JSON.stringify(await found.execute()));
}
