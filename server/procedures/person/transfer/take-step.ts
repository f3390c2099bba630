import { changesBetween, eventKindOf, type FactChange } from '../../../../domain/person/history';
import { withFormerPlace } from '../../../../domain/person/places';
import { decideTransferStep, isOpen, type TransferAct, type TransferRefusal } from '../../../../domain/person/transfer';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { refuse } from '../../../call/refusal';
import { getInstitution } from '../../../data/accounts';
import { appendAudit, type AuditedAct } from '../../../data/audit/log';
import { findOpenCorrection } from '../../../data/corrections';
import { joinDepartment } from '../../../data/departments';
import type { Database, Transaction } from '../../../data/database';
import type { AuditEntry, Correction, Person, Rebinding, Seat, Transfer } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { getPerson, savePerson } from '../../../data/persons';
import { findOpenRebinding, getRebinding, handRebindingOver } from '../../../data/rebindings';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';
import { afterStep, saveTransfer } from '../../../data/transfers';
import { transferMoved } from '../../../message/transfer-events';
import { lapseCorrection } from '../correction/lapse';

/** Who takes a step: an administrator or a reviewer by name, or the person, whose name institutions know already. */
export function actorOf(caller: Extract<Caller, { kind: 'administrator' | 'reviewer' | 'trainee' }>): {
  id: string;
  name: string;
  by: string;
} {
  return caller.kind === 'trainee'
    ? { id: caller.person._id, name: caller.person.name, by: '' }
    : { id: caller.session.administratorId, name: caller.session.name, by: caller.session.name };
}

/** What else of its person a step has to do with; found before the transaction, as a query cannot be part of one. */
export interface Belongings {
  seats: Seat[];
  rebinding: Rebinding | undefined;
  correction: Correction | undefined;
  /** `asks` of the person before the two requests were looked for. */
  asks: number;
}

export async function findBelongings(db: Database, personId: string): Promise<Belongings> {
  const { asks = 0 } = (await getPerson(db, personId)) ?? {};
  const [seats, rebinding, correction] = await Promise.all([
    findSeatsOf(db, personId),
    findOpenRebinding(db, { personId }),
    findOpenCorrection(db, personId),
  ]);
  return { seats, rebinding, correction, asks };
}

/** Before what is open ends or moves. @throws Refusal `conflict` where the person has asked for something since it was looked for */
export function assertNothingAskedSince({ asks }: Belongings, person: Person): void {
  if ((person.asks ?? 0) !== asks) refuse('conflict');
}

interface Taken {
  transfer: Transfer;
  act: TransferAct;
  own?: boolean;
  actor: { id: string; name: string; by: string };
  belongings: Belongings;
  /** Of an approval: into which department, where it is not the one that was asked for. */
  departmentId?: string | undefined;
}

/** Whether the very step stands already: whoever took it has pressed the button twice. */
export function stepStands({ steps }: Transfer, act: TransferAct, by: string): boolean {
  const last = steps.at(-1);
  const reason = 'reason' in act ? act.reason : '';
  return last?.act === act.kind && last.by === by && last.reason === reason;
}

/**
 * Takes one step of a transfer, in the transaction of the call: the request, its person where it ends, the messages and the log of
 * both institutions.
 * @throws Refusal what the domain says, or `transferDepartmentGone`
 */
export async function takeStep(
  tx: Transaction,
  context: Context & Refusing<TransferRefusal | 'transferDepartmentGone'>,
  { transfer, act, own = false, actor, belongings, departmentId }: Taken,
): Promise<Transfer> {
  const { at } = context;
  const step = decideTransferStep(transfer, act, { now: at, own });
  if (step.kind === 'refuse') return context.refuse(step.reason, { state: transfer.state });
  const reason = 'reason' in act ? act.reason : '';
  const moved = afterStep(transfer, step, { act: act.kind, at, by: actor.by, reason });
  const { after, changes } =
    act.kind === 'approve'
      ? await approve(tx, context, { moved, actor, belongings, departmentId })
      : { after: moved, changes: [] };
  if (!isOpen(after.state) && act.kind !== 'approve') await letGo(tx, after, belongings);
  await saveTransfer(tx, after);
  for (const event of transferMoved(after)) await tell(tx, context, event);
  const action = actions[act.kind];
  const entry = await logForBoth(tx, { context, actor, action, reason, before: transfer, after });
  // Whoever comes back to their last institution is not transferred.
  const kind = act.kind === 'approve' && after.outgoingOf === '' ? 'takenBack' : eventKindOf(action);
  if (kind) await noteEvent(tx, entry, { personId: after.personId, kind, changes });
  return after;
}

