import type { Cast } from './cast';
import { attendees } from './people';

/** What the pictures of transfers, and of whoever has left, are opened with. */
export interface Moves {
  /** Of the hospital's own people: one waits for its answer, one has its objection, one asks the centre. */
  transferOut: string;
  objected: string;
  disputed: string;
  /** Somebody who may be taken in. */
  transferIn: string;
  /** An approved person, and one who left. */
  approvedPersonId: string;
  leftPersonId: string;
}

async function ask({ as }: Cast, id: string, department: string, why: string): Promise<string> {
  const institutionId = attendees.find((each) => each.id === id)?.institutionId;
  const to = institutionId === 'changsha-xx' ? 'xiangtan-xx' : 'changsha-xx';
  const { rows } = await as(id).do('directory.departments', { institutionId: to });
  const departmentId = rows.find(({ name }) => name === department)?.departmentId ?? 'none';
  return (await as(id).do('transfer.request', { institutionId: to, departmentId, why })).transferId;
}

/** On the eve of the holding four people ask for another institution. */
export async function askForTransfers(cast: Cast): Promise<Omit<Moves, 'leftPersonId' | 'approvedPersonId'>> {
  const { administrator, neighbour, as, at } = cast;
  at('2025-12-02', '10:06');
  const transferOut = await ask(cast, 'liang-wen', '急诊科', '人才引进');
  at('2025-12-02', '10:20');
  const objected = await ask(cast, 'zheng-shuang', '康复科', '家在湘潭，照顾老人');
  at('2025-12-02', '10:40');
  const disputed = await ask(cast, 'xie-dongmei', '中医科', '岗位调整');
  at('2025-12-02', '11:00');
  const transferIn = await ask(cast, 'song-jie', '急诊科', '人才引进');
  at('2025-12-03', '10:12');
  for (const transferId of [transferOut, objected, disputed]) await administrator.do('transfer.see', { transferId });
  const reason = '服务期到 12 月 31 日，请办完离职手续再调动。';
  await administrator.do('transfer.answer', { transferId: objected, answer: 'object', reason });
  await administrator.do('transfer.answer', { transferId: disputed, answer: 'object', reason: '手续没有办完' });
  await neighbour.do('transfer.see', { transferId: transferIn });
  await neighbour.do('transfer.answer', { transferId: transferIn, answer: 'agree' });
  at('2025-12-03', '15:30');
  await as('xie-dongmei').do('transfer.askCentre', {
    transferId: disputed,
    reason: '离职手续 12 月 1 日已办完，交接单有科室主任签字。',
  });
  return { transferOut, objected, disputed, transferIn };
}

/** During the holding the hospital notes that somebody has left. */
export async function leaveSomebody({
  administrator,
  at,
}: Cast): Promise<Pick<Moves, 'leftPersonId' | 'approvedPersonId'>> {
  at('2025-12-06', '09:35');
  const idOf = async (name: string): Promise<string> => {
    const { rows } = await administrator.do('registration.list', { search: name });
    return rows.find((row) => row.name === name)?.personId ?? 'nobody';
  };
  const [leftPersonId, approvedPersonId] = [await idOf('高远'), await idOf('黄志强')];
  await administrator.do('leaving.record', {
    ...{ personId: leftPersonId, day: '2025-12-05', reason: '合同到期，已办完离职手续', endSignIns: false },
  });
  return { leftPersonId, approvedPersonId };
}
