/** A tap on something that carries `data-…` values. */
export type Tap<Dataset extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

/** An event of one of our components, or of an input, with its detail. */
export type Told<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>;
