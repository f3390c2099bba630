/** A tap on something that carries `data-…` values. */
export type Tap<Dataset extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

/** An event of one of our components, or of an input, with its detail; perhaps with `data-…` values too. */
export type Told<
  Detail extends WechatMiniprogram.IAnyObject,
  Dataset extends WechatMiniprogram.IAnyObject = WechatMiniprogram.IAnyObject,
> = WechatMiniprogram.CustomEvent<Detail, WechatMiniprogram.IAnyObject, Dataset>;
