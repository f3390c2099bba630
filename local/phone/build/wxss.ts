import fs from 'node:fs';
import path from 'node:path';
import postcss, { CssSyntaxError } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { browserTag, browserUnits } from '../markup';

/** Whose style sheet it is: decides the prefix of its classes and the page it is limited to. */
export interface StyleOwner {
  /** Path without extension; `:host` means the element of this component. */
  id?: string;
  /** Prefix of class names. */
  scope?: string;
  /** Limit to this page, as every page's own sheet is. */
  page?: string;
}

/** A style sheet with its imports put in their place, each once. */
export function inlineImports(folder: string, file: string, seen = new Set<string>()): string {
  seen.add(file);
  const text = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return text.replace(/@import\s+(?:url\()?\s*["'](.+?)["']\s*\)?\s*;/g, (_, reference: string) => {
    const target = reference.startsWith('/')
      ? path.join(folder, reference)
      : path.resolve(path.dirname(file), reference);
    return seen.has(target) ? '' : inlineImports(folder, target, seen);
  });
}

/** The fault of a style sheet, or of one that it imports, with its place: `pages/a/index.wxss:3:1: Unclosed block`. */
export function wxssFault(folder: string, file: string): Error | undefined {
  const seen = new Set<string>();
  inlineImports(folder, file, seen);
  for (const one of seen) {
    try {
      postcss.parse(fs.readFileSync(one, 'utf8'));
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      const place = path.relative(folder, one).split(path.sep).join('/');
      return new Error(`${place}:${error.line ?? '?'}:${error.column ?? '?'}: ${error.reason}`, { cause: error });
    }
  }
  return undefined;
}

function browserSelector(selector: string, owner: StyleOwner): string {
  return selectorParser((list) => {
    list.each((one) => {
      let onPage = false;
      one.walkTags((tag) => {
        tag.value = browserTag(tag.value);
        if (tag.value === 'wx-page') onPage = true;
      });
      one.walkPseudos((pseudo) => {
        if (pseudo.value !== ':host' || owner.id === undefined) return;
        const value = `"${owner.id}"`;
        pseudo.replaceWith(
          selectorParser.attribute({
            attribute: 'data-is',
            operator: '=',
            value: owner.id,
            quoteMark: '"',
            raws: { value },
          }),
        );
      });
      if (owner.scope !== undefined) {
        const { scope } = owner;
        one.walkClasses((name) => {
          name.value = `${scope}--${name.value}`;
        });
      }
      if (owner.page === undefined) return;
      // `:where` adds no specificity, so a page's rules weigh what they weigh in WeChat.
      if (onPage) {
        one.walkTags((tag) => {
          if (tag.value === 'wx-page') tag.value = `wx-page:where([is="${owner.page}"])`;
        });
      } else {
        one.prepend(selectorParser.combinator({ value: ' ' }));
        one.prepend(selectorParser.pseudo({ value: `:where(wx-page[is="${owner.page}"])` }));
      }
    });
  }).processSync(selector);
}

/** WXSS text, imports already inside, as CSS for one document that holds all pages. */
export function wxssToCss(wxss: string, owner: StyleOwner = {}): string {
  const sheet = postcss.parse(wxss);
  sheet.walkDecls((declaration) => {
    // TDesign ends its font stacks in a font that browsers lack; without a generic family they fall to serif.
    declaration.value = browserUnits(declaration.value).replace(/Arial Regular\b/g, 'Arial Regular, sans-serif');
  });
  sheet.walkRules((rule) => {
    const { parent } = rule;
    if (parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(String(parent.name))) return;
    rule.selector = browserSelector(rule.selector, owner);
  });
  return sheet.toString();
}
