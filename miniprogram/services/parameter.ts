/** One parameter of a page's address: WeChat hands it over still encoded. */
export const parameter = (options: Readonly<Record<string, string | undefined>>, name: string): string =>
  decodeURIComponent(options[name] ?? '');
