import ts from 'typescript';

/** The forms in which the template compiler writes what it found: recognized here, given a meaning elsewhere. */

/** The name that a `var` or `const` of the compiler declares says what it stands for. */
export function declared(statement: ts.Statement | undefined): { name: string; value: ts.Expression } | undefined {
  if (!statement || !ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  return declaration?.initializer && ts.isIdentifier(declaration.name)
    ? { name: declaration.name.text, value: declaration.initializer }
    : undefined;
}

/** `_tag_.name = …`: an attribute with an expression, or without a value. */
export function assigned(
  statement: ts.Statement,
): { property: ts.PropertyAccessExpression; value: ts.Expression } | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken, right } = statement.expression;
  return operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(left)
    ? { property: left, value: right }
    : undefined;
}

/** Text and expressions in a row are a sum. */
export const isSum = (expression: ts.Expression): expression is ts.BinaryExpression =>
  ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken;

/** `{const _for_=…;const item=…;const index=…; …}` */
export const isLoop = (block: ts.Block): boolean => declared(block.statements[0])?.name === '_for_';

/** `{const _tag_=tags['view']; …}` */
export const isElement = (block: ts.Block): boolean => declared(block.statements[0])?.name === '_tag_';
