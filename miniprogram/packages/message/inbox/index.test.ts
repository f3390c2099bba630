import { INBOX_PAGE } from '../../../../domain/message/inbox-page';
import { aPhone, pageOf, Refusal, settled, tapOn, type Answers } from '../../../../test/support/pages';
import { routes } from '../../../page/routes';

const administrator = { administratorId: 'a1', name: '李建华', institutionName: '长沙市XX医院', kind: 'hospital' };
const session = { trainee: null, administrator, unread: { trainee: 0, office: 2 }, templates: {} };
const message = (messageId: string, target: object) => ({
  messageId,
  at: 1_764_374_400_000,
  title: '项目被退回，请修改',
  text: '日程表未盖章',
  look: 'returned',
  target,
  unread: true,
});
const rows = [message('m1', { page: 'project', id: 'p1' }), message('m2', { page: 'account' })];

const open = async (answers: Answers, query = {}) => {
  const phone = aPhone((call, input) => (call === 'session.get' ? session : answers(call, input)));
  const page = await (await pageOf(() => import('./index')))(query);
  return { phone, page };
};

describe('the inbox', () => {
  it('lies where subscription messages lead to', () => {
    expect(routes.inbox.path).toBe(INBOX_PAGE);
  });

  it('leads to the thing at once and notes meanwhile that the message was read', async () => {
    const { phone, page } = await open((call) => (call === 'inbox.list' ? { rows } : { unread: 1 }));
    expect(page.data).toMatchObject({ as: 'office', unread: 2, unreadChip: '未读 2' });
    await page.do('openMessage', tapOn({ id: 'm1' }));
    expect(phone.asked).toEqual(['navigateTo /packages/projects/project/index?projectId=p1']);
    expect(page.data.cards.map(({ unread }) => unread)).toEqual([false, true]);
    expect(page.data).toMatchObject({ unread: 1, unreadChip: '未读 1' });
  });

  it('opens the thing also where the note fails: the message stays unread', async () => {
    const { phone, page } = await open((call) => (call === 'inbox.list' ? { rows } : new Refusal('internal')));
    await page.do('openMessage', tapOn({ id: 'm2' }));
    expect(phone.asked).toEqual(['navigateTo /packages/people/account/index']);
    expect(page.data.cards.map(({ unread }) => unread)).toEqual([true, true]);
  });

  it('opens what WeChat has told of by itself, once', async () => {
    const { phone, page } = await open((call) => (call === 'inbox.list' ? { rows } : { unread: 1 }), {
      as: 'office',
      messageId: 'm1',
    });
    await settled();
    expect(phone.asked).toEqual(['navigateTo /packages/projects/project/index?projectId=p1']);
    await page.do('onShow');
    expect(phone.asked).toHaveLength(1);
  });

  it('goes by what it shows, also when an answer for the other role comes after it', async () => {
    const both = { ...session, trainee: { state: 'approved' } };
    const own = { ...message('t1', { page: 'credits' }), at: 1_764_374_500_000 };
    const inputs: object[] = [];
    let answerTrainee: () => void = () => undefined;
    let isLate = false;
    const phone = aPhone((call, input) => {
      if (call === 'session.get') return both;
      if (call === 'inbox.readAll') inputs.push(input);
      if (call !== 'inbox.list') return { unread: 0 };
      if (input['as'] === 'office') return { rows };
      return isLate ? new Promise((answer) => (answerTrainee = () => answer({ rows: [own] }))) : { rows: [own] };
    });
    const page = await (await pageOf(() => import('./index')))({ as: 'office' });
    isLate = true;
    await page.do('pickRole', tapOn({ as: 'trainee' }));
    await page.do('pickRole', tapOn({ as: 'office' }));
    answerTrainee();
    await settled();
    expect(page.data.cards.map(({ messageId }) => messageId)).toEqual(['m1', 'm2']);
    await page.do('openMessage', tapOn({ id: 'm2' }));
    expect(phone.asked).toEqual(['navigateTo /packages/people/account/index']);
    await page.do('readAll');
    expect(inputs).toEqual([{ as: 'office', until: 1_764_374_400_000 }]);
  });

  it('reads everything that it shows, and nothing newer', async () => {
    const inputs: object[] = [];
    const { page } = await open((call, input) => {
      if (call === 'inbox.readAll') inputs.push(input);
      return call === 'inbox.list' ? { rows } : { unread: 0 };
    });
    await page.do('readAll');
    expect(inputs).toEqual([{ as: 'office', until: 1_764_374_400_000 }]);
  });
});
