/** Makes sure there is a Chromium for the browser tests; installs one where that is a matter of two commands. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { findChromium } from './chromium.ts';

const WANTED = ['chromium', 'fonts-noto-cjk'];

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...WANTED], { stdio: 'inherit', env });
}

if (findChromium() === undefined) {
  const canInstall =
    (process.env['CHROMIUM'] ?? '') === '' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    console.log(`No Chromium found; installing ${WANTED.join(' and ')} with apt-get.`);
    try {
      installWithApt();
    } catch {
      // said below: what counts is whether a browser is there now
    }
  }
  if (findChromium() === undefined) {
    console.error(
      'The browser tests need Chromium or Google Chrome and a Chinese font: install them (Debian: `apt-get install chromium fonts-noto-cjk`), or set CHROMIUM to the path of the program.',
    );
    process.exit(1);
  }
}
