import type { Pencil } from './pencil';

/** A canvas 2d as WeChat gives it. */
export interface Surface {
  width: number;
  height: number;
  getContext(kind: '2d'): Pencil;
}

/** The canvas `#canvas` of a page or component. Undefined until it is laid out, or when its owner is gone. */
export function findSurface(owner: {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}): Promise<Surface | undefined> {
  return new Promise((resolve) => {
    owner
      .createSelectorQuery()
      .select('#canvas')
      .node()
      .exec(([found]: ({ node: Surface } | null)[]) => resolve(found?.node));
  });
}

/** What is drawn on a canvas, as a file. @throws when WeChat cannot make one, as in single-page mode */
export async function pictureOf(surface: Surface): Promise<string> {
  const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: surface, fileType: 'png' });
  return tempFilePath;
}
