/** The little of weapp-qrcode 1.0.0 that is used; the package brings no types. */
declare module 'weapp-qrcode' {
  /** What it draws with when it is given a context instead of a canvas id. */
  interface QrcodeContext {
    setFillStyle(style: string): void;
    fillRect(x: number, y: number, width: number, height: number): void;
    drawImage(): void;
    draw(reserve: boolean, done: () => void): void;
  }
  interface QrcodeOptions {
    ctx: QrcodeContext;
    text: string;
    /** Of the code without a quiet zone; it has none of its own. */
    width: number;
    height: number;
    x: number;
    y: number;
    /** Its own numbering: L 1, M 0, Q 3, H 2. */
    correctLevel: number;
    foreground: string;
    background: string;
  }
  export default function drawQrcode(options: QrcodeOptions): void;
}
