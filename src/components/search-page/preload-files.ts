/** Requests files side by side before the code that needs them asks for one after the other. */
export function preload(addresses: readonly string[]): void {
  for (const address of addresses) {
    if (document.head.querySelector(`link[href="${address}"]`)) continue;
    const link = document.createElement('link');
    const isModule = /\.js$/.test(address);
    Object.assign(link, isModule ? { rel: 'modulepreload' } : { rel: 'preload', as: 'fetch' });
    link.crossOrigin = 'anonymous';
    link.href = address;
    document.head.append(link);
  }
}
