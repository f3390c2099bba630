import { Alarm } from './wake';

const LAYOUT_MS = 50;

/** A canvas in the device's own pixels. */
interface Canvas<Pencil> {
  width: number;
  height: number;
  getContext(kind: '2d'): Pencil;
}

interface Owner {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/** The canvas of one component, sized to the pixels it covers. */
export class Surface<Pencil> {
  #canvas: Canvas<Pencil> | undefined;
  #gone = false;
  readonly #alarm = new Alarm();

  /** @param id of the canvas in the component's template */
  constructor(private readonly id: string) {}

  /**
   * @returns undefined until the canvas is found and laid out; `draw` is called once it is
   */
  of(owner: Owner, draw: () => void): Canvas<Pencil> | undefined {
    if (this.#canvas === undefined) this.#find(owner, draw);
    return this.#canvas;
  }

  /** To be called when the component goes. */
  leave(): void {
    this.#gone = true;
    this.#canvas = undefined;
    this.#alarm.off();
  }

  #find(owner: Owner, draw: () => void): void {
    owner
      .createSelectorQuery()
      .select(`#${this.id}`)
      .fields({ node: true, size: true })
      .exec(([found]: ({ node: Canvas<Pencil>; width: number; height: number } | null)[]) => {
        if (this.#gone || this.#canvas !== undefined) return;
        if (!found || found.width === 0) return this.#alarm.after(LAYOUT_MS, draw);
        const { pixelRatio } = wx.getWindowInfo();
        found.node.width = Math.round(found.width * pixelRatio);
        found.node.height = Math.round(found.height * pixelRatio);
        this.#canvas = found.node;
        draw();
      });
  }
}
