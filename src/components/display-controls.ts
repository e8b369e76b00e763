/** The header's controls for text size, theme and contrast. They store the visitor's choice only on this device. */
const { dataset } = document.documentElement;
const buttons = document.querySelectorAll<HTMLButtonElement>('[data-display]');

for (const button of buttons)
  button.addEventListener('click', () => {
    const { display, value } = button.dataset as { display: string; value: string };
    if (value) dataset[display] = value;
    else document.documentElement.removeAttribute(`data-${display}`);
    showPressed();
    keep();
  });
showPressed();

document.addEventListener('keydown', ({ key }) => {
  const open = document.querySelector<HTMLDetailsElement>('.display[open]');
  if (key !== 'Escape' || !open) return;
  open.open = false;
  open.querySelector('summary')!.focus();
});

function showPressed(): void {
  for (const button of buttons) {
    const { display, value } = button.dataset as { display: string; value: string };
    button.setAttribute('aria-pressed', String((dataset[display] ?? '') === value));
  }
}

function keep(): void {
  const { text, theme, contrast } = dataset;
  try {
    localStorage.setItem('hien-thi', JSON.stringify({ text, theme, contrast }));
  } catch {
    // Without storage, the choice applies to this page only.
  }
}
