import { createHash } from 'node:crypto';
import type { GeneratedMaterial, MadeFigure, MaterialFacts } from '../../domain/credit/generated-materials';
import { recordOrigins, type RecordOrigin } from '../../domain/attendance/attendance-record';
import { formatCreditHundredths } from '../../domain/kernel/amount';
import { clockOf, dayOf, type Day } from '../../domain/kernel/time';
import { teachingDays } from '../../domain/project/batch';
import { windowsOf } from '../../domain/project/planned-windows';
import { presentRows, type SheetRow } from '../attendance/sheet-rows';
import { peopleOfBatchDay, recordsOf, removedOf } from '../data/attendance-counts';
import type { Database } from '../data/database';
import type { Analysis, GrantRound, MadeMaterial, Project } from '../data/documents';
import { getEvaluation } from '../data/evaluations';
import { allListed, getAnalysis, packedPeople } from '../data/frozen-analysis';
import { findEntriesAfter } from '../data/ledger';
import { batchOf } from '../data/projects';
import { findReversed } from '../data/reversals';
import { listSessionsOfProject } from '../data/sessions';
import { shownResults } from '../evaluation/results';
import { executionReportPdf } from '../pdf/execution-report';
import { signInSheetPdf } from '../pdf/sign-in-sheet';
import { grantedLecturers } from './lecturers';
import { figuresOfReport, reportContent } from './report-content';
import { evaluationTable, examTable, grantListTable, lecturerTable, type MadeTable } from './tables';

/** What is made for a round, and what it is made from. */
export interface MakingOf {
  db: Database;
  round: GrantRound;
  project: Project;
  facts: MaterialFacts;
  now: number;
}

/** A file of something that is made. */
export interface MadePiece {
  content: Buffer;
  type: 'pdf' | 'xlsx';
  fileName: string;
  /** Of the whole thing, as far as it is known. */
  figures: MadeFigure[];
  /** Where a long one goes on. */
  next?: { day: Day; part: number };
}

/** People on one file of a sign-in sheet: some eighty pages, well within the time of a worker. */
const PEOPLE_A_SHEET = 2000;

/** Makes pieces; remembers the people of a day between the files that they fill. */
export class ItemMaker {
  #day: { day: Day; rows: SheetRow[] } | undefined;

  /** The next file of something, behind those that are there already. */
  async make(item: GeneratedMaterial, making: MakingOf, begun: MadeMaterial | undefined): Promise<MadePiece> {
    if (item === 'signInSheet') return this.#sheet(making, begun);
    const { db, round, project } = making;
    const about = `${project.projectNumber}-${round.activityDate}`;
    if (item === 'report') return report(making, `执行情况汇报-${about}.pdf`);
    const tables: Record<Exclude<GeneratedMaterial, 'report' | 'signInSheet'>, [string, () => Promise<MadeTable>]> = {
      grantList: ['授分名单', () => grantListTable(db, round)],
      lecturerList: ['主讲人名单', () => lecturerTable(db, project, round.batchId)],
      evaluationTotals: ['评价汇总', () => evaluationTable(db, round)],
      examResults: ['考试试卷与成绩', () => examTable(db, round)],
    };
    const [name, table] = tables[item];
    return { ...(await table()), type: 'xlsx', fileName: `${name}-${about}.xlsx` };
  }

  async #sheet({ db, round, project, now }: MakingOf, begun: MadeMaterial | undefined): Promise<MadePiece> {
    const batch = batchOf(project, round.batchId);
    const days = teachingDays(batch);
    const { day, part } = begun?.next ?? { day: days[0] ?? batch.begin, part: 0 };
    const { institutionId, projectId, batchId } = round;
    if (this.#day?.day !== day)
      this.#day = { day, rows: await presentRows(db, { institutionId, projectId, batchId }, day) };
    const { rows } = this.#day;
    const before = part * PEOPLE_A_SHEET;
    const content = await signInSheetPdf({
      ...{ project, day, at: now, sheet: 'after' },
      windows: windowsOf(batch, project.courses)
        .filter(({ begin }) => dayOf(begin) === day)
        .map(({ begin, end }) => `${clockOf(begin)}–${clockOf(end)}`),
      rows: rows.slice(before, before + PEOPLE_A_SHEET),
      part: { before, whole: rows.length },
    });
    const isDayDone = before + PEOPLE_A_SHEET >= rows.length;
    const following = isDayDone ? days[days.indexOf(day) + 1] : day;
    const number = rows.length > PEOPLE_A_SHEET ? `-${part + 1}` : '';
    const told: MadeFigure[] = part === 0 ? [{ label: day, value: `${rows.length} 人签到` }] : [];
    return {
      content,
      type: 'pdf',
      fileName: `考勤签到表-${project.projectNumber}-${day}${number}.pdf`,
      figures: [...(begun?.figures ?? []), ...told],
      ...(following === undefined ? {} : { next: { day: following, part: isDayDone ? 0 : part + 1 } }),
    };
  }
}

