import { asString, type TagDefinition } from './tag';

/** Distance in px from an end at which WeChat reports that it is reached. */
const DEFAULT_THRESHOLD = 50;

const pixels = (value: unknown): number => parseFloat(asString(value)) || 0;

export const scrollView: TagDefinition = {
  create({ host, data, emit }) {
    let [lastTop, lastLeft] = [0, 0];
    host.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollWidth, scrollHeight, clientHeight } = host;
      emit('scroll', {
        scrollTop,
        scrollLeft,
        scrollWidth,
        scrollHeight,
        deltaX: lastLeft - scrollLeft,
        deltaY: lastTop - scrollTop,
      });
      const lower = pixels(data['lowerThreshold']) || DEFAULT_THRESHOLD;
      const upper = pixels(data['upperThreshold']) || DEFAULT_THRESHOLD;
      if (scrollTop > lastTop && scrollTop + clientHeight >= scrollHeight - lower)
        emit('scrolltolower', { direction: 'bottom' });
      if (scrollTop < lastTop && scrollTop <= upper) emit('scrolltoupper', { direction: 'top' });
      [lastTop, lastLeft] = [scrollTop, scrollLeft];
    });
    const behavior = () => (data['scrollWithAnimation'] === true ? 'smooth' : 'auto');
    return {
      node: {
        scrollTo: (to: { top?: number; left?: number; animated?: boolean }) =>
          host.scrollTo({
            top: to.top ?? host.scrollTop,
            left: to.left ?? host.scrollLeft,
            behavior: to.animated ? 'smooth' : 'auto',
          }),
        scrollIntoView: (selector: string) => host.querySelector(selector)?.scrollIntoView(),
      },
      update(property) {
        if (property === 'scrollX') host.style.overflowX = data['scrollX'] === true ? 'auto' : 'hidden';
        if (property === 'scrollY') host.style.overflowY = data['scrollY'] === true ? 'auto' : 'hidden';
        if (property === 'enableFlex') host.classList.toggle('mp-flex', data['enableFlex'] === true);
        if (property === 'scrollTop' && data['scrollTop'] != null)
          host.scrollTo({ top: pixels(data['scrollTop']), behavior: behavior() });
        if (property === 'scrollLeft' && data['scrollLeft'] != null)
          host.scrollTo({ left: pixels(data['scrollLeft']), behavior: behavior() });
        if (property === 'scrollIntoView' && data['scrollIntoView']) {
          const id = asString(data['scrollIntoView']);
          // After this round of rendering: the element may be new.
          setTimeout(() =>
            host.querySelector(`[id$="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start', behavior: behavior() }),
          );
        }
      },
    };
  },
};

/** How long a swipe must have come to rest before it counts, in ms. */
const SETTLE = 80;

export const swiper: TagDefinition = {
  create({ host, data, emit, set }) {
    let current = 0;
    let settling: ReturnType<typeof setTimeout> | undefined;
    host.addEventListener('scroll', () => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        const reached =
          data['vertical'] === true
            ? Math.round(host.scrollTop / host.clientHeight)
            : Math.round(host.scrollLeft / host.clientWidth);
        if (reached === current) return;
        current = reached;
        set({ current });
        emit('change', { current, source: 'touch', currentItemId: '' });
      }, SETTLE);
    });
    return {
      update(property) {
        if (property === 'vertical') host.toggleAttribute('vertical', data['vertical'] === true);
        if (property !== 'current' || Number(data['current']) === current) return;
        current = Number(data['current']) || 0;
        setTimeout(() =>
          data['vertical'] === true
            ? host.scrollTo({ top: current * host.clientHeight })
            : host.scrollTo({ left: current * host.clientWidth }),
        );
      },
    };
  },
};
