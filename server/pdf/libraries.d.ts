/** What is used of PDFium: its own types are those of a module that a CommonJS program does not have. */
declare module '@hyzyla/pdfium' {
  interface Page {
    getOriginalSize(): { originalWidth: number; originalHeight: number };
    render(options: { scale: number; render: 'bitmap' }): Promise<{ width: number; height: number; data: Uint8Array }>;
  }
  interface Document {
    getPageCount(): number;
    getPage(index: number): Page;
    destroy(): void;
  }
  export class PDFiumLibrary {
    static init(options: { wasmBinary: ArrayBuffer }): Promise<PDFiumLibrary>;
    loadDocument(content: Uint8Array): Promise<Document>;
  }
}
