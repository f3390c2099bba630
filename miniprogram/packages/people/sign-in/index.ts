import { call, newRequestId } from '../../../services/call';
import { busyWhile } from '../../../services/command';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { accountProblems, nameOptions, NO_PROBLEMS, whoProblem, type NameOption } from './index.view';

type Input = WechatMiniprogram.Input;
type PhoneNumber = WechatMiniprogram.CustomEvent<{ code?: string; errMsg: string }>;
type Pick = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>;

const firstStep: { step: 'account' | 'who' } = { step: 'account' };

Page({
  behaviors: [pageLook],
  data: {
    ...firstStep,
    account: '',
    password: '',
    hidden: true,
    problems: NO_PROBLEMS,
    institutionName: '',
    names: [] as NameOption[],
    picked: null as string | null,
    newName: '',
    whoTip: '',
    busy: false,
  },
  typeAccount({ detail }: Input) {
    this.setData({ account: detail.value, 'problems.account': '' });
  },
  typePassword({ detail }: Input) {
    this.setData({ password: detail.value, 'problems.password': '' });
  },
  togglePassword() {
    this.setData({ hidden: !this.data.hidden });
  },
  async check() {
    if (this.data.busy) return;
    const { account, password } = this.data;
    const problems = accountProblems({ account, password });
    this.setData({ problems });
    if (problems.account || problems.password) return;
    await busyWhile(this, async () => {
      const checked = await call(
        'administrator.checkAccount',
        { account: account.trim(), password: password.trim() },
        { requestId: newRequestId() },
      );
      const names = nameOptions(checked);
      // Nobody is known yet: there is nothing to choose.
      const picked = names.length === 1 ? '' : null;
      this.setData({ step: 'who', institutionName: checked.institutionName, names, picked });
      this.setData({ whoTip: whoProblem(this.data) });
    });
  },
  pick({ currentTarget }: Pick) {
    this.setData({ picked: currentTarget.dataset.id });
    this.setData({ whoTip: whoProblem(this.data) });
  },
  typeName({ detail }: Input) {
    this.setData({ newName: detail.value });
    this.setData({ whoTip: whoProblem(this.data) });
  },
  back() {
    this.setData({ step: 'account', password: '', hidden: true, picked: null, newName: '' });
  },
  async signIn({ detail }: PhoneNumber) {
    const { account, password, picked, newName } = this.data;
    const { code: phoneCode } = detail;
    if (phoneCode === undefined || picked === null) return;
    await busyWhile(this, async () => {
      await call(
        'administrator.signIn',
        {
          account: account.trim(),
          // Blanks around it are from pasting: no password has them (domain/person/password.ts).
          password: password.trim(),
          who: picked === '' ? { newName: newName.trim() } : { administratorId: picked },
          phoneCode,
        },
        { requestId: newRequestId() },
      );
      session.forget();
      await wx.switchTab({ url: '/pages/admin/home/index' });
    });
  },
});
