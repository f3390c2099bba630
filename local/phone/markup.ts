/** How the markup and the units of a mini-program are written for a browser: said once, for the build and for the host. */

/** WeChat's own tags that have a hyphen; every other hyphenated tag is a custom component and keeps its name. */
const BUILT_IN_HYPHENATED = /^(scroll|picker|swiper|radio|checkbox|root|page)-/;

/** Name of a tag in the browser: `view` becomes `wx-view`, so that no browser tag's own behaviour mixes in. */
export function browserTag(tag: string): string {
  return tag.includes('-') && !BUILT_IN_HYPHENATED.test(tag) ? tag : `wx-${tag}`;
}

/**
 * Units that a browser lacks: rpx = 1/750 of the screen's width; vh counts the page below the navigation bar; safe areas are those
 * of the drawn phone.
 */
export function browserUnits(value: string): string {
  return value
    .replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(-?(?:\d+\.?\d*|\.\d+))vh\b/g, 'calc($1 * var(--vh))')
    .replace(/env\(safe-area-inset-(top|bottom)\)/g, 'var(--safe-$1)');
}
