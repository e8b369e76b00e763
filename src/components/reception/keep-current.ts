// Takes the days that are over out of the calendar of a page that was built before them, and marks those that are today.

const today = new Date(Date.now() + 252e5).toISOString().slice(0, 10);

for (const calendar of document.querySelectorAll<HTMLElement>('[data-calendar]')) {
  for (const item of calendar.querySelectorAll<HTMLElement>('[data-day]'))
    if (item.dataset['day']! < today) item.remove();
  const shown = Number(calendar.dataset['calendar']);
  calendar.querySelectorAll<HTMLElement>('[data-day]').forEach((item, index) => {
    item.hidden = index >= shown;
    const mark = item.querySelector<HTMLElement>('[data-today]');
    if (mark) mark.hidden = item.dataset['day'] !== today;
  });
}
