/**
 * Every event that people are told of, as data: the facts it needs, its words, what it leads to, and whether WeChat tells of it
 * as well. A later event is one more entry here and one line where it happens (`tell` in server/data/messages.ts).
 *
 * A message may be read by every administrator of an institution, and WeChat shows it on a locked phone: no national ID, no phone
 * number, and of other people no more than a masked name.
 */
import { formatCreditHundredths } from '../kernel/amount';
import { accountKinds } from './account-kinds';
import { activityMessageKinds } from './activity-kinds';
import { correctionKinds } from './correction-kinds';
import { creditKinds } from './credit-kinds';
import { evidenceKinds } from './evidence-kinds';
import { examKinds } from './exam-kinds';
import { meetingKinds } from './meeting-kinds';
import { catalogueKinds } from './catalogue-kinds';
import type { DirectoryRequestKind } from '../person/directory-request';
import type { OfProject, OfReview, OfRound, Registered, Returned } from './kind';
import {
  because,
  kind,
  type KindOf,
  type MessageLook,
  type RecipientKind,
  type StoredFacts,
  type Target,
} from './kind';
import {
  transferGoesOn,
  transferNews,
  transferStops,
  transferWaits,
  type OfTransfer,
  type TransferGoesOn,
  type TransferNews,
  type TransferStop,
  type TransferWait,
} from './transfer-words';
import type { PushWords, Template } from './templates';

const placeWord = (what: DirectoryRequestKind): string => (what === 'department' ? '科室' : '单位');

const approvedNote = '点开查看';

const elsewhere = '另一家单位的学员';

