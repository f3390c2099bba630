/** The most that a line of a template may hold, in UTF-16 units; a longer one is read by nobody. */
const LONGEST_LINE = 300;

/** The lines of a template that are too long; `offset` is that of the first character too much. */
export function longLines(wxml: string): { message: string; offset: number }[] {
  const found: { message: string; offset: number }[] = [];
  let start = 0;
  for (const line of wxml.split('\n')) {
    if (line.length > LONGEST_LINE)
      found.push({
        message: `the line has ${line.length} characters, the most is ${LONGEST_LINE}`,
        offset: start + LONGEST_LINE,
      });
    start += line.length + 1;
  }
  return found;
}
