import type {
  OfTransfer,
  TransferGoesOn,
  TransferNews,
  TransferStop,
  TransferWait,
} from '../../domain/message/transfer-words';
import { maskName } from '../../domain/person/person';
import type { Leaving } from '../../domain/person/leaving';
import type { Person, Transfer } from '../data/documents';
import type { Event } from '../data/messages';

type Told =
  | Event<'transferWaits'>
  | Event<'transferNews'>
  | Event<'ownTransferGoesOn'>
  | Event<'ownTransferStopped'>
  | Event<'ownTransferApproved'>
  | Event<'registrationTakenBack'>;

const factsOf = ({ _id, name, fromInstitutionName, toInstitutionName }: Transfer): OfTransfer => ({
  transferId: _id,
  maskedName: maskName(name),
  fromName: fromInstitutionName,
  toName: toInstitutionName,
});

/** Tells one event of a transfer from the next: how many steps had been taken, and what it is about. */
const keyOf = ({ _id, steps }: Transfer, what: string): string => `${_id}-${steps.length}-${what}`;

const waits = (institution: string, transfer: Transfer, what: TransferWait): Event<'transferWaits'> => ({
  to: { institution },
  kind: 'transferWaits',
  key: keyOf(transfer, what),
  facts: { ...factsOf(transfer), wait: what, until: transfer.readyAt ?? 0 },
});

const news = (institution: string, transfer: Transfer, what: TransferNews): Event<'transferNews'> => ({
  to: { institution },
  kind: 'transferNews',
  key: keyOf(transfer, what),
  facts: { ...factsOf(transfer), news: what, reason: transfer.steps.at(-1)?.reason ?? '' },
});

const goesOn = (transfer: Transfer, what: TransferGoesOn): Event<'ownTransferGoesOn'> => ({
  to: { person: transfer.personId },
  kind: 'ownTransferGoesOn',
  key: keyOf(transfer, what),
  facts: { cause: what, toName: transfer.toInstitutionName },
});

const stopped = (transfer: Transfer, what: TransferStop, byName: string): Event<'ownTransferStopped'> => ({
  to: { person: transfer.personId },
  kind: 'ownTransferStopped',
  key: keyOf(transfer, what),
  facts: { stop: what, byName, reason: transfer.steps.at(-1)?.reason ?? '' },
});

const approved = (transfer: Transfer): Event<'ownTransferApproved'> => ({
  to: { person: transfer.personId },
  kind: 'ownTransferApproved',
  key: keyOf(transfer, 'approved'),
  facts: { toName: transfer.toInstitutionName, departmentName: transfer.toDepartmentName },
});

const cameBack = (transfer: Transfer): Event<'registrationTakenBack'> => ({
  to: { person: transfer.personId },
  kind: 'registrationTakenBack',
  key: keyOf(transfer, 'cameBack'),
  facts: { institutionName: transfer.toInstitutionName },
});

/** Both institutions hear of a new request; where its person has left already, the new one alone. */
export function transferAsked(transfer: Transfer): Told[] {
  const { state, outgoingOf, toInstitutionId } = transfer;
  if (state === 'agreed') return [waits(toInstitutionId, transfer, outgoingOf === '' ? 'comesBack' : 'approve')];
  return [waits(outgoingOf, transfer, 'answer'), news(toInstitutionId, transfer, 'incoming')];
}

/** What the last step of a transfer is told as: to its person, the old institution and the new one, each what concerns them. */
export function transferMoved(transfer: Transfer): Told[] {
  const { fromInstitutionId, fromInstitutionName, toInstitutionId, toInstitutionName, outgoingOf } = transfer;
  const fromOld = (what: TransferNews) => (outgoingOf === '' ? [] : [news(fromInstitutionId, transfer, what)]);
  const toNew = (what: TransferNews) => [news(toInstitutionId, transfer, what)];
  switch (transfer.steps.at(-1)?.act) {
    case 'agree':
      return [goesOn(transfer, 'agreed'), waits(toInstitutionId, transfer, 'approve')];
    case 'object':
      return [stopped(transfer, 'objected', fromInstitutionName), ...toNew('objected')];
    case 'askCentre':
      return [...fromOld('disputed'), ...toNew('disputed')];
    case 'allow':
      return [goesOn(transfer, 'allowed'), ...fromOld('allowed'), waits(toInstitutionId, transfer, 'approve')];
    case 'uphold':
      return [stopped(transfer, 'upheld', '中心'), ...fromOld('upheld'), ...toNew('upheld')];
    case 'approve':
      return outgoingOf === '' ? [cameBack(transfer)] : [approved(transfer), ...fromOld('approved')];
    case 'return':
      return [stopped(transfer, 'returned', toInstitutionName), ...fromOld('returned')];
    case 'withdraw':
      return [...fromOld('withdrawn'), ...toNew('withdrawn')];
    case 'leave':
      return [goesOn(transfer, 'left'), waits(toInstitutionId, transfer, 'approve')];
    case 'stay':
      return [
        stopped(transfer, 'daysAnew', fromInstitutionName),
        waits(fromInstitutionId, transfer, 'answer'),
        ...toNew('daysAnew'),
      ];
    case 'lapse':
      return [stopped(transfer, 'lapsed', fromInstitutionName), ...toNew('lapsed')];
    case undefined:
      return [];
  }
}

/** The old institution is reminded before its days end; when they have, it is the new one's turn. */
export const daysEndSoon = (transfer: Transfer): Told[] => [waits(transfer.fromInstitutionId, transfer, 'endsSoon')];
export const daysOver = (transfer: Transfer): Told[] => [
  goesOn(transfer, 'daysOver'),
  waits(transfer.toInstitutionId, transfer, 'approve'),
];

/** The person is told that they left, that they are back, or that their approval was withdrawn. */
export const personLeft = (
  { _id: person, institutionName }: Person,
  { reason, at }: Leaving,
): Event<'registrationLeft'> => ({
  to: { person },
  kind: 'registrationLeft',
  key: at,
  facts: { institutionName, reason },
});

export const personTakenBack = (
  { _id: person, institutionName }: Person,
  at: number,
): Event<'registrationTakenBack'> => ({
  to: { person },
  kind: 'registrationTakenBack',
  key: at,
  facts: { institutionName },
});

export const approvalWithdrawn = (
  { _id: person, institutionName }: Person,
  { reason, at }: { reason: string; at: number },
): Event<'approvalWithdrawn'> => ({
  to: { person },
  kind: 'approvalWithdrawn',
  key: at,
  facts: { institutionName, reason },
});
