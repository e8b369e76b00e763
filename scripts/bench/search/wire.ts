import type { CDPSession } from 'playwright-core';
import { SLOW_LINE } from '../slow-line.ts';

/** What a page had to wait for on a line until some moment. */
export interface Traffic {
  /** Headers included. */
  bytes: number;
  /** The longest chain of requests each of which was made after the answer to the one before had begun. */
  roundTrips: number;
}

interface Request {
  start: number;
  /** When the answer began, and when its last byte came; undefined before. */
  answered?: number;
  end?: number;
  bytes: number;
}

/** Notes what a page requests over its line. What comes from the browser's own cache does not count. */
export class Wire {
  readonly #requests = new Map<string, Request>();
  /** What turns the clock of the browser's notes into that of `Date.now`. */
  #offset = 0;

  constructor(devTools: CDPSession) {
    devTools.on('Network.requestWillBeSent', ({ requestId, timestamp, wallTime }) => {
      this.#offset = (wallTime - timestamp) * 1000;
      this.#requests.set(requestId, { start: this.#momentOf(timestamp), bytes: 0 });
    });
    devTools.on('Network.requestServedFromCache', ({ requestId }) => this.#requests.delete(requestId));
    devTools.on('Network.responseReceived', ({ requestId, timestamp, response }) => {
      const request = this.#requests.get(requestId);
      if (response.fromDiskCache || response.fromServiceWorker) this.#requests.delete(requestId);
      else if (request) request.answered = this.#momentOf(timestamp);
    });
    devTools.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const request = this.#requests.get(requestId);
      if (request) [request.end, request.bytes] = [this.#momentOf(timestamp), encodedDataLength];
    });
  }

  /** Sums what was asked for after one moment and had come by another. */
  traffic(from: number, to: number): Traffic {
    const come = [...this.#requests.values()].filter(
      (each): each is Required<Request> => each.start >= from && (each.end ?? Infinity) <= to,
    );
    come.sort((one, other) => one.answered - other.answered);
    let [roundTrips, last] = [0, 0];
    for (const { start, answered } of come) {
      if (start < last) continue;
      roundTrips++;
      last = answered;
    }
    return { bytes: come.reduce((sum, { bytes }) => sum + bytes, 0), roundTrips };
  }

  #momentOf(timestamp: number): number {
    return timestamp * 1000 + this.#offset;
  }
}

/** Gives the milliseconds that the slow line alone takes for some traffic, however busy this machine is. */
export function timeOnLine({ bytes, roundTrips }: Traffic): number {
  return roundTrips * SLOW_LINE.latency + (bytes / SLOW_LINE.downloadThroughput) * 1000;
}
