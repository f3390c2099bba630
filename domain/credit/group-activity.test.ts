import fc from 'fast-check';
import type { RuleRow } from '../kernel/rule-table';
import { shippedRules } from '../kernel/shipped-rules';
import {
  activityLimit,
  activityRuleOn,
  activityStates,
  decideActivityCancellation,
  decideActivityReview,
  decideActivitySubmission,
  decideActivityWithdrawal,
  underYearlyCap,
  whatIsMissing,
  type ActivityFacts,
  type ActivityRule,
} from './group-activity';

const rule: ActivityRule = {
  hourTenthsPerCredit: 40,
  capHundredths: 100,
  yearlyCapHundredths: null,
  confirmed: true,
  source: '试行',
};
const facts: ActivityFacts = {
  title: '危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-12-03',
  end: '2025-12-03',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
};
const missing = (changes: Partial<ActivityFacts> = {}, beside: Partial<Parameters<typeof whatIsMissing>[1]> = {}) =>
  whatIsMissing(
    { ...facts, ...changes },
    { rule, files: 1, people: 46, scansOpen: false, today: '2025-12-03', ...beside },
  );

describe('the credits of an activity', () => {
  it('follow its hours, with one decimal, up to the cap', () => {
    expect([19, 20, 36, 40, 400].map((hours) => activityLimit(rule, hours))).toEqual([40, 50, 90, 100, 100]);
  });

  it('never exceed the cap nor what the hours give, whatever the hours', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 200 }), fc.nat(2000), (hours, per, cap) => {
        const limit = activityLimit({ ...rule, hourTenthsPerCredit: per, capHundredths: cap }, hours);
        expect(limit).toBeLessThanOrEqual(cap);
        expect(limit * per).toBeLessThanOrEqual(hours * 100);
        expect(
          activityLimit({ ...rule, hourTenthsPerCredit: per, capHundredths: cap }, hours + 1),
        ).toBeGreaterThanOrEqual(limit);
      }),
    );
  });

  it('go by the rows of the day, which are uncertain until the centre has confirmed them', () => {
    const at = { track: 'health', day: '2025-12-03' } as const;
    expect(activityRuleOn(shippedRules, at)).toMatchObject({
      ...{ hourTenthsPerCredit: 40, capHundredths: 100, yearlyCapHundredths: null, confirmed: false },
    });
    const confirmed: RuleRow[] = shippedRules.map((row) => ({ ...row, certainty: 'confirmedByCentre' }));
    expect(activityRuleOn(confirmed, at)?.confirmed).toBe(true);
    expect(activityRuleOn([], at)).toBeUndefined();
  });

  it('of a year count up to the yearly cap: nothing is lost and nothing is made', () => {
    expect(underYearlyCap(1200, 1000)).toEqual({ counted: 1000, cut: 200 });
    expect(underYearlyCap(1200, null)).toEqual({ counted: 1200, cut: 0 });
    fc.assert(
      fc.property(fc.nat(10_000), fc.option(fc.nat(10_000)), (all, cap) => {
        const { counted, cut } = underYearlyCap(all, cap);
        expect(counted + cut).toBe(all);
        expect(counted).toBeLessThanOrEqual(cap ?? all);
      }),
    );
  });
});

