import type { InputOf } from '../../contract';
import type { Person, Transfer } from '../../server/data/documents';
import { approvedTrainee } from './builders';
import type { TestBed } from './in-process';
import { hospitalA, hospitalB } from './institutions';
import type { TestPersonId } from './people';

/** What tests of transfers do again and again: from hospital A, where `administratorA1` is signed in, to hospital B. */
export function transfersIn(cloud: TestBed) {
  let used = 0;
  const somebody = (): TestPersonId => {
    used += 1;
    return `crowd${used}`;
  };
  const departmentOf = (institutionId: string, nth = 0): string =>
    cloud
      .documents('departments')
      .filter((department) => department.institutionId === institutionId)
      .map(({ _id }) => _id)
      .sort()[nth] ?? 'none';

  /** Somebody approved at hospital A. */
  async function approved(): Promise<{ who: TestPersonId; personId: string }> {
    const who = somebody();
    return { who, personId: await approvedTrainee(cloud, who, 'administratorA1') };
  }

  const ask = (who: TestPersonId, changes: Partial<InputOf<'transfer.request'>> = {}) => {
    const { institutionId } = hospitalB;
    const departmentId = departmentOf(changes.institutionId ?? institutionId);
    return cloud.as(who).call('transfer.request', { institutionId, departmentId, why: '人才引进', ...changes });
  };

  /** A transfer that waits for hospital A. */
  async function asked() {
    const person = await approved();
    const answer = await ask(person.who);
    if (!answer.ok) throw new Error('nobody can ask');
    return { ...person, transferId: answer.data.transferId };
  }

  const transferOf = (transferId: string): Transfer => {
    const found = cloud.documents('transfers').find(({ _id }) => _id === transferId);
    if (!found) throw new Error('no such transfer');
    return found;
  };
  const personOf = (personId: string): Person => {
    const found = cloud.documents('persons').find(({ _id }) => _id === personId);
    if (!found) throw new Error('no such person');
    return found;
  };
  const answer = (transferId: string, reason?: string, by: TestPersonId = 'administratorA1') =>
    cloud.as(by).call('transfer.answer', {
      transferId,
      answer: reason === undefined ? 'agree' : 'object',
      ...(reason === undefined ? {} : { reason }),
    });
  const approve = (transferId: string, by: TestPersonId = 'administratorB1', departmentId?: string) =>
    cloud.as(by).call('transfer.review', {
      transferId,
      decision: 'approve',
      ...(departmentId === undefined ? {} : { departmentId }),
    });
  const leave = (personId: string, changes: Partial<InputOf<'leaving.record'>> = {}) =>
    cloud
      .as('administratorA1')
      .call('leaving.record', { personId, day: '2025-11-28', reason: '调离本单位', endSignIns: false, ...changes });

  return {
    ...{ somebody, departmentOf, approved, ask, asked, transferOf, personOf, answer, approve, leave },
    institutions: { old: hospitalA, new: hospitalB },
    /** What somebody was told, newest last. */
    toldTo: (to: string) =>
      cloud
        .documents('messages')
        .filter((message) => message.to === to)
        .toSorted((a, b) => a.at - b.at)
        .map(({ kind, facts }) =>
          [kind, facts['wait'] ?? facts['news'] ?? facts['cause'] ?? facts['stop'] ?? ''].join(' ').trim(),
        ),
  };
}
