import { foldedSyllables } from '../text/syllables.ts';

/** The weight of a small word, relative to 1 for an equally rare word. */
const SMALL_WEIGHT = 0.12;

/** The weight of a backdrop word of a story; see `backdropWeight`. */
const BACKDROP_WEIGHT = 0.3;

/** Factor for the weight of a word that no text has; by its rarity alone it would weigh more than any other. */
export const UNKNOWN_WORD = 0.3;

/**
 * Says how much a folded word tells about what is wanted: 1 for a telling word, or far less for a small one, which only
 * ties a sentence together, tells the story around a need, or stands in most names.
 */
export function tellingWeight(word: string): number {
  return SMALL_WORDS.has(word) ? SMALL_WEIGHT : 1;
}

/**
 * Says how much a folded word of a story tells: 1, or less for a backdrop word, which only says who the people are,
 * what befell them, when and where.
 */
export function backdropWeight(word: string): number {
  return BACKDROP.has(word) ? BACKDROP_WEIGHT : 1;
}

/** Says whether a text has a word, or two words side by side, that tell what is wanted. */
export function hasTellingWord(text: string): boolean {
  const words = foldedSyllables(text);
  return words.some((word, at) => tellingWeight(word) === 1 || isTellingPair(words[at - 1] ?? '', word));
}

/** Says how much two neighbouring folded words tell together. */
export function tellingPairWeight(before: string, word: string): number {
  return isTellingPair(before, word) ? 1 : Math.sqrt(tellingWeight(before) * tellingWeight(word));
}

function isTellingPair(before: string, word: string): boolean {
  return TELLING_PAIRS.has(`${before} ${word}`);
}

/** Folded names of papers and positions in which a word without its marks looks like a small word. */
const TELLING_PAIRS = new Set(
  'khai tu,chung tu,bao tu,bi thu,van thu,chu tich,chu ky,chu ho,me con'.split(','),
);

/** Folded, because stories are often typed without marks. */
const SMALL_WORDS = new Set(
  `
a ah oi nhe ha nha da vang y vay thi ma nen la va voi cua cho de do o tai tu den toi ve trong ngoai tren duoi sau truoc
theo cach bang nhu hoac hay neu khi luc vi
toi em minh anh chi con ong ba bac co chu chau ta tao ban nguoi dan ad admin ai
tui man rang rua hen nghen cai
gi nao dau sao bao nhieu may the nay kia ay ca
can muon xin phai duoc bi dang da se roi vua moi cung van rat qua khong ko chua lai nua chi cac nhung mot hai ba
di ra vao len xuong lam hoi biet hieu noi giup cam on chao kinh gui mong nghe thay tuong dung nho bat cu tri
hom mai sang chieu bua gio ngay thang nam lau
thu tuc viec ho so giay to gom nhat tien mat phi le gap nop don lien he phuong huong dan tham khao quy trinh
dat xong chuan mang kem cung cap thua chung dum xa phuong goi
`
    .trim()
    .split(/\s+/),
);

/** The backdrop words, folded. In a short query they tell what is wanted; in a story they tell around it. */
const BACKDROP = new Set(
  `
vo chong cha me ma bo ong noi ngoai trai gai chau gia dinh hang xom ban
lay cuoi dam mat chet qua doi moi benh vien hoc truong lop nghi cong ty tien an
nha que thanh pho tinh duong nuoc dien thoai
muoi tram ngan nghin trieu chuc tuoi
`
    .trim()
    .split(/\s+/),
);
