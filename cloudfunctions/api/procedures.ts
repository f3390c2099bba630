import type { Procedure } from '../../server/procedure';
import { administratorProcedures } from '../../server/procedures/administrator';
import { analysisProcedures } from '../../server/procedures/analysis';
import { attendanceProcedures } from '../../server/procedures/attendance';
import { auditProcedures } from '../../server/procedures/audit';
import { catalogueProcedures } from '../../server/procedures/catalogue';
import { departmentProcedures } from '../../server/procedures/department';
import { directoryProcedures } from '../../server/procedures/directory';
import { displayProcedures } from '../../server/procedures/display';
import { grantProcedures } from '../../server/procedures/grant';
import { homeProcedures } from '../../server/procedures/home';
import { institutionProcedures } from '../../server/procedures/institution';
import { ledgerProcedures } from '../../server/procedures/ledger';
import { materialsProcedures } from '../../server/procedures/materials';
import { noticeProcedures } from '../../server/procedures/notice';
import { projectProcedures } from '../../server/procedures/project';
import { rebindingProcedures } from '../../server/procedures/rebinding';
import { registrationProcedures } from '../../server/procedures/registration';
import { reviewProcedures } from '../../server/procedures/review';
import { sessionProcedures } from '../../server/procedures/session';

/** Every call but the hot path and the reports. */
export const apiProcedures: readonly Procedure[] = [
  ...administratorProcedures,
  ...analysisProcedures,
  ...attendanceProcedures,
  ...auditProcedures,
  ...catalogueProcedures,
  ...departmentProcedures,
  ...directoryProcedures,
  ...displayProcedures,
  ...grantProcedures,
  ...homeProcedures,
  ...institutionProcedures,
  ...ledgerProcedures,
  ...materialsProcedures,
  ...noticeProcedures,
  ...projectProcedures,
  ...rebindingProcedures,
  ...registrationProcedures,
  ...reviewProcedures,
  ...sessionProcedures,
];
