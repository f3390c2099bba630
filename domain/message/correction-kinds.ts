/** What people are told of corrections of their facts and of their document number, and institutions of what is asked of them. */
import { because, kind, type Registered, type Returned } from './kind';

export const correctionKinds = {
  correctionApproved: kind<Registered, 'person'>({
    to: 'person',
    look: 'approved',
    title: () => '资料已更正',
    text: ({ institutionName }) => `${institutionName}已确认您的更正申请`,
    opens: () => ({ page: 'profile' }),
  }),
  correctionReturned: kind<Returned, 'person'>({
    to: 'person',
    look: 'returned',
    title: () => '更正申请被退回',
    text: ({ institutionName, reason }) => because(institutionName, reason),
    opens: () => ({ page: 'profile' }),
  }),
  correctedByInstitution: kind<Returned, 'person'>({
    to: 'person',
    look: 'known',
    title: () => '单位更正了您的资料',
    text: ({ institutionName, reason }) => because(institutionName, reason),
    opens: () => ({ page: 'profile' }),
  }),
  /** Whoever it is not true of should hear of it: the number says who they are. Neither number is told. */
  nationalIdCorrected: kind<Returned, 'person'>({
    to: 'person',
    look: 'known',
    title: () => '单位更正了您的证件号码',
    text: ({ institutionName, reason }) =>
      `${because(institutionName, reason)}。签到和学分不变；号码不对，请马上联系单位管理员`,
    opens: () => ({ page: 'registration' }),
  }),
  correctionAsked: kind<{ correctionId: string; maskedName: string; departmentName: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: ({ maskedName }) => `${maskedName}申请更正资料`,
    text: ({ departmentName }) => `${departmentName}，请核对后确认或退回`,
    opens: ({ correctionId }) => ({ page: 'correction', id: correctionId }),
  }),
};
