import * as z from 'zod/mini';
import { calls, type CallName, type OutputOf } from '../../../contract';
import { isKnownText, longestName } from './longest';
import { elementOf, hasChecks, insideOf, kindOf, shapeOf, type Schema } from './schema';
import { transformed } from './transform';

/** Every text of an answer without a pattern of its own, by the name of its field. */
function textFields(schema: Schema, field = ''): string[] {
  const inside = insideOf(schema);
  if (kindOf(inside) === 'string') return hasChecks(inside) && !isTyped(inside) ? [] : [field];
  const element = elementOf(inside);
  if (element) return textFields(element, field);
  return Object.entries(shapeOf(inside)).flatMap(([name, inner]) => textFields(inner, name));
}

/** A text that people type has a length; a pattern or a calendar has none. */
const isTyped = (schema: Schema): boolean =>
  !z.safeParse(schema as z.ZodMiniType, '字'.repeat(5000)).success &&
  z.safeParse(schema as z.ZodMiniType, '文字').success;

const record = (recordId: string): OutputOf<'attendance.myRecords'>['rows'][number] => ({
  recordId,
  projectId: 'p1',
  title: '儿科内科学新进展培训班',
  placeName: '学术报告厅',
  evidenceAt: 1_764_985_220_000,
  origin: 'scan',
  state: 'checkedIn',
  batchId: 'b1',
});
const records: OutputOf<'attendance.myRecords'> = { rows: [record('a'), record('b')], nextCursor: 'real' };

describe('answers made into a state', () => {
  it.each(Object.keys(calls))('knows what to do with each text of %s', (name) => {
    expect(textFields(calls[name as CallName].output).filter((field) => !isKnownText(field))).toEqual([]);
  });

  it('empties lists, takes away what may be missing, and counts nothing', () => {
    expect(transformed('empty', 'attendance.myRecords', {}, records)).toEqual({ rows: [] });
    const home: OutputOf<'home.administrator'> = {
      pendingRegistrations: 4,
      pendingCorrections: 2,
      openAppeals: 3,
      pendingRebindings: 1,
      openDirectoryRequests: 1,
      transfersToApprove: 1,
      transfersToAnswer: 2,
      returnedProjects: 1,
      projectsToGrant: 1,
      returnedActivities: 0,
      owed: [],
      owedInAll: 0,
      materialsToSubmit: 2,
      today: [],
    };
    expect(transformed('empty', 'home.administrator', {}, home)).toEqual({
      pendingRegistrations: 0,
      pendingCorrections: 0,
      openAppeals: 0,
      pendingRebindings: 0,
      openDirectoryRequests: 0,
      transfersToApprove: 0,
      transfersToAnswer: 0,
      returnedProjects: 0,
      projectsToGrant: 0,
      materialsToSubmit: 0,
      returnedActivities: 0,
      owed: [],
      owedInAll: 0,
      today: [],
    });
  });

  it('leaves somebody who they are when all else is empty', () => {
    const session = { supportPhone: '0731', trainee: null, rebinding: null, movedAway: null, administrator: null };
    expect(transformed('empty', 'session.get', {}, session)).toBe(session);
  });

  it('writes the longest texts, and leaves ids, times and codes alone', () => {
    const long = transformed('long', 'attendance.myRecords', {}, records) as typeof records;
    expect(long.rows[0]).toMatchObject({
      recordId: 'a',
      projectId: 'p1',
      evidenceAt: 1_764_985_220_000,
      origin: 'scan',
    });
    expect(Array.from(long.rows[0]?.title ?? '')).toHaveLength(60);
    expect(Array.from(long.rows[0]?.placeName ?? '')).toHaveLength(60);
    expect(Array.from(longestName)).toHaveLength(50);
    expect(longestName).toContain('𠮷');
  });

  it('takes a name for that of the thing whose id stands beside it', () => {
    const departments = {
      rows: [{ departmentId: 'd1', name: '儿科', spoken: 'er ke', people: 3, contacts: ['陈静'], takesIn: false }],
      orderSeen: 0,
    };
    const long = transformed('long', 'department.list', {}, departments) as typeof departments;
    expect(Array.from(long.rows[0]?.name ?? '')).toHaveLength(30);
    expect(long.rows[0]?.people).toBe(99_999);
  });

  it('takes what changed for what the fact beside it says, and leaves codes and what was not there', () => {
    const changes = [
      { fact: 'department' as const, before: '', after: '儿科' },
      { fact: 'professionalTitle' as const, before: 'attendingPhysician', after: 'chiefPhysician' },
    ];
    const long = transformed('long', 'correction.make', {}, { changes }) as { changes: typeof changes };
    expect(long.changes[0]?.before).toBe('');
    expect(Array.from(long.changes[0]?.after ?? '')).toHaveLength(30);
    expect(long.changes[1]).toEqual(changes[1]);
  });

  it('goes on page by page until there are three hundred, each row a thing of its own', () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const input = cursor === undefined ? {} : { cursor };
      const page = transformed('many', 'attendance.myRecords', input, records) as typeof records;
      ids.push(...page.rows.map(({ recordId }) => recordId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(ids).toHaveLength(300);
    expect(new Set(ids).size).toBe(300);
  });

  it('makes a page of the size that was asked for', () => {
    const page = transformed('many', 'attendance.myRecords', { limit: 3 }, records) as typeof records;
    expect(page.rows.map(({ recordId }) => recordId)).toEqual(['a', 'b', 'a-1']);
  });

  it('refuses a result that the call could not have given', () => {
    const wrong = { rows: [{ ...record('a'), state: 'unheard of' }] };
    expect(() => transformed('long', 'attendance.myRecords', {}, wrong)).toThrow(/attendance\.myRecords, long/);
  });
});
