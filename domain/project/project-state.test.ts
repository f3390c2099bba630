import {
  canBeHeld,
  decideProjectEnd,
  decideProjectReview,
  decideProjectSubmission,
  editRight,
  projectStates,
} from './project-state';
import type { ProjectState } from './project-state';
import type { Step } from '../kernel/step';

const allConform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
const closing = { kind: 'close', today: '2025-12-01', lastDay: '2025-11-30' } as const;
const steps: ((state: ProjectState) => Step<ProjectState, string>)[] = [
  (state) => decideProjectSubmission(state, []),
  (state) => decideProjectReview(state, { kind: 'approve', documentMarks: allConform }),
  (state) => decideProjectReview(state, { kind: 'return', reason: '日程表缺少单位盖章' }),
  (state) => decideProjectEnd(state, { kind: 'cancel', reason: '场地停用' }),
  (state) => decideProjectEnd(state, closing),
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
      'submitted → approved',
      'submitted → returned',
      'returned → submitted',
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
    ['cancelling without a reason', decideProjectEnd('approved', { kind: 'cancel', reason: '\n' }), 'reasonRequired'],
    ['closing on the last day', decideProjectEnd('approved', { ...closing, today: '2025-11-30' }), 'projectNotOver'],
    [
      'a step from the wrong state, whatever else is wrong',
      decideProjectReview('draft', { kind: 'return', reason: '' }),
      'wrongState',
    ],
  ])('refuses %s', (_, decision, reason) => {
    expect(decision).toEqual({ kind: 'refuse', reason });
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
