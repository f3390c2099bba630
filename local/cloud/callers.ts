import type { Caller } from './functions/invocations';
import type { CallAs, Person } from './options';

/** The people of the demonstration by their ids. */
export class Callers {
  readonly people: readonly Person[];
  readonly #byId: ReadonlyMap<string, Person>;

  /** Throws on ids or openids that are given twice, and on openids of digits only. */
  constructor(people: readonly Person[]) {
    this.people = people;
    this.#byId = new Map(people.map((person) => [person.id, person]));
    const openids = new Set(people.map((person) => person.openid));
    if (this.#byId.size < people.length || openids.size < people.length)
      throw new Error('two people have the same id or openid');
    const digits = people.find((person) => /^\d*$/.test(person.openid));
    if (digits) throw new Error(`the openid of ${digits.id} must not be digits only: the SDK would make it a number`);
  }

  person(id: unknown): Person | undefined {
    return typeof id === 'string' ? this.#byId.get(id) : undefined;
  }

  /** Undefined when there is no such person. */
  resolve(as: CallAs | undefined): Caller | undefined {
    if (as === null || as === undefined) return { kind: 'nobody' };
    if (typeof as === 'object') return { kind: 'timer', name: as.timer };
    const person = this.person(as);
    return person && { kind: 'person', person };
  }
}
