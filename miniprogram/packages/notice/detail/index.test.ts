import { aPhone, pageOf, Refusal, tapOn, told, type Answers } from '../../../../test/support/pages';

const notice = {
  projectId: 'p1',
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  institutionName: '长沙市XX医院',
  venue: '学术报告厅',
  firstDay: '2999-11-29',
  lastDay: '2999-11-30',
  link: 'n/p1',
  activityForm: null,
  platform: '',
  projectLead: '李建华',
  contact: { name: '李建华', phone: '0731-84286376' },
  bring: '',
  discipline: '医学检验',
  batches: [{ batchId: 'b1', begin: '2999-11-29', end: '2999-11-30', windows: [] }],
  courses: [],
  state: 'approved',
  attachments: [],
};

const answers: Answers = (name, input) =>
  name === 'notice.get'
    ? { ...notice, projectId: input['projectId'], title: `${String(input['projectId'])} 的会议` }
    : { trainee: null };

const openNotice = () => pageOf(() => import('./index'));
const shared = (page: { do(handler: string): Promise<unknown> }) => page.do('onShareAppMessage');

describe('the notice of a meeting', () => {
  it('stays the one it was opened for when another one is opened above it', async () => {
    aPhone(answers);
    const open = await openNotice();
    const first = await open({ projectId: 'first' });
    const second = await open({ projectId: 'second' });
    await first.do('onShow');
    expect(first.data.notice?.title).toBe('first 的会议');
    expect(second.data.notice?.title).toBe('second 的会议');
    expect(await shared(first)).toMatchObject({ path: '/packages/notice/detail/index?projectId=first' });
  });

  it('is shared with its own picture, not with that of another notice', async () => {
    aPhone(answers);
    const open = await openNotice();
    const first = await open({ projectId: 'first' });
    const second = await open({ projectId: 'second' });
    await second.do('drawn', told({ path: 'wxfile://second.png' }));
    expect(await shared(first)).not.toHaveProperty('imageUrl');
    await first.do('drawn', told({ path: 'wxfile://first.png' }));
    expect(await shared(first)).toMatchObject({ imageUrl: 'wxfile://first.png' });
    expect(await shared(second)).toMatchObject({ imageUrl: 'wxfile://second.png' });
  });

  it('may be shared before its picture is drawn: the card waits for it', async () => {
    aPhone(answers);
    const page = await (await openNotice())({ projectId: 'p1' });
    const card = (await shared(page)) as { promise: Promise<object> };
    await page.do('drawn', told({ path: 'wxfile://p1.png' }));
    expect(await card.promise).toMatchObject({ title: 'p1 的会议', imageUrl: 'wxfile://p1.png' });
  });

  it('leads to its poster and to registering', async () => {
    const phone = aPhone(answers);
    const page = await (await openNotice())({ projectId: 'p 1' });
    await page.do('openPoster');
    await page.do('act');
    expect(phone.asked).toEqual([
      'navigateTo /packages/notice/poster/index?projectId=p%201',
      'navigateTo /packages/trainee/register/index',
    ]);
  });

  it('says that there is none for a meeting the public does not know', async () => {
    aPhone((name) => (name === 'notice.get' ? new Refusal('notFound') : { trainee: null }));
    const page = await (await openNotice())({ projectId: 'not-there' });
    expect(page.data).toMatchObject({ status: 'empty', notice: null });
  });
});

it('shows a list of notices and opens the one that is tapped', async () => {
  const phone = aPhone(() => ({ rows: [notice] }));
  const page = await (await pageOf(() => import('../list/index')))();
  expect(page.data.cards.map(({ title }) => title)).toEqual([notice.title]);
  await page.do('open', tapOn({ id: 'p1' }));
  expect(phone.asked).toEqual(['navigateTo /packages/notice/detail/index?projectId=p1']);
});
