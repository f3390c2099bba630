import { instantOf } from '../../../../domain/kernel/time';
import type { Registration } from '../registration-review/index.view';
import { personPage } from './index.view';

const registration = (changes: Partial<Registration> = {}): Registration => ({
  personId: 'p1',
  name: '周敏',
  personNumber: '4073815526',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  state: 'approved',
  submittedAt: instantOf('2025-11-20', '09:30:00'),
  phoneMasked: '138****5621',
  nationalIdMasked: '0000**********1224',
  education: 'master',
  review: null,
  released: false,
  phonePassed: false,
  earlier: [],
  attendance: { records: 12, meetings: [] },
  roster: null,
  ledgerEntries: 3,
  own: false,
  claims: { here: [], elsewhere: false, held: null, mark: '' },
  cardNumberClaims: { here: [], elsewhere: false, held: false },
  factsSeen: '',
  ...changes,
});
const ledger = {
  ...{ personId: 'p1', name: '周敏', year: 2025, requiredCreditHundredths: 2500, requiredHourTenths: 900 },
  ...{ effectiveCreditHundredths: 800, effectiveHourTenths: 240, pendingCreditHundredths: 300 },
  ...{ reversedCreditHundredths: 0, cut: null, entries: [] },
};
const keys = (changes: Partial<Registration>) =>
  personPage(registration(changes), ledger).actions.map(({ key }) => key);

describe('a person', () => {
  it('has the credits of the year, and a way to every check-in where there is one', () => {
    const shown = personPage(registration(), ledger);
    expect(shown.year).toMatchObject({ credit: '8.00', required: '25.00', pending: '待生效 3.00' });
    expect(shown).toMatchObject({ personNumber: '4073815526', allRecords: '全部 12 条', waits: false });
    expect(personPage(registration({ attendance: { records: 0, meetings: [] } }), ledger).allRecords).toBe('');
    expect(personPage(registration(), { ...ledger, pendingCreditHundredths: 0 }).year.pending).toBe('');
  });

  it('waits for a review only as long as nobody has decided', () => {
    expect(personPage(registration({ state: 'pending' }), ledger).waits).toBe(true);
    expect(personPage(registration({ state: 'returned' }), ledger).waits).toBe(false);
  });

  it('can be acted on as their state allows: not what is released, nor by themselves', () => {
    expect(keys({})).toContain('nationalId');
    expect(keys({})).toContain('correct');
    expect(keys({ released: true, state: 'returned' })).toEqual(['history']);
    expect(keys({ state: 'left' })).toEqual(['nationalId', 'history', 'takeBack']);
    for (const key of ['nationalId', 'correct']) expect(keys({ own: true })).not.toContain(key);
  });
});
