import { NAME_LENGTH_AT_MOST } from '../../../../domain/person/name';
import { activityForms, type ProjectForm } from '../../../../domain/project/project';
import type { FieldSpec } from './fields';

/** Every field of the holding form that is filled here (M5); what the catalogue fixes stands on a card of its own. */
export type FormKey = Exclude<keyof ProjectForm, 'year'>;

const yes = { code: 'true' } as const;
const no = { code: 'false' } as const;

/** 举办安排 and 学科与人员: the two parts of the form (A3b), in the order of the screen. */
export const arrangementFields: readonly FieldSpec<FormKey>[] = [
  { key: 'plannedBegin', label: '拟举办起始', kind: 'date' },
  { key: 'plannedEnd', label: '拟举办截止', kind: 'date' },
  { key: 'plannedDayTenths', label: '举办期限', kind: 'digit', unit: '天', max: 5, placeholder: '选填，如 2.0' },
  { key: 'venue', label: '举办地点', kind: 'long', required: true, max: 60, placeholder: '单位、楼层和会议室' },
  { key: 'venuePoint', label: '地图位置', kind: 'pick', placeholder: '选填；会议通知上显示地图和导航' },
  { key: 'activityForm', label: '举办方式', kind: 'select', required: true, options: activityForms },
  {
    key: 'platform',
    label: '授课平台',
    kind: 'long',
    max: 100,
    placeholder: '远程、线上线下结合时必填：平台名称和网址',
  },
  {
    key: 'filedLocally',
    label: '举办地备案',
    kind: 'choice',
    options: [
      { ...yes, label: '已备案' },
      { ...no, label: '未备案' },
    ],
  },
  {
    key: 'assessed',
    label: '是否考核',
    kind: 'choice',
    options: [
      { ...yes, label: '考核' },
      { ...no, label: '不考核' },
    ],
  },
  {
    key: 'meetingCostFen',
    label: '会议费用',
    kind: 'digit',
    required: true,
    unit: '元',
    max: 12,
    placeholder: '没有费用请填 0',
  },
  {
    key: 'plannedAttendees',
    label: '计划人数',
    kind: 'digit',
    unit: '人',
    max: 5,
    placeholder: '选填；开放报名时就是名额',
  },
  {
    key: 'enrolment',
    label: '网上报名',
    kind: 'choice',
    options: [
      { ...yes, label: '开放' },
      { ...no, label: '不开放' },
    ],
  },
  { key: 'bring', label: '请带', kind: 'long', max: 100, placeholder: '选填，写在会议通知上；不填写「身份证」' },
  { key: 'theoryHourTenths', label: '讲授理论', kind: 'digit', unit: '学时', max: 7 },
  { key: 'practicalHourTenths', label: '实验示范', kind: 'digit', unit: '学时', max: 7 },
];
export const peopleFields: readonly FieldSpec<FormKey>[] = [
  { key: 'discipline2', label: 'II级学科', kind: 'pick', required: true },
  { key: 'discipline3', label: 'III级学科', kind: 'pick', required: true },
  { key: 'projectLead', label: '项目负责人', kind: 'text', required: true, max: NAME_LENGTH_AT_MOST },
  { key: 'contactName', label: '项目经办人', kind: 'text', required: true, max: NAME_LENGTH_AT_MOST },
  { key: 'contactPhone', label: '联系电话', kind: 'text', required: true, max: 30, placeholder: '请填写手机或座机' },
  { key: 'otherNumber', label: '其它编号', kind: 'text', max: 40 },
  { key: 'remarks', label: '备注', kind: 'long', max: 500 },
];

const labels = new Map([...arrangementFields, ...peopleFields].map(({ key, label }) => [key as string, label]));
/** The label of a field; the field's own name for one that this version does not know. */
export const formFieldLabel = (key: string): string => labels.get(key) ?? key;
