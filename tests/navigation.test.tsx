import { act, render, screen } from '@testing-library/react';
import { Link, Router, useLocation, useSearch } from 'wouter';
import { beforeEach, expect, test } from 'vitest';

import { navigate, useFragmentPath, useFragmentSearch } from '../src/navigation.ts';

beforeEach(() => history.replaceState(null, '', '/checker/'));

function Where() {
  const [path] = useLocation();
  const search = useSearch();
  return (
    <>
      <p data-testid="where">{`${path} | ${search}`}</p>
      <Link href="/about?x=1">about</Link>
    </>
  );
}
const show = () =>
  render(
    <Router hook={useFragmentPath} searchHook={useFragmentSearch}>
      <Where />
    </Router>,
  );

test('path and query live in the fragment, and only there', () => {
  show();
  expect(screen.getByTestId('where')).toHaveTextContent('/ |');
  act(() => navigate('/result?case=a%2Fb&x=?'));
  expect(screen.getByTestId('where')).toHaveTextContent('/result | case=a%2Fb&x=?');
  expect(location.pathname + location.search + location.hash).toBe('/checker/#/result?case=a%2Fb&x=?');
});

test('links carry the fragment, and a replaced place leaves no step back', () => {
  show();
  expect(screen.getByRole('link')).toHaveAttribute('href', '#/about?x=1');
  const steps = history.length;
  act(() => navigate('/check', { replace: true }));
  expect(history.length).toBe(steps);
  expect(screen.getByTestId('where')).toHaveTextContent('/check |');
});
