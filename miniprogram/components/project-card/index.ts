import { defineComponent, detail } from '../../page/define-component';
import type { Tap } from '../../services/events';
import type { CardAction, ProjectCard } from './card.view';

/** A project in a list (A2): `open` is the card itself, `act` something that it offers. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { card: null as ProjectCard | null },
  events: {
    open: detail<{ projectId: string }>(),
    act: detail<{ action: CardAction; projectId: string; roundId: string }>(),
  },
  methods: {
    open() {
      const { card } = this.data;
      if (card !== null) this.tell('open', { projectId: card.projectId });
    },
    act({ currentTarget }: Tap<{ action: CardAction }>) {
      const { card } = this.data;
      if (card === null) return;
      const { projectId, roundId } = card;
      this.tell('act', { action: currentTarget.dataset.action, projectId, roundId });
    },
  },
});
