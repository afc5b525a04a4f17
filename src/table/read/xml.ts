/**
 * The XML of workbooks, read as it comes. Elements, text, comments and CDATA; the five entities and numbers. Document
 * types are refused, and with them every entity that could fetch or multiply anything.
 */
import { EXPECTED, GOT } from './sentences.ts';
import { Unreadable } from './source.ts';

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as they stand, for `attributeOf`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}

const LONGEST_PIECE = 1 << 22;
const DEEPEST = 100;

const notXml = (got: (typeof GOT)[keyof typeof GOT]): Unreadable => new Unreadable(EXPECTED.workbook, { got });
/** Where the name at the beginning of a tag ends: before white space or a stroke. */
function nameEnd(tag: string): number {
  let end = 0;
  while (end < tag.length && tag.charCodeAt(end) > 0x20 && tag.charCodeAt(end) !== 0x2f) end += 1;
  return end;
}
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities replaced. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const found = ENTITIES[name] ?? (code <= 0x10_ffff ? String.fromCodePoint(code) : undefined);
    if (found === undefined || !whole.endsWith(';')) throw notXml(GOT.entity);
    return found;
  });
}

interface Searched {
  /** How it is nearly always written. */
  usual: string;
  any: RegExp;
}
const searched = new Map<string, Searched>();

function searchFor(name: string): Searched {
  const known = searched.get(name);
  if (known) return known;
  const any = new RegExp(String.raw`(?:^|[\s:])${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`);
  const made = { usual: ` ${name}="`, any };
  searched.set(name, made);
  return made;
}

/** An attribute, with or without a prefix before its name. */
export function attributeOf(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined;
  const { usual, any } = searchFor(name);
  const start = attributes.indexOf(usual);
  const end = start < 0 ? -1 : attributes.indexOf('"', start + usual.length);
  if (end >= 0) return unescapeXml(attributes.slice(start + usual.length, end));
  const found = any.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

const [DOUBLE, SINGLE, GREATER] = [0x22, 0x27, 0x3e];

/** Where a tag that begins at `from` ends; -1 where that is not there yet. A `>` within quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return i;
    else if (code === DOUBLE || code === SINGLE) quote = code;
  }
  return -1;
}

/** A reader that is fed a document in slices of any size. */
export function createXmlReader(handler: XmlHandler): { write: (text: string) => void; end: () => void } {
  let rest = '';
  const open: string[] = [];
  let wasOpened = false;

  const element = (tag: string): void => {
    const isEmpty = tag.endsWith('/');
    const full = tag.slice(0, nameEnd(tag));
    if (full === '') throw notXml(GOT.noName);
    const name = localName(full);
    handler.open(name, tag.slice(full.length, isEmpty ? -1 : undefined));
    wasOpened = true;
    if (isEmpty) return handler.close(name);
    open.push(full);
    if (open.length > DEEPEST) throw notXml(GOT.tooDeep);
    return undefined;
  };
  const closing = (tag: string): void => {
    const full = tag.trimEnd();
    if (open.pop() !== full) throw notXml(GOT.notClosed);
    handler.close(localName(full));
  };
  /** What begins with `<` at `from`; gives where it ends, or -1 where its end is not there yet. */
  const markup = (text: string, from: number): number => {
    const next = text.charCodeAt(from + 1);
    if (next === 0x21) {
      const [kind, until] = text.startsWith('<!--', from) ? ['comment', '-->'] : ['data', ']]>'];
      if (
        kind === 'data' &&
        !'<![CDATA['.startsWith(text.slice(from, from + 9)) &&
        !'<!--'.startsWith(text.slice(from, from + 4))
      )
        throw notXml(GOT.documentType);
      const start = from + (kind === 'data' ? 9 : 4);
      const end = text.indexOf(until, start);
      if (end < 0) return -1;
      if (kind === 'data') handler.text(text.slice(start, end));
      return end + 3;
    }
    if (next === 0x3f) {
      const end = text.indexOf('?>', from);
      return end < 0 ? -1 : end + 2;
    }
    const end = tagEnd(text, from);
    if (end < 0) return -1;
    if (next === 0x2f) closing(text.slice(from + 2, end));
    else element(text.slice(from + 1, end));
    return end + 1;
  };
  return {
    write: (fresh) => {
      const text = rest + fresh;
      let at = 0;
      for (;;) {
        const tag = text.indexOf('<', at);
        if (tag < 0) break;
        if (tag > at && open.length > 0) handler.text(unescapeXml(text.slice(at, tag)));
        at = tag;
        const end = markup(text, tag);
        if (end < 0) break;
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > LONGEST_PIECE) throw notXml(GOT.endless);
    },
    end: () => {
      if (open.length > 0 || !wasOpened || rest.trim() !== '') throw notXml(GOT.cutOff);
    },
  };
}
