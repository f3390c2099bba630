import { aPhone, pageOf, told } from '../../../../test/support/pages';

const registration = {
  ...{ personId: 'p1', name: '周敏', personNumber: '40', departmentName: '检验科', education: 'master' },
  ...{ professionalTitle: 'attendingPhysician', specialty: 'laboratoryMedicine', submittedAt: 0, state: 'approved' },
  ...{ phoneMasked: '', nationalIdMasked: '430*', review: null, released: false, phonePassed: false, earlier: [] },
  ...{ attendance: { records: 1, meetings: [] }, roster: null, ledgerEntries: 0, own: false },
  claims: { here: [], elsewhere: false, held: null, mark: '' },
  cardNumberClaims: { here: [], elsewhere: false, held: false },
  factsSeen: '',
};
const ledger = {
  ...{ personId: 'p1', name: '周敏', year: 2025, requiredCreditHundredths: 2500, requiredHourTenths: 900 },
  ...{ effectiveCreditHundredths: 0, effectiveHourTenths: 0, pendingCreditHundredths: 0, reversedCreditHundredths: 0 },
  entries: [],
};

function openPerson() {
  const phone = aPhone((name) => {
    if (name === 'registration.get') return registration;
    if (name === 'ledger.ofPerson') return ledger;
    if (name === 'personHistory.list') return { rows: [], nextCursor: 'more' };
    if (name === 'registration.revealNationalId') return { nationalId: '430100' };
    return { administrator: {} };
  });
  return { phone, open: pageOf(() => import('./index')) };
}

describe('the page of a person', () => {
  it('leads to their credits, their check-ins and their history', async () => {
    const { phone, open } = openPerson();
    const page = await (await open)({ personId: 'p1' });
    expect(page.data).toMatchObject({ status: 'ready', moreEvents: true });
    for (const way of ['openCredits', 'openRecords', 'openHistory'] as const) await page.do(way);
    expect(phone.asked).toEqual([
      'navigateTo /packages/people/person-credits/index?personId=p1',
      'navigateTo /packages/people/person-records/index?personId=p1',
      'navigateTo /packages/people/history/index?personId=p1',
    ]);
  });

  it('offers what can be done in a sheet, and goes there', async () => {
    const { phone, open } = openPerson();
    const page = await (await open)({ personId: 'p1' });
    await page.do('openActions');
    expect(page.data).toMatchObject({
      acting: true,
      shown: { actions: ['correct', 'nationalId', 'history', 'leaving', 'withdrawApproval'].map((key) => ({ key })) },
    });
    for (const key of ['correct', 'nationalId', 'history', 'leaving', 'withdrawApproval'] as const)
      await page.do('act', told({ key }));
    expect(page.data.acting).toBe(false);
    expect(phone.asked).toEqual(
      ['correct', 'national-id', 'history', 'leaving', 'withdraw-approval'].map(
        (way) => `navigateTo /packages/people/${way}/index?personId=p1`,
      ),
    );
  });

  it('leads to who else claims a number: to their review while they wait, else to their page', async () => {
    const { phone, open } = openPerson();
    const page = await (await open)({ personId: 'p1' });
    await page.do('openClaim', told({ id: 'p2', state: 'pending' as const }));
    await page.do('openClaim', told({ id: 'p3', state: 'returned' as const }));
    expect(phone.asked).toEqual([
      'navigateTo /packages/people/registration-review/index?personId=p2',
      'navigateTo /packages/people/person/index?personId=p3',
    ]);
  });
});
