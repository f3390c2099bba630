import { aPhone, pageOf, tapOn, type Answers } from '../../../../test/support/pages';

const centre = { kind: 'centre', institutionName: '学会', name: '何老师' };
const hospital = { kind: 'hospital', institutionName: '长沙市XX医院', name: '李建华' };
const waiting = { project: 1, materials: 1 };
const desk = {
  pendingRegistrations: 0,
  pendingRebindings: 0,
  openDirectoryRequests: 0,
  returnedProjects: 1,
  projectsToGrant: 0,
  materialsToSubmit: 0,
  today: [],
};

const row = (id: string) => ({
  id,
  projectNumber: 'n',
  title: id,
  creditLevel: 'national',
  institutionName: 'i',
  submittedAt: 0,
  waitingDays: 1,
  daysLate: 0,
});

const answersTo =
  (administrator: object | null): Answers =>
  (name, { kind }) =>
    name === 'session.get'
      ? { administrator, supportPhone: '0731-1', unread: { trainee: 0, office: 3 }, templates: {} }
      : name === 'home.administrator'
        ? desk
        : name === 'directoryRequest.list'
          ? { rows: [], waiting: 2 }
          : { rows: [row(`${String(kind)} 1`)], counts: waiting, late: null };

const openHome = async () => (await pageOf(() => import('./index')))();

// A call that is not answered has a limit that nobody waits for.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the tab of institutions', () => {
  it('asks twice each time it is seen by a hospital, and leads to what waits', async () => {
    const phone = aPhone(answersTo(hospital));
    const page = await openHome();
    expect(phone.calls).toEqual(['session.get', 'home.administrator']);
    await page.do('openDesk', tapOn({ to: 'returnedProjects' }));
    await page.do('openDesk', tapOn({ to: '' }));
    expect(phone.asked).toEqual(['navigateTo /packages/projects/projects/index?state=returned']);
    await page.do('onShow');
    expect(phone.calls).toHaveLength(4);
  });

  it('asks once for somebody who is not signed in', async () => {
    const phone = aPhone(answersTo(null));
    const page = await openHome();
    expect(phone.calls).toEqual(['session.get']);
    expect(page.data).toMatchObject({ status: 'ready', face: 'signedOut' });
  });

  it('opens what the centre taps for what it is, though the other queue is being asked for', async () => {
    let slow = false;
    const phone = aPhone((name, input) =>
      slow && name === 'review.queue' ? new Promise(() => undefined) : answersTo(centre)(name, input),
    );
    const page = await openHome();
    expect(page.data).toMatchObject({ face: 'centre', counts: waiting, cards: [{ id: 'project 1' }] });
    slow = true;
    await page.do('pickKind', tapOn({ kind: 'materials' }));
    const [card] = page.data.cards;
    await page.do('openWaiting', tapOn({ kind: card?.kind, id: card?.id }));
    expect(phone.asked).toEqual(['navigateTo /packages/centre/project/index?projectId=project%201']);
  });

  it('has the other queue’s list once it has answered', async () => {
    aPhone(answersTo(centre));
    const page = await openHome();
    await page.do('pickKind', tapOn({ kind: 'materials' }));
    expect(page.data.cards).toMatchObject([{ kind: 'materials', id: 'materials 1' }]);
  });
});
