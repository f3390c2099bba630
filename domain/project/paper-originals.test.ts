import fc from 'fast-check';
import { allHaveCome, notePapers, papersOf } from './paper-originals';
import { documentKinds } from './project';

const kinds = documentKinds.map(({ code }) => code);
const he = { by: '何静', at: 1 };
const tang = { by: '唐丽', at: 2 };

describe('paper originals', () => {
  it('come one by one, and are all there once the third has come', () => {
    const one = notePapers({}, { kinds: ['notice'], received: true, noted: he });
    expect([one, allHaveCome(one)]).toEqual([{ notice: he }, false]);
    const all = notePapers(one, { kinds, received: true, noted: tang });
    expect([all, allHaveCome(all)]).toEqual([{ notice: he, agenda: tang, registrationForm: tang }, true]);
    expect(allHaveCome(notePapers(all, { kinds: ['agenda'], received: false, noted: he }))).toBe(false);
  });

  it('of a project from before are all there, or none', () => {
    expect(papersOf({ paperReceived: false })).toEqual({});
    expect(papersOf({ paperReceived: true, paperNoted: he })).toEqual({ notice: he, agenda: he, registrationForm: he });
    expect(papersOf({ paperReceived: true, papers: { notice: he } })).toEqual({ notice: he });
  });

  it('are what was noted of each last, whatever came of the others', () => {
    const act = fc.record({ kinds: fc.subarray(kinds), received: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const papers = acts.reduce(
          (before, each, at) => notePapers(before, { ...each, noted: { by: '何静', at } }),
          {},
        );
        for (const kind of kinds) {
          const last = acts.filter((each) => each.kinds.includes(kind)).at(-1);
          expect(kind in papers).toBe(last?.received === true);
        }
      }),
    );
  });
});
