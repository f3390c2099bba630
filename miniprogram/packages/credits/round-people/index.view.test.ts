import { personCard } from './index.view';

const row = {
  personId: 'x',
  name: '欧阳静',
  personNumber: '43000123',
  institutionName: '长沙市XX医院',
  departmentName: '',
  creditHundredths: 300,
  hourTenths: 90,
  reversed: false,
  reversalId: null,
};

describe('a person of a grant round', () => {
  it('is shown with credits and hours in their own decimals', () => {
    expect(personCard(row)).toMatchObject({ initial: '欧', credits: '3.00', hours: '9.0' });
  });

  it('says that credits were taken back, or that it waits for somebody', () => {
    expect(personCard(row).tag).toBe('');
    expect(personCard({ ...row, reversalId: 'v1' })).toMatchObject({ tag: '撤销待确认', reversalId: 'v1' });
    expect(personCard({ ...row, reversed: true }).tag).toBe('已撤销');
  });

  it('leaves out a department that is not known', () => {
    expect(personCard(row).from).toBe('长沙市XX医院');
    expect(personCard({ ...row, departmentName: '感染科' }).from).toBe('长沙市XX医院 · 感染科');
  });
});