/** Both institutions have every step in their log. @returns the entry of the one that had the person until then */
export async function logForBoth(
  tx: Transaction,
  {
    context,
    actor,
    action,
    reason,
    before,
    after,
  }: Pick<AuditedAct, 'context' | 'actor' | 'action'> & { reason: string; before: Transfer | null; after: Transfer },
): Promise<AuditEntry> {
  const { fromInstitutionId, toInstitutionId, personId } = after;
  const subject = `person:${personId}`;
  const act = { context, projectId: null, actor, action, subject, ...(reason === '' ? {} : { note: reason }) };
  if (toInstitutionId !== fromInstitutionId)
    await appendAudit(tx, { ...act, institutionId: toInstitutionId, before, after });
  return appendAudit(tx, { ...act, institutionId: fromInstitutionId, before, after });
}

const actions: Record<TransferAct['kind'], string> = {
  agree: 'transfer.agreed',
  object: 'transfer.objected',
  askCentre: 'transfer.disputed',
  allow: 'transfer.allowed',
  uphold: 'transfer.upheld',
  approve: 'transfer.approved',
  return: 'transfer.returned',
  withdraw: 'transfer.withdrawn',
  leave: 'transfer.agreedByLeaving',
  stay: 'transfer.daysBegunAnew',
  lapse: 'transfer.lapsed',
};

/** The person of a transfer that is under way. */
async function personOf(tx: Transaction, { _id, personId }: Transfer): Promise<Person> {
  const person = await getPerson(tx, personId);
  return person?.transferId === _id ? person : refuse('conflict');
}

/** Institution, department and review follow, an open correction lapses; seats and check-ins stay, and where the person was until now is kept beside. */
async function approve(
  tx: Transaction,
  context: Context & Refusing<'transferDepartmentGone'>,
  {
    moved,
    actor,
    belongings,
    departmentId = moved.toDepartmentId,
  }: Pick<Taken, 'actor' | 'belongings' | 'departmentId'> & { moved: Transfer },
): Promise<{ after: Transfer; changes: FactChange[] }> {
  const { at } = context;
  const { toInstitutionId: institutionId } = moved;
  const before = await personOf(tx, moved);
  assertNothingAskedSince(belongings, before);
  const department = await joinDepartment(tx, { departmentId, institutionId });
  const institution = await getInstitution(tx, institutionId);
  if (!department || !institution) return context.refuse('transferDepartmentGone');
  const { transferId: _over, leaving: _left, endedAt: _ended, ...kept } = before;
  const moves = before.institutionId !== institutionId;
  const person: Person = {
    ...kept,
    state: 'approved',
    institutionId,
    institutionName: institution.name,
    departmentId: department._id,
    departmentName: department.name,
    review: { decision: 'approve', reason: '', at, by: actor.by },
    ...(moves ? { formerPlaces: withFormerPlace(before.formerPlaces ?? [], before, at) } : {}),
  };
  await savePerson(tx, person);
  // The new institution has its own departments, and knows nothing of what was asked of the old one.
  await lapseCorrection(tx, context, { found: belongings.correction, actor });
  if (moves) await moveRebinding(tx, belongings, { institutionId, departmentName: department.name });
  const after = { ...moved, toDepartmentId: department._id, toDepartmentName: department.name };
  return { after, changes: changesBetween(before, person) };
}

/** Whoever has the person decides on their request for a new WeChat account, from now on the new institution. */
async function moveRebinding(
  tx: Transaction,
  { rebinding }: Belongings,
  place: { institutionId: string; departmentName: string },
): Promise<void> {
  const waiting = rebinding && (await getRebinding(tx, rebinding._id));
  if (waiting?.state === 'pending') await handRebindingOver(tx, waiting, place);
}

/** A transfer has ended without an approval: its person is as they were, and whoever has left comes in nowhere any more. */
async function letGo(tx: Transaction, transfer: Transfer, { seats }: Belongings): Promise<void> {
  const before = await personOf(tx, transfer);
  const kept = before.state === 'left' ? await giveSeatsBack(tx, before, seats) : before;
  const { transferId: _ended, ...person } = kept;
  await savePerson(tx, person);
}
