/**
 * Vite plugins: the service worker with the list of all files of the build, and the manifest with which the app can be
 * installed. All addresses are relative, so that the built folder runs from any path.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** What of Workbox is in the service worker, which is not built by Vite and so not in its list of licences. */
const IN_THE_WORKER = ['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'];

const NAME = '中小企資助計劃資格檢查';

export function offline(): Plugin[] {
  return [
    workerLicences(),
    ...VitePWA({
      injectRegister: false, // the page registers it itself, late and through the Trusted Types policy
      registerType: 'prompt',
      filename: 'sw.js',
      manifestFilename: 'manifest.webmanifest',
      includeManifestIcons: false,
      manifest: {
        name: NAME,
        short_name: '中小企資助',
        description: '香港中小企符合哪些政府資助計劃的條件、可得多少、為甚麼。資料只留在這部裝置。',
        lang: 'zh-Hant-HK',
        dir: 'ltr',
        start_url: './',
        scope: './',
        display: 'standalone',
        theme_color: '#0b5560',
        background_color: '#ffffff',
        categories: ['business', 'finance'],
        icons: [
          { src: './favicon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: './icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: './icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        inlineWorkboxRuntime: true, // one file: Trusted Types would refuse importScripts of a plain address
        sourcemap: false,
        globPatterns: ['**/*'],
        globIgnores: ['**/*.map', '_headers', 'sw.js', 'manifest.webmanifest'], // the plugin adds the last itself
        dontCacheBustURLsMatching: /^assets\//, // their names change with what is in them
        maximumFileSizeToCacheInBytes: 5_000_000,
        ignoreURLParametersMatching: [],
        directoryIndex: 'index.html',
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/\.[a-z0-9]+$/i], // a file that is not there is not the app
        cleanupOutdatedCaches: true,
        clientsClaim: true, // the first visit is kept at once; a newer version waits to be taken
        skipWaiting: false,
      },
    }),
  ];
}

const packageFile = (name: string, file: string): string =>
  fileURLToPath(new URL(`../../../node_modules/${name}/${file}`, import.meta.url));

/** Adds the licences of what is in the service worker to those Vite wrote, before the list of files is made. */
function workerLicences(): Plugin {
  let list = '';
  return {
    name: 'service-worker-licences',
    apply: 'build',
    configResolved({ root, build }) {
      const { license } = build;
      const name = typeof license === 'object' ? license.fileName : undefined;
      if (name !== undefined) list = resolve(root, build.outDir, name);
    },
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler() {
        if (!existsSync(list)) return;
        for (const name of IN_THE_WORKER) {
          const { version, license } = JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as {
            version: string;
            license: string;
          }; // the packages we have locked
          const text = readFileSync(packageFile(name, 'LICENSE'), 'utf8').trim();
          appendFileSync(list, `\n## ${name} - ${version} (${license})\n\n${text}\n`);
        }
      },
    },
  };
}
