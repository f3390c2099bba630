import * as z from 'zod/mini';
import { activityForm, creditHundredths, creditLevel, day, hourTenths, id, text, year } from '../../contract/common';
import { checkPassword } from '../../domain/person/password';
import { idOf } from '../../domain/kernel/id';
import type { Context } from '../call/context';
import { getInstitution } from '../data/accounts';
import { appendAudit } from '../data/audit/log';
import { addEntry } from '../data/catalogue';
import { DuplicateKey } from '../data/database';
import { plantRules } from '../data/rule-table';
import { addDepartment } from '../data/departments';
import { addInstitution } from '../data/directory';
import type { Institution } from '../data/documents';
import { hashPassword } from '../guard/password';
import { sealedInstitution } from '../guard/role-seal';

/** What no call of the product can make: the rule table it begins with, institutions with their accounts, their departments, the catalogue. */
export const setUpInput = z.strictObject({
  institutions: z.optional(
    z.array(
      z.strictObject({
        institutionId: id,
        name: text(60, 2),
        /** The centre reviews holdings and materials; its first reviewer is added at the first sign-in (M2). */
        kind: z.enum(['hospital', 'centre']),
        account: text(40, 1),
        password: z.string(),
        departments: z.array(text(30, 2)),
        /** Whom to call; of hospitals the centre may say it later. */
        contactName: z.optional(text(30)),
        contactPhone: z.optional(text(30)),
      }),
    ),
  ),
  catalogueEntries: z.optional(
    z.array(
      z.strictObject({
        catalogueEntryId: id,
        institutionId: id,
        year,
        projectNumber: text(60, 1),
        title: text(200, 1),
        creditLevel,
        creditHundredths,
        hourTenths,
        plannedBegin: z.nullable(day),
        plannedEnd: z.nullable(day),
        plannedDayTenths: z.nullable(z.int()),
        activityForm: z.optional(z.nullable(activityForm)),
        discipline2: text(40),
        discipline3: text(40),
        projectLead: text(30),
      }),
    ),
  ),
});
export type SetUp = z.output<typeof setUpInput>;

export interface SetUpResult {
  institutions: number;
  departments: number;
  catalogueEntries: number;
}

/**
 * Adds what is not there yet and leaves alone what is, so it may run again with a longer list. Gives how many of each
 * were new. Each institution that is added begins its audit chain with that; departments and entries are not logged.
 * @throws RangeError for a password that is too weak (domain/person/password.ts); nothing is added then
 */
export async function setUp(
  context: Context,
  { institutions = [], catalogueEntries = [] }: SetUp,
): Promise<SetUpResult> {
  const { db } = context;
  for (const { account, password } of institutions) {
    const problem = checkPassword({ account, password });
    if (problem) throw new RangeError(`the password of account ${account}: ${problem}`);
  }
  await plantRules(db, context.at);
  const result = { institutions: 0, departments: 0, catalogueEntries: 0 };
  for (const { institutionId, password, departments, contactName, contactPhone, ...institution } of institutions) {
    const passwordHash = await hashPassword(context, password);
    const contact = { ...(contactName ? { contactName } : {}), ...(contactPhone ? { contactPhone } : {}) };
    if (await addWithLog(context, { _id: institutionId, ...institution, ...contact, passwordHash }))
      result.institutions += 1;
    for (const [index, name] of departments.entries()) {
      const department = { _id: idOf(institutionId, 'department', index + 1), institutionId, name };
      if ((await addDepartment(db, department)) === 'added') result.departments += 1;
    }
  }
  for (const { catalogueEntryId, activityForm: form, ...entry } of catalogueEntries) {
    const added = await addEntry(db, { _id: catalogueEntryId, ...entry, activityForm: form ?? null });
    if (added === 'added') result.catalogueEntries += 1;
  }
  return result;
}

/** Adds an institution with its account. @returns false when it is there, or another one has the account */
async function addWithLog(context: Context, institution: Institution): Promise<boolean> {
  const { _id: institutionId, name, kind, account } = institution;
  const sealed = sealedInstitution(context, institution);
  try {
    return await context.db.transaction(async (tx) => {
      if (await getInstitution(tx, institutionId)) return false;
      await addInstitution(tx, sealed);
      await appendAudit(tx, {
        context,
        institutionId,
        projectId: null,
        actor: { id: 'setUp', name: '环境初始化' },
        action: 'institution.added',
        subject: `account:${account}`,
        before: null,
        // Not the hash: a digest in the log must say nothing about a password.
        after: { institutionId, name, kind, account },
      });
      return true;
    });
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return false;
    throw thrown;
  }
}
