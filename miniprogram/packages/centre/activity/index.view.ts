import { attendeeOrigins } from '../../../../domain/credit/group-activity';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { activityFacts, ruleLine, ruleOpenWords, type Activity } from '../../../services/activity-words';
import { iconOf } from '../../../services/file-icon';
import { credits, fileFigures, fingerprint, longMoment } from '../../../services/format';

export const quickReasons = ['签到名单与人数不符', '说明文件看不清', '学时或学分有误', '不属于集体活动'];

export interface ActivityReview {
  title: string;
  institutionName: string;
  waited: string;
  state: string;
  figures: { value: string; caption: string }[];
  facts: { label: string; value: string }[];
  rule: string;
  /** The rule waits for the centre's word: nothing can be approved by it. */
  ruleOpen: string;
  source: string;
  people: string;
  files: { fileId: string; fileName: string; figures: string; print: string; icon: string }[];
  history: HistoryStep[];
  outcome: Verdict | null;
  /** What keeps it from being approved; '' where nothing does. */
  tip: string;
}

export function activityReview(activity: Activity): ActivityReview {
  const { title, institutionName, waitingDays, state, people, creditHundredths, rule, files, reviews } = activity;
  const { submittedAt, timesSubmitted, submittedBy, byOrigin, limitHundredths } = activity;
  const over = limitHundredths !== null && creditHundredths > limitHundredths;
  return {
    ...{ title, institutionName, state },
    waited: waitingDays > 0 ? `${waitingDays} 天` : '',
    figures: [
      { value: String(people), caption: '参加人员' },
      { value: credits(creditHundredths), caption: '每人学分' },
      { value: credits(people * creditHundredths), caption: '学分合计' },
    ],
    facts: [
      ...activityFacts(activity).filter(({ label }) => label !== '活动名称'),
      { label: '提交', value: submittedAt === null ? '' : `${submittedBy}，${longMoment(submittedAt)}` },
    ],
    rule: rule === null ? '规则表里没有这一天的集体活动标准' : ruleLine(rule),
    ruleOpen: ruleOpenWords(rule),
    source: rule === null ? '' : `依据：${rule.source}；按学时最多 ${credits(limitHundredths ?? 0)}`,
    people: attendeeOrigins
      .filter(({ code }) => byOrigin[code] > 0)
      .map(({ code, label }) => `${label} ${byOrigin[code]} 人`)
      .join('、'),
    files: files.map((file) => ({
      ...{ fileId: file.fileId, fileName: file.fileName, figures: fileFigures(file), icon: iconOf(file) },
      print: fingerprint(file.digest),
    })),
    history: reviewSteps({
      ...{ reviews, submittedAt, timesSubmitted },
      waiting: state === 'submitted',
      waitingLine: '通过后，名单上的人马上得到学分',
    }),
    outcome: outcomeOf(activity),
    tip:
      state !== 'submitted'
        ? ''
        : rule?.confirmed !== true
          ? '学分标准待确认，确认后才能通过'
          : over
            ? '学分超过现在的上限，请退回'
            : '',
  };
}

function outcomeOf({ state, reviews, round }: Activity): Verdict | null {
  const last = reviews[reviews.length - 1];
  const line = last === undefined ? '' : `${longMoment(last.at)} · ${last.by}`;
  const reason = last?.reason ?? '';
  switch (state) {
    case 'submitted':
      return null;
    case 'approved':
      return round?.state === 'effective'
        ? { tone: 'ok', icon: 'check-circle-filled', title: `${round.granted} 人的学分已生效`, line, reason }
        : { tone: '', icon: 'hourglass-filled', title: '已通过，正在授分', line, reason };
    case 'returned':
      return { tone: 'ret', icon: 'rollback', title: '已退回，等单位修改后再提交', line, reason };
    case 'draft':
      return { tone: '', icon: 'info-circle-filled', title: '单位已撤回', line: '', reason: '' };
    case 'cancelled':
      return { tone: '', icon: 'close-circle-filled', title: '单位已取消这次活动', line: '', reason: '' };
  }
}

export const approvalQuestion = ({ people, creditHundredths }: Activity) => ({
  title: '通过这次集体活动？',
  content: `名单上 ${people} 人每人得 ${credits(creditHundredths)} 学分，写完后一起生效。`,
});
