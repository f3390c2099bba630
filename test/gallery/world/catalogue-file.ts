import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { institutions } from '../../../sample/institutions';
import { catalogueFileOf, type FilledEntry } from '../../support/catalogue-builders';
import type { Cast } from './cast';
import { until } from '../../support/until';

const [hospital] = institutions;
const entry = (index: number, over: FilledEntry = {}): FilledEntry => ({
  year: '2026',
  projectNumber: `2026-03-01-${String(100 + index)} (省)`,
  title: `${['重症超声', '糖尿病足', '卒中康复', '新生儿复苏', '合理用药'][index % 5] ?? '检验'}新进展培训班`,
  institutionId: hospital.name,
  creditLevel: '省级',
  creditHundredths: '3.00',
  hourTenths: '9.0',
  plannedBegin: '2026-03-14',
  plannedEnd: '2026-03-15',
  plannedDayTenths: '2.0',
  discipline2: '临床内科学',
  discipline3: '呼吸病学',
  projectLead: '罗建平',
  ...over,
});

/** Of the present year: one that is in the catalogue already, with another lead and other days. */
const changed = entry(0, {
  year: '2025',
  projectNumber: '2025-12-20-055 (市)',
  title: '心血管介入护理新进展培训班',
  creditLevel: '市级',
  creditHundredths: '2.00',
  hourTenths: '6.0',
  plannedBegin: '2025-12-21',
  plannedEnd: '2025-12-21',
  plannedDayTenths: '1.0',
  discipline2: '护理',
  discipline3: '心血管护理',
});

const bad = [
  entry(40, { institutionId: '长沙市XY医院' }),
  entry(41, { creditHundredths: '' }),
  entry(42, { plannedBegin: '2026-02-30' }),
  entry(1),
];

/** The centre chooses the file of next year's catalogue; it is read, and waits. */
export async function readCatalogueFile({ as, at }: Cast): Promise<string> {
  at('2025-12-05', '17:40');
  const reviewer = as('he-jing');
  const rows = [
    changed,
    ...Array.from({ length: 24 }, (_, index) => entry(index)),
    entry(30, { creditHundredths: '5.00' }),
  ];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'catalogue-'));
  const file = path.join(folder, '2026年省级继续医学教育项目.xlsx');
  writeFileSync(file, catalogueFileOf([...rows, ...bad]));
  try {
    const { importId } = await reviewer.do('catalogueImport.begin', { file: await reviewer.upload(file, 'catalogue') });
    const state = async () => (await reviewer.do('catalogueImport.get', { importId })).asked?.state;
    await until('the catalogue is read', async () => (await state()) === 'read');
    return importId;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
