import type { OutputOf } from '../../contract/index';
import { generatedMaterials } from '../../domain/credit/generated-materials';
import { labelOf } from '../../domain/kernel/enumeration';
import { dayOf } from '../../domain/kernel/time';
import { fileFigures, fingerprint, shortMoment } from './format';

export type Generated = OutputOf<'materials.get'>['generated'][number];

/** One of several files of something that the system made. */
export interface MadePart {
  fileId: string;
  /** 2025-11-29: what tells it from the others. */
  name: string;
  figures: string;
  print: string;
}

/** Something that the system makes, as both sides read it. */
export interface GeneratedRow {
  item: Generated['item'];
  label: string;
  line: string;
  icon: 'check-circle-filled' | 'error-circle' | 'time' | 'minus-circle';
  tone: 'c-ok' | 'c-ret' | 'c-late' | 'c2';
  /** The file and its 指纹, where it is one; '' where there is none or several. */
  fileId: string;
  print: string;
  /** The files, where they are several. */
  parts: MadePart[];
  /** What has changed since it was handed in last, a figure each: 学分合计：477.00 → 474.00 学分. */
  changes: string[];
}

const looks: Record<Generated['standing'], Pick<GeneratedRow, 'icon' | 'tone'>> = {
  ready: { icon: 'check-circle-filled', tone: 'c-ok' },
  outdated: { icon: 'error-circle', tone: 'c-late' },
  missing: { icon: 'error-circle', tone: 'c-ret' },
  absent: { icon: 'minus-circle', tone: 'c2' },
  notYet: { icon: 'time', tone: 'c-late' },
  never: { icon: 'minus-circle', tone: 'c2' },
};

/** As many figures as a line has room for. */
const FIGURES_SHOWN = 3;
const PDF_AND_XLSX: Record<Generated['item'], string> = {
  report: 'PDF',
  signInSheet: 'PDF',
  grantList: 'xlsx',
  lecturerList: 'xlsx',
  evaluationTotals: 'xlsx',
  examResults: 'xlsx',
};

function lineOf({ item, standing, why, until, madeAt, figures }: Generated): string {
  const on = until === null ? '' : ` ${dayOf(until - 1)} 截止`;
  switch (standing) {
    case 'missing':
      return '还没有生成';
    case 'outdated':
      return '生成以后有了变化，请重新生成';
    case 'absent':
      return '提交时没有';
    case 'never':
      return '评价不足 5 份，不汇总';
    case 'notYet':
      return why === 'evaluationOpen'
        ? `评价${on}，之后才能生成`
        : why === 'examOpen'
          ? `考试${on}，之后才能生成`
          : '授分完成后才能生成';
    case 'ready': {
      // The report has a figure for each of its lines: what is in it is read there.
      const told =
        item === 'report' ? [] : figures.slice(0, FIGURES_SHOWN).map(({ label, value }) => `${label} ${value}`);
      const more = figures.length > FIGURES_SHOWN && item !== 'report' ? ' …' : '';
      return `${[PDF_AND_XLSX[item], ...told].join(' · ')}${more}${madeAt === null ? '' : ` · ${shortMoment(madeAt)} 生成`}`;
    }
  }
}

/** What tells the files of one thing apart: the rest of the name says what all of them are. */
const nameOf = (fileName: string): string => /(\d{4}-\d{2}-\d{2}(-\d+)?)\.[a-z]+$/.exec(fileName)?.[1] ?? fileName;

/** Of a lecturers' or a supplementary round nothing has to be made: what is not there is no fault then. */
const MAY_STAY_OUT = { line: '可以不生成', icon: 'minus-circle', tone: 'c2' } as const;

/** @param toMake what keeps the materials from being handed in; left out for who only looks */
export const generatedRows = (
  generated: readonly Generated[],
  toMake: readonly Generated['item'][] = generated.map(({ item }) => item),
): GeneratedRow[] =>
  generated.map((each) => {
    const [first, ...others] = each.files;
    const only = others.length === 0 ? first : undefined;
    return {
      item: each.item,
      label: labelOf(generatedMaterials, each.item),
      line: lineOf(each),
      ...looks[each.standing],
      ...(each.standing === 'missing' && !toMake.includes(each.item) ? MAY_STAY_OUT : {}),
      fileId: only?.fileId ?? '',
      print: only ? fingerprint(only.digest) : '',
      parts: only
        ? []
        : each.files.map((file) => ({
            fileId: file.fileId,
            name: nameOf(file.fileName),
            figures: fileFigures(file),
            print: fingerprint(file.digest),
          })),
      changes: each.changes.map(({ label, before, after }) => `${label}：${before || '没有'} → ${after || '没有'}`),
    };
  });
