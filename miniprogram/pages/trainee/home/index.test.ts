import { aPhone, pageOf, type Answers } from '../../../../test/support/pages';

const home = {
  session: { trainee: null, rebinding: null, movedAway: null, unread: { trainee: 0, office: 0 } },
  notices: [],
  keptScan: null,
  own: null,
};
const answers: Answers = (name) =>
  name === 'home.trainee'
    ? home
    : { recordId: 'r1', title: '培训班', placeName: '报告厅', evidenceAt: 0, batchEnd: '2025-11-30' };

describe('the tab of trainees', () => {
  it('sends what WeChat’s own scanner read, and shows what became of it', async () => {
    const phone = aPhone(answers, { getEnterOptionsSync: () => ({ scene: 1011 }) });
    const open = await pageOf(() => import('./index'));
    await open({ q: encodeURIComponent('https://cme.example.cn/t/1K8Q3ZT0V00R5CXM4H7WJ2PDS6NA9B') });
    expect(phone.calls).toContain('attendance.checkIn');
    expect(phone.asked).toEqual(['navigateTo /packages/trainee/scan-result/index']);
  });

  it('listens to kept scans while it is seen, once however often it is shown', async () => {
    const kept = { requestId: 'a', qrText: 'x', scannedAt: Date.now(), keptAt: Date.now(), attempts: 1 };
    const phone = aPhone(answers, { getStorageSync: () => [kept] });
    const page = await (await pageOf(() => import('./index')))();
    const { scanQueue } = await import('../../../services/scan-queue');
    expect(page.data.keptScans).toBe(1);
    await page.do('onShow');
    phone.calls.length = 0;
    await scanQueue.flush();
    expect(page.data.keptScans).toBe(0);
    expect(phone.calls.filter((name) => name === 'home.trainee')).toHaveLength(1);
    await page.do('onHide');
  });

  it('asks once for all it shows, and not again within a minute unless it is pulled down or a command was sent', async () => {
    const phone = aPhone(answers);
    const page = await (await pageOf(() => import('./index')))();
    const { call } = await import('../../../services/call');
    expect(phone.calls).toEqual(['home.trainee']);
    await page.do('onShow');
    await call('notice.list', {});
    await page.do('onShow');
    expect(phone.calls).toEqual(['home.trainee', 'notice.list']);
    await page.do('onPullDownRefresh');
    expect(phone.calls).toHaveLength(3);
    await call('inbox.readAll', { as: 'trainee', until: 0 });
    await page.do('onShow');
    expect(phone.calls.slice(3)).toEqual(['inbox.readAll', 'home.trainee']);
  });

  it('tells the rest of the app who its owner is', async () => {
    const phone = aPhone(answers);
    await (
      await pageOf(() => import('./index'))
    )();
    const { session } = await import('../../../services/session');
    expect(await session.get()).toEqual(home.session);
    expect(phone.calls).toEqual(['home.trainee']);
  });
});
