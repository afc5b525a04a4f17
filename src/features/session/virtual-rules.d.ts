declare module 'virtual:rules/zh-Hant' {
  const load: () => Promise<Record<string, unknown>>;
  export default load;
}
declare module 'virtual:rules/zh-Hans' {
  const load: () => Promise<Record<string, unknown>>;
  export default load;
}
declare module 'virtual:rules/zh-Hant/glossary' {
  const file: { entries: { id: string; term: { 'zh-Hant': string; en: string } }[] };
  export default file;
}
declare module 'virtual:rules/zh-Hans/glossary' {
  const file: { entries: { id: string; term: { 'zh-Hant': string; en: string } }[] };
  export default file;
}
