import { defaultWindowOn } from '../project/attendance-window';
import {
  canChangeMaterials,
  decideMaterialsReview,
  decideMaterialsSubmission,
  endOfGranting,
  defaultActivityDate,
  grantRoundStates,
  isGranting,
  isSupplementary,
  refuseGrantWhen,
} from './grant';
import type { GrantRoundState } from './grant';
import { missingMaterials } from './materials';
import { instantOf } from '../kernel/time';

describe('the states of a grant round (M23)', () => {
  const steps = [
    (state: GrantRoundState) => decideMaterialsSubmission(state, []),
    (state: GrantRoundState) => decideMaterialsReview(state, { kind: 'approve' }),
    (state: GrantRoundState) => decideMaterialsReview(state, { kind: 'return', reason: '总结未盖章' }),
  ];

  it('allow exactly the steps of the rules', () => {
    const allowed = grantRoundStates.flatMap((state) =>
      steps.flatMap((decide) => {
        const decision = decide(state);
        return decision.kind === 'move' ? [`${state} → ${decision.to}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'granted → materialsSubmitted',
      'materialsSubmitted → effective',
      'materialsSubmitted → materialsReturned',
      'materialsReturned → materialsSubmitted',
    ]);
  });

  it('tell whether a round is still being written: of the project, or of one batch of it', () => {
    const rounds = [
      { batchId: 'b1', state: 'granted' as const },
      { batchId: 'b2', state: 'granting' as const },
    ];
    expect(isGranting(rounds)).toBe(true);
    expect(isGranting(rounds, 'b2')).toBe(true);
    expect(isGranting(rounds, 'b1')).toBe(false);
    expect(isGranting([])).toBe(false);
  });

  it('refuse materials that are incomplete or come before the grant is written, and a return without a reason', () => {
    const refused = (reason: string) => ({ kind: 'refuse', reason });
    expect(decideMaterialsSubmission('granted', ['courseware'])).toEqual(refused('materialsIncomplete'));
    expect(decideMaterialsSubmission('granting', [])).toEqual(refused('grantRunning'));
    const returned = (state: GrantRoundState, reason: string) =>
      decideMaterialsReview(state, { kind: 'return', reason });
    expect(returned('materialsSubmitted', ' ')).toEqual(refused('reasonRequired'));
    expect(returned('effective', 'x')).toEqual(refused('wrongState'));
  });
});

describe('the meeting materials', () => {
  it('lack the kinds that nobody has uploaded, in the order of the screen', () => {
    expect(missingMaterials([])).toEqual(['sitePhotos', 'summary', 'courseware']);
    expect(missingMaterials(['summary', 'summary'])).toEqual(['sitePhotos', 'courseware']);
    expect(missingMaterials(['courseware', 'sitePhotos', 'summary'])).toEqual([]);
    expect(missingMaterials([], { role: 'lecturer' })).toEqual([]);
    expect(missingMaterials([], { supplementFor: '补传的签到已确认' })).toEqual([]);
  });
});

describe('a grant (M19)', () => {
  const batch = { begin: '2025-11-29', end: '2025-11-30' };
  const windows = [defaultWindowOn('2025-11-29'), defaultWindowOn('2025-11-30')];
  const facts = {
    projectState: 'approved',
    analysis: { at: instantOf('2025-11-30', '18:00:01'), windows },
    batch,
    activityDate: '2025-11-30',
    now: instantOf('2025-11-30', '18:00:01'),
  } as const;

  it('may run once the last window is over', () => {
    expect(refuseGrantWhen(facts)).toEqual([]);
    expect(refuseGrantWhen({ ...facts, now: facts.now - 1 })).toEqual([{ reason: 'batchNotOver' }]);
  });

  it('is refused before the last day of the batch, though no window is left', () => {
    const restDays = [{ day: '2025-11-30', reason: '考察' }];
    const early = {
      ...facts,
      batch: { ...batch, restDays },
      analysis: { at: instantOf('2025-11-29', '19:00:00'), windows: windows.slice(0, 1) },
      now: instantOf('2025-11-29', '20:00:00'),
    };
    expect(refuseGrantWhen(early)).toEqual([{ reason: 'batchNotOver' }]);
  });

  it('is refused with the teaching days that have no window (天天考勤, M8)', () => {
    expect(refuseGrantWhen({ ...facts, analysis: { ...facts.analysis, windows: windows.slice(0, 1) } })).toEqual([
      { reason: 'dayWithoutWindow', days: ['2025-11-30'] },
    ]);
  });

  it('is refused on an analysis that was made before the last window was over', () => {
    const analysis = { windows, at: facts.analysis.at - 1 };
    expect(refuseGrantWhen({ ...facts, analysis })).toEqual([{ reason: 'analysisTooEarly' }]);
  });

  it('is refused for a project that may not be held, but not for one closed since', () => {
    expect(refuseGrantWhen({ ...facts, projectState: 'cancelled' })).toEqual([{ reason: 'projectNotApproved' }]);
    expect(refuseGrantWhen({ ...facts, projectState: 'closed' })).toEqual([]);
  });

  it('names every other reason at once', () => {
    const wrong = { ...facts, now: facts.now - 1, activityDate: '2025-12-01' };
    expect(refuseGrantWhen(wrong).map(({ reason }) => reason)).toEqual(['batchNotOver', 'activityDateOutsideBatch']);
  });

  it('that gave nobody anything ends as what it is', () => {
    expect(endOfGranting({ granted: 0 })).toBe('nobodyGranted');
    expect(endOfGranting({ granted: 1 })).toBe('granted');
  });

  it('proposes the last day of the batch as its activity date', () => {
    expect(defaultActivityDate(batch)).toBe('2025-11-30');
  });
});

describe('the files of a round', () => {
  it('may be changed after the grant and after a return, and lie still before the centre', () => {
    expect(grantRoundStates.filter(canChangeMaterials)).toEqual(['granted', 'materialsReturned']);
  });
});

it('a round is supplementary once the materials of the attendees of its batch are effective', () => {
  const effective = { batchId: 'b1', state: 'effective' as const };
  expect(isSupplementary([effective], 'b1')).toBe(true);
  expect(isSupplementary([{ ...effective, state: 'materialsSubmitted' as const }], 'b1')).toBe(false);
  expect(isSupplementary([effective], 'b2')).toBe(false);
  expect(isSupplementary([{ ...effective, role: 'lecturer' }], 'b1')).toBe(false);
});
