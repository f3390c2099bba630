import fc from 'fast-check';
import {
  areDatesInOrder,
  changedFacts,
  decideEdit,
  entryFacts,
  factWords,
  foldEntryText,
  numberKey,
} from './catalogue';
import type { CatalogueEntry } from './project';

const entry: CatalogueEntry = {
  institutionId: 'hospital-a',
  year: 2025,
  projectNumber: '2025-11-01-033 (国)',
  title: '临床微生物学诊断与前沿学习',
  creditLevel: 'national',
  creditHundredths: 200,
  hourTenths: 60,
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '陈志远',
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-29',
  plannedDayTenths: 10,
  activityForm: null,
};

describe('an entry of the catalogue', () => {
  it('is one number a year, however a keyboard writes it', () => {
    const key = numberKey(entry);
    expect(numberKey({ year: 2025, projectNumber: '２０２５－11-01-033（国）' })).toBe(key);
    expect(numberKey({ year: 2025, projectNumber: ' 2025-11-01-033  (国) ' })).toBe(key);
    expect(numberKey({ year: 2024, projectNumber: entry.projectNumber })).not.toBe(key);
    expect(foldEntryText('  2025-11-01-033　（国） ')).toBe('2025-11-01-033 (国)');
  });

  it('says its facts in words', () => {
    expect(entryFacts.map(({ key }) => factWords(key, entry))).toEqual([
      ...['2025', '2025-11-01-033 (国)', '临床微生物学诊断与前沿学习', 'hospital-a', '国家级', '2.00', '6.0'],
      ...['2025-11-29', '2025-11-29', '1.0', '医学检验', '医学检验', '陈志远', ''],
    ]);
    expect(factWords('activityForm', { ...entry, activityForm: 'remote' })).toBe('远程教育');
  });

  it('changes freely while nobody holds it, and then only in what binds no holding', () => {
    expect(decideEdit(entry, { ...entry, creditHundredths: 300 }, { isHeld: false })).toEqual({
      kind: 'change',
      facts: ['creditHundredths'],
    });
    expect(decideEdit(entry, { ...entry, creditHundredths: 300, projectLead: '刘芳' }, { isHeld: true })).toEqual({
      kind: 'refuse',
      reason: 'entryHeld',
      facts: ['creditHundredths'],
    });
    expect(decideEdit(entry, { ...entry, projectLead: '刘芳', plannedEnd: null }, { isHeld: true })).toEqual({
      kind: 'change',
      facts: ['plannedEnd', 'projectLead'],
    });
    expect(decideEdit(entry, { ...entry }, { isHeld: true })).toEqual({ kind: 'same' });
  });

  it('has its dates in order where both are known', () => {
    expect(areDatesInOrder({ plannedBegin: '2025-11-29', plannedEnd: '2025-11-28' })).toBe(false);
    expect(areDatesInOrder({ plannedBegin: null, plannedEnd: '2025-11-28' })).toBe(true);
  });

  it('never lets a bound fact of a held entry change', () => {
    const some = fc.record({
      title: fc.constantFrom('甲', '乙'),
      hourTenths: fc.constantFrom(60, 90),
      discipline2: fc.constantFrom('儿科学', '医学检验'),
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, after] = [
          { ...entry, ...one },
          { ...entry, ...other },
        ];
        const edit = decideEdit(before, after, { isHeld: true });
        expect(
          edit.kind === 'change' ? before.title === after.title && before.hourTenths === after.hourTenths : true,
        ).toBe(true);
        expect(edit.kind === 'same').toBe(changedFacts(before, after).length === 0);
      }),
    );
  });
});
