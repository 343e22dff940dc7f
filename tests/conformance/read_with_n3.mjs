// Read a file of RDF with N3.js and print its statements as N-Quads.
//   node read_with_n3.mjs NODE_MODULES FILE FORMAT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [modules, file, format] = process.argv.slice(2);
const { Parser, Writer } = createRequire(resolve(modules) + '/')('n3');
const quads = new Parser({ format }).parse(readFileSync(file, 'utf8'));
process.stdout.write(new Writer({ format: 'N-Quads' }).quadsToString(quads));
