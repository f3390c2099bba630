import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { calls } from '../../contract';

/*
 * That no procedure gives an error which its contract keeps quiet about is the compiler's to find (refusal.test.ts). This
 * is the other half: an error that a contract declares stands somewhere in the code that the call runs through. The code is
 * followed from the procedure from one top-level declaration to the next, in server/ and domain/, by name.
 */

const root = path.resolve(__dirname, '../..');

interface Module {
  declarations: Map<string, ts.Node>;
  /** Where an imported name is declared. */
  imports: Map<string, { file: string; name: string }>;
}

const modules = new Map<string, Module>();

function moduleOf(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const made: Module = { declarations: new Map(), imports: new Map() };
  modules.set(file, made);
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations)
        made.declarations.set(declaration.name.getText(), declaration);
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      made.declarations.set(statement.name.text, statement);
    } else if (ts.isImportDeclaration(statement)) {
      noteImports(file, statement, made);
    }
  }
  return made;
}

function noteImports(file: string, statement: ts.ImportDeclaration, { imports }: Module): void {
  const { text } = statement.moduleSpecifier as ts.StringLiteral;
  const bindings = statement.importClause?.namedBindings;
  if (!text.startsWith('.') || !bindings || !ts.isNamedImports(bindings)) return;
  const from = path.resolve(path.dirname(file), text);
  const target = [`${from}.ts`, path.join(from, 'index.ts')].find((candidate) => fs.existsSync(candidate)) ?? '';
  for (const { name, propertyName } of bindings.elements)
    imports.set(name.text, { file: target, name: (propertyName ?? name).text });
}

const isFollowed = (file: string): boolean => /^(server|domain)\//.test(path.relative(root, file));

/** Every text in the code that a declaration runs through; types run nowhere. */
function textsBelow(file: string, name: string, seen: Set<string>, texts: Set<string>): Set<string> {
  const { declarations, imports } = moduleOf(file);
  const declared = declarations.get(name);
  const key = `${file} ${name}`;
  if (!declared || seen.has(key)) return texts;
  seen.add(key);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node)) texts.add(node.text);
    if (ts.isIdentifier(node)) {
      const imported = imports.get(node.text);
      if (imported && isFollowed(imported.file)) textsBelow(imported.file, imported.name, seen, texts);
      else textsBelow(file, node.text, seen, texts);
    }
    ts.forEachChild(node, visit);
  };
  visit(declared);
  return texts;
}

/** By the name of its call: the file of a procedure, and the name under which it is exported. */
const procedures = new Map(
  fs
    .readdirSync(path.join(root, 'server/procedures'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((below) => {
      const file = path.join(root, 'server/procedures', below);
      const { declarations, imports } = moduleOf(file);
      return [...declarations].flatMap(([name, node]) => {
        const [, call] = /= defineProcedure\(\s*(\w+),/.exec(node.getText()) ?? [];
        const declared = call === undefined ? undefined : imports.get(call);
        if (!declared) return [];
        const contract = moduleOf(declared.file).declarations.get(declared.name)?.getText() ?? '';
        return [[/name: '([\w.]+)'/.exec(contract)?.[1] ?? '', { file, name }] as const];
      });
    }),
);

/** What the way in may answer to somebody who is not what the call asks for. */
const ROLE_ERRORS: Partial<Record<string, readonly string[]>> = {
  trainee: ['notRegistered'],
  display: ['displayNotPaired', 'displayOver'],
};

describe('the errors that a call declares', () => {
  it.each(Object.values(calls).map((call) => [call.name, call] as const))('of %s can all be given', (name, call) => {
    const { file, name: exported } = procedures.get(name) ?? { file: '', name: '' };
    expect(file).not.toBe('');
    const given = textsBelow(file, exported, new Set(), new Set(call.roles.flatMap((role) => ROLE_ERRORS[role] ?? [])));
    expect(call.errors.filter((code) => !given.has(code))).toEqual([]);
  });

  it('are found out by this: one that nothing gives would not be', () => {
    const { file, name } = procedures.get('project.remove') ?? { file: '', name: '' };
    const given = textsBelow(file, name, new Set(), new Set());
    expect([given.has('wrongState'), given.has('capReached')]).toEqual([true, false]);
  });
});
