/** A row with its answers and results takes about 2 kB: more of them would not fit a tab, nor a spreadsheet. */
export const MOST_EXPORTED = 250_000;

/** What is expected of companies that are to go into one file. */
export const EXPECTED_IN_FILE = `at most ${MOST_EXPORTED} companies in one file`;
