import type { OutputOf } from '../../../../contract/index';
import { DEPARTMENT_NAME_AT_MOST, INSTITUTION_NAME_AT_MOST } from '../../../../domain/person/directory-request';

/** Longest texts of a request, in characters. */
export const maxima = {
  institution: INSTITUTION_NAME_AT_MOST,
  department: DEPARTMENT_NAME_AT_MOST,
  area: 60,
  note: 100,
} as const;

type Asked = OutputOf<'directoryRequest.mine'>['rows'][number];

/** The latest request as the registration form tells of it. */
export interface AskedView {
  directoryRequestId: string;
  state: 'open' | 'there' | 'refused';
  words: string;
}

/** @returns null where nothing was asked for, or it was taken back */
export function askedView(rows: readonly Asked[]): AskedView | null {
  const [latest] = rows;
  if (latest === undefined) return null;
  const { directoryRequestId, kind, name, state, outcome } = latest;
  const what = kind === 'institution' ? '单位' : '科室';
  switch (state) {
    case 'withdrawn':
      return null;
    case 'open':
      return {
        directoryRequestId,
        state: 'open',
        words: `「${name}」正在由${kind === 'institution' ? '中心' : '单位'}核实，加入后发消息告诉您。已填的资料会保留 7 天。`,
      };
    case 'added':
    case 'matched': {
      const entry = kind === 'institution' ? outcome?.institutionName : outcome?.departmentName;
      return {
        directoryRequestId,
        state: 'there',
        words: `${what}「${entry ?? name}」已在列表里，已为您选好，请接着填写。`,
      };
    }
    case 'refused':
      return { directoryRequestId, state: 'refused', words: `「${name}」没有加入：${outcome?.reason ?? ''}` };
  }
}

/** The place that somebody may choose at last, for what their form leaves open: what they have chosen meanwhile stays. */
export function foundIn(
  rows: readonly Asked[],
  form: { institutionId: string; departmentId: string },
): { institutionId: string; institutionName: string; departmentId: string; departmentName: string } | undefined {
  const [latest] = rows;
  if (!latest?.outcome || (latest.state !== 'added' && latest.state !== 'matched') || form.departmentId !== '')
    return undefined;
  const { institutionId = '', institutionName, departmentId = '', departmentName } = latest.outcome;
  const fits = form.institutionId === '' ? latest.kind === 'institution' : form.institutionId === institutionId;
  return fits ? { institutionId, institutionName, departmentId, departmentName } : undefined;
}
