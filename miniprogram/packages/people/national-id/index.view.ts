import type { OutputOf } from '../../../../contract/index';
import type { Day } from '../../../../domain/kernel/time';
import {
  foldDocumentNumber,
  passportParts,
  USUAL_DOCUMENT,
  type IdentityDocument,
} from '../../../../domain/person/identity-document';
import { reasonProblem } from '../../../components/return-reason/reason';
import { documentFact, documentInput, nationalIdProblem } from '../../../services/national-id-words';
import { meetingRows, recordsLine, type MeetingRow } from '../shared/meetings';

/** The person whose number is to be corrected, with everything that is theirs. */
export interface CorrectedPerson {
  personId: string;
  name: string;
  department: string;
  nationalIdMasked: string;
  /** The kind that the number on record stands on. */
  documentKind: IdentityDocument;
  /** Its name where it is not the usual one. */
  kind: string;
  state: OutputOf<'registration.get'>['state'];
  meetings: MeetingRow[];
  records: string;
  /** 学分台账 2 条; '' without any. */
  ledger: string;
  /** Why it cannot be corrected here; '' when it can. */
  obstacle: string;
}

export function correctedPerson(registration: OutputOf<'registration.get'>): CorrectedPerson {
  const {
    personId,
    name,
    departmentName,
    nationalIdMasked,
    documentKind = USUAL_DOCUMENT,
    state,
    attendance,
    ledgerEntries,
  } = registration;
  return {
    personId,
    name,
    department: departmentName,
    nationalIdMasked,
    documentKind,
    kind: documentFact(nationalIdMasked, documentKind).kind,
    state,
    meetings: meetingRows(attendance, state),
    records: recordsLine(attendance),
    ledger: ledgerEntries === 0 ? '' : `学分台账 ${ledgerEntries} 条`,
    obstacle: registration.own
      ? '这是您自己的注册，请由本单位的其他管理员更正'
      : registration.released
        ? '这份注册已作废，不能更正'
        : '',
  };
}

/** What was typed into the page. */
export interface Typed {
  /** The number on record, in clear; '' until it was shown. */
  current: string;
  nationalId: string;
  /** Of the number that is typed. */
  documentKind: IdentityDocument;
  /** Of a passport: the letters of who issued it; '' while nothing is chosen. */
  issuer: string;
  reason: string;
}

/** Where the two numbers differ, counted from 1, in words: both have to be compared before one takes the place of the other. */
export function differenceWords({ current: onRecord, nationalId, documentKind }: Typed): string {
  const next = foldDocumentNumber(documentKind, nationalId);
  const current = passportParts(onRecord).number;
  if (current === '' || next.length !== current.length) return '';
  const places = Array.from(current).flatMap((digit, index) => (digit === next.charAt(index) ? [] : [index + 1]));
  return places.length === 0
    ? '和现在的号码一样'
    : `和现在的号码有 ${places.length} 位不同：第 ${places.join('、')} 位`;
}

/** What is still missing before it can be sent; '' when nothing is. */
export function openTip(typed: Typed, today: Day, onRecord: IdentityDocument = USUAL_DOCUMENT): string {
  if (typed.current === '') return '请先显示现在的号码';
  if (typed.nationalId === '') return '请填写正确的号码';
  if (nationalIdProblem(typed.nationalId, today, typed.documentKind) !== undefined) return '请核对正确的号码';
  if (typed.documentKind === 'passport' && typed.issuer === '') return '请选择签发国家或地区';
  if (documentInput(typed).nationalId === typed.current && typed.documentKind === onRecord)
    return '两个号码一样，不用更正';
  return reasonProblem(typed.reason) === '' ? '' : '请写明核对了什么，至少 4 个字';
}
