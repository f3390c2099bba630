/**
 * The font of every PDF: Noto Sans SC (OFL) as it is published, 30,890 characters. A document embeds what it uses. The build puts the
 * file beside the bundle (`scripts/build/functions.ts`); it is read when a PDF is made, never when a function starts.
 */
export const fontFile = (): string =>
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
