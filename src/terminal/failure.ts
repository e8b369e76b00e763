/** The tool could not do its work, for a reason the person at the terminal can fix: a sentence, exit code 2. */
export class Failure extends Error {}
