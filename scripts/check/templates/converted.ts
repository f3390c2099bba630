import { TmplGroup } from 'template-checker';

/** A template as the template compiler writes it in TypeScript: one long line of statements over `data`, `methods` and `tags`. */
export interface Converted {
  code: string;
  /** Offset in the template of what stands at an offset of `code`. */
  sourceOffset(start: number, end: number): number;
  warnings: { message: string; offset: number }[];
}

interface CompilerWarning {
  message?: string;
  startLine?: number;
  startColumn?: number;
}

/** What the compiler puts before the statements: an empty environment and three types, which `language/` has in its own way. */
const HEADER_LINES = 4;

/** Offset of each line's start. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Convert one template.
 * @throws when the compiler writes its answer in another form than this was made for
 */
export function convertTemplate(wxml: string): Converted {
  const group = new TmplGroup();
  try {
    const warnings = (group.addTmpl('template', wxml) ?? []) as CompilerWarning[];
    const expression = group.getTmplConvertedExpr('template', '');
    const lines = (expression.code() ?? '').split('\n');
    const code = lines[HEADER_LINES];
    if (code === undefined || lines.length !== HEADER_LINES + 1) {
      throw new Error('The template compiler writes its types in a new way: scripts/check/templates must learn it.');
    }
    const starts = lineStarts(wxml);
    const offsetOf = (line: number, column: number) => (starts[line] ?? 0) + column;
    return {
      code,
      sourceOffset(start, end) {
        const [line = 0, column = 0] = expression.getSourceLocation(HEADER_LINES, start, HEADER_LINES, end) ?? [];
        return offsetOf(line, column);
      },
      warnings: warnings.map(({ message, startLine, startColumn }) => ({
        message: message ?? 'is not well-formed',
        offset: offsetOf(startLine ?? 0, startColumn ?? 0),
      })),
    };
  } finally {
    group.free();
  }
}
