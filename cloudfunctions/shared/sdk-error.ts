/** The platform's number of an error, and its words; an SDK error carries them as `errCode` and `errMsg`. */
export function errorFacts(thrown: unknown): { code: number | undefined; message: string } {
  if (typeof thrown !== 'object' || thrown === null) return { code: undefined, message: String(thrown) };
  const code = 'errCode' in thrown ? Number(thrown.errCode) : undefined;
  const parts = [
    'errMsg' in thrown ? thrown.errMsg : '',
    'message' in thrown ? thrown.message : '',
    'code' in thrown ? thrown.code : '',
  ];
  return { code, message: parts.filter((part) => typeof part === 'string').join(' ') };
}
