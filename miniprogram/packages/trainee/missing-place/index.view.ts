import type { InputOf } from '../../../../contract/index';
import type { DirectoryRequestKind } from '../../../../domain/person/directory-request';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { foldName } from '../../../../domain/person/name';
import { nameWords } from '../../../services/name-words';
import { maxima } from '../shared/missing-place';

/** What is said about a place that is in no list. */
export interface MissingPlace {
  applicantName: string;
  name: string;
  /** Of an institution alone. */
  area: string;
  departmentName: string;
  note: string;
}
export type MissingField = keyof MissingPlace;
export type MissingProblems = Partial<Record<MissingField, string>>;

/** A name of the lists: two characters at least, and no picture in it. */
function placeProblem(name: string, what: string, most: number): string | undefined {
  const length = Array.from(name.trim()).length;
  if (length === 0) return `请填写${what}`;
  if (length < 2) return '请至少写 2 个字';
  if (length > most) return `最多 ${most} 个字，多了 ${length - most} 个`;
  return hasEmoji(name) ? '名称里不能有表情' : undefined;
}

/** Everything that still has to be dealt with, by field. */
export function problemsOf(kind: DirectoryRequestKind, place: MissingPlace): MissingProblems {
  const { applicantName, name, area, departmentName } = place;
  const ofInstitution = kind === 'institution';
  const found: Record<MissingField, string | undefined> = {
    applicantName: applicantName.trim() === '' ? '请填写真实姓名' : nameWords(applicantName),
    name: placeProblem(name, ofInstitution ? '单位全称' : '科室名称', maxima[kind]),
    area: ofInstitution ? placeProblem(area, '所在地', maxima.area) : undefined,
    departmentName:
      ofInstitution && departmentName.trim() !== ''
        ? placeProblem(departmentName, '科室', maxima.department)
        : undefined,
    note: undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

/** The call's input. */
export function inputOf(
  kind: DirectoryRequestKind,
  institutionId: string,
  { applicantName, name, area, departmentName, note }: MissingPlace,
): InputOf<'directoryRequest.submit'> {
  const department = departmentName.trim();
  return {
    applicantName: foldName(applicantName),
    missing:
      kind === 'institution'
        ? { kind, name: name.trim(), area: area.trim(), ...(department !== '' && { departmentName: department }) }
        : { kind, institutionId, name: name.trim() },
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}

/** Who looks into it, and what follows. */
export const stepsOf = (kind: DirectoryRequestKind, institutionName: string): string[] => [
  kind === 'institution' ? '委医学科技发展中心核实' : `${institutionName}的管理员核实`,
  '加入列表，发「消息」告诉您',
  kind === 'institution' ? '回来选单位，提交注册' : '回来选科室，提交注册',
];
