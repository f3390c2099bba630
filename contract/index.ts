import type * as z from 'zod/mini';
import * as account from './calls/account';
import * as analysis from './calls/analysis';
import * as attendance from './calls/attendance';
import * as audit from './calls/audit';
import * as catalogue from './calls/catalogue';
import * as display from './calls/display';
import * as grant from './calls/grant';
import * as ledger from './calls/ledger';
import * as materials from './calls/materials';
import * as notice from './calls/notice';
import * as project from './calls/project';
import * as rebinding from './calls/rebinding';
import * as registration from './calls/registration';
import * as report from './calls/report';
import * as review from './calls/review';
import * as session from './calls/session';
import type { CallDefinition } from './define-call';

export * from './define-call';
export * from './envelope';
export * from './errors';

const definitions = {
  [session.sessionGet.name]: session.sessionGet,
  [session.administratorCheckAccount.name]: session.administratorCheckAccount,
  [session.administratorSignIn.name]: session.administratorSignIn,
  [session.administratorSignOut.name]: session.administratorSignOut,
  [session.administratorHome.name]: session.administratorHome,
  [account.administratorColleagues.name]: account.administratorColleagues,
  [account.administratorEndSignIns.name]: account.administratorEndSignIns,
  [account.administratorChangePassword.name]: account.administratorChangePassword,
  [account.institutionAccounts.name]: account.institutionAccounts,
  [account.institutionResetPassword.name]: account.institutionResetPassword,
  [registration.directoryInstitutions.name]: registration.directoryInstitutions,
  [registration.directoryDepartments.name]: registration.directoryDepartments,
  [registration.registrationSubmit.name]: registration.registrationSubmit,
  [registration.registrationMine.name]: registration.registrationMine,
  [registration.registrationList.name]: registration.registrationList,
  [registration.registrationGet.name]: registration.registrationGet,
  [registration.registrationRevealNationalId.name]: registration.registrationRevealNationalId,
  [registration.registrationReview.name]: registration.registrationReview,
  [rebinding.rebindingRequest.name]: rebinding.rebindingRequest,
  [rebinding.rebindingList.name]: rebinding.rebindingList,
  [rebinding.rebindingGet.name]: rebinding.rebindingGet,
  [rebinding.rebindingReview.name]: rebinding.rebindingReview,
  [registration.departmentList.name]: registration.departmentList,
  [registration.departmentSave.name]: registration.departmentSave,
  [registration.departmentRemove.name]: registration.departmentRemove,
  [catalogue.catalogueList.name]: catalogue.catalogueList,
  [project.projectList.name]: project.projectList,
  [project.projectCreate.name]: project.projectCreate,
  [project.projectGet.name]: project.projectGet,
  [project.projectSaveForm.name]: project.projectSaveForm,
  [project.projectSaveCourses.name]: project.projectSaveCourses,
  [project.projectSaveDocument.name]: project.projectSaveDocument,
  [project.projectDocumentUrl.name]: project.projectDocumentUrl,
  [project.projectSubmit.name]: project.projectSubmit,
  [project.projectRemove.name]: project.projectRemove,
  [review.reviewQueue.name]: review.reviewQueue,
  [review.reviewProjectGet.name]: review.reviewProjectGet,
  [review.reviewProject.name]: review.reviewProject,
  [review.reviewPaper.name]: review.reviewPaper,
  [notice.noticeList.name]: notice.noticeList,
  [notice.noticeGet.name]: notice.noticeGet,
  [attendance.attendanceSessionList.name]: attendance.attendanceSessionList,
  [attendance.attendanceSessionOpen.name]: attendance.attendanceSessionOpen,
  [attendance.attendanceSessionUpdate.name]: attendance.attendanceSessionUpdate,
  [attendance.attendanceTokens.name]: attendance.attendanceTokens,
  [attendance.attendanceLive.name]: attendance.attendanceLive,
  [attendance.attendanceCheckIn.name]: attendance.attendanceCheckIn,
  [attendance.attendanceCheckInLate.name]: attendance.attendanceCheckInLate,
  [attendance.attendanceToday.name]: attendance.attendanceToday,
  [attendance.attendanceMyRecords.name]: attendance.attendanceMyRecords,
  [attendance.attendanceRecords.name]: attendance.attendanceRecords,
  [attendance.attendanceConfirmLate.name]: attendance.attendanceConfirmLate,
  [display.displayBegin.name]: display.displayBegin,
  [display.displayMine.name]: display.displayMine,
  [display.displayLeave.name]: display.displayLeave,
  [display.displayPair.name]: display.displayPair,
  [display.displayList.name]: display.displayList,
  [display.displayEnd.name]: display.displayEnd,
  [analysis.analysisPrepare.name]: analysis.analysisPrepare,
  [analysis.analysisRun.name]: analysis.analysisRun,
  [analysis.analysisPeople.name]: analysis.analysisPeople,
  [grant.grantCandidates.name]: grant.grantCandidates,
  [grant.exclusionSet.name]: grant.exclusionSet,
  [grant.exclusionWithdraw.name]: grant.exclusionWithdraw,
  [grant.grantStart.name]: grant.grantStart,
  [grant.grantConclude.name]: grant.grantConclude,
  [grant.grantRound.name]: grant.grantRound,
  [grant.grantRoundPeople.name]: grant.grantRoundPeople,
  [materials.materialsGet.name]: materials.materialsGet,
  [materials.materialsAttendance.name]: materials.materialsAttendance,
  [materials.materialsAddFile.name]: materials.materialsAddFile,
  [materials.materialsRemoveFile.name]: materials.materialsRemoveFile,
  [materials.materialsFileUrl.name]: materials.materialsFileUrl,
  [materials.materialsSubmit.name]: materials.materialsSubmit,
  [review.reviewMaterials.name]: review.reviewMaterials,
  [ledger.ledgerMine.name]: ledger.ledgerMine,
  [report.reportAttendance.name]: report.reportAttendance,
  [audit.auditList.name]: audit.auditList,
} as const;

/** Every call a phone may make, by its name. */
export const calls = definitions;
export type Calls = typeof definitions;
export type CallName = keyof Calls;
/** What the caller gives and gets, inferred from the schemas. */
export type InputOf<Name extends CallName> = z.input<Calls[Name]['input']>;
export type OutputOf<Name extends CallName> = z.output<Calls[Name]['output']>;
export type ParsedInputOf<Name extends CallName> = z.output<Calls[Name]['input']>;

/** Looks a name up without trusting it: `constructor` is not a call. */
export function findCall(name: string): CallDefinition<string, z.ZodMiniType, z.ZodMiniType> | undefined {
  return Object.prototype.hasOwnProperty.call(calls, name) ? calls[name as CallName] : undefined;
}
