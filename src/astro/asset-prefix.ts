/**
 * Stands in built pages for the folder of their style sheet and scripts, until each portal's own base path is put
 * in its place. The host name can never exist (RFC 2606), so one left behind would be found by the tests.
 */
export const ASSETS_ADDRESS = 'https://tai-nguyen.invalid';
