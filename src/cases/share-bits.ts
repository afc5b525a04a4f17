/**
 * Bits as the text of a link: six of them to a character of base64url. Numbers take as few bits as their size asks for
 * (Elias codes), so that no list ever runs out of room when it grows.
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PER_LETTER = 6;
/** The last letter ends in two zeros and so is never `-` or `_`, which messengers leave out at the end of a link. */
const END = '00';

/** More of anything than any link of ours holds: what asks for more was not made by this app. */
const MOST = 2000;

/** Thrown where the bits are not what a writer would have written. */
export class NotReadable extends Error {}

export interface BitWriter {
  flag(on: boolean): void;
  /** `width` bits of a whole number. */
  fixed(n: number, width: number): void;
  /** Whole numbers from 0; small ones in few bits. */
  small(n: number): void;
  /** Whole numbers from 0 to the largest safe one. */
  large(n: number): void;
  words(text: string): void;
  /** Everything written so far. */
  letters(): string;
}

/** Elias gamma code of a whole number from 1: as many zeros as it has binary digits after the first, then its digits. */
function gamma(n: number): string {
  const digits = n.toString(2);
  return '0'.repeat(digits.length - 1) + digits;
}

/** Elias delta code of a whole number from 1: how many binary digits it has, then those after the first. */
function delta(digits: string): string {
  return gamma(digits.length) + digits.slice(1);
}

export function bitWriter(): BitWriter {
  let bits = '';
  const writer: BitWriter = {
    flag: (on) => void (bits += on ? '1' : '0'),
    fixed: (n, width) => void (bits += n.toString(2).padStart(width, '0')),
    small: (n) => void (bits += gamma(n + 1)),
    large: (n) => void (bits += delta((BigInt(n) + 1n).toString(2))),
    words(text) {
      const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      const narrow = units.every((unit) => unit < 128);
      writer.small(units.length);
      if (units.length > 0) writer.flag(!narrow);
      for (const unit of units) writer.fixed(unit, narrow ? 7 : 16);
    },
    letters() {
      const ended = bits + END;
      const full = ended.padEnd(Math.ceil(ended.length / PER_LETTER) * PER_LETTER, '0');
      return (full.match(/.{6}/g) ?? []).map((six) => LETTERS.charAt(Number.parseInt(six, 2))).join('');
    },
  };
  return writer;
}

export interface BitReader {
  flag(): boolean;
  fixed(width: number): number;
  small(): number;
  large(): number;
  /** A number of things to come; too many are not readable. */
  count(): number;
  words(): string;
  /** Nothing but the end may be left. */
  end(): void;
}

export function bitReader(letters: string): BitReader {
  const bits = Array.from(letters, (letter) => {
    const six = LETTERS.indexOf(letter);
    if (six < 0) throw new NotReadable('a character that is none of the alphabet');
    return six.toString(2).padStart(PER_LETTER, '0');
  }).join('');
  let at = 0;
  const take = (width: number): string => {
    if (at + width > bits.length) throw new NotReadable('the bits end too early');
    at += width;
    return bits.slice(at - width, at);
  };
  const ungamma = (): number => {
    const first = bits.indexOf('1', at);
    const zeros = first - at;
    if (first < 0 || zeros > 31) throw new NotReadable('a number that is too large');
    take(zeros);
    return Number.parseInt(take(zeros + 1), 2);
  };
  const reader: BitReader = {
    flag: () => take(1) === '1',
    fixed: (width) => Number.parseInt(take(width), 2),
    small: () => ungamma() - 1,
    large() {
      const length = ungamma();
      if (length > 54) throw new NotReadable('a number that is too large');
      const n = Number(BigInt(`0b1${take(length - 1)}`) - 1n);
      if (!Number.isSafeInteger(n)) throw new NotReadable('a number that is too large');
      return n;
    },
    count() {
      const n = reader.small();
      if (n > MOST) throw new NotReadable('a list that is too long');
      return n;
    },
    words() {
      const length = reader.small();
      const width = length > 0 && reader.flag() ? 16 : 7;
      if (length * width > bits.length - at) throw new NotReadable('the bits end too early');
      return Array.from({ length }, () => String.fromCharCode(reader.fixed(width))).join('');
    },
    end() {
      const rest = bits.slice(at);
      if (rest.length < END.length || rest.length >= END.length + PER_LETTER || rest.includes('1'))
        throw new NotReadable('more than one link');
    },
  };
  return reader;
}

const POLYNOMIAL = 0xedb88320;

/** CRC-32 of ASCII text, as six letters: a letter that was lost or changed on the way shows. */
export function checkLetters(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  const digits = (~crc >>> 0).toString(2).padStart(6 * PER_LETTER, '0');
  return (digits.match(/.{6}/g) ?? []).map((six) => LETTERS.charAt(Number.parseInt(six, 2))).join('');
}