describe('what an activity lacks', () => {
  it('is nothing when all is there', () => expect(missing()).toEqual([]));

  it('is told at once', () => {
    const open = { title: ' ', kind: null, begin: null, end: null, placeName: '', hourTenths: 0, creditHundredths: 0 };
    expect(missing({ ...open, lecturerName: '' }, { rule: undefined, files: 0, people: 0 })).toEqual([
      ...['title', 'kind', 'dates', 'placeName', 'hours', 'credits', 'lecturer', 'files', 'people'],
    ]);
  });

  it('is that its credits exceed what the hours give, by a tenth already', () => {
    expect(missing({ creditHundredths: 60 })).toEqual(['creditsOver']);
    expect(missing({ creditHundredths: 55 })).toEqual(['creditsStep', 'creditsOver']);
  });

  it('is its end: the day must have come, and its year must not be closed', () => {
    expect(missing({ end: '2025-12-04' })).toEqual(['notOver']);
    expect(missing({ begin: '2024-12-31', end: '2025-01-01' })).toEqual(['datesYear']);
    expect(missing({ begin: '2024-01-01', end: '2024-01-01' })).toEqual([]);
    expect(missing({ begin: '2023-12-31', end: '2023-12-31' })).toEqual(['yearClosed']);
    expect(missing({ begin: '2025-12-03', end: '2025-12-02' })).toEqual(['datesOrder']);
    expect(missing({ begin: '2025-11-02' })).toEqual(['datesLong']);
    expect(missing({ begin: '2025-11-03' })).toEqual([]);
  });

  it('is a rule, where the table has none for its day', () => {
    expect(missing({}, { rule: undefined })).toEqual(['noRule']);
  });
});

describe('the steps of an activity', () => {
  const submit = (state: (typeof activityStates)[number], changes = {}) =>
    decideActivitySubmission(state, { problems: [], changed: true, gathering: false, ...changes });

  it('are handed in from a draft or after a return, once something has changed', () => {
    expect(activityStates.filter((state) => submit(state).kind === 'move')).toEqual(['draft', 'returned']);
    expect(submit('returned', { changed: false })).toEqual({ kind: 'refuse', reason: 'unchangedSinceReturn' });
    expect(submit('draft', { changed: false })).toMatchObject({ kind: 'move' });
    expect(submit('draft', { problems: ['title'] })).toEqual({ kind: 'refuse', reason: 'activityIncomplete' });
    expect(submit('draft', { gathering: true })).toEqual({ kind: 'refuse', reason: 'peopleGathering' });
  });

  it('are taken back to where it came from while it waits', () => {
    const back = (wasReturned: boolean) => decideActivityWithdrawal('submitted', { wasReturned });
    expect([back(false), back(true)]).toEqual([
      { kind: 'move', to: 'draft' },
      { kind: 'move', to: 'returned' },
    ]);
    const from = activityStates.filter(
      (state) => decideActivityWithdrawal(state, { wasReturned: false }).kind === 'move',
    );
    expect(from).toEqual(['submitted']);
  });

  it('end by a cancellation only what nobody reviews and nothing was granted of', () => {
    const ended = activityStates.filter(
      (state) => decideActivityCancellation(state, { gathering: false }).kind === 'move',
    );
    expect(ended).toEqual(['draft', 'returned']);
    expect(decideActivityCancellation('draft', { gathering: true }).kind).toBe('refuse');
  });

  it('are approved by a confirmed rule and within its limit alone', () => {
    const approve = (changes: Partial<ActivityRule> | undefined, creditHundredths = 50) =>
      decideActivityReview(
        'submitted',
        { kind: 'approve' },
        { rule: changes && { ...rule, ...changes }, facts: { ...facts, creditHundredths }, isOwn: false },
      );
    expect(approve({})).toEqual({ kind: 'move', to: 'approved' });
    expect(approve({ confirmed: false })).toEqual({ kind: 'refuse', reason: 'activityRuleOpen' });
    expect(approve(undefined)).toEqual({ kind: 'refuse', reason: 'activityRuleOpen' });
    expect(approve({ capHundredths: 40 })).toEqual({ kind: 'refuse', reason: 'activityOverLimit' });
  });

  it('are decided on by nobody of their own institution', () => {
    const own = { rule: { ...rule, confirmed: true }, facts, isOwn: true };
    expect(decideActivityReview('submitted', { kind: 'approve' }, own)).toEqual({
      kind: 'refuse',
      reason: 'ownActivity',
    });
  });

  it('are returned with a reason, whatever the rule says', () => {
    const giveBack = (reason: string) =>
      decideActivityReview('submitted', { kind: 'return', reason }, { rule: undefined, facts, isOwn: false });
    expect(giveBack('请补签到表')).toEqual({ kind: 'move', to: 'returned' });
    expect(giveBack('不行')).toEqual({ kind: 'refuse', reason: 'reasonRequired' });
  });
});
