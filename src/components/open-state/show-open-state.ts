// Says on the page whether each office is open at this minute, and keeps it true while the page stays open.
import { OPEN, openStateAt, type OpenHours } from '../../text/open-state.ts';

function show(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-hours]')) {
    const words = openStateAt(JSON.parse(place.dataset['hours']!) as OpenHours, Date.now());
    place.textContent = words;
    place.dataset['open'] = `${words.startsWith(OPEN)}`;
    place.hidden = false;
  }
}

show();
setInterval(show, 60_000);
