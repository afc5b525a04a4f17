declare module 'virtual:rules/zh-Hant' {
  const files: Record<string, unknown>;
  export default files;
}
declare module 'virtual:rules/zh-Hans' {
  const files: Record<string, unknown>;
  export default files;
}
