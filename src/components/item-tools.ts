/**
 * The tools of an item: prints it, sends it by the device's own way to share or else opens the links that do, copies its
 * address, and reads it aloud when the device has a Vietnamese voice.
 */
const control = (name: string) => document.querySelector<HTMLElement>(`[data-does="${name}"]`);

control('print')?.addEventListener('click', () => print());

const send = control('send');
send?.addEventListener('click', (event) => {
  if (!('share' in navigator)) return;
  event.preventDefault();
  const address = document.querySelector<HTMLElement>('[data-does="copy"]')!.dataset['address']!;
  navigator.share({ title: document.title, url: address }).catch((reason: unknown) => {
    // A reader who closes the sheet of the device wants no other one; a device that cannot share still has the links.
    if ((reason as Error).name !== 'AbortError') send.closest('details')!.open = true;
  });
});

const copy = control('copy');
copy?.addEventListener('click', () => {
  const words = copy.querySelector('span')!;
  // Browsers offer no clipboard without https, as on a test server. The button then shows the address instead.
  const kept = navigator.clipboard?.writeText(copy.dataset['address']!) ?? Promise.reject();
  kept.then(
    () => (words.textContent = copy.dataset['done']!),
    () => (words.textContent = copy.dataset['address']!),
  );
});

const read = control('read');
if (read && 'speechSynthesis' in window) {
  offerVoice(read);
  speechSynthesis.addEventListener?.('voiceschanged', () => offerVoice(read));
  // Some browsers continue to speak after the visitor leaves the page.
  addEventListener('pagehide', () => speechSynthesis.cancel());
}

function vietnameseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => /^vi\b/i.test(lang));
}

function offerVoice(button: HTMLElement): void {
  const item = button.closest('li')!;
  if (!item.hidden || !vietnameseVoice()) return;
  item.hidden = false;
  const words = button.querySelector('span')!;
  const { textContent: start } = words;
  const settle = () => (words.textContent = start);
  button.addEventListener('click', () => {
    const wasReading = words.textContent !== start;
    speechSynthesis.cancel();
    settle();
    if (wasReading) return;
    words.textContent = button.dataset['stop']!;
    // Speaks part by part, because some browsers break off in a long text.
    const parts = [...document.querySelectorAll<HTMLElement>('[data-aloud], [data-aloud-parts] > *')];
    for (const [index, part] of parts.entries()) {
      const speech = new SpeechSynthesisUtterance(part.innerText);
      speech.lang = 'vi-VN';
      speech.voice = vietnameseVoice()!;
      if (index === parts.length - 1) speech.onend = settle;
      speechSynthesis.speak(speech);
    }
  });
}
