import { analyse, type AnalysisRecord } from './analysis';
import { instantOf } from '../kernel/time';
import { windowCellsOf } from './window-cell';

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
  windowCellsOf({ analysis: analyse({ records, windows }), records, windows }).get('p1');

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

  it('say suspicious where every record carries a grave flag', () => {
    expect(cellsOf([record('08:00:00', { flags: ['twoPlaces'] }), record('14:00:00')])).toEqual(['suspicious', 'met']);
  });

  it('are plainly met as soon as one clean record proves it', () => {
    const doubtful = [record('08:00:00', { flags: ['fromAlbum'] }), record('08:30:00', { origin: 'late' })];
    expect(cellsOf([...doubtful, record('09:00:00')])).toEqual(['met', 'missed']);
  });

  it('do not let an uncounted record meet anything', () => {
    expect(cellsOf([record('08:00:00', { counts: false, origin: 'late' })])).toEqual(['missed', 'missed']);
  });

  it('do not mind an unknown place', () => {
    expect(cellsOf([record('08:00:00', { flags: ['noPlace'] })])).toEqual(['met', 'missed']);
  });
});
