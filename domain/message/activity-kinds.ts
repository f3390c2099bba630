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
