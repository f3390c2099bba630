import type { OutputOf } from '../../../../contract/index';
import { objectionAt } from '../../../../domain/project/objections';
import type { DocumentKind } from '../../../../domain/project/project';
import { fileFigures, shortDay, shortMoment } from '../../../services/format';
import { dayOf } from '../../../../domain/kernel/time';

type Reviewed = OutputOf<'review.projectGet'>;

/** One of the two versions, as its side of the page tells it. */
export interface Side {
  title: string;
  tag: { word: string; tone: 'ret' | 'ok' | 'neutral' | 'pend'; icon: string };
  /** 11-25 提交 · 2 页 · 71 KB */
  line: string;
  /** '' where it is the file that lies there now. */
  digest: string;
}

export interface Compared {
  level: Reviewed['project']['creditLevel'];
  number: string;
  title: string;
  times: string;
  /** What was objected to last, by whom and when; '' where nothing was. */
  reason: string;
  by: string;
  before: Side;
  after: Side;
}

/** A document beside what the last review had before it (J4). */
export function comparedView({ project }: Reviewed, kind: DocumentKind, oldDigest: string): Compared {
  const last = [...project.reviews].sort((one, other) => other.at - one.at)[0];
  const reviewed = last?.documents?.find((document) => document.kind === kind);
  const present = project.documents.find((document) => document.kind === kind);
  const replaced = present?.digest !== oldDigest;
  return {
    level: project.creditLevel,
    number: project.projectNumber,
    title: project.title,
    times: `第 ${project.timesSubmitted} 次提交`,
    reason: last === undefined ? '' : objectionAt(last.objections, `documents.${kind}`) || last.reason,
    by: last === undefined ? '' : `${last.by} · ${shortMoment(last.at)}`,
    before: {
      title: '上次',
      tag:
        reviewed?.mark === 'fails'
          ? { word: '不符合', tone: 'ret', icon: 'close-circle-filled' }
          : reviewed?.mark === 'conforms'
            ? { word: '符合', tone: 'ok', icon: 'check-circle-filled' }
            : { word: '没有标记', tone: 'neutral', icon: 'circle' },
      line: last === undefined ? '' : `${shortDay(dayOf(last.at))} 审核时`,
      digest: replaced ? oldDigest : '',
    },
    after: {
      title: '这次',
      tag: replaced
        ? { word: '已更换', tone: 'pend', icon: 'swap' }
        : { word: '没有更换', tone: 'neutral', icon: 'circle' },
      line: present === undefined ? '' : `${shortDay(dayOf(present.uploadedAt))} 上传 · ${fileFigures(present)}`,
      digest: '',
    },
  };
}

/** How many pages are turned through: the longer version says. */
export const pagesOf = (before: number, after: number): number => Math.max(before, after, 1);

/** Said in place of a page that cannot be shown. */
export const missingPage = (page: number, pages: number): string =>
  page > pages ? '没有这一页' : '这一页画不出来，请打开原件';

const ZOOMS = [1, 2, 3] as const;
/** The next step; behind the last one it is as it was. */
export const nextZoom = (zoom: number): number =>
  ZOOMS[(ZOOMS.findIndex((each) => each === zoom) + 1) % ZOOMS.length] ?? 1;
