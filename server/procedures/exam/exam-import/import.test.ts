import { signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

const HEADINGS = '题型,题目,选项A,选项B,选项C,正确答案,标签';
const good = ['单选,首先做什么？,停止报告,继续,换试剂,A,质控', ',危急值多久报告？,立即,当天,,A,沟通'];
const bad = '单选,谁来签字？,甲,乙,,C,';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: Date.UTC(2025, 10, 29) });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
const office = () => cloud.as('administratorA1');
async function read(...rows: string[]): Promise<string> {
  const content = Buffer.from([HEADINGS, ...rows].join('\n'));
  const file = await cloud.upload('administratorA1', '题库.csv', content, 'questions');
  return (await office().do('examImport.read', { file })).importId;
}
const bank = async () => (await office().do('examQuestion.list', {})).rows.map(({ text }) => text);

it('says row by row what is wrong, and takes the rest if somebody says so', async () => {
  const importId = await read(...good, bad);
  expect(await office().do('examImport.get', { importId })).toMatchObject({
    ...{ state: 'read', rows: 3, good: 2, known: 0 },
    bad: [{ row: 4, column: '正确答案', found: 'C', advice: '答案要是选项里有的字母' }],
  });
  expect(await bank()).toEqual([]);
  const take = (skipBad: boolean) => office().call('examImport.take', { importId, skipBad });
  expect(refusalOf(await take(false)).code).toBe('importRowsBad');
  expect(await take(true)).toMatchObject({ ok: true });
  expect(await bank()).toEqual(['首先做什么？', '危急值多久报告？']);
  expect(refusalOf(await take(true)).code).toBe('importOver');
  expect((await cloud.verifyAudit()).broken).toEqual([]);
});

it('doubles nothing when the same file is taken again, and brings back what was taken out of the bank', async () => {
  await office().do('examImport.take', { importId: await read(...good), skipBad: false });
  const [first] = (await office().do('examQuestion.list', {})).rows;
  await office().do('examQuestion.withdraw', { questionId: first?.questionId ?? '' });
  const importId = await read(...good);
  expect(await office().do('examImport.get', { importId })).toMatchObject({ good: 2, known: 1 });
  await office().do('examImport.take', { importId, skipBad: false });
  expect(await bank()).toHaveLength(2);
});

it('is the institution’s own, and refuses a file without the columns', async () => {
  const importId = await read(...good);
  expect(refusalOf(await cloud.as('administratorB1').call('examImport.get', { importId })).code).toBe('notFound');
  const content = Buffer.from('姓名,科室\n张三,检验科');
  const file = await cloud.upload('administratorA1', '名单.csv', content, 'questions');
  const refused = (await office().do('examImport.read', { file })).importId;
  expect(await office().do('examImport.get', { importId: refused })).toMatchObject({
    state: 'refused',
    problem: 'noColumn',
  });
});