export const messageKinds = {
  ...accountKinds,
  ...correctionKinds,
  ...evidenceKinds,
  ...catalogueKinds,
  ...creditKinds,
  ...activityMessageKinds,
  ...meetingKinds,
  ...examKinds,
  registrationApproved: kind<Registered, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '注册已通过审核',
    text: ({ institutionName }) => `${institutionName}已通过您的注册，扫码签到可以得学分了`,
    opens: () => ({ page: 'registration' }),
    push: {
      template: 'registrationResult',
      words: ({ institutionName }) => ({ subject: institutionName, result: '已通过', note: approvedNote }),
    },
  }),
  registrationReturned: kind<Returned, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '注册被退回，请修改',
    text: ({ institutionName, reason }) => because(institutionName, reason),
    opens: () => ({ page: 'registration' }),
    push: {
      template: 'registrationResult',
      words: ({ institutionName, reason }) => ({ subject: institutionName, result: '已退回', note: reason }),
    },
  }),
  /** Told to whoever holds the old WeChat: if it is not their doing, they should hear of it. */
  ownRebindingAsked: kind<Registered, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '另一个微信申请换绑您的注册',
    text: ({ institutionName }) => `如果不是您本人，请马上联系${institutionName}的管理员`,
    opens: () => ({ page: 'registration' }),
  }),
  ownRebindingApproved: kind<Registered, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '换绑已通过',
    text: ({ institutionName }) => `${institutionName}已核对本人，以后在这个微信签到、看学分`,
    opens: () => ({ page: 'registration' }),
  }),
  ownRebindingReturned: kind<Returned, 'person'>({
    to: 'person',
    look: 'known',
    title: () => '换绑申请没有通过',
    text: ({ reason }) => because('您的注册没有变化', reason),
    opens: () => ({ page: 'registration' }),
  }),
  /** Told to whoever had the phone until now: if it is theirs after all, they take it back in the same way. */
  phonePassed: kind<Registered, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '您的手机号已归另一位微信用户',
    text: ({ institutionName }) => `请验证您现在的手机号，签到和学分不受影响。有疑问请联系${institutionName}`,
    opens: () => ({ page: 'profile' }),
  }),
  ownTransferGoesOn: kind<{ cause: TransferGoesOn; toName: string }, 'person'>({
    to: 'person',
    look: 'known',
    title: ({ cause }) => transferGoesOn[cause],
    text: ({ toName }) => `现在由${toName}审核，通过后您就是新单位的学员`,
    opens: () => ({ page: 'myTransfer' }),
  }),
  ownTransferStopped: kind<{ stop: TransferStop; byName: string; reason: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: ({ stop }) => transferStops[stop].title,
    text: ({ stop, byName, reason }) => because(transferStops[stop].text(byName), reason),
    opens: () => ({ page: 'myTransfer' }),
    push: {
      template: 'registrationResult',
      words: ({ stop, byName, reason }) => ({ subject: byName, result: transferStops[stop].result, note: reason }),
    },
  }),
  ownTransferApproved: kind<{ toName: string; departmentName: string }, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '转单位已通过',
    text: ({ toName, departmentName }) => `您现在是${toName}${departmentName}的学员；以往的签到和学分仍记在原单位`,
    opens: () => ({ page: 'registration' }),
    push: {
      template: 'registrationResult',
      words: ({ toName }) => ({ subject: toName, result: '已通过', note: approvedNote }),
    },
  }),
  registrationLeft: kind<Returned, 'person'>({
    to: 'person',
    look: 'returned',
    title: ({ institutionName }) => `${institutionName}已登记您离职`,
    text: ({ reason }) => because('暂时不能签到得学分；到了新单位请申请转单位，登记错了请联系管理员', reason),
    opens: () => ({ page: 'myTransfer' }),
  }),
  registrationTakenBack: kind<Registered, 'person'>({
    to: 'person',
    look: 'approved',
    title: ({ institutionName }) => `${institutionName}已恢复您的注册`,
    text: () => '可以照常扫码签到、得学分了',
    opens: () => ({ page: 'registration' }),
  }),
  approvalWithdrawn: kind<Returned, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '注册的审核通过已被撤销',
    text: ({ institutionName, reason }) => because(`${institutionName}，请修改后重新提交`, reason),
    opens: () => ({ page: 'registration' }),
    push: {
      template: 'registrationResult',
      words: ({ institutionName, reason }) => ({ subject: institutionName, result: '已退回', note: reason }),
    },
  }),
  creditsEffective: kind<{ title: string; creditHundredths: number }, 'person'>({
    to: 'person',
    look: 'approved',
    title: ({ creditHundredths }) => `${formatCreditHundredths(creditHundredths)} 学分已生效`,
    text: ({ title }) => title,
    opens: () => ({ page: 'credits' }),
  }),

  placeAdded: kind<{ kind: DirectoryRequestKind; name: string }, 'applicant'>({
    to: 'applicant',
    look: 'approved',
    title: ({ kind: what }) => `${placeWord(what)}已加入，可以接着注册`,
    text: ({ name }) => `${name}：已在列表里，已填的资料还在`,
    opens: () => ({ page: 'register' }),
    push: {
      template: 'registrationResult',
      words: ({ name }) => ({ subject: name, result: '已加入', note: '可以接着注册' }),
    },
  }),
  placeRefused: kind<{ kind: DirectoryRequestKind; name: string; reason: string }, 'applicant'>({
    to: 'applicant',
    look: 'returned',
    title: ({ kind: what }) => `${placeWord(what)}没有加入`,
    text: ({ name, reason }) => because(name, reason),
    opens: () => ({ page: 'register' }),
    push: {
      template: 'registrationResult',
      words: ({ name, reason }) => ({ subject: name, result: '没有加入', note: reason }),
    },
  }),

  placeAsked: kind<{ kind: DirectoryRequestKind; name: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ kind: what }) => `有人的${placeWord(what)}不在列表里`,
    text: ({ name }) => `${name}：请核实后加入，或指向列表里已有的`,
    opens: () => ({ page: 'directoryRequests' }),
  }),
  rebindingAsked: kind<{ rebindingId: string; maskedName: string; departmentName: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ maskedName }) => `${maskedName}申请换绑微信`,
    text: ({ departmentName }) => `${departmentName}，请当面核对身份后通过`,
    opens: ({ rebindingId }) => ({ page: 'rebinding', id: rebindingId }),
  }),
  /** `claimant`, `holder`: '' for somebody of another institution, whom this one is told nothing about. */
  cardNumberClaimed: kind<{ claimant: string; holder: string; cardMasked: string; personId: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: () => '医通卡号有两个人填写',
    text: ({ claimant, holder, cardMasked }) =>
      `${claimant || elsewhere}填的 ${cardMasked} 属于${holder || elsewhere}，请对照卡面核对`,
    opens: ({ personId }) => (personId === '' ? { page: 'people' } : { page: 'person', id: personId }),
  }),
  /** An institution has to act on a transfer, and by when. */
  transferWaits: kind<OfTransfer & { wait: TransferWait; until: number }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ wait, maskedName }) => transferWaits[wait].title(maskedName),
    text: ({ wait, toName, until }) => transferWaits[wait].text(toName, until),
    opens: ({ transferId }) => ({ page: 'transfer', id: transferId }),
  }),
  /** What the others did with a transfer. */
  transferNews: kind<OfTransfer & { news: TransferNews; reason: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: ({ news, maskedName }) => transferNews[news](maskedName),
    text: ({ fromName, toName, reason }) => because(`${fromName} → ${toName}`, reason),
    opens: ({ transferId }) => ({ page: 'transfer', id: transferId }),
  }),
  passwordReset: kind<{ endedSignIns: number }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '单位密码已由中心重设',
    text: ({ endedSignIns }) => `${endedSignIns} 处登录已结束，请用新密码登录`,
    opens: () => ({ page: 'account' }),
  }),
  rosterImported: kind<{ by: string; total: number; bad: number }, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '花名册已导入',
    text: ({ by, total, bad }) => `${by}导入，现有 ${total} 人${bad === 0 ? '' : `，${bad} 行有问题没有导入`}`,
    opens: () => ({ page: 'roster' }),
  }),
  projectSubmitted: kind<OfReview, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: () => '有项目提交审核',
    text: ({ institutionName, title }) => `${institutionName}：${title}`,
    opens: ({ projectId }) => ({ page: 'review', id: projectId }),
  }),
  projectCancelled: kind<OfReview & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '单位取消了项目',
    text: ({ institutionName, title, reason }) => because(`${institutionName}：${title}`, reason),
    opens: ({ projectId }) => ({ page: 'review', id: projectId }),
  }),
  changeSubmitted: kind<OfReview & { changeId: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: () => '有变更申请提交审核',
    text: ({ institutionName, title }) => `${institutionName}：${title}`,
    opens: ({ changeId }) => ({ page: 'changeReview', id: changeId }),
  }),
  changeApproved: kind<OfProject, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '变更已批准',
    text: ({ title }) => `${title}：已按新的安排执行，并通知了关注和已签到的人`,
    opens: ({ projectId }) => ({ page: 'project', id: projectId }),
  }),
  changeReturned: kind<OfProject & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '变更申请被退回，仍按原来的安排',
    text: ({ title, reason }) => because(title, reason),
    opens: ({ projectId }) => ({ page: 'change', id: projectId }),
  }),
  projectApproved: kind<OfProject, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '项目已通过审核',
    text: ({ title }) => `${title}：可以举办了`,
    opens: ({ projectId }) => ({ page: 'project', id: projectId }),
    push: {
      template: 'projectResult',
      words: ({ title }) => ({ subject: title, result: '已通过', note: approvedNote }),
    },
  }),
  projectReturned: kind<OfProject & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '项目被退回，请修改',
    text: ({ title, reason }) => because(title, reason),
    opens: ({ projectId }) => ({ page: 'project', id: projectId }),
    push: {
      template: 'projectResult',
      words: ({ title, reason }) => ({ subject: title, result: '已退回', note: reason }),
    },
  }),
  materialsEffective: kind<OfRound & { granted: number }, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '会议资料已通过，学分生效',
    text: ({ title, granted }) => `${title}：${granted} 人的学分已生效`,
    opens: ({ roundId }) => ({ page: 'round', id: roundId }),
    push: {
      template: 'materialsResult',
      words: ({ title }) => ({ subject: title, result: '学分生效', note: approvedNote }),
    },
  }),
  materialsReturned: kind<OfRound & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '会议资料被退回，请补充',
    text: ({ title, reason }) => because(title, reason),
    opens: ({ roundId }) => ({ page: 'materials', id: roundId }),
    push: {
      template: 'materialsResult',
      words: ({ title, reason }) => ({ subject: title, result: '已退回', note: reason }),
    },
  }),
};

