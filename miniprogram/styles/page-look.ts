/** `fontSizeSetting` (px) from which the large-font look is on; WeChat's own default is 17. */
const LARGE_FONT_FROM = 20;

/** How much type and inline icons grow in the large-font look (关怀版). */
const LARGE_FONT_SCALE = 1.25;

/**
 * Behavior of every page: gives `pageStyle` for `<page-meta page-style="{{pageStyle}}" />`, the first line of its template.
 * The scale has to sit on the page element itself, because the tokens that are computed from it sit there too.
 */
export const pageLook = Behavior({
  data: { pageStyle: wx.getAppBaseInfo().fontSizeSetting >= LARGE_FONT_FROM ? `--k:${LARGE_FONT_SCALE}` : '' },
});
