import { decideDrop } from '../../domain/kernel/table-import';
import { DAY_MS } from '../../domain/kernel/time';
import type { Services } from '../call/context';
import * as ofActivity from '../data/activity-imports';
import * as ofCatalogue from '../data/catalogue-imports';
import type { Transaction } from '../data/database';
import type { TableImport } from '../data/documents';
import * as ofRoster from '../data/roster-imports';
import { logImport } from './log-import';

/** An import holds a list of people, or keeps the catalogue from being changed: one that nobody decides on goes after this time. */
const UNDECIDED_KEPT_MS = 3 * DAY_MS;

/** Drops imports that were forgotten, as an administrator would (rules: "Roster"). @returns how many */
export async function dropForgottenImports(services: Services): Promise<number> {
  const dropped = [
    await drop(services, 'roster', ofRoster),
    await drop(services, 'catalogue', ofCatalogue),
    await drop(services, 'activity', ofActivity),
  ];
  return dropped.reduce((sum, one) => sum + one, 0);
}

/** What is done with imports of one kind. */
interface Imports<One extends TableImport> {
  findForgotten: (db: Services['db'], before: number) => Promise<One[]>;
  getImport: (tx: Transaction, importId: string) => Promise<One | undefined>;
  moveImport: (tx: Transaction, move: { before: One; after: One; now: number }) => Promise<void>;
  removeRows: (db: Services['db'], importId: string) => Promise<void>;
}

async function drop<One extends TableImport>(
  services: Services,
  of: 'roster' | 'catalogue' | 'activity',
  { findForgotten, getImport, moveImport, removeRows }: Imports<One>,
): Promise<number> {
  const { db } = services;
  const now = services.now();
  const forgotten = await findForgotten(db, now - UNDECIDED_KEPT_MS);
  for (const { _id: importId } of forgotten) {
    await db.transaction(async (tx) => {
      const before = await getImport(tx, importId);
      const step = before && decideDrop(before.state);
      if (!before || step?.kind !== 'move') return;
      const after = { ...before, state: step.to, endedAt: now };
      await moveImport(tx, { before, after, now });
      await logImport(tx, services, { of, act: 'forgotten', before, after });
    });
    await removeRows(db, importId);
  }
  return forgotten.length;
}
