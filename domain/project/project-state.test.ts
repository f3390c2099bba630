import { canBeHeld, decideProjectTransition, editRight, projectStates } from './project-state';
import type { ProjectAction, ProjectState } from './project-state';

const allConform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
const steps: Record<string, ProjectAction> = {
  submit: { kind: 'submit', missing: [] },
  approve: { kind: 'approve', documentMarks: allConform },
  return: { kind: 'return', reason: '日程表缺少单位盖章' },
  cancel: { kind: 'cancel', reason: '场地停用' },
  close: { kind: 'close', today: '2025-12-01', lastDay: '2025-11-30' },
};

describe('the states of a project (M4, M9, M10)', () => {
  it('allows exactly the steps of the rules', () => {
    const allowed = projectStates.flatMap((state) =>
      Object.values(steps).flatMap((action) => {
        const decision = decideProjectTransition({ state, action });
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

  it.each<[string, ProjectState, ProjectAction, string]>([
    [
      'submitting what is incomplete',
      'draft',
      { kind: 'submit', missing: [{ area: 'courses', code: 'atLeastOneCourse' }] },
      'projectIncomplete',
    ],
    [
      'approving with a document marked unfit',
      'submitted',
      { kind: 'approve', documentMarks: { agenda: 'fails' } },
      'documentUnfit',
    ],
    [
      'approving with a document nobody has judged',
      'submitted',
      { kind: 'approve', documentMarks: { notice: 'conforms', agenda: 'conforms' } },
      'documentUnmarked',
    ],
    ['returning without a reason', 'submitted', { kind: 'return', reason: '' }, 'reasonMissing'],
    ['cancelling without a reason', 'approved', { kind: 'cancel', reason: '\n' }, 'reasonMissing'],
    [
      'closing on the last day',
      'approved',
      { kind: 'close', today: '2025-11-30', lastDay: '2025-11-30' },
      'projectNotOver',
    ],
    [
      'a step from the wrong state, whatever else is wrong',
      'draft',
      { kind: 'return', reason: '' },
      'projectStateForbids',
    ],
  ])('refuses %s', (_, state, action, reason) => {
    expect(decideProjectTransition({ state, action })).toEqual({ kind: 'refuse', reason });
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
