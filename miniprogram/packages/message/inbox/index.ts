import { dayOf, type Day } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { messageCards, roleTabs, shownAs, unreadChip, type As, type MessageCard, type RoleTab } from './index.view';
import { targets } from './targets';

const firstShown: { as: As; roles: RoleTab[] } = { as: 'trainee', roles: [] };

/** P5: the messages of a trainee, or of the institution that somebody acts for. */
export const page = definePage(routes.inbox, {
  data: {
    ...noCards<MessageCard>(),
    ...firstShown,
    unreadOnly: false,
    unreadChip: unreadChip(0),
    unread: 0,
  },
  own: () => ({
    /** Day of the last row on the screen. */
    dayAbove: undefined as Day | undefined,
    /** Chosen by the switch; until then what the address says. */
    chosen: undefined as As | undefined,
    /** A message that WeChat has told of is opened once. */
    toldOpened: false,
  }),
  methods: {
    pickRole({ currentTarget }: Tap<{ as: As }>) {
      this.chosen = currentTarget.dataset.as;
      this.setData({ as: this.chosen });
      void this.reload({ fresh: true });
    },
    pickAll() {
      this.setData({ unreadOnly: false });
      void this.reload({ fresh: true });
    },
    pickUnread() {
      this.setData({ unreadOnly: true });
      void this.reload({ fresh: true });
    },
    readAll() {
      const { as, cards } = this.data;
      void this.run('readAll', async (send) => {
        // Until the newest message that is shown: what came after it is not read.
        await send('inbox.readAll', { as, until: cards[0]?.at ?? 0 });
        await this.reload();
      });
    },
    openMessage({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => this.openById(currentTarget.dataset.id));
    },
    /** Leads to the thing at once; that it was read is noted meanwhile, and stays unread where that fails. */
    openById(messageId: string): Promise<void> {
      const card = this.data.cards.find((each) => each.messageId === messageId);
      if (card === undefined) return Promise.resolve();
      if (card.unread) void this.noteRead(messageId);
      return targets[card.target.page](card.target.id ?? '');
    },
    async noteRead(messageId: string): Promise<void> {
      const { as } = this.data;
      try {
        const { unread } = await call('inbox.open', { as, messageId });
        const index = this.data.cards.findIndex((card) => card.messageId === messageId);
        if (this.data.as !== as || index < 0) return;
        this.setAt(`cards[${index}].unread`, false);
        this.setData({ unread, unreadChip: unreadChip(unread) });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
      }
    },
  },
  /** Also after the page of a message was closed: what waited there may be done now. */
  reloadOnShow: true,
  async rows(request) {
    const { as, unreadOnly } = this.data;
    const { rows, nextCursor } = await call('inbox.list', { as, unreadOnly, ...request });
    if (request.cursor === undefined) this.dayAbove = undefined;
    const cards = messageCards(rows, {
      today: dayOf(serverNow()),
      dayAbove: this.dayAbove,
      ends: nextCursor === undefined,
    });
    const last = rows[rows.length - 1];
    if (last) this.dayAbove = dayOf(last.at);
    return { rows: cards, nextCursor };
  },
  card: (card: MessageCard) => card,
  async load() {
    const known = await session.refresh();
    const roles = roleTabs(known);
    const as = shownAs(this.chosen ?? this.params.as, roles);
    this.setData({ as });
    const cards = await this.firstCards();
    const unread = known.unread[as];
    return { ...cards, roles, as, unread, unreadChip: unreadChip(unread), status: 'ready' as const };
  },
  loaded() {
    const { messageId } = this.params;
    if (messageId === undefined || this.toldOpened) return;
    this.toldOpened = true;
    void this.run('open', () => this.openById(messageId));
  },
});
