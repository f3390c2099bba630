/** The institutions with their accounts. The passwords are for the demonstration only and stand in the README. */
export const institutions = [
  {
    institutionId: 'changsha-xx',
    name: '长沙市XX医院',
    kind: 'hospital',
    account: 'changsha',
    password: 'Kejiao-2025-cs',
    departments: ['检验科', '感染科', '儿科', '急诊科', '心内科', '药剂科', '科教科'],
  },
  {
    institutionId: 'xiangtan-xx',
    name: '湘潭市XX医院',
    kind: 'hospital',
    account: 'xiangtan',
    password: 'Kejiao-2025-xt',
    departments: ['检验科', '急诊科', '康复科', '中医科'],
  },
  {
    institutionId: 'centre',
    name: '委医学科技发展中心',
    kind: 'centre',
    account: 'centre',
    password: 'Shenhe-2025-zx',
    departments: [],
    contactName: '何静',
    contactPhone: '0731-84822000',
  },
] as const;
