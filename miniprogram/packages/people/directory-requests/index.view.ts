import type { InputOf, OutputOf } from '../../../../contract/index';
import {
  DEPARTMENT_NAME_AT_MOST,
  INSTITUTION_NAME_AT_MOST,
  type DirectoryRequestKind,
} from '../../../../domain/person/directory-request';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { passwordProblems } from '../../../components/password-sheet/index.view';
import { shortMoment } from '../../../services/format';

type Row = OutputOf<'directoryRequest.list'>['rows'][number];
type Decision = InputOf<'directoryRequest.decide'>['decision'];

/** A request as its office reads it. */
export interface RequestCard {
  directoryRequestId: string;
  kind: DirectoryRequestKind;
  name: string;
  departmentName: string;
  open: boolean;
  /** Who asks, and since when. */
  line: string;
  facts: { label: string; value: string }[];
  /** What it came to; '' while it waits. */
  outcome: string;
}

function outcomeOf({ state, kind, outcome, by }: Row): string {
  const entry = kind === 'institution' ? outcome?.institutionName : outcome?.departmentName;
  switch (state) {
    case 'open':
      return '';
    case 'added':
      return `${by}加入了「${entry ?? ''}」`;
    case 'matched':
      return `${by}指向了已有的「${entry ?? ''}」`;
    case 'refused':
      return `${by}没有加入：${outcome?.reason ?? ''}`;
    case 'withdrawn':
      return '本人已撤回';
  }
}

export const requestCard = (row: Row): RequestCard => ({
  directoryRequestId: row.directoryRequestId,
  kind: row.kind,
  name: row.name,
  departmentName: row.departmentName,
  open: row.state === 'open',
  line: `${row.applicantName} · ${shortMoment(row.askedAt)}`,
  facts: [
    { label: '所在地', value: row.area },
    { label: '科室', value: row.departmentName },
    { label: '备注', value: row.note },
  ].filter(({ value }) => value !== ''),
  outcome: outcomeOf(row),
});

/** What is typed before something is added; account and password of an institution alone. */
export interface NewEntry {
  name: string;
  account: string;
  password: string;
  departmentName: string;
}
export type EntryProblems = Partial<Record<keyof NewEntry, string>>;

/** As the applicant has written it: whoever decides corrects it. */
export const entryOf = ({ name, departmentName }: RequestCard): NewEntry => ({
  name,
  account: '',
  password: '',
  departmentName,
});

const nameMaxima: Record<DirectoryRequestKind, number> = {
  institution: INSTITUTION_NAME_AT_MOST,
  department: DEPARTMENT_NAME_AT_MOST,
};
export const nameMax = (kind: DirectoryRequestKind): number => nameMaxima[kind];

function nameProblem(name: string, most: number): string | undefined {
  const length = Array.from(name.trim()).length;
  if (length < 2) return '请至少写 2 个字';
  if (length > most) return `最多 ${most} 个字，多了 ${length - most} 个`;
  return hasEmoji(name) ? '名称里不能有表情' : undefined;
}

/** Everything that still has to be dealt with, by field. */
export function problemsOf(
  kind: DirectoryRequestKind,
  { name, account, password, departmentName }: NewEntry,
): EntryProblems {
  const ofInstitution = kind === 'institution';
  const typed = { current: '', next: password, again: password };
  const found: Record<keyof NewEntry, string | undefined> = {
    name: nameProblem(name, nameMax(kind)),
    account: !ofInstitution
      ? undefined
      : account.trim() === ''
        ? '请填写账号'
        : account.trim().length > 40
          ? '最多 40 位'
          : undefined,
    password: ofInstitution ? passwordProblems(typed, { account: account.trim(), askCurrent: false }).next : undefined,
    departmentName:
      ofInstitution && departmentName.trim() !== '' ? nameProblem(departmentName, DEPARTMENT_NAME_AT_MOST) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined && problem !== ''));
}

/** The decision that adds it. */
export function addition(kind: DirectoryRequestKind, entry: NewEntry): Decision {
  const name = entry.name.trim();
  if (kind === 'department') return { kind: 'addDepartment', name };
  const departmentName = entry.departmentName.trim();
  const { password } = entry;
  return {
    kind: 'addInstitution',
    name,
    account: entry.account.trim(),
    password,
    ...(departmentName !== '' && { departmentName }),
  };
}

/** What the centre has to do once an institution is there: it is told nowhere else. */
export const addedWords = ({ name, account }: NewEntry): string =>
  `请把账号「${account.trim()}」和刚才设的密码告诉${name.trim()}，第一位管理员登录时加上自己的姓名和手机号。`;
