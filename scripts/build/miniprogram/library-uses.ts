import ts from 'typescript';

/** What modules take from a library: single exports by name, or all of it when it is passed on as a whole. */
export type LibraryUse = Set<string> | 'all';

/** Add one module's use of a library to what is known of it. */
export function mergeUse(known: LibraryUse | undefined, more: LibraryUse): LibraryUse {
  if (known === 'all' || more === 'all') return 'all';
  return new Set([...(known ?? []), ...more]);
}

/**
 * The exports of each library that a module uses, so that a vendored copy holds only those.
 * `import * as z` counts by its member accesses; a namespace used in any other way, or `require`, counts as 'all'.
 */
export function libraryUses(source: string, fileName: string): Map<string, LibraryUse> {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true);
  const uses = new Map<string, LibraryUse>();
  const namespaces = new Map<string, string>();
  const add = (library: string, use: LibraryUse) => uses.set(library, mergeUse(uses.get(library), use));

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const library = statement.moduleSpecifier.text;
      const clause = statement.importClause;
      if (library.startsWith('.') || clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
      add(library, new Set());
      if (clause?.name) add(library, new Set(['default']));
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) namespaces.set(bindings.name.text, library);
      if (bindings && ts.isNamedImports(bindings)) {
        const values = bindings.elements.filter((element) => !element.isTypeOnly);
        add(library, new Set(values.map((element) => (element.propertyName ?? element.name).text)));
      }
    }
    if (
      ts.isExportDeclaration(statement) &&
      statement.moduleSpecifier &&
      ts.isStringLiteral(statement.moduleSpecifier)
    ) {
      if (!statement.moduleSpecifier.text.startsWith('.') && !statement.isTypeOnly)
        add(statement.moduleSpecifier.text, 'all');
    }
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier) && !specifier.text.startsWith('.')) add(specifier.text, 'all');
    }
    if (ts.isIdentifier(node)) {
      const library = namespaces.get(node.text);
      if (library !== undefined) {
        const parent = node.parent;
        if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
          add(library, new Set([parent.name.text]));
        else if (!(ts.isPropertyAccessExpression(parent) && parent.name === node) && !ts.isPropertyAssignment(parent))
          add(library, 'all');
      }
    }
    ts.forEachChild(node, visit);
  };
  if (namespaces.size > 0 || source.includes('require(')) visit(file);
  return uses;
}
