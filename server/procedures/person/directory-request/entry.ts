import { directoryRequestDecide } from '../../../../contract/calls/person/directory-request';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import type { DirectoryDecision } from '../../../../domain/person/directory-request';
import { answerId } from '../../../call/idempotency';
import type { ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { appendAudit } from '../../../data/audit/log';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import { findDepartmentNamed, findOwnDepartment, writeDepartment } from '../../../data/departments';
import { addInstitution, findHospital } from '../../../data/directory';
import type { Department, DirectoryRequest, Institution } from '../../../data/documents';
import { hashPassword } from '../../../guard/password';
import { checkPassword } from '../../../../domain/person/password';
import { keyedDigest } from '../../../guard/personal-data';
import { sealedInstitution } from '../../../guard/role-seal';
import { wrongField } from '../registration/given-facts';

export type DecideContext = ContextOf<typeof directoryRequestDecide>;

/** The entry of the list that an applicant can pick; '' for a part that is theirs to choose. */
export interface Entry {
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
}

interface Written {
  decision: DirectoryDecision;
  write: (tx: Transaction) => Promise<Entry>;
}

const newId = (context: DecideContext, what: string): string =>
  keyedDigest(context, 'department', what, answerId(context, directoryRequestDecide.name)).slice(0, 24);

/** A department of the office's own institution; one that is there by that name already is what was looked for. */
export async function addedDepartment(
  context: DecideContext,
  request: DirectoryRequest,
  name: string,
): Promise<Written> {
  if (hasEmoji(name)) wrongField('name', 'emoji');
  const { officeId: institutionId, institutionName } = request;
  const entryOf = ({ _id, name: departmentName }: Department): Entry => ({
    institutionId,
    institutionName,
    departmentId: _id,
    departmentName,
  });
  const there = await findDepartmentNamed(context.db, { institutionId, name });
  if (there) return { decision: { kind: 'match' }, write: () => Promise.resolve(entryOf(there)) };
  const department: Department = { _id: newId(context, 'department'), institutionId, name };
  return {
    decision: { kind: 'add' },
    async write(tx) {
      await writeDepartment(tx, department);
      await logInstitutionAct(tx, context, {
        action: 'department.added',
        subject: `department:${department._id}`,
        before: null,
        after: department,
      });
      return entryOf(department);
    },
  };
}

/**
 * A hospital with its account, as the set-up adds one, and the department of whoever asked: without one they could not go on. The centre
 * tells the hospital its password, and its first administrator adds themselves (M2).
 */
export async function addedInstitution(
  context: DecideContext,
  given: { name: string; account: string; password: string; departmentName?: string | undefined },
): Promise<Written> {
  const { name, account, password, departmentName } = given;
  const problem = checkPassword({ account, password });
  if (problem) wrongField('password', problem);
  if (hasEmoji(name)) wrongField('name', 'emoji');
  const institutionId = newId(context, 'institution');
  const institution: Institution = sealedInstitution(context, {
    _id: institutionId,
    name,
    kind: 'hospital',
    account,
    passwordHash: await hashPassword(context, password),
  });
  const department: Department | undefined =
    departmentName === undefined
      ? undefined
      : { _id: newId(context, 'department'), institutionId, name: departmentName };
  return {
    decision: { kind: 'add' },
    async write(tx) {
      await addInstitution(tx, institution);
      if (department) await writeDepartment(tx, department);
      const { session } = context.caller;
      await appendAudit(tx, {
        context,
        institutionId,
        projectId: null,
        actor: { id: session.administratorId, name: session.name },
        action: 'institution.added',
        subject: `account:${account}`,
        before: null,
        // Not the hash: a digest in the log must say nothing about a password.
        after: { institutionId, name, kind: institution.kind, account },
      });
      return {
        institutionId,
        institutionName: name,
        departmentId: department?._id ?? '',
        departmentName: department?.name ?? '',
      };
    },
  };
}

/** What the list has already: a department of the office's own, or a hospital. @throws Refusal `notFound` */
export async function matchedEntry(context: DecideContext, request: DirectoryRequest, entryId: string): Promise<Entry> {
  const { db } = context;
  if (request.kind === 'institution') {
    const hospital = (await findHospital(db, entryId)) ?? refuse('notFound');
    return { institutionId: hospital._id, institutionName: hospital.name, departmentId: '', departmentName: '' };
  }
  const institutionId = request.officeId;
  const department = (await findOwnDepartment(db, { departmentId: entryId, institutionId })) ?? refuse('notFound');
  return {
    institutionId,
    institutionName: request.institutionName,
    departmentId: department._id,
    departmentName: department.name,
  };
}
