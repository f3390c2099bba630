import type { Procedure } from '../../server/call/procedure';
import { administratorProcedures } from '../../server/procedures/person/administrator';
import { analysisProcedures } from '../../server/procedures/attendance/analysis';
import { attendanceProcedures } from '../../server/procedures/attendance/attendance';
import { auditProcedures } from '../../server/procedures/kernel/audit';
import { catalogueProcedures } from '../../server/procedures/project/catalogue';
import { catalogueImportProcedures } from '../../server/procedures/project/catalogue-import';
import { catalogueEntryProcedures } from '../../server/procedures/project/catalogue-entry';
import { departmentProcedures } from '../../server/procedures/person/department';
import { departmentContactProcedures } from '../../server/procedures/person/department-contact';
import { directoryProcedures } from '../../server/procedures/person/directory';
import { displayProcedures } from '../../server/procedures/attendance/display';
import { expectedProcedures } from '../../server/procedures/attendance/expected';
import { exportProcedures } from '../../server/procedures/kernel/export';
import { grantProcedures } from '../../server/procedures/credit/grant';
import { homeProcedures } from '../../server/procedures/home/home';
import { inboxProcedures } from '../../server/procedures/message/inbox';
import { institutionProcedures } from '../../server/procedures/person/institution';
import { invitationProcedures } from '../../server/procedures/person/invitation';
import { phoneProcedures } from '../../server/procedures/person/phone';
import { leavingProcedures } from '../../server/procedures/person/leaving';
import { ledgerProcedures } from '../../server/procedures/credit/ledger';
import { materialsProcedures } from '../../server/procedures/credit/materials';
import { changeProcedures } from '../../server/procedures/project/change';
import { noticeProcedures } from '../../server/procedures/project/notice';
import { projectProcedures } from '../../server/procedures/project/project';
import { rebindingProcedures } from '../../server/procedures/person/rebinding';
import { registrationProcedures } from '../../server/procedures/person/registration';
import { reviewProcedures } from '../../server/procedures/credit/review';
import { sessionProcedures } from '../../server/procedures/person/session';
import { transferProcedures } from '../../server/procedures/person/transfer';
import { uploadProcedures } from '../../server/procedures/kernel/upload';
import { directoryRequestProcedures } from '../../server/procedures/person/directory-request';
import { personHistoryProcedures } from '../../server/procedures/person/person-history';
import { correctionProcedures } from '../../server/procedures/person/correction';
import { rosterProcedures } from '../../server/procedures/person/roster';
import { manualProcedures } from '../../server/procedures/attendance/manual';
import { slotsProcedures } from '../../server/procedures/attendance/slots';
import { faceProcedures } from '../../server/procedures/attendance/face';
import { personalCodeProcedures } from '../../server/procedures/attendance/personal-code';
import { rulingProcedures } from '../../server/procedures/attendance/ruling';
import { evaluationProcedures } from '../../server/procedures/evaluation/evaluation';
import { ruleTableProcedures } from '../../server/procedures/credit/rule-table';
import { examQuestionProcedures } from '../../server/procedures/exam/exam-question';
import { examProcedures } from '../../server/procedures/exam/exam';
import { examCorrectionProcedures } from '../../server/procedures/exam/exam-correction';
import { examImportProcedures } from '../../server/procedures/exam/exam-import';
import { examStudyProcedures } from '../../server/procedures/exam/exam-study';
import { lecturerGrantProcedures } from '../../server/procedures/credit/lecturer-grant';
import { groupActivityProcedures } from '../../server/procedures/credit/group-activity';
import { activityPeopleProcedures } from '../../server/procedures/credit/activity-people';
import { reversalProcedures } from '../../server/procedures/credit/reversal';
import { enrolmentProcedures } from '../../server/procedures/project/enrolment';
import { appealProcedures } from '../../server/procedures/attendance/appeal';
import { spotCheckProcedures } from '../../server/procedures/attendance/spot-check';
import { doubtProcedures } from '../../server/procedures/attendance/doubt';
import { contactProcedures } from '../../server/procedures/person/contact';
import { examIdentityProcedures } from '../../server/procedures/exam/exam-identity';

/** Every call but the hot path and the reports. */
export const apiProcedures: readonly Procedure[] = [
  ...administratorProcedures,
  ...analysisProcedures,
  ...attendanceProcedures,
  ...auditProcedures,
  ...catalogueProcedures,
  ...catalogueEntryProcedures,
  ...catalogueImportProcedures,
  ...departmentProcedures,
  ...departmentContactProcedures,
  ...directoryProcedures,
  ...displayProcedures,
  ...expectedProcedures,
  ...exportProcedures,
  ...grantProcedures,
  ...homeProcedures,
  ...inboxProcedures,
  ...institutionProcedures,
  ...invitationProcedures,
  ...phoneProcedures,
  ...leavingProcedures,
  ...ledgerProcedures,
  ...materialsProcedures,
  ...changeProcedures,
  ...noticeProcedures,
  ...projectProcedures,
  ...rebindingProcedures,
  ...registrationProcedures,
  ...reviewProcedures,
  ...sessionProcedures,
  ...transferProcedures,
  ...uploadProcedures,
  ...directoryRequestProcedures,
  ...personHistoryProcedures,
  ...correctionProcedures,
  ...rosterProcedures,
  ...manualProcedures,
  ...slotsProcedures,
  ...personalCodeProcedures,
  ...faceProcedures,
  ...rulingProcedures,
  ...evaluationProcedures,
  ...ruleTableProcedures,
  ...examQuestionProcedures,
  ...examProcedures,
  ...examStudyProcedures,
  ...examImportProcedures,
  ...examCorrectionProcedures,
  ...lecturerGrantProcedures,
  ...groupActivityProcedures,
  ...activityPeopleProcedures,
  ...reversalProcedures,
  ...enrolmentProcedures,
  ...appealProcedures,
  ...spotCheckProcedures,
  ...doubtProcedures,
  ...contactProcedures,
  ...examIdentityProcedures,
];
