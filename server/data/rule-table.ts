/** The rule table as it is stored, and what an instance remembers of it. */
import { idOf } from '../../domain/kernel/id';
import { ruleOn, USUAL_TRACK, type CreditRule, type RuleRow, type Track } from '../../domain/kernel/rule-table';
import { shippedRules } from '../../domain/kernel/shipped-rules';
import type { Day } from '../../domain/kernel/time';
import { perInstance } from '../attendance/per-instance';
import type { Database, Transaction } from './database';
import type { StoredRule } from './documents';

/** What shows figures has another row or track at the latest after this time. What grants by them reads anew. */
const REMEMBERED_MS = 60_000;
/** More rows than a centre adds in a hundred years, and more institutions than have a track of their own in a province. */
const ROWS_READ = 1000;

export const ruleRowId = ({ track, figure, number }: Pick<RuleRow, 'track' | 'figure' | 'number'>): string =>
  idOf(track, figure, number);

/** Nobody's name: what the program brings. */
const SHIPPED_BY = '随系统提供';

const shippedRows = (at: number): StoredRule[] =>
  shippedRules.map((row) => ({ _id: ruleRowId(row), ...row, at, by: SHIPPED_BY }));

/** Adds the rows that an environment begins with, unless they are there. */
export async function plantRules(db: Database, at: number): Promise<void> {
  for (const row of shippedRows(at)) await db.add('creditRules', row);
}

/** Every row, as it is now. Until the upgrade has written them, they are those that it will write. */
export async function readRules(db: Database): Promise<StoredRule[]> {
  const rows = await db.find('creditRules', {
    where: { _id: { gt: '' } },
    orderBy: [['_id', 'asc']],
    limit: ROWS_READ,
  });
  return rows.length === 0 ? shippedRows(0) : rows;
}

export const getRule = (tx: Transaction, rowId: string): Promise<StoredRule | undefined> =>
  tx.get('creditRules', rowId);

export const addRule = (tx: Transaction, row: StoredRule): Promise<void> => tx.add('creditRules', row);

export const saveRule = (tx: Transaction, row: StoredRule): Promise<void> => tx.put('creditRules', row);

/** The table together with which institution is of which track. */
export interface RuleBook {
  rows: readonly StoredRule[];
  trackOf: (institutionId: string) => Track;
}

/** The book as it is now. */
export async function readRuleBook(db: Database): Promise<RuleBook> {
  const [rows, others] = await Promise.all([
    readRules(db),
    db.find('institutions', {
      where: { track: { in: ['diseaseControl', 'chineseMedicine'] } },
      fields: ['track'],
      limit: ROWS_READ,
    }),
  ]);
  const tracks = new Map(others.map(({ _id, track = USUAL_TRACK }) => [_id, track]));
  return { rows, trackOf: (institutionId) => tracks.get(institutionId) ?? USUAL_TRACK };
}

const memoryOf = perInstance(() => ({ known: undefined as { book: RuleBook; readAt: number } | undefined }));

/** The book, at most a minute old: for what shows figures and warns by them. */
export async function ruleBook(db: Database, now: number): Promise<RuleBook> {
  const memory = memoryOf(db);
  // A clock that was set back makes it look like one of the future: read again.
  if (memory.known && now >= memory.known.readAt && now - memory.known.readAt <= REMEMBERED_MS)
    return memory.known.book;
  const book = await readRuleBook(db);
  memory.known = { book, readAt: now };
  return book;
}

/** This instance reads the book again: it has changed it. */
export const forgetRules = (db: Database): void => void (memoryOf(db).known = undefined);

/** The rule of a day for an institution. */
export function ruleFor(book: RuleBook, { institutionId, day }: { institutionId: string; day: Day }): CreditRule {
  const rule = ruleOn(book.rows, { track: book.trackOf(institutionId), day });
  if (!rule) throw new Error('the rule table begins before the first year of the catalogue');
  return rule;
}
