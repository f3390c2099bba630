import Libsql from 'libsql';
import { foldForSearch } from '../../domain/kernel/search';
import type { Person } from '../../server/data/documents';

/** Shorter ones have no trigram: FTS5 looks through the column then. */
const TRIGRAM = 3;

/**
 * The same question asked of SQLite: FTS5 with trigrams over what is found anywhere (the folded texts) and over the places where Latin letters
 * may begin, each marked by `|`. One or two digits begin a number, as the product has it.
 */
export class SearchPeer {
  readonly #db = new Libsql(':memory:');
  readonly #people = new Map<string, Person>();
  readonly #add;

  constructor() {
    this.#db.exec(
      "CREATE VIRTUAL TABLE person USING fts5(id UNINDEXED, institution UNINDEXED, text, spoken, tokenize='trigram'); BEGIN",
    );
    this.#add = this.#db.prepare('INSERT INTO person VALUES (?, ?, ?, ?)');
  }

  #institution = '';

  add(person: Person): void {
    const { name, personNumber, cardNumber = '', departmentName, search } = person;
    const texts = [name, personNumber, cardNumber, departmentName].map(foldForSearch);
    const spoken = (search?.spoken ?? '').split('/').flatMap((line) => beginnings(line.split(' ')));
    this.#people.set(person._id, person);
    this.#add.run([person._id, person.institutionId, texts.map((text) => marked(text)).join(' '), spoken.join('')]);
  }

  /** All are in; from here on the people of one institution are looked for. */
  ready(institutionId: string): void {
    this.#db.exec('COMMIT');
    this.#institution = institutionId;
  }

  find(typed: string): Person[] {
    const text = foldForSearch(typed);
    const [column, wanted] = /^[a-z]+$/.test(text)
      ? ['spoken', `|${text}`]
      : ['text', /^[0-9]{1,2}$/.test(text) ? `|${text}` : text];
    const long = Array.from(wanted).length >= TRIGRAM;
    const ask = this.#db.prepare(
      long
        ? `SELECT id FROM person WHERE ${column} MATCH ? AND institution = ?`
        : `SELECT id FROM person WHERE ${column} LIKE ? AND institution = ?`,
    );
    const rows = ask.raw(true).all([long ? `"${wanted}"` : `%${wanted}%`, this.#institution]) as unknown[][];
    return rows.flatMap(([id]) => this.#people.get(String(id)) ?? []);
  }
}

/** Numbers with a mark where they begin. */
const marked = (text: string): string => text.replace(/[0-9]+/g, (digits) => `|${digits}`);

/** Every place of a line at which Latin letters may begin, and the first letters from there on. */
const beginnings = (parts: readonly string[]): string[] =>
  parts.flatMap((_, first) => {
    const rest = parts.slice(first);
    return [`|${rest.join('')}`, `|${rest.map((part) => part.charAt(0)).join('')}`];
  });
