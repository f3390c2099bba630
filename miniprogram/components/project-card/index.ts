import type { CardAction, ProjectCard } from './card.view';

const noCard: Partial<ProjectCard> = { steps: [], tiles: [] };

/** A project in a list (A2). Events: `open {projectId}` for the card itself, `act {action, projectId, roundId}` for what it offers. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    card: { type: Object, value: noCard },
  },
  methods: {
    open() {
      this.triggerEvent('open', { projectId: this.data.card.projectId });
    },
    act(
      event: WechatMiniprogram.TouchEvent<
        WechatMiniprogram.IAnyObject,
        WechatMiniprogram.IAnyObject,
        { action: CardAction }
      >,
    ) {
      const { projectId, roundId } = this.data.card;
      this.triggerEvent('act', { action: event.currentTarget.dataset.action, projectId, roundId });
    },
  },
});
