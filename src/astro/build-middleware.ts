import { defineMiddleware } from 'astro/middleware';
import { describeError } from '../terminal/failure.ts';

/** Answers with the reason when a page fails, because Astro itself would only log it. */
export const onRequest = defineMiddleware(async (_context, next) => {
  try {
    return await next();
  } catch (error) {
    return new Response(describeError(error), { status: 500 });
  }
});
