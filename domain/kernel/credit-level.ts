/** 学分级别 of a project: by whom it was approved (M5). */
export const creditLevels = [
  { code: 'national', label: '国家级' },
  { code: 'provincial', label: '省级' },
  { code: 'municipal', label: '市级' },
] as const;
export type CreditLevel = (typeof creditLevels)[number]['code'];
