import fc from 'fast-check';
import { mergeTyped, TwoVersions, whenGone } from './two-versions';

const wording = { label: (key: string) => `«${key}»`, words: (_: string, value: string) => value };
const clock = () => '10:16';
const by = { by: '李建华', at: 0 };
const never = () => false;

describe('two versions of a form', () => {
  it('keep what was typed here and take what was saved elsewhere', () => {
    const loaded = { venue: '旧', lead: '刘芳' };
    expect(
      mergeTyped({
        mine: { venue: '新', lead: '刘芳' },
        loaded,
        latest: { venue: '旧', lead: '陈志远' },
        locked: () => false,
      }),
    ).toEqual({ venue: '新', lead: '陈志远' });
  });

  it('show what is saved where nothing can be saved any more', () => {
    const loaded = { venue: '旧', remarks: '' };
    const mine = { venue: '新', remarks: '补记' };
    const latest = { venue: '旧', remarks: '' };
    expect(mergeTyped({ mine, loaded, latest, locked: (key) => key === 'venue' })).toEqual({
      venue: '旧',
      remarks: '补记',
    });
  });
});

describe('two people in one form', () => {
  const loaded = { venue: '旧', lead: '刘芳', phone: '1' };

  it('are told who, and choose where both have changed a thing', () => {
    const versions = new TwoVersions(wording);
    const latest = { venue: '三楼', lead: '陈志远', phone: '1' };
    const mine = versions.take({ mine: { ...loaded, venue: '五楼', phone: '2' }, loaded, latest, locked: never });
    expect(mine).toEqual({ venue: '五楼', lead: '陈志远', phone: '2' });
    expect(versions.isOpen(mine)).toBe(true);
    expect(versions.conflict(mine, by, clock)).toEqual({
      who: '李建华 10:16 改过',
      both: [{ key: 'venue', label: '«venue»', mine: '五楼', theirs: '三楼', locked: false }],
      theirs: [{ key: 'lead', label: '«lead»', before: '刘芳', after: '陈志远' }],
    });
    expect(versions.settle(mine, ['venue'])).toEqual({ venue: '三楼', lead: '陈志远', phone: '2' });
    expect(versions.isOpen(mine)).toBe(false);
  });

  it('have nothing to choose once the same was typed by hand', () => {
    const versions = new TwoVersions(wording);
    const mine = versions.take({
      mine: { ...loaded, venue: '五楼' },
      loaded,
      latest: { ...loaded, venue: '三楼' },
      locked: never,
    });
    expect(versions.isOpen({ ...mine, venue: '三楼' })).toBe(false);
  });

  it('still have to choose after the form was loaded once more', () => {
    const versions = new TwoVersions(wording);
    const latest = { ...loaded, venue: '三楼' };
    const once = versions.take({ mine: { ...loaded, venue: '五楼' }, loaded, latest, locked: never });
    const twice = versions.take({ mine: once, loaded: latest, latest: { ...latest, venue: '四楼' }, locked: never });
    expect(versions.conflict(twice, undefined, clock)).toMatchObject({
      who: '有人在您之后改过',
      both: [{ mine: '五楼', theirs: '四楼' }],
    });
  });

  it('see what was typed where nothing can be saved any more', () => {
    const versions = new TwoVersions(wording);
    const mine = versions.take({ mine: { ...loaded, venue: '五楼' }, loaded, latest: loaded, locked: () => true });
    expect(versions.isOpen(mine)).toBe(false);
    expect(versions.conflict(mine, by, clock).both).toEqual([
      { key: 'venue', label: '«venue»', mine: '五楼', theirs: '旧', locked: true },
    ]);
  });

  it('choose whether a thing that was removed meanwhile stays', () => {
    const versions = new TwoVersions(wording);
    const mine = versions.take({ ...whenGone({ mine: { ...loaded, venue: '五楼' }, loaded }), locked: never });
    expect(mine.venue).toBe('五楼');
    expect(versions.conflict(mine, by, clock).both).toMatchObject([{ key: 'there', mine: 'kept', theirs: 'gone' }]);
    expect(versions.settle(mine, ['there'])).toMatchObject({ there: 'gone' });
  });

  it('lose nothing that either has changed without a choice', () => {
    const value = fc.constantFrom('', 'a', 'b', 'c');
    const form = fc.record({ x: value, y: value, z: value });
    fc.assert(
      fc.property(form, form, form, fc.subarray(['x', 'y', 'z']), (base, mine, latest, picks) => {
        const versions = new TwoVersions(wording);
        const merged = versions.take({ mine, loaded: base, latest, locked: never });
        const { both, theirs } = versions.conflict(merged, by, clock);
        const settled = versions.settle(merged, picks);
        for (const key of ['x', 'y', 'z'] as const) {
          const iChanged = mine[key] !== base[key];
          const theyChanged = latest[key] !== base[key];
          const contested = iChanged && theyChanged && mine[key] !== latest[key];
          expect(both.some((row) => row.key === key)).toBe(contested);
          expect(theirs.some((row) => row.key === key)).toBe(theyChanged && !iChanged);
          const chosen = contested && picks.includes(key) ? latest[key] : mine[key];
          expect(settled[key]).toBe(iChanged ? chosen : latest[key]);
        }
      }),
    );
  });
});
