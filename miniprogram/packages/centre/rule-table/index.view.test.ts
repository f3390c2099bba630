import type { OutputOf } from '../../../../contract';
import { ruleFigures } from '../../../../domain/kernel/rule-table';
import { ruleTableView } from './index.view';

type Figure = OutputOf<'ruleTable.list'>['figures'][number];

const table = (more: Partial<Record<Figure['figure'], Partial<Figure>>>): OutputOf<'ruleTable.list'> => ({
  on: '2025-12-08',
  figures: ruleFigures.map(({ code: figure }) => ({ figure, row: null, nextFrom: null, open: false, ...more[figure] })),
});
const row = { rowId: 'r', value: 100, validFrom: '1990-01-01', source: '旧学分办法', certainty: 'uncertain' } as const;
const shown = table({
  lecturerProvincial: { row, open: true },
  yearlyCredits: {
    row: { ...row, value: 2500, certainty: 'certain', source: '国卫办科教发〔2024〕20号' },
    nextFrom: '2026-01-01',
  },
});

describe('学分规则表', () => {
  it('says of each figure its value, since when, from which text and how sure it is', () => {
    const { sections, open, coming } = ruleTableView(shown, '');
    expect(sections.map(({ title, lines }) => [title, lines.length])).toEqual([
      ['年度', 2],
      ['项目', 5],
      ['项目以外', 4],
      ['中心自己的期限，各条线相同', 1],
    ]);
    expect(sections[0]?.lines[0]).toMatchObject({
      label: '年度要求',
      value: '25.00 学分',
      origin: '1990-01-01 起 · 国卫办科教发〔2024〕20号',
      next: '2026-01-01 起有新的规则',
      tag: { word: '已核实' },
    });
    expect(sections[1]?.lines.map(({ label, value }) => `${label} ${value}`)).toContain('主讲 · 省级 每学时 1.00');
    expect(sections[1]?.lines.map(({ label, value }) => `${label} ${value}`)).toContain('主讲 · 市级 没有标准');
    expect({ open, coming }).toEqual({ open: 1, coming: 1 });
  });

  it('leaves out what a filter is not about, and the parts in which nothing is left', () => {
    const figuresOf = (filter: 'open' | 'coming') =>
      ruleTableView(shown, filter).sections.map(({ title, lines }) => [title, lines.map(({ figure }) => figure)]);
    expect(figuresOf('open')).toEqual([['项目', ['lecturerProvincial']]]);
    expect(figuresOf('coming')).toEqual([['年度', ['yearlyCredits']]]);
  });
});
