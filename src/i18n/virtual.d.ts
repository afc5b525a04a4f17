declare module 'virtual:messages/*' {
  import type source from './messages/zh-Hant.json';

  const messages: typeof source;
  export default messages;
}
declare module 'virtual:rules/*/population' {
  const file: unknown;
  export default file;
}
