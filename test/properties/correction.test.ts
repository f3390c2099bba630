import * as fc from 'fast-check';
import {
  corrected,
  correctableFacts,
  decideCorrection,
  differingFacts,
  isNothing,
  type CorrectablePerson,
  type CorrectedFacts,
  type CorrectionState,
} from '../../domain/person/correction';
import { changesBetween, withCorrections, type KnownPerson } from '../../domain/person/history';
import { educations, professionalTitles, specialties } from '../../domain/person/profession';

const codes = <Code extends string>(list: readonly { readonly code: Code }[]) =>
  fc.constantFrom(...list.map(({ code }) => code));
const name = fc.constantFrom('周敏', '周明', '欧阳静');
const departmentId = fc.constantFrom('d1', 'd2', 'd3');
const cardNumber = fc.constantFrom('', '430100000217', '430100000218');
const facts: fc.Arbitrary<CorrectedFacts> = fc.record(
  {
    ...{ name, departmentId, cardNumber },
    professionalTitle: codes(professionalTitles),
    specialty: codes(specialties),
    education: codes(educations),
  },
  { requiredKeys: [] },
);
const departmentNameOf = (id: string): string => `科室${id}`;

type Person = CorrectablePerson & KnownPerson;
const person: fc.Arbitrary<Person> = fc
  .record({
    ...{ name, departmentId, cardNumber },
    professionalTitle: codes(professionalTitles),
    specialty: codes(specialties),
    education: codes(educations),
  })
  .map(({ cardNumber: card, ...rest }) => ({
    ...rest,
    departmentName: departmentNameOf(rest.departmentId),
    ...(card === '' ? {} : { cardNumber: card }),
    ...{ nationalIdMasked: '430***********0217', nationalIdDigest: 'n', phoneMasked: '138****5621', phoneDigest: 'p' },
    institutionName: '甲医院',
  }));
const correct = (before: Person, asked: CorrectedFacts): Person =>
  corrected(before, asked, departmentNameOf(asked.departmentId ?? before.departmentId));

describe('a correction of facts', () => {
  it('changes what differs and nothing else, and is nothing once it was made', () => {
    fc.assert(
      fc.property(person, facts, (before, asked) => {
        const differing = differingFacts(before, asked);
        const after = correct(before, differing);
        expect(correct(before, asked)).toEqual(after);
        expect(isNothing(differingFacts(after, asked))).toBe(true);
        expect(after.nationalIdDigest).toBe(before.nationalIdDigest);
        expect(changesBetween(before, after)).toHaveLength(Object.keys(differing).length);
      }),
    );
  });

  it('stands in the history as it was made: a copy of another day with its changes is the person of today', () => {
    fc.assert(
      fc.property(person, fc.array(facts, { maxLength: 6 }), (first, all) => {
        let now = first;
        const changes = all.flatMap((asked) => {
          const before = now;
          now = correct(before, asked);
          return changesBetween(before, now);
        });
        const copyOf = ({ name: called, departmentName, professionalTitle, specialty }: Person) => ({
          ...{ name: called, departmentName, professionalTitle, specialty },
        });
        expect(withCorrections(copyOf(first), changes)).toEqual(copyOf(now));
        expect(changes.every(({ fact }) => (correctableFacts as readonly string[]).includes(fact))).toBe(true);
      }),
    );
  });

  it('is decided once, whatever is tried in whatever order, and never by its own person or without a reason', () => {
    const action = fc.record({
      kind: fc.constantFrom('approve' as const, 'return' as const, 'withdraw' as const),
      reason: fc.constantFrom('', '不行', '与聘任文件不符'),
      own: fc.boolean(),
      obstacle: fc.constantFrom(undefined, 'departmentGone' as const, 'cardNumberHeld' as const),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (tried) => {
        let state: CorrectionState = 'pending';
        let decisions = 0;
        for (const { kind, reason, own, obstacle } of tried) {
          const step = decideCorrection(state, kind === 'return' ? { kind, reason } : { kind }, { own, obstacle });
          if (step.kind === 'refuse') continue;
          decisions += 1;
          state = step.to;
          if (state === 'approved') expect([own, obstacle]).toEqual([false, undefined]);
          if (state === 'returned') expect(reason).toBe('与聘任文件不符');
        }
        expect(decisions).toBeLessThanOrEqual(1);
        expect(decisions === 0).toBe(state === 'pending');
      }),
    );
  });
});
