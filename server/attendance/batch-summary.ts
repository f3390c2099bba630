import { earnsCredits } from '../../domain/person/standing';
import type { OwnBatch } from '../data/attendance';
import {
  awaiting,
  peopleOf,
  provisionalOf,
  recordsOf,
  removedOf,
  whoIsLeft,
  whoIsProvisional,
} from '../data/attendance-counts';
import type { Answers, Database } from '../data/database';
import type { Person } from '../data/documents';
import { howManyDoubts } from '../data/doubts';
import { readByIds } from '../data/questions';

/** The figures over all records of a batch (A6). */
export interface BatchSummary {
  people: number;
  records: number;
  flagged: number;
  suspicious: number;
  late: number;
  manual: number;
  appeal: number;
  awaitsConfirmation: number;
  provisional: number;
  removed: number;
  /** People whose registration still waits: their provisional records do not count yet. */
  pendingPersonIds: ReadonlySet<string>;
}

/** What the figures of a batch are made of: the database counts, so a batch of 200,000 records costs what one of ten does. */
export const figuresOf = (batch: OwnBatch) => ({
  people: peopleOf(batch),
  records: recordsOf(batch),
  flagged: recordsOf(batch, { flagged: true }),
  suspicious: howManyDoubts(batch),
  late: recordsOf(batch, { origin: 'late' }),
  manual: recordsOf(batch, { origin: 'manual' }),
  appeal: recordsOf(batch, { origin: 'appeal' }),
  awaitsConfirmation: recordsOf(batch, awaiting),
  provisionalRecords: provisionalOf(batch),
  removedRecords: removedOf(batch),
});

/** The figures by the answers to {@link figuresOf}; one more request where records are provisional, and one where some were taken back. */
export async function summariseBatch(
  db: Database,
  batch: OwnBatch,
  { provisionalRecords, removedRecords, ...figures }: Answers<ReturnType<typeof figuresOf>>,
): Promise<BatchSummary> {
  const personIds = await whoIsProvisional(db, batch, provisionalRecords);
  const people = await peopleById(db, batch, personIds);
  const pending = personIds.filter((personId) => !earnsCredits(people.get(personId)?.state));
  const gone = new Set(removedRecords.map(({ personId }) => personId));
  const left = gone.size === 0 ? gone : await whoIsLeft(db, batch, [...gone]);
  const removed = (kind: (record: (typeof removedRecords)[number]) => boolean): number =>
    removedRecords.filter(kind).length;
  return {
    ...figures,
    people: figures.people - (gone.size - left.size),
    records: figures.records - removedRecords.length,
    flagged: figures.flagged - removed(({ flagged }) => flagged),
    late: figures.late - removed(({ origin }) => origin === 'late'),
    manual: figures.manual - removed(({ origin }) => origin === 'manual'),
    appeal: figures.appeal - removed(({ origin }) => origin === 'appeal'),
    removed: removedRecords.length,
    provisional: pending.length,
    pendingPersonIds: new Set(pending),
  };
}

/** What {@link uncountedOf} asks for. */
export const questionsOfUncounted = (batch: OwnBatch) => ({
  toConfirm: recordsOf(batch, awaiting),
  provisionalRecords: provisionalOf(batch),
});

/**
 * What an analysis made now would leave out. Late records are counted by the database; of provisional ones it takes the
 * people, to know how their registrations stand.
 */
export async function uncountedOf(
  db: Database,
  batch: OwnBatch,
  { toConfirm, provisionalRecords }: Answers<ReturnType<typeof questionsOfUncounted>>,
): Promise<{ toReview: number; notApproved: number; toConfirm: number }> {
  const people = await peopleById(db, batch, await whoIsProvisional(db, batch, provisionalRecords));
  const waiting = [...people.values()].filter(({ state }) => !earnsCredits(state));
  const toReview = waiting.filter(
    ({ state, institutionId }) => state === 'pending' && institutionId === batch.institutionId,
  ).length;
  return { toReview, notApproved: waiting.length - toReview, toConfirm };
}

const peopleById = (
  db: Database,
  { institutionId }: OwnBatch,
  ids: readonly string[],
): Promise<Map<string, Pick<Person, 'state' | 'institutionId'>>> =>
  readByIds(db, 'persons', {
    ids,
    fields: ['state', 'institutionId'],
    at: { collection: 'institutions', id: institutionId },
  });
