/**
 * Says whether a folded word is one of the words of other languages that residents type, and so no misspelt syllable.
 */
export function isForeignWord(word: string): boolean {
  return FOREIGN_WORDS.has(word);
}

const FOREIGN_WORDS = new Set(
  `
account admin app apple banking bus camera card chat check clip code container corona covid cvv email excel facebook fake
fan file form game gas gmail google gps grab homestay hotel hotline internet iphone karaoke laptop link livestream login
logo mail massage menu messenger mobile momo nail offline online oppo otp pass passport password pdf phone photo photocopy
pin portal resort samsung scan ship shipper shop shopee sim smartphone sms spa tablet taxi tiktok usb video visa vneid vssid
web website wifi word youtube zalo zoom
`
    .trim()
    .split(/\s/),
);
