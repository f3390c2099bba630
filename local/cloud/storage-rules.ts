/**
 * Security rules of cloud storage, in the cloud's own form: `read` and `write`, each true, false or an expression over `auth`
 * and `resource`. They bind phones; functions may do everything.
 */

/** As it lies in the rule file. */
export interface StorageRules {
  read: boolean | string;
  write: boolean | string;
}

/** What an expression may ask. `auth` is null for somebody who is not signed in. */
export interface Facts {
  auth: { openid: string } | null;
  resource: { openid?: string | undefined; path: string; size: number };
}

/** What the cloud has where nobody has set any: everybody reads, and only its owner writes a file. */
export const DEFAULT_RULES: StorageRules = { read: true, write: 'resource.openid == auth.openid' };

type Value = string | number | boolean | null | undefined | object;
type Expression = (facts: Facts) => Value;

/** Makes rules that can be asked. @throws Error for an expression that the cloud would not understand either */
export function readRules({ read, write }: StorageRules): Record<keyof StorageRules, (facts: Facts) => boolean> {
  const ruleOf = (rule: boolean | string) => {
    const expression: Expression = typeof rule === 'boolean' ? () => rule : new Parser(rule).whole();
    return (facts: Facts) => expression(facts) === true;
  };
  return { read: ruleOf(read), write: ruleOf(write) };
}

const TOKEN =
  /\s*(?:(?<regex>\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/)|(?<operator>&&|\|\||[=!<>]=|[<>()])|(?<text>'[^']*')|(?<number>\d+(?:\.\d+)?)|(?<name>\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*))/y;

interface Token {
  kind: 'regex' | 'operator' | 'text' | 'number' | 'name';
  text: string;
}

const comparisons: Record<string, (one: Value, other: Value) => boolean> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => typeof one === 'number' && typeof other === 'number' && one < other,
  '<=': (one, other) => typeof one === 'number' && typeof other === 'number' && one <= other,
  '>': (one, other) => typeof one === 'number' && typeof other === 'number' && one > other,
  '>=': (one, other) => typeof one === 'number' && typeof other === 'number' && one >= other,
};

/** or → and → comparison → value; a regular expression is only ever tested. */
class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(private readonly source: string) {
    this.#tokens = tokensOf(source);
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#at < this.#tokens.length) this.#fail();
    return expression;
  }

  #or(): Expression {
    const first = this.#and();
    if (!this.#takes('||')) return first;
    const rest = this.#or();
    return (facts) => first(facts) === true || rest(facts) === true;
  }

  #and(): Expression {
    const first = this.#comparison();
    if (!this.#takes('&&')) return first;
    const rest = this.#and();
    return (facts) => first(facts) === true && rest(facts) === true;
  }

  #comparison(): Expression {
    const left = this.#value();
    const compare = comparisons[this.#tokens[this.#at]?.text ?? ''];
    if (!compare) return left;
    this.#at += 1;
    const right = this.#value();
    return (facts) => compare(left(facts), right(facts));
  }

  #value(): Expression {
    if (this.#takes('(')) {
      const inner = this.#or();
      if (!this.#takes(')')) this.#fail();
      return inner;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    switch (token?.kind) {
      case 'text':
        return () => token.text.slice(1, -1);
      case 'number':
        return () => Number(token.text);
      case 'regex':
        return this.#test(new RegExp(token.text.slice(1, -1)));
      case 'name':
        return nameOf(token.text) ?? this.#fail();
      case 'operator':
      case undefined:
        return this.#fail();
    }
  }

  #test(pattern: RegExp): Expression {
    if (!this.#takes('.test') || !this.#takes('(')) this.#fail();
    const tested = this.#or();
    if (!this.#takes(')')) this.#fail();
    return (facts) => {
      const text = tested(facts);
      return typeof text === 'string' && pattern.test(text);
    };
  }

  #takes(text: string): boolean {
    if (this.#tokens[this.#at]?.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #fail(): never {
    throw new Error(`a storage rule cannot be read at its part ${this.#at + 1}: ${this.source}`);
  }
}

function nameOf(name: string): Expression | undefined {
  switch (name) {
    case 'true':
      return () => true;
    case 'false':
      return () => false;
    case 'null':
      return () => null;
    case 'auth':
      return ({ auth }) => auth;
    case 'auth.openid':
      return ({ auth }) => auth?.openid;
    case 'resource.openid':
      return ({ resource }) => resource.openid;
    case 'resource.path':
      return ({ resource }) => resource.path;
    case 'resource.size':
      return ({ resource }) => resource.size;
    default:
      return undefined;
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const found = pattern.exec(source)?.groups;
    const [kind, text] = Object.entries(found ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || text === undefined) throw new Error(`a storage rule cannot be read: ${source}`);
    tokens.push({ kind: kind as Token['kind'], text });
  }
  return tokens;
}
