import { aProjectDetail } from '../../../../test/support/project-detail';
import { comparedView, missingPage, nextZoom, pagesOf } from './index.view';

const OLD = 'a'.repeat(64);
const NEW = 'b'.repeat(64);
const file = (digest: string) => ({
  kind: 'agenda' as const,
  fileName: '日程.pdf',
  sizeBytes: 86_000,
  uploadedAt: 0,
  digest,
  pages: 2,
});
const review = {
  ...{ decision: 'return' as const, reason: '请补盖章', at: 0, by: '何静' },
  documents: [{ kind: 'agenda' as const, digest: OLD, mark: 'fails' as const }],
};
const view = (digest: string, changes: object = {}) =>
  comparedView(
    {
      project: aProjectDetail({ documents: [file(digest)], reviews: [{ ...review, ...changes }], timesSubmitted: 2 }),
      ...{ waitingDays: 0, checks: [] },
    },
    'agenda',
    OLD,
  );

describe('two versions of a document', () => {
  it('stand side by side with what was objected to', () => {
    expect(view(NEW)).toMatchObject({
      times: '第 2 次提交',
      reason: '请补盖章',
      before: { tag: { word: '不符合' }, digest: OLD },
      after: { tag: { word: '已更换' }, digest: '', line: expect.stringContaining('2 页') as string },
    });
    const objections = [{ at: 'documents.agenda', reason: '第 2 页没有盖章' }];
    expect(view(NEW, { objections }).reason).toBe('第 2 页没有盖章');
  });

  it('are one file where it was not replaced', () => {
    expect(view(OLD)).toMatchObject({ before: { digest: '' }, after: { tag: { word: '没有更换' } } });
  });

  it('are turned together to the end of the longer one', () => {
    expect([pagesOf(2, 3), pagesOf(0, 0)]).toEqual([3, 1]);
    expect([missingPage(3, 2), missingPage(1, 2)]).toEqual(['没有这一页', '这一页画不出来，请打开原件']);
    expect([nextZoom(1), nextZoom(2), nextZoom(3)]).toEqual([2, 3, 1]);
  });
});
