// Writes the wire types of the consoles from the contract:
// `npm run generate [-- contract [target]]`.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = resolve(import.meta.dirname, '..');
const source = resolve(process.argv[2] ?? resolve(root, '../contract/openapi.json'));
const target = resolve(
  process.argv[3] ?? resolve(root, 'packages/console-kit/src/api/contract.d.ts'),
);

const types = await openapiTS(pathToFileURL(source));
await writeFile(
  target,
  `// GENERATED from contract/openapi.json by \`npm run generate\`.\n${astToString(types)}`,
);
console.log(`${target} from ${source}`);
