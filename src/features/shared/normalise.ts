/** The same for full and half width, capitals and small letters, curly and straight quotation marks. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ').trim();
