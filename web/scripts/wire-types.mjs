// Refuses wire types written by hand: an interface or type literal that is named like a schema of
// the contract, or that has the same property names as one (three and more).
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');
const contract = JSON.parse(readFileSync(join(root, '../contract/openapi.json'), 'utf8'));
const generated = join(root, 'packages/console-kit/src/api/contract.d.ts');
const fewest = 3;

const names = new Set(Object.keys(contract.components.schemas));
const shapes = new Map();
for (const [name, schema] of Object.entries(contract.components.schemas)) {
  const fields = Object.keys(schema.properties ?? {});
  if (fields.length >= fewest) shapes.set(fields.sort().join(), name);
}

function sources() {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path !== generated && !/\/(dist|node_modules)\//.test(path)),
  );
}

function shapeOf(members) {
  const fields = members.filter(ts.isPropertySignature).map((member) => member.name.getText());
  return fields.length === members.length ? fields.sort().join() : '';
}

const found = [];
for (const path of sources()) {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const report = (node, what) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${relative(root, path)}:${line + 1}: ${what}`);
  };
  const visit = (node) => {
    const literal = ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node);
    const named =
      ts.isInterfaceDeclaration(node) ||
      (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type));
    if (named && names.has(node.name.text)) report(node, `${node.name.text} is a schema's name`);
    const schema = literal && shapes.get(shapeOf(node.members));
    if (schema) report(node, `has the fields of the schema ${schema}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

for (const line of found) console.error(line);
if (found.length > 0) {
  console.error("Take wire types from components['schemas'] of the contract.");
  process.exit(1);
}
console.log('no wire type is written by hand');
