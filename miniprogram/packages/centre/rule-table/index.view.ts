import type { OutputOf } from '../../../../contract/index';
import { ruleFigures, type RuleFigure } from '../../../../domain/kernel/rule-table';
import { certaintyTag, valueWords, type CertaintyTag } from '../shared/rule-words';

type Table = OutputOf<'ruleTable.list'>;
export type RuleFilter = '' | 'open' | 'coming';

interface RuleLine {
  figure: RuleFigure;
  label: string;
  value: string;
  /** Since when, and from which text. */
  origin: string;
  /** What comes next, and when; '' for nothing. */
  next: string;
  tag: CertaintyTag;
}

export interface RuleTableView {
  sections: { title: string; lines: RuleLine[] }[];
  open: number;
  coming: number;
}

const groups = [
  { code: 'year', title: '年度' },
  { code: 'project', title: '项目' },
  { code: 'outside', title: '项目以外' },
  { code: 'centre', title: '中心自己的期限，各条线相同' },
] as const;

/** The table of a day in its three parts; a filter leaves out what it is not about. */
export function ruleTableView({ figures }: Table, filter: RuleFilter): RuleTableView {
  const isShown = ({ open, nextFrom }: Table['figures'][number]) =>
    filter === '' || (filter === 'open' ? open : nextFrom !== null);
  const sections = groups.map(({ code, title }) => ({
    title,
    lines: ruleFigures
      .filter(({ group }) => group === code)
      .flatMap(({ code: figure, label }) => {
        const found = figures.find((each) => each.figure === figure);
        return found && isShown(found) ? [lineOf(label, found)] : [];
      }),
  }));
  return {
    sections: sections.filter(({ lines }) => lines.length > 0),
    open: figures.filter(({ open }) => open).length,
    coming: figures.filter(({ nextFrom }) => nextFrom !== null).length,
  };
}

function lineOf(label: string, { figure, row, nextFrom }: Table['figures'][number]): RuleLine {
  return {
    figure,
    label,
    value: row === null ? (figure === 'decisionDays' ? '没有设期限' : '没有标准') : valueWords(figure, row.value),
    origin:
      row === null
        ? figure === 'decisionDays'
          ? '不设就不显示逾期'
          : '没有查到，也没有添加'
        : `${row.validFrom} 起 · ${row.source}`,
    next: nextFrom === null ? '' : `${nextFrom} 起有新的规则`,
    tag: row === null ? { word: '', tone: 'neutral', icon: '' } : certaintyTag(row.certainty),
  };
}
