/** What unpacks the files of an index in browsers that cannot: a file of its own, so that only these load it. */
export { gunzipSync } from 'fflate';
