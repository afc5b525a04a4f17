/** What is still on its way to this device: finished before the page is loaded again. */

/** Saves what waits; false where it would be lost with the page. */
type Save = () => Promise<boolean>;

const savers = new Set<Save>();
const PATIENCE = 3000; // ms; a store that does not answer holds nobody up for longer

/** Has something saved before the page is loaded again; gives the way to stop. */
export function beforeReload(save: Save): () => void {
  savers.add(save);
  return () => void savers.delete(save);
}

const saveAll = async (): Promise<boolean> =>
  (await Promise.all([...savers].map((save) => save().catch(() => false)))).every(Boolean);

/** Leave the field people are in, which ends its edit, and save everything. False where something could not be. */
export async function saveUnsaved(): Promise<boolean> {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select')) activeElement.blur();
  const saved = async (): Promise<boolean> => {
    await saveAll(); // a field may hand what it holds to the answers, which save it next
    return saveAll();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const done = await Promise.race([saved(), late]);
  clearTimeout(timer);
  return done;
}
