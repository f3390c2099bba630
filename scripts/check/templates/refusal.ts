import type ts from 'typescript';

/** Names that do not exist: of a property, of an index, and with a proposal. */
const UNKNOWN = new Set([2339, 2551, 7053]);

const LONGEST = 240;

/** The reason of a refusal, which TypeScript puts at the end of a chain of them. */
function reasonOf(message: string | ts.DiagnosticMessageChain): string {
  if (typeof message === 'string') return message;
  const [next] = message.next ?? [];
  return next ? reasonOf(next) : message.messageText;
}

/** What TypeScript refuses. */
export interface Refusal {
  /** Short. */
  words: string;
  /** A name that does not exist. */
  unknown: boolean;
}

/** A diagnostic in short words. */
export function refusalOf({ code, messageText }: ts.Diagnostic): Refusal {
  const unknown = UNKNOWN.has(code);
  const reason = reasonOf(messageText);
  const [, name] = /^Property '(.+?)' does not exist/.exec(reason) ?? [];
  const [, proposal] = /Did you mean '(.+?)'\?$/.exec(reason) ?? [];
  if (unknown && name !== undefined)
    return { words: `${name} does not exist${proposal === undefined ? '' : `; did you mean ${proposal}?`}`, unknown };
  const words = reason.replace(
    /^(?:Type|Argument of type) (.+) is not assignable to (?:type|parameter of type) (.+)\.$/,
    '$1 is not $2',
  );
  return { words: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words, unknown };
}
