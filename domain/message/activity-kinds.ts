/** What institutions and the centre are told of group activities (M21). */
import { kind } from './kind';

type OfActivity = { activityId: string; title: string };

export const activityMessageKinds = {
  activitySubmitted: kind<OfActivity & { institutionName: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: () => '集体活动待审核',
    text: ({ institutionName, title }) => `${institutionName}：${title}`,
    opens: ({ activityId }) => ({ page: 'centreActivity', id: activityId }),
  }),
  activityDelegated: kind<Record<never, never>, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '中心委托本单位审核集体活动',
    text: () => '在「集体活动」里审核其他单位交来的活动；本单位的活动仍由中心审核',
    opens: () => ({ page: 'centreActivities' }),
  }),
  activityDelegationEnded: kind<Record<never, never>, 'institution'>({
    to: 'institution',
    look: 'known',
    title: () => '集体活动的委托审核已收回',
    text: () => '已作的决定不变，以后由中心审核',
    opens: () => ({ page: 'activities' }),
  }),
  activityApproved: kind<OfActivity & { people: number }, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '集体活动已通过',
    text: ({ title, people }) => `${title}，${people} 人的学分正在生效`,
    opens: ({ activityId }) => ({ page: 'activity', id: activityId }),
  }),
  activityReturned: kind<OfActivity & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '集体活动被退回，请修改',
    text: ({ title, reason }) => `${title}：${reason}`,
    opens: ({ activityId }) => ({ page: 'activity', id: activityId }),
  }),
};
