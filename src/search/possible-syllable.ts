import { stripMarks } from '../text/fold.ts';

/**
 * Says whether a word has the shape of a Vietnamese syllable: an onset, a rhyme and a tone that go together. A word
 * without any mark is taken for one that was typed without marks. A word that exists in no dictionary may be possible.
 * @example isPossibleSyllable('nghiêng') // true
 * @example isPossibleSyllable('sjnh') // false
 */
export function isPossibleSyllable(word: string): boolean {
  const lower = word.toLowerCase();
  const [tone, ...more] = lower.normalize('NFD').match(TONES) ?? [];
  if (more.length > 0) return false;
  const letters = lower.normalize('NFD').replace(TONES, '').normalize('NFC');
  const isMarked = tone !== undefined || letters !== stripMarks(letters);
  const [, onset = '', rhyme = ''] = SHAPE.exec(letters) ?? [];
  const isStopped = /[cpt]h?$/.test(rhyme);
  if (isMarked && isStopped && tone !== ACUTE && tone !== DOT_BELOW) return false;
  return fits(onset, rhyme, isMarked ? RHYMES : FOLDED_RHYMES);
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const ACUTE = '\u0301';
const DOT_BELOW = '\u0323';

/** An onset, and the rest. The i of “gi” is left to the rhyme when nothing but consonants would follow it. */
const SHAPE = /^(ngh?|nh|ch|tr|th|ph|kh|gh|gi(?=[aeouăâêôơư])|qu|[bcdđghklmnprstvx])?([a-zăâêôơư]{1,6})$/u;

/** Says whether an onset is written before a rhyme, and whether the rhyme is one. */
function fits(onset: string, rhyme: string, rhymes: ReadonlySet<string>): boolean {
  const isFront = /^[eêiy]/u.test(rhyme);
  if (onset === 'qu') return !/^[uư]/u.test(rhyme) && ['o', 'u'].some((glide) => rhymes.has(glide + rhyme));
  // The ê of “giêng” and “giết” is half of the rhyme iê.
  if (onset === 'gi') return rhymes.has(rhyme) || rhymes.has(`i${rhyme}`);
  if (/^(?:k|n?gh)$/.test(onset)) return isFront && rhymes.has(rhyme);
  if (/^(?:c|ng)$/.test(onset)) return !isFront && rhymes.has(rhyme);
  if (onset === 'g') return (!isFront || rhyme.startsWith('i')) && rhymes.has(rhyme);
  return rhymes.has(rhyme);
}

/** Every rhyme, without its tone: the vowels, then the endings that may follow these. */
const RHYMES = new Set(
  `
a: c ch i m n ng nh o p t u y
ă: c m n ng p t
â: c m n ng p t u y
e: c m n ng o p t
ê: ch m n nh p t u
i: a ch êc êm ên êng êp êt êu m n nh p t u
o: a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt c e em en eng eo et i m n ng oc ong p t
ô: c i m n ng p t
ơ: i m n p t
u: a ân âng ât ây c ê êch ên ênh êt i m n ng ơ ơi ơt ôc ôi ôm ôn ông ôt p t y ya ych yên yêt yêu yn ynh yp yt yu
ư: a c i m n ng ơc ơi ơm ơn ơng ơp ơt ơu t u
y: êm ên êng êt êu t
`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [vowel = '', endings = ''] = line.split(': ');
      return [vowel, ...endings.split(' ').map((ending) => vowel + ending)];
    }),
);
const FOLDED_RHYMES = new Set([...RHYMES].map(stripMarks));
