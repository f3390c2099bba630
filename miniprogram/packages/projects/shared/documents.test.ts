import { instantOf } from '../../../../domain/kernel/time';
import { documentRows } from './documents';

const at = (clock: string) => instantOf('2025-11-28', clock);
const agenda = (uploadedAt: number) => [
  { kind: 'agenda' as const, fileName: 'agenda.pdf', sizeBytes: 1024, uploadedAt },
];
const returned = {
  decision: 'return' as const,
  reason: '日程表缺少单位盖章',
  at: at('10:00:00'),
  by: '何静',
  unfitDocuments: ['agenda' as const],
};
const unfit = (rows: ReturnType<typeof documentRows>) => rows.filter((row) => row.unfit).map(({ kind }) => kind);

describe('a document that the centre marked as not conforming', () => {
  it('is pointed out to the institution until it is replaced', () => {
    const project = { state: 'returned' as const, reviews: [returned] };
    expect(unfit(documentRows({ ...project, documents: agenda(at('09:00:00')) }))).toEqual(['agenda']);
    expect(unfit(documentRows({ ...project, documents: agenda(at('11:00:00')) }))).toEqual([]);
  });

  it('is pointed out as long as it is the same file, byte for byte, also when it was uploaded again', () => {
    const digest = (letter: string) => letter.repeat(64);
    const review = {
      ...returned,
      documents: [{ kind: 'agenda' as const, digest: digest('a'), mark: 'fails' as const }],
    };
    const project = (now: string) => ({
      state: 'returned' as const,
      reviews: [review],
      documents: agenda(at('11:00:00')).map((document) => ({ ...document, digest: now })),
    });
    expect(unfit(documentRows(project(digest('a'))))).toEqual(['agenda']);
    expect(unfit(documentRows(project(digest('b'))))).toEqual([]);
    expect(documentRows(project(digest('b')))[1]?.print).toBe('指纹 bbbbbbbb');
  });

  it('is no longer pointed out after a later return without a mark, nor while the centre reviews', () => {
    const again = { decision: 'return' as const, reason: '课程安排不完整', at: at('12:00:00'), by: '何静' };
    const documents = agenda(at('09:00:00'));
    expect(unfit(documentRows({ state: 'returned', reviews: [again, returned], documents }))).toEqual([]);
    expect(unfit(documentRows({ state: 'submitted', reviews: [returned], documents }))).toEqual([]);
  });
});
