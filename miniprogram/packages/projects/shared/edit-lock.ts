import { editRight, type ProjectArea, type ProjectState } from '../../../../domain/project/project-state';

/** Why a part of a project cannot be changed now; '' when it can. */
export function lockNote(state: ProjectState, area: ProjectArea): string {
  switch (editRight({ state, area })) {
    case 'locked':
      return state === 'submitted' ? '审核中，不能改' : '不能再改';
    case 'needsCentre':
      return '中心已审核，要改请在项目页「申请变更」';
    case 'free':
    case 'logged':
      return '';
  }
}

/** Whether the project may still be filled in and handed in. */
export const isFillable = (state: ProjectState): boolean => state === 'draft' || state === 'returned';
