/** Files in memory for the reader of lists. */
import * as fc from 'fast-check';

import { sentence } from '../../src/rulebase/index.ts';
import type { Answer, Profile, Result } from '../../src/rulebase/index.ts';
import { previewList, profileAt, readList } from '../../src/table/index.ts';
import type { ByteSource, ListFile, MemberTable } from '../../src/table/index.ts';
import type { Encoding, ReadOptions } from '../../src/table/service/protocol.ts';
import { arbitraryAnswer, base } from '../support/rules.ts';

export const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'list.csv'): ListFile => ({
  name,
  blob: new Blob([content]),
});

/** A list read with what its preview takes the columns for. */
export async function readAsGuessed(file: ListFile, options: ReadOptions = {}): Promise<Result<MemberTable>> {
  const preview = await previewList(base, file, options);
  return preview.ok ? readList(base, file, preview.value.targets, options) : preview;
}

export const profilesOf = ({ table }: MemberTable): Profile[] =>
  Array.from({ length: table.rows }, (_, row) => profileAt(table, row));

/** The first problem as people read it. */
export const problemOf = (result: Result<unknown>): string => {
  const [first] = result.ok ? [] : result.problems;
  return first ? sentence(first) : 'no problem';
};

/** Bytes that can be read but not twice the same way: what a file on a failing disk, or one that changes, does. */
export const sourceOf = (
  bytes: Uint8Array<ArrayBuffer>,
  read: (start: number, end: number) => Promise<ArrayBuffer>,
): ByteSource => ({
  size: bytes.length,
  slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
});

const big5 = (() => {
  const decoder = new TextDecoder('big5');
  const codes = new Map<string, [number, number]>();
  for (let lead = 0xa4; lead <= 0xc6; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(character)) codes.set(character, [lead, trail]);
    }
  }
  return codes;
})();

/** Text as a program writes it that uses an encoding; characters that Big5 has not become question marks. */
export function encoded(text: string, encoding: Encoding, mark: boolean): Uint8Array<ArrayBuffer> {
  const marked = mark && encoding !== 'big5' ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(marked);
    case 'utf-16le':
      return new Uint8Array(Buffer.from(marked, 'utf16le'));
    case 'utf-16be':
      return new Uint8Array(Buffer.from(marked, 'utf16le').swap16());
    case 'big5':
      return Uint8Array.from(
        Array.from(marked).flatMap((character) =>
          character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : (big5.get(character) ?? [0x3f]),
        ),
      );
  }
}

/** Answers to some facts, no part above its whole. */
export const arbitraryMember: fc.Arbitrary<Profile> = fc
  .subarray(base.facts, { maxLength: 25 })
  .chain((facts) =>
    fc.record(
      Object.fromEntries(
        facts.map((fact) => [
          fact.id,
          fc.oneof({ weight: 8, arbitrary: arbitraryAnswer(fact) }, fc.constant<Answer>(null)),
        ]),
      ),
    ),
  )
  .map((profile) => {
    const parts = base.facts.filter(({ partOf, id }) => partOf !== undefined && id in profile);
    const mended: Record<string, Answer> = { ...profile };
    for (const { id, partOf = '' } of parts) {
      const [part, whole] = [mended[id], mended[partOf]];
      if (typeof part === 'number' && typeof whole === 'number') mended[id] = Math.min(part, whole);
    }
    return mended;
  });

/** An answer as the contract of lists writes it. */
export function cellOf(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if (answer === null) return '?';
  if (Array.isArray(answer)) return answer.length === 0 ? '-' : answer.join('|');
  return String(answer);
}

/** Sets come back in the order of the options. */
export const sorted = (profile: Profile): Profile =>
  Object.fromEntries(
    Object.entries(profile)
      .map(([id, answer]): [string, Answer] => [id, Array.isArray(answer) ? answer.toSorted() : answer])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
