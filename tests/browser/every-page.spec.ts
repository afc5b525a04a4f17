/** axe on every page in every language and theme, everything open: too long for each change, so the deep checks run it. */
import { expectNoAxeViolations, openAll, switchLanguage, test } from './fixtures.ts';
import { prime, ROUTES, visit } from './routes.ts';

for (const route of ROUTES)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on ${route} in any language, ${colorScheme}`, async ({ page }) => {
      test.skip(process.env['EVERY_COMBINATION'] !== '1', 'one of the deep checks');
      test.setTimeout(300_000); // the longest pages take a minute a language on a slow machine
      await page.emulateMedia({ colorScheme });
      await prime(page);
      await visit(page, route);
      for (const language of ['繁體中文', 'English', '简体中文'] as const) {
        await switchLanguage(page, language);
        await openAll(page);
        await expectNoAxeViolations(page);
      }
    });
