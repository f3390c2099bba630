import { rowCard } from './roster-rows';

describe('a row of an import', () => {
  const row = { row: 18, name: '赵磊', nationalIdMasked: '430***********0316', text: '身份证号校验位不对' };

  it('is named by its number in the file and the name in it', () => {
    expect(rowCard(row)).toMatchObject({ place: '第 18 行', name: '赵磊', masked: '430***********0316' });
    expect(rowCard({ ...row, name: '' }).name).toBe('（空）');
  });

  it('of somebody who is not in the file has no number', () => {
    expect(rowCard({ ...row, row: null }).place).toBe('');
  });
});
