/**
 * The WeChat users of the demonstration: who holds which phone. Names are made up, national IDs have the region code
 * 000000 that no person has. `group` is what the desk's switch shows.
 */
export interface SamplePerson {
  id: string;
  openid: string;
  label: string;
  phone: string;
  group: string;
}

const CHANGSHA = '长沙市XX医院';
const XIANGTAN = '湘潭市XX医院';

export const people = [
  { id: 'zhou-min', openid: 'oJJT-zhou-min', label: '周敏', phone: '13800005621', group: `学员 · ${CHANGSHA}` },
  {
    id: 'chen-xiaolin',
    openid: 'oJJT-chen-xiaolin',
    label: '陈晓琳',
    phone: '13800005622',
    group: `学员 · ${CHANGSHA}`,
  },
  { id: 'ouyang-jing', openid: 'oJJT-ouyang-jing', label: '欧阳静', phone: '13800005623', group: `学员 · ${CHANGSHA}` },
  { id: 'zhang-wei', openid: 'oJJT-zhang-wei', label: '张伟', phone: '13800005624', group: `学员 · ${XIANGTAN}` },
  { id: 'peng-tao', openid: 'oJJT-peng-tao', label: '彭涛', phone: '13800005625', group: `学员 · ${XIANGTAN}` },
  {
    id: 'liu-yang',
    openid: 'oJJT-liu-yang',
    label: '刘洋（待审核）',
    phone: '13800005626',
    group: `学员 · ${CHANGSHA}`,
  },
  { id: 'zhao-lei', openid: 'oJJT-zhao-lei', label: '赵磊（未注册）', phone: '13800005631', group: '未注册的微信用户' },
  { id: 'sun-li', openid: 'oJJT-sun-li', label: '孙莉（未注册）', phone: '13800005632', group: '未注册的微信用户' },
  {
    id: 'zhou-min-new',
    openid: 'oJJT-zhou-min-new',
    label: '周敏（新微信）',
    phone: '13800005634',
    group: '未注册的微信用户',
  },
  { id: 'lin-xiao', openid: 'oJJT-lin-xiao', label: '林晓（未注册）', phone: '13800005633', group: '未注册的微信用户' },
  { id: 'li-jianhua', openid: 'oJJT-li-jianhua', label: '李建华', phone: '13900000001', group: `管理员 · ${CHANGSHA}` },
  { id: 'wang-fang', openid: 'oJJT-wang-fang', label: '王芳', phone: '13900000002', group: `管理员 · ${XIANGTAN}` },
  { id: 'he-jing', openid: 'oJJT-he-jing', label: '何静', phone: '13900000003', group: '审核员 · 委医学科技发展中心' },
] as const satisfies readonly SamplePerson[];

export type SamplePersonId = (typeof people)[number]['id'];
