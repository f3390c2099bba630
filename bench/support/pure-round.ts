/**
 * One round of the pure part in a fresh process, as an instance of the cloud meets it: the same question asked of
 * `domain/attendance/analysis.ts` and of SQLite, both with the records in memory. With the argument `sqlFirst` SQLite is asked
 * first. Prints a `PureRound` as JSON.
 */
import { isDeepStrictEqual } from 'node:util';
import { analyse, eligibleList } from '../../domain/attendance/analysis';
import { analysisInSql, rowsOf } from './analysis-in-sql';
import { analysisRecords, largeBatch, windows } from './large-batch';

export interface PureRound {
  rulesMs: number;
  sqlMs: number;
  /** SQLite asked for the eligible list alone. */
  sqlListMs: number;
  eligible: string[];
}

function timed<Result>(work: () => Result): { ms: number; result: Result } {
  const began = performance.now();
  const result = work();
  return { ms: performance.now() - began, result };
}

function round({ sqlFirst }: { sqlFirst: boolean }): PureRound {
  const records = analysisRecords(largeBatch());
  const sql = analysisInSql(records, windows);
  const early = sqlFirst ? timed(sql.analyse) : undefined;
  const byRules = timed(() => analyse({ records, windows }));
  const bySql = early ?? timed(sql.analyse);
  const list = timed(sql.eligibleList);
  const eligible = eligibleList(byRules.result);
  if (eligible.length === 0 || !isDeepStrictEqual(eligible, list.result))
    throw new Error('the rules and SQL name other people');
  if (!isDeepStrictEqual(rowsOf(byRules.result), bySql.result)) throw new Error('the rules and SQL see other windows');
  return { rulesMs: byRules.ms, sqlMs: bySql.ms, sqlListMs: list.ms, eligible };
}

console.log(JSON.stringify(round({ sqlFirst: process.argv.includes('sqlFirst') })));
