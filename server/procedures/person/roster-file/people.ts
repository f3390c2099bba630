import { rosterFilePeople } from '../../../../contract/calls/person/roster-file';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { dayOf } from '../../../../domain/kernel/time';
import { professionalTitles } from '../../../../domain/person/profession';
import { ROSTER_ROWS_AT_MOST } from '../../../../domain/person/roster-row';
import type { RosterStanding } from '../../../../domain/person/roster';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { RosterEntry } from '../../../data/documents';
import { listEntries, type RosterFilter } from '../../../data/roster';
import type { Database } from '../../../data/database';
import { passOn } from '../../../files/pass-on';
import { writeXlsx } from '../../../files/table/write-xlsx';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { assertOwn, departmentNamesOf, personRow } from '../roster/people';

const words: Record<RosterStanding, string> = {
  missing: '还没有注册',
  returned: '注册已退回',
  differs: '待审核，与花名册不同',
  matches: '待审核，与花名册一致',
  approved: '已注册并通过',
};
const columns = [
  { title: '姓名', width: 14 },
  { title: '科室', width: 20 },
  { title: '职称', width: 14 },
  { title: '工号', width: 14 },
  { title: '身份证号', width: 24 },
];
const PEOPLE_A_READ = 500;

/** The people of a list as a file, so that departments can be told who has not registered. */
export const exportPeople = defineProcedure(rosterFilePeople, async (context, { standing, departmentId, search }) => {
  const { db, caller, at } = context;
  const { institutionId } = caller.session;
  // A file for each try would be one too many.
  const earlier = await earlierAnswer(context, rosterFilePeople);
  if (earlier) return earlier;
  const departmentNames = await departmentNamesOf(db, institutionId);
  assertOwn(departmentId, departmentNames);
  const entries = await allOf(db, { institutionId, standing, departmentId, search });
  const rows = entries.map((entry) => {
    const { name, departmentName, professionalTitle, staffNumber, nationalIdMasked } = personRow(
      entry,
      departmentNames,
    );
    const title = professionalTitle === null ? '' : labelOf(professionalTitles, professionalTitle);
    return [name, departmentName, title, staffNumber ?? '', nationalIdMasked];
  });
  const content = writeXlsx([{ name: words[standing], columns, rows }]);
  const url = await passOn(context, { content, ending: 'xlsx' });
  return runIdempotent(context, rosterFilePeople, async (tx) => {
    await logInstitutionAct(tx, context, {
      action: 'roster.exported',
      subject: `institution:${institutionId}`,
      before: null,
      after: { standing, rows: rows.length },
    });
    return { url, fileName: `花名册-${words[standing]}-${dayOf(at)}.xlsx`, type: 'xlsx' as const, rows: rows.length };
  });
});

async function allOf(db: Database, filter: RosterFilter): Promise<RosterEntry[]> {
  const entries: RosterEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEntries(db, filter, { cursor, limit: PEOPLE_A_READ });
    entries.push(...page.rows);
    cursor = page.nextCursor;
    // Several imports that took nobody off may have made it longer; a file has an end.
  } while (cursor !== undefined && entries.length < 2 * ROSTER_ROWS_AT_MOST);
  return entries;
}
