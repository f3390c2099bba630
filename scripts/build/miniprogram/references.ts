import path from 'node:path';
import { libraryOf, outputPath, type Layout } from './layout';
import { relativeSpecifier } from './compile';

/**
 * The text of a JSON, template, style sheet or WXS in the artefact: where it, or what it names, lies elsewhere than its source, the names
 * lead there. Everything else stays as it was written.
 */
export function ledToPlaces(layout: Layout, file: string, text: string): string {
  const moved = (source: string): boolean => layout.placement?.files.has(source) === true;
  const from = outputPath(layout, file);
  const locate = (words: string): string =>
    words.startsWith('/') ? path.join(layout.app, words) : path.resolve(path.dirname(file), words);
  /** @param ending of the file behind the words, which leave it out */
  const led = (words: string, ending = ''): string => {
    const target = locate(words) + ending;
    if (!moved(file) && !moved(target)) return words;
    return relativeSpecifier(from, outputPath(layout, target, file).slice(0, -ending.length || undefined));
  };
  switch (path.extname(file)) {
    case '.json': {
      const json = JSON.parse(text) as { usingComponents?: Record<string, string> };
      const before = Object.entries(json.usingComponents ?? {});
      const after = before.map(([tag, words]): [string, string] => [
        tag,
        libraryOf(words) === undefined ? led(words, '.json') : words,
      ]);
      if (after.every(([, words], index) => words === before[index]?.[1])) return text;
      return JSON.stringify({ ...json, usingComponents: Object.fromEntries(after) });
    }
    case '.wxml':
      return text.replace(
        /(<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*["'])([^"']+)(["'])/g,
        (_, before: string, words: string, after: string) =>
          before + led(words, /\.\w+$/.test(words) ? '' : '.wxml') + after,
      );
    case '.wxss':
      return text.replace(
        /(@import\s+(?:url\()?\s*["'])([^"']+)(["'])/g,
        (_, before: string, words: string, after: string) => before + led(words) + after,
      );
    case '.wxs':
      return text.replace(
        /(require\(\s*["'])([^"']+)(["']\s*\))/g,
        (_, before: string, words: string, after: string) => before + led(words) + after,
      );
    default:
      return text;
  }
}
