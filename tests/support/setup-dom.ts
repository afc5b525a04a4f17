import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import * as storage from 'fake-indexeddb';
import { afterEach } from 'vitest';

Object.assign(globalThis, storage); // jsdom has no database
configure({ asyncUtilTimeout: 10_000 }); // what must come comes, however busy the machine is
afterEach(cleanup);
Element.prototype.scrollIntoView = () => undefined; // jsdom has no layout
