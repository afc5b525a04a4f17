/**
 * The only Trusted Types policy of the app (`trusted-types app-url` in the CSP): script addresses of our own origin,
 * for the worker and the service worker.
 */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

function ownOrigin(url: string): string {
  if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`not a script of this site: ${url}`);
  return url;
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
const policy: ScriptUrlPolicy = factory?.createPolicy('app-url', { createScriptURL: ownOrigin }) ?? {
  createScriptURL: ownOrigin,
};

/** The address in the form `new Worker` and `serviceWorker.register` accept under Trusted Types. */
export function trustedScriptUrl(url: string): string {
  return policy.createScriptURL(url) as string; // a TrustedScriptURL where the browser has the type; both sinks take it
}
