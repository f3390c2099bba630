import { isUnchangedSince, itemsToChange, missingMaterials } from './materials';

const file = (kind: 'sitePhotos' | 'summary' | 'courseware', fileId: string) => ({ kind, fileId });
const made = [
  { item: 'report' as const, basis: 'report 1' },
  { item: 'grantList' as const, basis: 'grantList 2,600,0' },
];
const files = [file('sitePhotos', 'p1'), file('summary', 's1'), file('courseware', 'c1')];

describe('returned materials', () => {
  it('are refused as they were, in whatever order their files stand', () => {
    const returned = { items: [], files, made };
    expect(isUnchangedSince(returned, { files: [...files].reverse(), made: [...made].reverse() })).toBe(true);
    expect(isUnchangedSince(returned, { files: [...files, file('sitePhotos', 'p2')], made })).toBe(false);
    expect(isUnchangedSince(undefined, { files, made })).toBe(false);
  });

  it('are refused until each thing that was returned is another', () => {
    const items = [
      { item: 'summary' as const, reason: '没有盖章' },
      { item: 'sitePhotos' as const, reason: '看不清' },
    ];
    const one = [file('sitePhotos', 'p2'), file('summary', 's1'), file('courseware', 'c1')];
    expect(isUnchangedSince({ items, files, made }, { files: one, made })).toBe(true);
    expect(itemsToChange({ items, files, made }, { files: one, made }).map(({ changed }) => changed)).toEqual([
      false,
      true,
    ]);
    expect(
      isUnchangedSince({ items, files, made }, { files: [file('sitePhotos', 'p2'), file('summary', 's2')], made }),
    ).toBe(false);
    // Another file of another kind is no answer.
    expect(isUnchangedSince({ items, files, made }, { files: [...files, file('courseware', 'c2')], made })).toBe(true);
  });

  it('ask for words, or for other facts, where the system made what was returned', () => {
    const items = [{ item: 'grantList' as const, reason: '有疑问' }];
    const after = made.map((each) => (each.item === 'grantList' ? { ...each, basis: 'grantList 2,600,1' } : each));
    expect(isUnchangedSince({ items, files, made }, { files, made: after })).toBe(false);
    // Something else that was made anew is no answer.
    const other = made.map((each) => (each.item === 'report' ? { ...each, basis: 'report 2' } : each));
    expect(isUnchangedSince({ items, files, made }, { files, made: other })).toBe(true);
    // Without reasons for single things it is.
    expect(isUnchangedSince({ items: [], files, made }, { files, made: other })).toBe(false);
    expect(isUnchangedSince({ items, files, made }, { files: [...files, file('courseware', 'c2')], made })).toBe(true);
  });
});

it('asks a round of lecturers for no files', () => {
  expect(missingMaterials([], { role: 'lecturer' })).toEqual([]);
  expect(missingMaterials(['summary'])).toEqual(['sitePhotos', 'courseware']);
});
