import ts from 'typescript';
import { EVENT, writeAttribute, type AttributeStatement } from './attributes';
import type { Converted } from './converted';
import { allElements, attributeAt, elementAt, type Attribute, type Element } from './markup';
import { declared, isElement, isLoop } from './statements';
import { Writer } from './writer';

/** A statement of the template compiler with its place in the template. `element` is undefined for text outside of all elements. */
interface Placed {
  statement: ts.Statement;
  element: Element | undefined;
  attribute: Attribute | undefined;
}

const CONDITION = /^wx:(if|elif|else)$/;
const KNOWN_PREFIX = /^(?:wx:(?:if|elif|else|for|for-item|for-index|key)$|(?:capture-|mut-)?(?:bind|catch):)/;
const UNKNOWN_TAGS = new Set(['import', 'include', 'template', 'wxs']);

/** Whether an attribute names something of the script, which nothing may leave unchecked. */
const bindsOrReads = ({ name, value = '' }: Attribute) => value.includes('{{') || (EVENT.test(name) && value !== '');

const conditionOf = (element: Element) => element.attributes.find(({ name }) => CONDITION.test(name));

/** Branches around an element and its own, from the outside; `below` is the element whose content they lie in. */
function branchesOf(element: Element | undefined, below: Element | undefined): Element[] {
  const found: Element[] = [];
  for (let at = element; at !== undefined && at !== below; at = at.parent) if (conditionOf(at)) found.unshift(at);
  return found;
}

/** What the language has and no template of ours has used yet. */
function refuseUnknown(writer: Writer, elements: readonly Element[]): void {
  for (const { tag, start, attributes } of allElements(elements)) {
    if (UNKNOWN_TAGS.has(tag)) writer.refuse(`<${tag}> is unknown to this check`, start);
    for (const { name, start: at } of attributes)
      if (name.includes(':') && !KNOWN_PREFIX.test(name)) writer.refuse(`${name} is unknown to this check`, at);
  }
}

/**
 * The compiler's statements with what they leave out, so that TypeScript sees it: branches become `if`, the text of an attribute
 * becomes a value that must fit, an event gets its name, its detail and the element's `data-…`, and what is shown must be text.
 */
export function rewrite(converted: Converted, elements: readonly Element[]): Writer {
  const writer = new Writer(converted);
  refuseUnknown(writer, elements);
  if (writer.unknowns.length > 0) return writer;

  const seen = new Set<Attribute>();
  const locate = (statement: ts.Statement): Placed => {
    const offset = writer.place(statement);
    const element = elementAt(elements, offset);
    const attribute = element && attributeAt(element, offset);
    if (attribute) seen.add(attribute);
    return { statement, element, attribute };
  };

  /** Statements inside `container`; with `loop` those of its `wx:for`, to which its own condition belongs. */
  const writeAll = (statements: readonly ts.Statement[], container: Element | undefined, loop: boolean): void => {
    const all = statements.map(locate);
    const own = loop
      ? []
      : all.flatMap(({ statement, element, attribute }): AttributeStatement[] =>
          element === container && attribute ? [{ statement, attribute }] : [],
        );
    const open: Element[] = [];
    const openBranch = (branch: Element, words: string, condition?: ts.Expression) => {
      writer.write(words, branch.start);
      if (condition) writer.copy(condition);
      writer.write(condition ? '){' : '{', branch.start);
      open.push(branch);
    };
    const closeBranch = () => writer.write('}', open.pop()?.end ?? 0);

    for (const { statement, element, attribute } of all) {
      const isLoopOf = ts.isBlock(statement) && isLoop(statement) ? element : undefined;
      const branches = branchesOf(element, loop ? container?.parent : container).filter((at) => at !== isLoopOf);
      while (open.some((branch, depth) => branches[depth] !== branch)) closeBranch();
      const last = branches.at(-1);
      const isCondition = last !== undefined && last === element && conditionOf(last) === attribute;
      for (const branch of branches.slice(open.length, isCondition ? -1 : undefined)) {
        if (conditionOf(branch)?.name !== 'wx:else')
          throw new Error('The template compiler writes a branch in a new way.');
        openBranch(branch, 'else');
      }
      const ownAttribute = own.find((other) => other.statement === statement);
      if (isCondition && ts.isExpressionStatement(statement))
        openBranch(last, attribute?.name === 'wx:elif' ? 'else if(' : 'if(', statement.expression);
      else if (ts.isBlock(statement) && element) writeBlock(statement, element);
      else if (ownAttribute && container) writeAttribute(writer, container, ownAttribute, own);
      else if (ts.isExpressionStatement(statement)) {
        writer.copyText(statement.expression, writer.place(statement));
        writer.write(';', writer.place(statement));
      } else writer.refuse('this is unknown to this check', writer.place(statement));
    }
    while (open.length > 0) closeBranch();
  };

  const writeLoop = ([head, ...rest]: readonly ts.Statement[], element: Element): void => {
    const list = declared(head)?.value;
    if (!head || !list) throw new Error('The template compiler writes a loop in a new way.');
    locate(head);
    writer.write('{const _for_=_each_(', element.start);
    writer.copy(list, ({ words, unknown }) => (unknown ? words : `wx:for cannot go through this: ${words}`));
    writer.write(');', element.start);
    const body = rest.findIndex((statement) => !ts.isVariableStatement(statement));
    const content = body < 0 ? [] : rest.slice(body);
    const key = element.attributes.find(({ name }) => name === 'wx:key')?.value;
    for (const declaration of rest.slice(0, rest.length - content.length))
      writer.copy(declaration, () => `wx:key: the items have no field ${key} with a text or a number`);
    writeAll(content, element, true);
    writer.write('}', element.end);
  };

  const writeBlock = (block: ts.Block, element: Element): void => {
    if (isLoop(block)) return writeLoop(block.statements, element);
    const [head, ...rest] = block.statements;
    writer.write('{', element.start);
    if (head && isElement(block))
      writer.copy(head, () => `<${element.tag}> is no tag of the phone and not in usingComponents`);
    writeAll(head && isElement(block) ? rest : block.statements, element, false);
    writer.write('}', element.end);
  };

  writeAll(
    ts.createSourceFile('template.ts', converted.code, ts.ScriptTarget.ES2022, true).statements,
    undefined,
    false,
  );
  for (const { attributes } of allElements(elements))
    for (const attribute of attributes)
      if (bindsOrReads(attribute) && !seen.has(attribute))
        writer.refuse(`${attribute.name} goes unchecked: the template compiler leaves it out`, attribute.start);
  return writer;
}
