import Libsql from 'libsql';
import type { Analysis, AnalysisRecord } from '../../domain/attendance/analysis';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { dayNumberOf, instantOf, SECOND_MS } from '../../domain/kernel/time';

/** What an analysis tells of all people, as rows: all of it that SQL can say without the product's own terms. */
export interface AnalysisRows {
  /** Person, position of a window they met. */
  met: unknown[][];
  /** Person, number of the day, their first and their last record on it. */
  days: unknown[][];
  /** Person, records outside every window; people without any are left out. */
  outside: unknown[][];
}

const MET = `
  SELECT person, n FROM window CROSS JOIN record ON counts = 1 AND at >= begin AND at < until
  GROUP BY person, n ORDER BY person, n`;
const DAYS = `
  SELECT person, (at + 28800000) / 86400000 AS day, min(at), max(at) FROM record WHERE counts = 1
  GROUP BY person, day ORDER BY person, day`;
const OUTSIDE = `
  SELECT person, count(*) FROM record
  WHERE counts = 1 AND NOT EXISTS (SELECT 1 FROM window WHERE at >= begin AND at < until)
  GROUP BY person ORDER BY person`;
/**
 * Nothing but who passed. The quickest of the forms tried: records and windows joined and grouped by person take about
 * twice as long.
 */
const ELIGIBLE = `
  SELECT person FROM (SELECT person FROM record GROUP BY person) AS present
  WHERE NOT EXISTS (
    SELECT 1 FROM window WHERE NOT EXISTS (
      SELECT 1 FROM record WHERE record.person = present.person AND counts = 1 AND at >= begin AND at < until
    )
  )
  ORDER BY person`;

/** The same question asked of SQLite, the records in memory and indexed beforehand. */
export function analysisInSql(
  records: readonly AnalysisRecord[],
  windows: readonly AttendanceWindow[],
): { analyse: () => AnalysisRows; eligibleList: () => string[] } {
  const db = new Libsql(':memory:');
  db.exec(`
    CREATE TABLE record (id TEXT PRIMARY KEY, person TEXT NOT NULL, at INTEGER NOT NULL, counts INTEGER NOT NULL);
    CREATE TABLE window (n INTEGER PRIMARY KEY, begin INTEGER NOT NULL, until INTEGER NOT NULL);
    BEGIN`);
  const addRecord = db.prepare('INSERT INTO record VALUES (?, ?, ?, ?)');
  for (const { recordId, personId, evidenceAt, counts } of records)
    addRecord.run([recordId, personId, evidenceAt, counts ? 1 : 0]);
  const addWindow = db.prepare('INSERT INTO window VALUES (?, ?, ?)');
  windows.forEach(({ begin, end }, n) => addWindow.run([n, begin, end + SECOND_MS]));
  db.exec(`
    COMMIT;
    CREATE INDEX by_person ON record (person, counts, at);
    CREATE INDEX by_time ON record (counts, at, person);
    ANALYZE`);
  const [met, days, outside, eligible] = [MET, DAYS, OUTSIDE, ELIGIBLE].map((sql) => {
    const statement = db.prepare(sql).raw(true);
    return () => statement.all([]) as unknown[][];
  });
  if (!met || !days || !outside || !eligible) throw new Error('a statement is missing');
  return {
    analyse: () => ({ met: met(), days: days(), outside: outside() }),
    eligibleList: () => eligible().map(([person]) => String(person)),
  };
}

/** The same rows from an analysis of the product, to be compared. */
export function rowsOf({ people }: Analysis): AnalysisRows {
  return {
    met: people.flatMap(({ personId, windowsMet }) => windowsMet.map((window) => [personId, window])),
    days: people.flatMap(({ personId, days }) =>
      days.map(({ day, first, last }) => [personId, dayNumberOf(instantOf(day)), first, last]),
    ),
    outside: people.filter((each) => each.outsideCount > 0).map((each) => [each.personId, each.outsideCount]),
  };
}
