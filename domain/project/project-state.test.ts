import {
  canBeHeld,
  decideProjectCancel,
  decideProjectClose,
  decideProjectReview,
  decideProjectSubmission,
  decideProjectWithdrawal,
  editRight,
  projectStates,
} from './project-state';
import type { ProjectState } from './project-state';
import type { Step } from '../kernel/step';

const allConform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
const closing = { over: true, openRounds: 0, withoutCredits: 0, reason: '' };
const cancelling = { reason: '场地停用', handedIn: true, granting: 'nothing' } as const;
const steps: ((state: ProjectState) => Step<ProjectState, string>)[] = [
  (state) => decideProjectSubmission(state, []),
  (state) => decideProjectReview(state, { kind: 'approve', documentMarks: allConform }),
  (state) => decideProjectReview(state, { kind: 'return', reason: '日程表缺少单位盖章' }),
  (state) => decideProjectWithdrawal(state, { begun: false, reviewed: false }),
  (state) => decideProjectCancel(state, cancelling),
  (state) => decideProjectClose(state, closing),
];

describe('the states of a project (M4, M9, M10)', () => {
  it('allows exactly the steps of the rules', () => {
    const allowed = projectStates.flatMap((state) =>
      steps.flatMap((decide) => {
        const decision = decide(state);
        return decision.kind === 'move' ? [`${state} → ${decision.to}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'draft → submitted',
      'draft → cancelled',
      'submitted → approved',
      'submitted → returned',
      'submitted → draft',
      'returned → submitted',
      'returned → cancelled',
      'approved → cancelled',
      'approved → closed',
    ]);
  });

  const approval = (documentMarks: object) => decideProjectReview('submitted', { kind: 'approve', documentMarks });
  it.each([
    [
      'submitting what is incomplete',
      decideProjectSubmission('draft', [{ area: 'courses', code: 'atLeastOneCourse' }]),
      'projectIncomplete',
    ],
    ['approving with a document marked unfit', approval({ agenda: 'fails' }), 'documentUnfit'],
    [
      'approving with a document nobody has judged',
      approval({ notice: 'conforms', agenda: 'conforms' }),
      'documentUnmarked',
    ],
    ['returning without a reason', decideProjectReview('submitted', { kind: 'return', reason: '' }), 'reasonRequired'],
    [
      'withdrawing what a reviewer has in hand',
      decideProjectWithdrawal('submitted', { begun: true, reviewed: false }),
      'reviewBegun',
    ],
    ['cancelling without a reason', decideProjectCancel('approved', { ...cancelling, reason: '\n' }), 'reasonRequired'],
    [
      'cancelling what has given credits',
      decideProjectCancel('approved', { ...cancelling, granting: 'granted' }),
      'creditsGranted',
    ],
    [
      'cancelling while a round is written',
      decideProjectCancel('approved', { ...cancelling, granting: 'running' }),
      'grantRunning',
    ],
    [
      'cancelling a draft that nobody has seen',
      decideProjectCancel('draft', { ...cancelling, handedIn: false }),
      'wrongState',
    ],
    ['closing before the end', decideProjectClose('approved', { ...closing, over: false }), 'projectNotOver'],
    ['closing over open materials', decideProjectClose('approved', { ...closing, openRounds: 1 }), 'roundsOpen'],
    [
      'ending a batch without credits and without a reason',
      decideProjectClose('approved', { ...closing, withoutCredits: 1 }),
      'reasonRequired',
    ],
    [
      'a step from the wrong state, whatever else is wrong',
      decideProjectReview('draft', { kind: 'return', reason: '' }),
      'wrongState',
    ],
  ])('refuses %s', (_, decision, reason) => {
    expect(decision).toEqual({ kind: 'refuse', reason });
  });

  it('gives a withdrawn submission back as what it was before', () => {
    expect(decideProjectWithdrawal('submitted', { begun: false, reviewed: true })).toEqual({
      kind: 'move',
      to: 'returned',
    });
  });

  it('closes over batches without credits when a reason is given', () => {
    const close = { ...closing, withoutCredits: 2, reason: '到场不足三人，没有授分' };
    expect(decideProjectClose('approved', close)).toEqual({ kind: 'move', to: 'closed' });
  });

  it('lets only an approved project be held', () => {
    expect(projectStates.filter(canBeHeld)).toEqual(['approved']);
  });

  it('after the approval logs texts and lecturers, and asks the centre for the rest', () => {
    expect(editRight({ state: 'returned', area: 'batches' })).toBe('free');
    expect(editRight({ state: 'submitted', area: 'text' })).toBe('locked');
    expect(editRight({ state: 'approved', area: 'lecturer' })).toBe('logged');
    expect(editRight({ state: 'approved', area: 'batches' })).toBe('needsCentre');
    expect(editRight({ state: 'closed', area: 'text' })).toBe('locked');
  });
});
