/**
 * The table of titles comes in three files below the search page, smallest and most wanted first: what every portal has
 * a few of (contacts, leaders, sections), the procedures, and what grows with the years.
 */
export const TITLE_FILES = ['de-muc.json', 'thu-tuc.json', 'tin-van-ban.json'] as const;
