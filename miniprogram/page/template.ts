/** What a template may name; nothing of it exists at run time. `npm run check` holds each template against it. */
export interface Template<Shape> {
  readonly __template?: Shape;
}
