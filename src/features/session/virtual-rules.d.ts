declare module 'virtual:rules/zh-Hant' {
  const load: () => Promise<Record<string, unknown>>;
  export default load;
}
declare module 'virtual:rules/zh-Hans' {
  const load: () => Promise<Record<string, unknown>>;
  export default load;
}
