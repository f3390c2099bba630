import { isUnchangedSince, itemsToChange, missingMaterials } from './materials';

const file = (kind: 'sitePhotos' | 'summary' | 'courseware', fileId: string) => ({ kind, fileId });
const files = [file('sitePhotos', 'p1'), file('summary', 's1'), file('courseware', 'c1')];

describe('returned materials', () => {
  it('are refused as they were, in whatever order their files stand', () => {
    const returned = { items: [], files };
    expect(isUnchangedSince(returned, [...files].reverse())).toBe(true);
    expect(isUnchangedSince(returned, [...files, file('sitePhotos', 'p2')])).toBe(false);
    expect(isUnchangedSince(undefined, files)).toBe(false);
  });

  it('are refused until each thing that was returned is another', () => {
    const items = [
      { item: 'summary' as const, reason: '没有盖章' },
      { item: 'sitePhotos' as const, reason: '看不清' },
    ];
    const one = [file('sitePhotos', 'p2'), file('summary', 's1'), file('courseware', 'c1')];
    expect(isUnchangedSince({ items, files }, one)).toBe(true);
    expect(itemsToChange({ items, files }, one).map(({ changed }) => changed)).toEqual([false, true]);
    expect(isUnchangedSince({ items, files }, [file('sitePhotos', 'p2'), file('summary', 's2')])).toBe(false);
    // Another file of another kind is no answer.
    expect(isUnchangedSince({ items, files }, [...files, file('courseware', 'c2')])).toBe(true);
  });

  it('ask for words where the system made what was returned', () => {
    const items = [{ item: 'grantList' as const, reason: '有疑问' }];
    expect(isUnchangedSince({ items, files }, [...files, file('courseware', 'c2')])).toBe(true);
  });
});

it('asks a round of lecturers for no files', () => {
  expect(missingMaterials([], { role: 'lecturer' })).toEqual([]);
  expect(missingMaterials(['summary'])).toEqual(['sitePhotos', 'courseware']);
});
