/** The first characters of a text; no character is cut in two. */
export const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

/** The same, with a sign that there is more. */
export const shortened = (text: string, most: number): string => {
  const short = cut(text, most);
  return short === text ? text : `${short}…`;
};
