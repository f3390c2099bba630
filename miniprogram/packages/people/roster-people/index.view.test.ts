import { emptyWords, leftWords, personCard, totalLine } from './index.view';

const row = {
  ...{ entryId: 'e1', personId: null, name: '欧阳静', nationalIdMasked: '430***********0316' },
  ...{ departmentName: '检验科', professionalTitle: 'attendingPhysician' as const, staffNumber: '0042' },
};

describe('somebody on the roster', () => {
  it('is shown with what the roster says of them, the number masked', () => {
    expect(personCard(row)).toMatchObject({
      ...{ personId: '', initial: '欧', line: '检验科 · 主治医师', note: '工号 0042 · 430***********0316' },
    });
  });

  it('is shown without what the roster does not say', () => {
    const bare = personCard({ ...row, departmentName: '', professionalTitle: null, staffNumber: null });
    expect([bare.line, bare.note]).toEqual(['', '430***********0316']);
  });
});

it('an empty list says whether nobody is left or nobody was found', () => {
  expect(emptyWords({ standing: 'missing', narrowed: false }).title).toBe('花名册里的人都已经注册');
  expect(emptyWords({ standing: 'missing', narrowed: true }).title).toBe('没有找到');
});

it('counts where the list can be counted, and says who was left', () => {
  expect([totalLine(252), totalLine(null)]).toEqual(['共 252 人', '']);
  expect(leftWords({ approved: 11, left: 1 }).title).toBe('已通过 11 人，1 人没有通过');
});
