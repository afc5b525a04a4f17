/** The words of the rule base, and what makes one of them hard to read. */

interface Text {
  where: string;
  zh: string;
  en: string;
}

/** Every pair of languages below `node`. */
export function textsOf(node: unknown, where: string): Text[] {
  if (node === null || typeof node !== 'object') return [];
  if ('zh-Hant' in node && 'en' in node) return [{ where, zh: String(node['zh-Hant']), en: String(node.en) }];
  return Object.entries(node).flatMap(([key, child]) => textsOf(child, `${where} ${key}`));
}

const MAX_CHARACTERS = 60;
const MAX_WORDS = 30;
const CHINESE = /[\u3400-\u9fff]/;
const SIGNS = /[≥≤×=<>]/;
const BARE_DAY = /\d{4}-\d{2}-\d{2}/;

const sentencesOf = (text: string, end: RegExp): string[] => text.split(end).filter((part) => part.trim() !== '');
/** A name is the same in both languages; telephone numbers and addresses of mailboxes and pages need no words. */
const needsNoWords = ({ zh, en }: Text): boolean => zh === en || !/[a-z]/i.test(zh.replaceAll(/\S+[@.][\w./-]+/g, ''));

/** What is wrong with one text, if anything. */
export function proseProblems(text: Text): string[] {
  const { where, zh, en } = text;
  const long = [
    ...sentencesOf(zh, /[。！？；\n]/)
      .filter((part) => part.length > MAX_CHARACTERS)
      .map((part) => `${part.length} characters in a sentence: ${part}`),
    ...sentencesOf(en, /[.!?;](?:\s|$)|\n/)
      .filter((part) => part.trim().split(/\s+/).length > MAX_WORDS)
      .map((part) => `${part.trim().split(/\s+/).length} words in a sentence: ${part}`),
  ];
  const problems = [
    ...(CHINESE.test(en) ? [`Chinese in the English text: ${en}`] : []),
    ...(!CHINESE.test(zh) && !needsNoWords(text) ? [`no Chinese in the Chinese text: ${zh}`] : []),
    ...[zh, en].filter((words) => SIGNS.test(words)).map((words) => `a sign of arithmetic: ${words}`),
    ...[zh, en].filter((words) => BARE_DAY.test(words)).map((words) => `a day that is not in words: ${words}`),
    ...long,
  ];
  return problems.map((problem) => `${where}: ${problem}`);
}
