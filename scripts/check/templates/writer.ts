import ts from 'typescript';
import { Code, type Origin } from './code';
import type { Converted } from './converted';
import { isSum } from './statements';

/** Something that this check does not understand, and so must not pass. */
export interface Unknown {
  message: string;
  offset: number;
}

/** Writes the statements of one template, and takes down what cannot be written. */
export class Writer {
  readonly code = new Code();
  readonly unknowns: Unknown[] = [];

  constructor(private readonly converted: Converted) {}

  /** Offset in the template of what a node was made from. */
  place(node: ts.Node): number {
    return this.converted.sourceOffset(node.getStart(), node.getEnd());
  }

  /** Text of our own. */
  write(text: string, offset: number, say?: Origin['say']): void {
    this.code.write(text, offset, say);
  }

  /** A node as the compiler wrote it. */
  copy(node: ts.Node, say?: Origin['say']): void {
    const start = node.getStart();
    const place = (offset: number, length: number) =>
      this.converted.sourceOffset(start + offset, start + offset + length);
    this.code.piece(node.getText(), { place, say });
  }

  /** What text and expressions come to: every expression must be something that can be read. */
  copyText(expression: ts.Expression, offset: number): void {
    if (isSum(expression)) {
      this.copyText(expression.left, offset);
      this.write('+', offset);
      this.copyText(expression.right, offset);
    } else if (ts.isStringLiteral(expression)) this.copy(expression);
    else {
      const say: Origin['say'] = ({ words, unknown }) => (unknown ? words : `this cannot stand in a text: ${words}`);
      this.write('_shown_(', offset);
      this.copy(expression, say);
      this.write(')', offset);
    }
  }

  /** Take down what cannot be written. */
  refuse(message: string, offset: number): void {
    this.unknowns.push({ message, offset });
  }
}
