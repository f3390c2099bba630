import type { OutputOf } from '../../../../contract/index';
import { changeLines, type ChangeLine } from '../../../components/change-table/lines';
import { verdictOf, type Verdict } from '../../../components/verdict-note/verdict';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import { dayCount, type Day } from '../../../../domain/kernel/time';
import { fileFigures, longDay, longMoment } from '../../../services/format';

export type Reviewed = OutputOf<'review.changeGet'>;

export const headOf = ({ before, waitingDays, change }: Reviewed) => ({
  level: before.creditLevel,
  number: before.projectNumber,
  title: before.title,
  line: [before.institutionName, before.form.contactName, before.form.contactPhone]
    .filter((part) => part !== '')
    .join(' · '),
  waited: waitingDays === 0 ? '' : `${waitingDays} 天`,
  reason: change?.reason ?? '',
  asked: change?.submittedAt == null ? '' : `${change.by} · ${longMoment(change.submittedAt)}`,
});

/** 2 天后开课: how near the first day to come is; '' when none is. */
export function nearness({ before }: Reviewed, today: Day): string {
  const [next] = before.batches
    .map(({ begin }) => begin)
    .filter((begin) => begin >= today)
    .sort();
  if (next === undefined)
    return before.batches.some(({ begin, end }) => begin <= today && today <= end) ? '正在举办' : '';
  const days = dayCount(today, next) - 1;
  return `${days === 0 ? '今天' : `${days} 天后`}开课（${longDay(next)}）`;
}

export const linesOf = ({ before, after }: Reviewed): ChangeLine[] => changeLines(before, after);

/** A document that was replaced: both versions can be opened. */
export interface ReplacedDocument {
  kind: DocumentKind;
  label: string;
  figures: string;
  hasOld: boolean;
}

export const replacedDocuments = ({ change, before }: Reviewed): ReplacedDocument[] =>
  (change?.documents ?? []).map((document) => ({
    kind: document.kind,
    label: labelOf(documentKinds, document.kind),
    figures: fileFigures(document),
    // Once it is decided the old one has made room.
    hasOld: change?.state === 'submitted' && before.documents.some(({ kind }) => kind === document.kind),
  }));

/** What the system has found besides: the past is not rewritten, and who is told. */
export const pastLine = ({ past }: Reviewed): string =>
  past.length > 0 ? '提交以后又有人签到：要改的日子里有过去的，只能退回' : '没有改动已经过去的日子';

export const tellLine = ({ followers }: Reviewed): string =>
  followers > 0 ? `批准后马上通知 ${followers} 位关注的人和已签到的人` : '批准后马上通知已签到的人';

/** What was decided; null while it waits. */
export function outcomeOf({ change }: Reviewed): Verdict | null {
  if (change === null || change.state === 'submitted') return null;
  const last = change.reviews[change.reviews.length - 1];
  if (last === undefined || change.state === 'draft' || change.state === 'dropped')
    return { tone: '', icon: 'rollback', title: '单位已撤回', line: '', reason: '' };
  return verdictOf(last);
}

export const quickReasons = ['新的通知没有盖章', '新的日程表没有盖章', '变更原因不清楚', '日期前后不一致'];
