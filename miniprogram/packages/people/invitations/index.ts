import { foldName } from '../../../../domain/person/name';
import { normalisePhone } from '../../../../domain/person/person';
import type { InstitutionRole } from '../../../../domain/person/institution-role';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { ask, sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { session } from '../../../services/session';
import { serverNow } from '../../../services/server-clock';
import { rightsOf } from '../shared/rights';
import { invitationCard, invitedProblems, NOBODY, type InvitationCard } from './index.view';

const notKnownYet: { institutionName: string; kind: 'hospital' | 'centre' } = { institutionName: '', kind: 'hospital' };
const nothingWrong = { name: '', phone: '' };

/** M2: colleagues, or for the centre a hospital's first administrator, come by invitation. */
export const page = definePage(routes.invitations, {
  access: 'administrator',
  data: {
    ...noCards<InvitationCard>(),
    institutionName: '',
    institutionId: '',
    centre: false,
    inviting: false,
    invited: NOBODY,
    problems: nothingWrong,
  },
  own: () => ({ ...notKnownYet }),
  methods: {
    invite() {
      this.setData({ inviting: true, invited: NOBODY, problems: nothingWrong });
    },
    close() {
      if (this.data.busy === '') this.setData({ inviting: false });
    },
    closed({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.close();
    },
    type({ currentTarget, detail }: Told<{ value: string }, { field: 'name' | 'phone' }>) {
      const { field } = currentTarget.dataset;
      this.setData({
        invited: { ...this.data.invited, [field]: detail.value },
        problems: { ...this.data.problems, [field]: '' },
      });
    },
    pickRole({ detail }: Told<{ role: InstitutionRole; departmentId: string }>) {
      const { role, departmentId } = detail;
      this.setData({ invited: { ...this.data.invited, role, departmentId } });
    },
    async send() {
      const { invited } = this.data;
      const problems = invitedProblems(invited);
      this.setData({ problems });
      if (problems.name !== '' || problems.phone !== '') return;
      const rights = rightsOf(invited);
      if (rights === null) return toast('请选择负责的科室', 'none');
      const made = await this.run('send', (send) =>
        send('invitation.create', {
          ...this.whose(),
          name: foldName(invited.name),
          phone: normalisePhone(invited.phone),
          ...rights,
        }),
      );
      if (!made) return;
      this.setData({ inviting: false });
      await this.reload();
      toast('已邀请，请把邀请码发给对方', 'none');
    },
    cardOf(invitationId: string) {
      return this.data.cards.find((card) => card.invitationId === invitationId);
    },
    copy({ currentTarget }: Tap<{ id: string }>) {
      const card = this.cardOf(currentTarget.dataset.id);
      if (card === undefined) return;
      void this.run('copy', async () => {
        await sheet(() => wx.setClipboardData({ data: card.text }));
      });
    },
    async revoke({ currentTarget }: Tap<{ id: string }>) {
      const { id: invitationId } = currentTarget.dataset;
      const card = this.cardOf(invitationId);
      if (card === undefined) return;
      const sure = await ask({
        title: `撤回对${card.name}的邀请？`,
        content: '邀请码马上失效。以后还可以重新邀请。',
        confirmText: '撤回',
      });
      if (!sure) return;
      const revoked = await this.run('revoke', (send) => send('invitation.revoke', { invitationId }));
      if (!revoked) return;
      toast('已撤回', 'none');
      await this.reload();
    },
    /** Whose invitations these are: a hospital's that the centre has opened, or one's own. */
    whose() {
      const { institutionId } = this.params;
      return institutionId === undefined ? {} : { institutionId };
    },
  },
  async rows(request) {
    const { rows, nextCursor, institutionName, kind } = await call('invitation.list', { ...this.whose(), ...request });
    this.institutionName = institutionName;
    this.kind = kind;
    return { rows, nextCursor };
  },
  card(row) {
    return invitationCard(row, { institutionName: this.institutionName, kind: this.kind, now: serverNow() });
  },
  async load() {
    const [first, { administrator }] = await Promise.all([this.firstCards(), session.get()]);
    const { institutionId = administrator?.institutionId ?? '' } = this.params;
    return { ...first, institutionId, institutionName: this.institutionName, centre: this.kind === 'centre' };
  },
});
