import type { OutputOf } from '../../../../contract/index';
import { placesLeft } from '../../../../domain/project/enrolment';
import type { Day } from '../../../../domain/kernel/time';
import type { Session } from '../../../services/session';

type Notice = OutputOf<'notice.get'>;
/** How the reader stands to the meeting; null where that is not known. */
export type Standing = OutputOf<'notice.following'> | null;

export type InvitationAction =
  'register' | 'registration' | 'transfer' | 'scan' | 'enrol' | 'withdraw' | 'follow' | 'unfollow' | 'none';

/** What the bottom of the page offers (J6): one thing to do now. */
export interface Invitation {
  action: InvitationAction;
  text: string;
  tip: string;
  /** Takes something back: outline, and asked about. */
  outline: boolean;
  /** The star beside it: following is offered there where it is not the main thing. */
  star: boolean;
}

const offer = (action: InvitationAction, text: string, tip: string, more: Partial<Invitation> = {}): Invitation => ({
  ...{ action, text, tip, outline: false, star: false },
  ...more,
});

/** The name of a batch where there are several; undefined for one that was cancelled since. */
export function batchName(batches: readonly { batchId: string }[], batchId: string): string | undefined {
  const number = batches.findIndex((batch) => batch.batchId === batchId) + 1;
  if (number === 0) return undefined;
  return batches.length > 1 ? `第 ${number} 期` : '';
}

/**
 * @param session null where nobody can be known (single-page mode) or it could not be asked: then there is no bar
 * @param notice of a meeting that is not over
 */
export function invitationOf(
  session: Session | null,
  { notice, standing, today }: { notice: Notice; standing: Standing; today: Day },
): Invitation | null {
  if (session === null) return null;
  switch (session.trainee?.state) {
    case undefined:
      return offer('register', '注册参加', registerTip(notice));
    case 'returned':
      return offer('registration', '去修改资料', '您的注册资料被退回，修改后才能签到');
    case 'left':
      return offer('transfer', '申请转单位', '您已登记离职；提交转单位申请后就能签到，新单位通过后算数');
    case 'pending':
    case 'approved':
      return offerToTrainee(notice, { standing, today, pending: session.trainee?.state === 'pending' });
  }
}

const registerTip = ({ enrolment }: Notice): string =>
  enrolment !== undefined && enrolment.openBatchIds.length > 0
    ? '先注册为学员，再回到这里报名'
    : '注册为学员，举办期间每天到会场扫码签到';

function offerToTrainee(
  notice: Notice,
  { standing, today, pending }: { standing: Standing; today: Day; pending: boolean },
): Invitation {
  const { batches, enrolment } = notice;
  const own = standing?.enrolment;
  const star = standing !== null;
  if (batches.some(({ begin, end }) => begin <= today && today <= end))
    return offer('scan', '扫码考勤', pending ? '您的注册待审核；今天可以先扫码签到' : '今天到会场扫码签到', { star });
  if (own !== undefined)
    return offer('withdraw', '取消报名', enrolledTip(batchName(batches, own.batchId)), { outline: true, star });
  if (enrolment !== undefined && enrolment.openBatchIds.length > 0) {
    const left = placesLeft(enrolment);
    if (left === 0) return offer('none', '名额已满', '可以先关注，有人取消后再来报名', { star });
    const tip = left === null ? '' : `还有 ${left} 个名额`;
    return offer('enrol', '报名参加', pending ? `您的注册待审核，可以先报名` : tip, { star });
  }
  return standing?.following === true
    ? offer('unfollow', '取消关注', '已关注，开会前一天和有变动时告诉您', { outline: true })
    : offer('follow', '关注，前一天提醒我', '不用报名，举办期间每天到会场扫码签到');
}

const enrolledTip = (batch: string | undefined): string =>
  batch === undefined ? '您报名的那一期已取消，请点上面的「更改报名」' : `已报名${batch}，开会前一天和有变动时告诉您`;
