import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';

import { Button } from '../../src/ui/button.tsx';
import { Card } from '../../src/ui/card.tsx';
import { Details } from '../../src/ui/details.tsx';
import { ErrorBoundary } from '../../src/ui/error-boundary.tsx';
import { ErrorSummary } from '../../src/ui/error-summary.tsx';
import { Choice, Field, Fieldset } from '../../src/ui/field.tsx';
import { LiveRegion } from '../../src/ui/live-region.tsx';
import { Notice } from '../../src/ui/notice.tsx';
import { VerdictTag } from '../../src/ui/verdict-tag.tsx';
import { renderIn } from '../support/render.tsx';

/** Colour and size need a real browser; structure can be checked here. */
async function expectNoViolations(root: Element): Promise<void> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

test('a field reads its hint and its error with the control', async () => {
  const { container } = await renderIn(
    'zh-Hant',
    <Field id="staff" label="僱員人數" hint="只計香港" error="請輸入整數">
      {(control) => <input className="input" {...control} />}
    </Field>,
  );
  const input = screen.getByRole('textbox', { name: '僱員人數' });
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription('只計香港 錯誤：請輸入整數');
  await expectNoViolations(container);
});

test('a field without hint or error describes nothing', async () => {
  await renderIn(
    'en',
    <Field id="staff" label="Employees" error="">
      {(control) => <input {...control} />}
    </Field>,
  );
  expect(screen.getByRole('textbox')).not.toHaveAttribute('aria-describedby');
  expect(screen.getByRole('textbox')).toBeValid();
});

test('a group of choices is one question', async () => {
  const { container } = await renderIn(
    'en',
    <Fieldset id="listed" legend="Is it listed?" hint="The applicant itself" inline>
      <Choice type="radio" name="listed" value="yes" label="Yes" hint="On any exchange" />
      <Choice type="radio" name="listed" value="no" label="No" />
    </Fieldset>,
  );
  const group = screen.getByRole('group', { name: 'Is it listed?' });
  expect(group).toHaveAccessibleDescription('The applicant itself');
  expect(within(group).getByRole('radio', { name: 'Yes' })).toHaveAccessibleDescription('On any exchange');
  await userEvent.click(screen.getByText('No'));
  expect(within(group).getByRole('radio', { name: 'No' })).toBeChecked();
  await expectNoViolations(container);
});

function Form() {
  const [attempt, setAttempt] = useState(0);
  const errors = [
    { id: 'cost', message: 'Enter the cost' },
    { id: 'kind', message: 'Choose a kind' },
  ];
  return (
    <>
      <ErrorSummary errors={attempt === 0 ? [] : errors} attempt={attempt} />
      <Field id="cost" label="Cost">
        {(control) => <input {...control} />}
      </Field>
      <Fieldset id="kind" legend="Kind">
        <Choice type="radio" name="kind" label="New" />
      </Fieldset>
      <Button onClick={() => setAttempt(attempt + 1)}>Go on</Button>
    </>
  );
}

test('the error summary takes the focus at every attempt and leads to the fields', async () => {
  Element.prototype.scrollIntoView = vi.fn();
  const { container } = await renderIn('en', <Form />);
  expect(screen.queryByText('There is a problem')).not.toBeInTheDocument();
  for (let attempt = 0; attempt < 2; attempt++) {
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(screen.getByRole('region', { name: 'There is a problem' })).toHaveFocus();
  }
  await expectNoViolations(container);
  const before = location.hash;
  await userEvent.click(screen.getByRole('link', { name: 'Enter the cost' }));
  expect(screen.getByRole('textbox', { name: 'Cost' })).toHaveFocus();
  await userEvent.click(screen.getByRole('link', { name: 'Choose a kind' }));
  expect(screen.getByRole('radio', { name: 'New' })).toHaveFocus();
  expect(location.hash).toBe(before);
});

test('results, notices and cards have words and sound structure', async () => {
  const { container } = await renderIn(
    'en',
    <Card title="A scheme" aside={<VerdictTag tone="eligible">Meets the conditions</VerdictTag>}>
      <Notice tone="warning" title="Closed">
        <p>Since last year.</p>
      </Notice>
      <Details summary="Reasons">
        <p>Because.</p>
      </Details>
      <LiveRegion>One result changed</LiveRegion>
    </Card>,
  );
  expect(screen.getByRole('article', { name: 'A scheme' })).toHaveTextContent('Meets the conditions');
  expect(screen.getByRole('status')).toHaveTextContent('One result changed');
  await expectNoViolations(container);
});

test('a fault in a page becomes a message with a way on', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports the fault that is provoked here
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
  function Broken(): never {
    throw new Error('broken');
  }
  await renderIn(
    'zh-Hant',
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  await act(() => Promise.resolve());
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('這一頁出現問題');
  expect(screen.getByText(/仍然保留/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '重新載入' })).toBeInTheDocument();
});
