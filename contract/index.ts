import type * as z from 'zod/mini';
import * as analysis from './calls/attendance/analysis';
import * as attendanceSession from './calls/attendance/attendance-session';
import * as attendance from './calls/attendance/attendance';
import * as expected from './calls/attendance/expected';
import * as display from './calls/attendance/display';
import * as exclusion from './calls/credit/exclusion';
import * as grant from './calls/credit/grant';
import * as ledger from './calls/credit/ledger';
import * as materials from './calls/credit/materials';
import * as review from './calls/credit/review';
import * as home from './calls/home/home';
import * as inbox from './calls/message/inbox';
import * as audit from './calls/kernel/audit';
import * as tableExport from './calls/kernel/export';
import * as upload from './calls/kernel/upload';
import * as administrator from './calls/person/administrator';
import * as department from './calls/person/department';
import * as departmentContact from './calls/person/department-contact';
import * as directory from './calls/person/directory';
import * as institution from './calls/person/institution';
import * as invitation from './calls/person/invitation';
import * as phone from './calls/person/phone';
import * as leaving from './calls/person/leaving';
import * as rebinding from './calls/person/rebinding';
import * as registration from './calls/person/registration';
import * as session from './calls/person/session';
import * as signInSheet from './calls/attendance/sign-in-sheet';
import * as transfer from './calls/person/transfer';
import * as catalogue from './calls/project/catalogue';
import * as catalogueFile from './calls/project/catalogue-file';
import * as catalogueImport from './calls/project/catalogue-import';
import * as catalogueEntry from './calls/project/catalogue-entry';
import * as change from './calls/project/change';
import * as notice from './calls/project/notice';
import * as project from './calls/project/project';
import * as formFile from './calls/project/form-file';
import * as directoryRequest from './calls/person/directory-request';
import * as personHistory from './calls/person/person-history';
import * as correction from './calls/person/correction';
import * as roster from './calls/person/roster';
import * as rosterFile from './calls/person/roster-file';
import * as manual from './calls/attendance/manual';
import * as slots from './calls/attendance/slots';
import * as face from './calls/attendance/face';
import * as personalCode from './calls/attendance/personal-code';
import * as ruling from './calls/attendance/ruling';
import * as evaluation from './calls/evaluation/evaluation';
import * as ruleTable from './calls/credit/rule-table';
import * as examQuestion from './calls/exam/exam-question';
import * as exam from './calls/exam/exam';
import * as examStudy from './calls/exam/exam-study';
import * as examImport from './calls/exam/exam-import';
import * as examCorrection from './calls/exam/exam-correction';
import * as lecturerGrant from './calls/credit/lecturer-grant';
import * as groupActivity from './calls/credit/group-activity';
import * as activityPeople from './calls/credit/activity-people';
import * as reversal from './calls/credit/reversal';
import * as enrolment from './calls/project/enrolment';
import * as appeal from './calls/attendance/appeal';
import * as spotCheck from './calls/attendance/spot-check';
import * as doubt from './calls/attendance/doubt';
import * as contact from './calls/person/contact';
import * as examIdentity from './calls/exam/exam-identity';
import * as documentPage from './calls/project/document-page';
import type { CallDefinition } from './define-call';

export * from './define-call';
export * from './envelope';
export * from './errors';

/** What the files of `calls/` export: calls, and schemas that several of them share. */
const exported = {
  ...analysis,
  ...attendanceSession,
  ...attendance,
  ...display,
  ...expected,
  ...tableExport,
  ...exclusion,
  ...grant,
  ...ledger,
  ...materials,
  ...review,
  ...inbox,
  ...home,
  ...audit,
  ...upload,
  ...administrator,
  ...department,
  ...departmentContact,
  ...directory,
  ...institution,
  ...invitation,
  ...phone,
  ...leaving,
  ...rebinding,
  ...registration,
  ...session,
  ...signInSheet,
  ...transfer,
  ...catalogue,
  ...catalogueEntry,
  ...catalogueImport,
  ...catalogueFile,
  ...change,
  ...notice,
  ...project,
  ...formFile,
  ...directoryRequest,
  ...personHistory,
  ...correction,
  ...roster,
  ...rosterFile,
  ...manual,
  ...slots,
  ...face,
  ...personalCode,
  ...ruling,
  ...evaluation,
  ...ruleTable,
  ...examQuestion,
  ...exam,
  ...examStudy,
  ...examImport,
  ...examCorrection,
  ...lecturerGrant,
  ...groupActivity,
  ...activityPeople,
  ...reversal,
  ...enrolment,
  ...appeal,
  ...spotCheck,
  ...doubt,
  ...contact,
  ...examIdentity,
  ...documentPage,
};
type Exported = typeof exported;

/** The calls among them, by their own names. */
type Definitions = {
  [
    Key in keyof Exported as Exported[Key] extends { name: infer Name extends string; roles: unknown } ? Name : never
  ]: Exported[Key];
};

const isCall = (value: object): value is CallDefinition<string, z.ZodMiniType, z.ZodMiniType> => 'roles' in value;

/** Every call a phone may make, by its name. */
export const calls = Object.fromEntries(
  Object.values<object>(exported).flatMap((value) => (isCall(value) ? [[value.name, value]] : [])),
) as Definitions;
export type Calls = Definitions;
export type CallName = keyof Calls;
/** What the caller gives and gets, inferred from the schemas. */
export type InputOf<Name extends CallName> = z.input<Calls[Name]['input']>;
export type OutputOf<Name extends CallName> = z.output<Calls[Name]['output']>;
export type ParsedInputOf<Name extends CallName> = z.output<Calls[Name]['input']>;
/** The business errors of a call, besides those every call may give. */
export type ErrorOf<Name extends CallName> = Calls[Name]['errors'][number];

/** Looks a name up without trusting it: `constructor` is not a call. */
export function findCall(name: string): CallDefinition<string, z.ZodMiniType, z.ZodMiniType> | undefined {
  return Object.prototype.hasOwnProperty.call(calls, name) ? calls[name as CallName] : undefined;
}
