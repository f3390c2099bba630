import { sleep, wakeAfter } from './wake';

const LAYOUT_MS = 50;

/** A canvas in the device's own pixels. */
export interface Surface<Pencil> {
  width: number;
  height: number;
  getContext(kind: '2d'): Pencil;
}

interface Owner {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

const surfaces = new WeakMap<object, Surface<unknown>>();

/**
 * The canvas `#<id>` of a component, sized to the pixels it covers. Until it is laid out it has no size: then `draw` is called
 * again a moment later.
 * @returns undefined while it is looked for; `draw` is called once it is found
 */
export function surfaceOf<Pencil>(owner: Owner, id: string, draw: () => void): Surface<Pencil> | undefined {
  const known = surfaces.get(owner);
  if (known) return known as Surface<Pencil>;
  owner
    .createSelectorQuery()
    .select(`#${id}`)
    .fields({ node: true, size: true })
    .exec(([found]: ({ node: Surface<unknown>; width: number; height: number } | null)[]) => {
      if (surfaces.has(owner)) return;
      if (!found || found.width === 0) return wakeAfter(owner, LAYOUT_MS, draw);
      const { pixelRatio } = wx.getWindowInfo();
      found.node.width = Math.round(found.width * pixelRatio);
      found.node.height = Math.round(found.height * pixelRatio);
      surfaces.set(owner, found.node);
      draw();
    });
  return undefined;
}

/** To be called when the component goes. */
export function leaveSurface(owner: object): void {
  surfaces.delete(owner);
  sleep(owner);
}
