type Card = WechatMiniprogram.Page.ICustomShareContent;

/** The picture of one page's share card: drawn some moments after the page is seen, so somebody may share before it is there. */
export class DrawnCard {
  #path: string | undefined;
  #announce: (path: string) => void = () => undefined;
  readonly #drawn = new Promise<string>((resolve) => {
    this.#announce = resolve;
  });

  drawn(path: string): void {
    this.#path = path;
    this.#announce(path);
  }

  /** The card with its picture. WeChat waits three seconds for one that is not drawn yet, then sends the card without it. */
  on(card: Card): Card | WechatMiniprogram.Page.IAsyncCustomShareContent {
    if (this.#path !== undefined) return { ...card, imageUrl: this.#path };
    return { ...card, promise: this.#drawn.then((imageUrl) => ({ ...card, imageUrl })) };
  }
}
