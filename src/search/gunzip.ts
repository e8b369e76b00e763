/**
 * Unpacks index files in browsers without `DecompressionStream`. A module of its own, so that only those browsers load
 * it.
 */
export { gunzipSync } from 'fflate';
