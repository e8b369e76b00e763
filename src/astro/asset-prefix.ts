/**
 * A placeholder in compiled pages for the folder of their style sheets and scripts. `SiteFolder` replaces it by the
 * base path of each portal. The host name can never exist (RFC 2606), so the tests find a placeholder that was not
 * replaced.
 */
export const ASSETS_PLACEHOLDER = 'https://tai-nguyen.invalid';
