import type { InputOf, OutputOf } from '../../../../contract/index';
import { parseCreditHundredths, parseHourTenths } from '../../../../domain/kernel/amount';
import { ruleFigures, tracks, type RuleFigure, type Track } from '../../../../domain/kernel/rule-table';
import { halfWidth } from '../../../../domain/kernel/typed-text';
import { isDay, addDays } from '../../../../domain/kernel/time';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { credits, longMoment } from '../../../services/format';
import { certaintyTag, valueWords, type CertaintyTag } from '../shared/rule-words';

type Rows = OutputOf<'ruleTable.figure'>['rows'];
type Preview = OutputOf<'ruleTable.preview'>;

export interface RuleForm {
  value: string;
  validFrom: string;
  source: string;
  certainty: 'certain' | 'uncertain';
}

export interface FigureView {
  /** 卫健 · 主讲 · 省级. */
  title: string;
  valueLabel: string;
  unit: string;
  /** Rows that the centre may vouch for. */
  rows: {
    rowId: string;
    value: string;
    validFrom: string;
    standing: string;
    source: string;
    by: string;
    tag: CertaintyTag;
    canConfirm: boolean;
  }[];
}
const standings: Readonly<Record<Rows[number]['standing'], string>> = {
  inForce: '现在有效',
  coming: '还没有生效',
  past: '已过去',
  replaced: '被同一天的新规则代替',
};

type Unit = (typeof ruleFigures)[number]['unit'];
const unitOf = (figure: RuleFigure): Unit => ruleFigures.find(({ code }) => code === figure)?.unit ?? 'credits';
const units: Readonly<Record<Unit, { word: string; parse: (text: string) => number | undefined; wrong: string }>> = {
  credits: { word: '学分', parse: parseCreditHundredths, wrong: '数值不对，如 0.50，最多两位小数' },
  hours: { word: '学时', parse: parseHourTenths, wrong: '数值不对，如 3.0，最多一位小数' },
  days: { word: '天', parse: wholeDays, wrong: '数值不对，请填写整数天数，如 5' },
};

/** Whole days as they are typed, a year at most. */
function wholeDays(text: string): number | undefined {
  const digits = halfWidth(text).trim();
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 366 ? Number(digits) : undefined;
}

export function figureView(track: Track, figure: RuleFigure, rows: Rows): FigureView {
  return {
    title:
      unitOf(figure) === 'days'
        ? `中心 · ${labelOf(ruleFigures, figure)}`
        : `${labelOf(tracks, track)} · ${labelOf(ruleFigures, figure)}`,
    valueLabel: figure.startsWith('lecturer') ? '每学时' : figure.endsWith('PerCredit') ? '几学时 1 学分' : '数值',
    unit: units[unitOf(figure)].word,
    rows: rows.map(({ rowId, value, validFrom, standing, source, certainty, by, at, confirmed }) => ({
      rowId,
      value: valueWords(figure, value),
      validFrom,
      standing: standings[standing],
      source,
      by: confirmed === null ? `${longMoment(at)} ${by}` : `${longMoment(confirmed.at)} ${confirmed.by} 确认`,
      tag: certaintyTag(certainty),
      canConfirm: certainty === 'uncertain' && (standing === 'inForce' || standing === 'coming'),
    })),
  };
}

/** The value in the figure's unit; undefined while it is not one. */
export function valueOf(figure: RuleFigure, { value }: RuleForm): number | undefined {
  const parsed = units[unitOf(figure)].parse(value);
  return parsed !== undefined && parsed > 0 && parsed <= 100_000 ? parsed : undefined;
}

/** What is still missing, said above the button; '' when nothing is. */
export function tipOf(figure: RuleFigure, form: RuleForm): string {
  if (form.value.trim() === '') return '请填写数值';
  if (valueOf(figure, form) === undefined) return units[unitOf(figure)].wrong;
  if (!isDay(form.validFrom)) return '请选择生效日期';
  return form.source.trim() === '' ? '请写明依据，如文件名称和文号' : '';
}

/** What the server is asked to show before anything is saved; undefined while there is nothing to show. */
export function proposalOf(track: Track, figure: RuleFigure, form: RuleForm): InputOf<'ruleTable.preview'> | undefined {
  const value = valueOf(figure, form);
  return value === undefined || !isDay(form.validFrom)
    ? undefined
    : { track, figure, value, validFrom: form.validFrom };
}

export interface PreviewView {
  lines: { key: string; label: string; before: string; after: string }[];
  notes: string[];
}

export function previewView(
  { figure, value }: { figure: RuleFigure; value: number },
  { before, until, projects, more, lecturers, odd }: Preview,
): PreviewView {
  const lines = [
    {
      key: 'value',
      label: '规则',
      before: before === null ? '没有' : valueWords(figure, before),
      after: valueWords(figure, value),
    },
  ];
  const held = more ? `前 ${projects} 个项目` : `${projects} 个项目`;
  if (lecturers)
    lines.push({
      key: 'lecturers',
      label: `${held}的主讲 ${lecturers.people} 位，合计`,
      before: credits(lecturers.beforeHundredths),
      after: credits(lecturers.afterHundredths),
    });
  if (odd)
    lines.push({
      key: 'odd',
      label: `${held}里学分与学时不符的`,
      before: `${odd.before} 个`,
      after: `${odd.after} 个`,
    });
  return {
    lines,
    notes: [
      figure === 'decisionDays' ? '每份申报按提交那天的期限算' : '已授的学分都不变',
      ...(figure.startsWith('yearly') ? ['生效日所在年度起，我的学分按新的要求显示'] : []),
      ...(until === null ? [] : [`${until} 起另有规则，这一条用到 ${addDays(until, -1)}`]),
    ],
  };
}

/** Said under the form: from when on what holds. */
export const closing = ({ validFrom }: RuleForm): string =>
  isDay(validFrom) ? `${validFrom} 起生效，原来的规则用到 ${addDays(validFrom, -1)}` : '';
