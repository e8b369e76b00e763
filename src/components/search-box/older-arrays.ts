/** Gives `flat` and `flatMap` to browsers of before September 2018, because the search uses them everywhere. */
if (!('flatMap' in Array.prototype)) {
  const give = (name: 'flat' | 'flatMap', value: (this: unknown[], each?: unknown) => unknown[]) =>
    Object.defineProperty(Array.prototype, name, { value, configurable: true, writable: true });
  give('flat', function () {
    return this.reduce<unknown[]>((joined, each) => joined.concat(each), []);
  });
  give('flatMap', function (each) {
    return this.map(each as (value: unknown) => unknown).reduce<unknown[]>(
      (joined, part) => joined.concat(part),
      [],
    );
  });
}
