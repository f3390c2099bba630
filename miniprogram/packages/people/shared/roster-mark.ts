import type { OutputOf } from '../../../../contract/index';

type Mark = OutputOf<'registration.get'>['roster'];

/** What the roster says of a registration, beside it. */
export interface RosterNote {
  tone: 'ok' | 'late' | 'neu';
  icon: string;
  text: string;
}

/** Null where there is no roster. */
export function rosterNote(mark: Mark): RosterNote | null {
  if (mark === null) return null;
  if (!mark.listed) return { tone: 'neu', icon: 'info-circle-filled', text: '不在花名册中，请核对是不是本单位的人' };
  const { otherName, otherDepartment, saysDepartment } = mark;
  const differences = [
    otherName === null ? '' : `姓名不同：花名册为 ${otherName}`,
    otherDepartment === null ? '' : `科室不同：花名册为 ${otherDepartment}`,
  ].filter((text) => text !== '');
  if (differences.length > 0) return { tone: 'late', icon: 'error-triangle-filled', text: differences.join('；') };
  const text = saysDepartment ? '在花名册中，姓名与科室一致' : '在花名册中，姓名一致';
  return { tone: 'ok', icon: 'check-circle-filled', text };
}
