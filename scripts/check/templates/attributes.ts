import ts from 'typescript';
import type { Origin } from './code';
import type { Attribute, Element } from './markup';
import { assigned, declared, isSum } from './statements';
import type { Writer } from './writer';

/** A statement that an attribute was made into. */
export interface AttributeStatement {
  statement: ts.Statement;
  attribute: Attribute;
}

/** `bind:tap`, `bindtap`, `catch:tap` … */
export const EVENT = /^(?:capture-|mut-)?(?:bind|catch):?(.+)$/;
const DATASET = /^data-(.+)$/;

/** `data-batch-id` reaches a handler as `dataset.batchId`. */
const datasetName = (name: string) =>
  name.toLowerCase().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const text = (value: string | undefined) => JSON.stringify(value ?? '');

/** The expression of a statement, whichever of the compiler's forms it has. */
function expressionOf(statement: ts.Statement): ts.Expression | undefined {
  return (
    declared(statement)?.value ??
    assigned(statement)?.value ??
    (ts.isExpressionStatement(statement) ? statement.expression : undefined)
  );
}

/** The `data-…` of an element, as its handlers get it. */
function writeDataset(writer: Writer, element: Element, statements: readonly AttributeStatement[]): void {
  for (const attribute of element.attributes) {
    const [, name] = DATASET.exec(attribute.name) ?? [];
    if (name === undefined) continue;
    writer.write(`${text(datasetName(name))}:`, attribute.start);
    const statement = statements.find((other) => other.attribute === attribute)?.statement;
    const expression = statement && expressionOf(statement);
    if (expression) writer.copy(expression);
    else writer.write(text(attribute.value), attribute.valueStart);
    writer.write(',', attribute.end);
  }
}

/** `bind:x="handler"` as a call: the element must have the event, the page the handler, and the handler must take what it gets. */
function writeEvent(
  writer: Writer,
  element: Element,
  { attribute, statement }: AttributeStatement,
  name: string,
  statements: readonly AttributeStatement[],
): void {
  const { value, start, valueStart } = attribute;
  const expression = value?.includes('{{') ? expressionOf(statement) : undefined;
  const handler = expression ? 'the handler' : `the handler ${value ?? ''}`;
  writer.write(
    `_on_(events[${text(element.tag)}][${text(name)}],{`,
    start,
    () => `<${element.tag}> has no event ${name}`,
  );
  writeDataset(writer, element, statements);
  const say: Origin['say'] = ({ words, unknown }) =>
    unknown ? `${handler} does not exist` : `${handler} does not take this event: ${words}`;
  writer.write('},methods[', valueStart, say);
  if (expression) writer.copy(expression, say);
  else writer.write(text(value), valueStart, say);
  writer.write(']);', valueStart, say);
}

const sayProperty = ({ tag }: Element, name: string): Origin['say'] => {
  return ({ words, unknown }) => (unknown ? `<${tag}> has no property ${name}` : `${name} of <${tag}>: ${words}`);
};

/** An attribute with a text, for example `size="large"`: the property must exist and take it. */
function writeText(writer: Writer, element: Element, attribute: Attribute, property: ts.Expression): void {
  const { name, value, start, valueStart } = attribute;
  writer.write('_fits_(', start);
  writer.copy(property, sayProperty(element, name));
  writer.write(',', start);
  writer.write(text(value), valueStart, ({ words }) => `${name} of <${element.tag}> does not take this text: ${words}`);
  writer.write(');', valueStart);
}

/**
 * Write what an attribute means.
 * @param statements all attributes of the element that became statements
 */
export function writeAttribute(
  writer: Writer,
  element: Element,
  one: AttributeStatement,
  statements: readonly AttributeStatement[],
): void {
  const { statement, attribute } = one;
  const [, event] = EVENT.exec(attribute.name) ?? [];
  if (event !== undefined) return writeEvent(writer, element, one, event, statements);

  const variable = declared(statement);
  if (variable?.name === '_string_or_number_') return writeText(writer, element, attribute, variable.value);

  const assignment = assigned(statement);
  if (assignment) {
    writer.copy(assignment.property, sayProperty(element, attribute.name));
    writer.write('=', attribute.start);
  }
  const expression = expressionOf(statement);
  if (!expression) return writer.refuse(`${attribute.name} is unknown to this check`, attribute.start);
  // A class or a style is put together like a text; what is handed to a property or a handler keeps its type.
  if (isSum(expression) || variable) writer.copyText(expression, attribute.valueStart);
  else writer.copy(expression);
  writer.write(';', attribute.end);
}
