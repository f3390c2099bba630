import { idOf } from '../../domain/kernel/id';
import type { Database, Transaction } from './database';
import type { ExamCorrection, ExamKeys } from './documents';
import { paperIdOf } from './exams';
import type { OfBatch } from './evaluations';
import { findPage, type Page, type PageRequest } from './paging';

export const saveKeys = (tx: Transaction, keys: ExamKeys): Promise<void> => tx.put('examKeys', keys);

export const addCorrection = (tx: Transaction, correction: Omit<ExamCorrection, '_id'>): Promise<void> =>
  tx.add('examCorrections', { ...correction, _id: idOf(correction.paperId, correction.number) });

/** The corrections of a paper, the latest first. */
export const listCorrections = (db: Database, batch: OfBatch, request: PageRequest): Promise<Page<ExamCorrection>> =>
  findPage(db, 'examCorrections', { where: { paperId: paperIdOf(batch) }, orderBy: ['number', 'desc'], request });

/** So many corrections of one paper wait at most: every one of them is a decision of a person. */
const MOST_WAITING = 100;

/** Corrections by which not everybody was graded again yet. */
export async function waitingCorrections(db: Database, paperId: string): Promise<ExamCorrection[]> {
  const latest = await db.find('examCorrections', {
    where: { paperId },
    orderBy: [['number', 'desc']],
    limit: MOST_WAITING,
  });
  return latest.filter(({ doneAt }) => doneAt === null);
}

/** Notes that everybody was graded again by a correction. */
export const endCorrection = (db: Database, { _id }: ExamCorrection, doneAt: number): Promise<boolean> =>
  db.update('examCorrections', _id, { set: { doneAt } });