export type MessageKind = keyof typeof messageKinds;
/** What has to be known of an event to tell of it. */
export type FactsOf<K extends MessageKind> = K extends MessageKind
  ? (typeof messageKinds)[K] extends KindOf<infer Facts extends StoredFacts, RecipientKind>
    ? Facts
    : never
  : never;
/** Who is told of an event. */
export type RecipientOf<K extends MessageKind> = (typeof messageKinds)[K]['to'];

/** A message as it is stored, as far as its words go. */
export interface StoredMessage {
  kind: MessageKind;
  facts: StoredFacts;
}

/** Words and target of a message. */
export interface MessageWords {
  title: string;
  text: string;
  look: MessageLook;
  target: Target;
}

/** A kind for whoever knows only what is stored: the facts were checked by their type when the event was told. */
const kindFor = (name: MessageKind): KindOf<never, RecipientKind> => messageKinds[name];

export function wordsOf({ kind: name, facts }: StoredMessage): MessageWords {
  const { look, title, text, opens } = kindFor(name);
  const told = facts as never;
  return { title: title(told), text: text(told), look, target: opens(told) };
}

/** What WeChat tells of a message; undefined for what stands in the inbox alone. */
export function pushOf({ kind: name, facts }: StoredMessage): { template: Template; words: PushWords } | undefined {
  const { push } = kindFor(name);
  return push && { template: push.template, words: push.words(facts as never) };
}
