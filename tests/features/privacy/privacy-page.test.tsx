import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { KEPT } from '../../../src/features/privacy/kept.ts';
import { PrivacyPage } from '../../../src/features/privacy/privacy-page.tsx';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { renderIn } from '../../support/render.tsx';

test.each(LOCALES)('names all that is stored, and leads to where it is deleted (%s)', async (locale) => {
  const { container } = await renderIn(locale, <PrivacyPage />);
  expect([...container.querySelectorAll('dt')].map((term) => term.textContent)).toEqual(KEPT.map(({ name }) => name));
  expect(screen.getByRole('link')).toHaveAttribute('href', '/about');
});
