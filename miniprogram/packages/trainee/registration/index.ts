import type { Template } from '../../../../domain/message/templates';
import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { dial } from '../../../page/sheets';
import { call } from '../../../services/call';
import { REGISTER } from '../../../services/registration-words';
import { session } from '../../../services/session';
import { rebindingView, registrationView, type RegistrationView } from './index.view';
import { titleBar } from '../../../services/passing';

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** T2b, T2c: how a registration stands, or a request for one. */
export const page = definePage(routes.registration, {
  data: {
    registerWords: REGISTER,
    view: null as RegistrationView | null,
    supportPhone: '',
    /** The page shows a request for a registration, not a registration. */
    rebinding: false,
    ...asksNothing,
  },
  reloadOnShow: true,
  methods: {
    act() {
      if (this.data.rebinding) void this.run('act', () => replace(routes.rebinding, {}));
      else if (this.data.view?.state === 'approved') void this.run('open', () => open(routes.profile, {}));
      else this.register();
    },
    register() {
      void this.run('register', () => replace(routes.register, {}));
    },
    openTransfer() {
      void this.run('open', () => open(routes.transfer, {}));
    },
    openHistory() {
      void this.run('open', () => open(routes.myHistory, {}));
    },
    callSupport() {
      void this.run('callSupport', () => dial(this.data.supportPhone));
    },
  },
  async load() {
    const { handedIn = false, keptScans = 0, lapsed = false } = this.params;
    const { trainee, rebinding, supportPhone } = await session.refresh();
    if (trainee === null) {
      if (rebinding === null) return { status: 'empty' as const, view: null };
      // What administrators are told to ask for stands on this page under this name.
      titleBar('换绑申请');
      return { view: rebindingView(rebinding), rebinding: true, supportPhone };
    }
    const { rebindingAskedAt } = trainee;
    const scans = { kept: keptScans, lapsed };
    const mine = await call('registration.mine', {});
    const view = registrationView(mine, { scans, rebindingAskedAt });
    const ask: Template | '' = handedIn && trainee.state === 'pending' ? 'registrationResult' : '';
    return { view, rebinding: false, supportPhone, ask };
  },
});
