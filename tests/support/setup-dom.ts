import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

configure({ asyncUtilTimeout: 10_000 }); // what must come comes, however busy the machine is
afterEach(cleanup);
Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout
