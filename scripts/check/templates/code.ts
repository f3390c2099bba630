import type { Refusal } from './refusal';

/** Where a piece of generated text comes from, and what is wrong in the template when TypeScript refuses it. */
export interface Origin {
  /** Offset in the template of a part of the piece. */
  place: (offset: number, length: number) => number;
  /** The fault in words of the template. */
  say?: ((refusal: Refusal) => string) | undefined;
}

/** Text of a module that is written piece by piece, each piece with its place in the template. */
export class Code {
  private text = '';
  /** Ascending by `from`: the piece reaches to the next one. */
  private readonly pieces: { from: number; origin: Origin }[] = [];

  /** Text of our own, which stands for one place of the template. */
  write(text: string, offset: number, say?: Origin['say']): this {
    return this.piece(text, { place: () => offset, say });
  }

  /** Text whose parts have places of their own. */
  piece(text: string, origin: Origin): this {
    this.pieces.push({ from: this.text.length, origin });
    this.text += text;
    return this;
  }

  /** Append what another writer has written. */
  append(other: Code): this {
    const start = this.text.length;
    for (const { from, origin } of other.pieces) this.pieces.push({ from: start + from, origin });
    this.text += other.text;
    return this;
  }

  toString(): string {
    return this.text;
  }

  /** The fault in the template that a refusal of a part of this text stands for. */
  fault(start: number, length: number, refusal: Refusal): { offset: number; message: string } {
    const piece = this.pieces.findLast(({ from }) => from <= start);
    return {
      offset: piece?.origin.place(start - piece.from, Math.max(length, 1)) ?? 0,
      message: piece?.origin.say?.(refusal) ?? refusal.words,
    };
  }
}
