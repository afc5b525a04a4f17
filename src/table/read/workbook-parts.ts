/** The parts of a workbook that its cells refer to: shared texts, and the formats of numbers. */
import { ownCopy } from './cells.ts';
import { kindOfFormat } from './number-formats.ts';
import type { NumberKind } from './number-formats.ts';
import { EXPECTED } from './sentences.ts';
import { withControls } from './sheet.ts';
import { Unreadable } from './source.ts';
import { attributeOf } from './xml.ts';
import type { XmlHandler } from './xml.ts';

const MOST_TEXTS = 4_000_000;
const MOST_CHARACTERS = 200_000_000;

/** Texts that cells share; a text may be in several runs, each with a look of its own. */
export function stringHandler(strings: string[]): XmlHandler {
  let text = '';
  let characters = 0;
  let listening = false;
  let phonetic = 0; // how a text is read aloud is no part of it
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') listening = phonetic === 0;
    },
    text: (piece) => {
      if (listening) text += piece;
    },
    close: (name) => {
      if (name === 'si') {
        characters += text.length;
        if (strings.length >= MOST_TEXTS || characters > MOST_CHARACTERS)
          throw new Unreadable(EXPECTED.mostTexts(MOST_TEXTS));
        strings.push(ownCopy(withControls(text)));
      }
      if (name === 'rPh') phonetic -= 1;
      else if (name === 't') listening = false;
    },
  };
}

/** The kinds of number that the styles of cells show, in their order. */
export function styleHandler(kinds: NumberKind[]): XmlHandler {
  const codes = new Map<number, string>();
  let inCellStyles = false;
  return {
    open: (name, attributes) => {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) kinds.push(kindOfFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => {},
  };
}
