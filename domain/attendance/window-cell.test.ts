import type { AnalysisRecord } from './analysis';
import { analyseCourses } from './course-analysis';
import { readCells, windowCells, writeCells } from './window-cell';
import { instantOf } from '../kernel/time';

const day = '2025-11-29';
const windows = [
  { begin: instantOf(day, '07:00:00'), end: instantOf(day, '12:00:00') },
  { begin: instantOf(day, '13:00:00'), end: instantOf(day, '18:00:00') },
];
let made = 0;
const record = (clock: string, rest: Partial<AnalysisRecord> = {}): AnalysisRecord => ({
  recordId: `r${(made += 1)}`,
  personId: 'p1',
  evidenceAt: instantOf(day, clock),
  origin: 'scan',
  counts: true,
  flags: [],
  ...rest,
});
const cellsOf = (records: AnalysisRecord[]) =>
  analyseCourses({
    records: records.map((each) => ({ ...each, courseIds: ['c1'] })),
    courses: [{ courseId: 'c1', windows }],
    days: [day],
  })[0]?.courses[0]?.cells;

describe('the cells of the windows', () => {
  it('are met or missed', () => {
    expect(cellsOf([record('08:00:00')])).toEqual(['met', 'missed']);
  });

  it('say late where only a confirmed late record lies', () => {
    expect(cellsOf([record('08:00:00', { origin: 'late', flags: ['lateUpload'] }), record('14:00:00')])).toEqual([
      'late',
      'met',
    ]);
  });

  it('say late though a record that does not count was made in time', () => {
    const late = record('08:00:00', { origin: 'late', flags: ['lateUpload'] });
    expect(cellsOf([late, record('08:10:00', { counts: false })])).toEqual(['late', 'missed']);
  });

  it('say late of somebody who has no other record', () => {
    expect(cellsOf([record('08:00:00', { origin: 'late' })])).toEqual(['late', 'missed']);
  });

  it('say suspicious where every record carries a grave flag', () => {
    expect(cellsOf([record('08:00:00', { flags: ['twoPlaces'] }), record('14:00:00')])).toEqual(['suspicious', 'met']);
  });

  it('are plainly met as soon as one clean record proves it', () => {
    const doubtful = [record('08:00:00', { flags: ['fromAlbum'] }), record('08:30:00', { origin: 'late' })];
    expect(cellsOf([...doubtful, record('09:00:00')])).toEqual(['met', 'missed']);
  });

  it('wait for a record that does not count yet', () => {
    expect(cellsOf([record('08:00:00', { counts: false, origin: 'late' })])).toEqual(['waiting', 'missed']);
  });

  it('do not mind an unknown place', () => {
    expect(cellsOf([record('08:00:00', { flags: ['noPlace'] })])).toEqual(['met', 'missed']);
  });

  it('are stored as a letter each', () => {
    expect(readCells(writeCells(windowCells))).toEqual([...windowCells]);
  });
});