async function report(making: MakingOf, fileName: string): Promise<MadePiece> {
  const { round, project, now } = making;
  const analysis = await analysisOf(making);
  const content = reportContent({
    project,
    batch: batchOf(project, round.batchId),
    round,
    analysis,
    ...(await attendanceFacts(making, analysis)),
    lecturers: await grantedLecturers(making.db, project, round.batchId),
    reversed: await countReversed(making),
    evaluation: await evaluationWords(making),
    exam: examWords(making),
  });
  const digest = createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
  const check = (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
  return {
    content: await executionReportPdf(content, { at: now, analysis: analysis.number, check }),
    type: 'pdf',
    fileName,
    figures: figuresOfReport(content),
  };
}

async function analysisOf({ db, round }: MakingOf): Promise<Analysis> {
  const analysis = await getAnalysis(db, round.analysisId);
  if (!analysis) throw new Error('a round without its analysis');
  return analysis;
}

/** Where, on which days and how people checked in, and from which institutions they came. */
async function attendanceFacts({ db, round, project }: MakingOf, analysis: Analysis) {
  const { projectId, batchId, institutionId } = round;
  const own = { projectId, batchId, institutionId };
  const at = { collection: 'grantRounds', id: round._id } as const;
  const days = teachingDays(batchOf(project, batchId));
  const [sessions, counts, onDays] = await Promise.all([
    listSessionsOfProject(db, { projectId, institutionId }),
    db.together(at, {
      all: recordsOf(own),
      late: recordsOf(own, { origin: 'late' }),
      manual: recordsOf(own, { origin: 'manual' }),
      appeal: recordsOf(own, { origin: 'appeal' }),
      awaits: recordsOf(own, { origin: 'late', confirmed: false, removed: { exists: false } }),
      removed: removedOf(own),
      packed: packedPeople(analysis._id),
    }),
    db.together(
      at,
      Object.fromEntries(days.map((day) => [`on${day.replaceAll('-', '')}`, peopleOfBatchDay(own, day)])),
    ),
  ]);
  const { all, late, manual, appeal } = counts;
  const made: Record<RecordOrigin, number> = { scan: all - late - manual - appeal, late, manual, appeal };
  // What was taken back counts for nothing, and a late upload not before it is confirmed.
  const gone = (origin: RecordOrigin): number =>
    counts.removed.filter((record) => record.origin === origin).length + (origin === 'late' ? counts.awaits : 0);
  const people = await allListed(db, analysis, counts.packed);
  const institutions = new Map<string, { name: string; isOwn: boolean; people: number }>();
  for (const { institutionId: from, institutionName: name } of people) {
    const known = institutions.get(from) ?? { name, isOwn: from === institutionId, people: 0 };
    institutions.set(from, { ...known, people: known.people + 1 });
  }
  return {
    places: [...new Set(sessions.filter((one) => one.batchId === batchId).map(({ placeName }) => placeName))],
    origins: Object.fromEntries(recordOrigins.map((origin) => [origin, made[origin] - gone(origin)])) as Record<
      RecordOrigin,
      number
    >,
    heldDays: days.filter((day) => (onDays[`on${day.replaceAll('-', '')}`] ?? 0) > 0),
    institutions: [...institutions.values()],
  };
}

const ENTRIES_AT_ONCE = 500;

/** How many of the round's entries were taken back since. */
async function countReversed({ db, round, facts }: MakingOf): Promise<number> {
  if (facts.reversals === 0) return 0;
  let reversed = 0;
  for (let after = ''; ;) {
    const entries = await findEntriesAfter(db, { roundId: round._id, after, limit: ENTRIES_AT_ONCE });
    const last = entries.at(-1);
    if (!last) return reversed;
    after = last._id;
    reversed += (
      await findReversed(
        db,
        entries.map(({ _id }) => _id),
      )
    ).size;
  }
}

async function evaluationWords({ db, round, facts, now }: MakingOf): Promise<string> {
  const { closesAt, answers } = facts.evaluation;
  if (now < closesAt) return `还没有结束，${dayOf(closesAt - 1)} 截止`;
  const { projectId, batchId } = round;
  const results = await shownResults(db, await getEvaluation(db, { projectId, batchId }));
  if (!results || results.meanHundredths === null) return `收回 ${answers} 份，不足 5 份不汇总`;
  return `收回 ${answers} 份，平均 ${formatCreditHundredths(results.meanHundredths)} 分`;
}

function examWords({ facts: { exam }, now }: MakingOf): string {
  if (exam === null) return '没有考试';
  if (now < exam.closesAt) return `还没有结束，${dayOf(exam.closesAt - 1)} 截止`;
  return `${exam.begun} 人参加，${exam.passed} 人通过`;
}
