import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';

/** What a query asks about a person, a place, an office or a procedure. */
export type QuestionKind = keyof typeof PHRASES;

/**
 * Says what a query asks: lists the kinds whose phrases stand in it, the kind with the most words first. Takes a query
 * as `spellOut` gives it, with or without marks. A query that only names something asks nothing.
 * @example questionKindsOf('hôm nay ủy ban có làm việc không') // ['hours']
 * @example questionKindsOf('đăng ký khai sinh') // []
 */
export function questionKindsOf(query: string): QuestionKind[] {
  const text = foldedText(query);
  const counted = KINDS.map(([kind, pattern]) => ({ kind, words: countWords(text, pattern) }));
  const scoreOf = ({ kind, words }: (typeof counted)[number]) => words + (NAMED_WANTS.has(kind) ? NAMED : 0);
  return counted
    .filter(({ words }) => words > 0)
    .sort((one, other) => scoreOf(other) - scoreOf(one))
    .map(({ kind }) => kind);
}

/** Removes the words by which a query asks something of a kind, so that the person, place or procedure is left. */
export function withoutQuestion(query: string, kind: QuestionKind): string {
  const words = syllablesOf(query);
  const pattern = KINDS.find(([each]) => each === kind)![1];
  const text = foldedText(query);
  const isKept = words.map(() => true);
  text.replace(pattern, (found, index: number) => {
    // Every word has one space before it, so the spaces before a place tell which word stands there.
    const start = text.slice(0, index).split(' ').length - 1;
    isKept.fill(false, start, start + found.trim().split(' ').length);
    return found;
  });
  const folded = words.map(stripMarks);
  // The words between the question and what it is about belong to neither.
  for (let at = isKept.indexOf(true); LEADING_TIES.has(folded[at] ?? ''); at = isKept.indexOf(true))
    isKept[at] = false;
  for (let at = isKept.lastIndexOf(true); TIES.has(folded[at] ?? ''); at = isKept.lastIndexOf(true))
    isKept[at] = false;
  return words.filter((_word, at) => isKept[at]).join(' ');
}

const LEADING_TIES = new Set('cua de o la thi khong roi voi cho ve duoc va co'.split(' '));
/**
 * After what a question is about, “mất” asks how long or how much; before it, as in “mất điện”, it is what happened.
 */
const TIES = new Set([...LEADING_TIES, 'mat']);

/**
 * Kinds that outrank others with up to `NAMED` more words: a query that names a telephone, an e-mail or a complaint
 * wants that, even with the long name of a person or place.
 */
const NAMED_WANTS: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'hotline',
  'complaint',
  'denunciation',
  'suggestion',
]);
const NAMED = 3;

/** Each kind with the phrases that ask it, folded; `_` stands for a space, and the rest is a regular expression. */
export const PHRASES = {
  hours: `
    may_gio(?:_thi)? luc_may_gio gio_(?:lam_viec|mo_cua|dong_cua|hanh_chinh|nghi|tiep_dan) mo_cua(?!_(?:hang|tiem|quan|hieu|kinh))
    lich_(?:lam_viec|nghi_le|nghi_tet|nghi) thoi_gian_lam_viec lam_viec_(?:khi_nao|luc_nao|may_gio|ngay_nao|den_may|thu|chu_nhat|cuoi_tuan|buoi)
    co_lam_viec con_lam_viec co_mo_cua
    (?:hom_nay|ngay_mai|mai|thu_(?:bay|7|hai|sau)|chu_nhat|cuoi_tuan|ngay_le|tet|buoi_(?:trua|chieu|sang|toi)|chieu|trua|t7|cn)_(?:\\w{1,8}_){0,4}(?:lam|mo|nghi|nhan|tiep|truc|kham|co_ai)(?:_viec|_cua|_benh|_truc|_ho_so)?
    (?:lam|mo|nhan|truc|kham|nghi)_(?:\\w{1,8}_){0,2}(?:thu_(?:bay|7)|chu_nhat|cuoi_tuan|ngay_le|t7|cn|ngoai_gio)
    nghi_(?:trua|le|tet|bu)(?:_(?:may|den|tu|khi))? (?:mo|dong)_cua_(?:lai|luc|tu|den) (?:het|con)_gio_(?:nhan|lam|tiep|nop) ngoai_gio_hanh_chinh`,
  phone: `
    so_dien_thoai(?:_nong)? so_di_dong dien_thoai(?!_(?:cho|cua_toi_bi)) sdt so_may goi(?=_(?:cong_an|chu_tich|tram|xa_|uy_ban)) so_dt goi_(?:dien|so|cho)(?:_nao|_ai)?
    goi_ai goi_toi_so so_truc(?:_ban)? so_nao bang_so_nao la_so_nao xin_so(?=_(?:chu|bi|cong|pho|can|tram|uy|cua|dien|ong|ba|lanh)) (?:xin|cho)_(?:xin_)?so_cua
    lien_(?:he|lac)(?:_ai|_voi_ai|_so_nao|_the_nao)? (?:so_)?zalo_(?:cua|xa|can_bo|uy|ubnd)`,
  hotline: `
    (?:so_dien_thoai_|so_|sdt_)?(?:cua_)?duong_day_nong (?:so_)?hot_?line so_(?:dien_thoai_)?nong`,
  email: `
    (?:dia_chi_)?(?:email|e_mail|g?mail|(?:hom_|hop_)?thu_dien_tu) hom_thu hop_thu`,
  who: `
    la_(?:ai|ong_nao|ba_nao|nguoi_nao) ai_(?:la|lam|ky|duoc|chiu|tiep|dung_dau) ai_dang_lam nguoi_dung_dau
    (?:gap|hoi|tim|lien_he|nop_cho|gui_cho|noi_chuyen_voi)_ai(?!_ve|_de|_khi|_lo) ten_(?:gi|la_gi|cua|chu_tich|bi_thu|can_bo) nguoi_nao
    can_bo_nao dong_chi_nao
    chu_tich(?=_(?:xa|phuong|uy|ubnd|hdnd|hoi_dong|dac|moi|hien|cua))(?!_(?:xa_|phuong_)?la_ai)
    bi_thu(?=_(?:xa|phuong|dang_uy|chi_bo|la|hien|$)) pho_chu_tich lanh_dao(?=_(?:xa|phuong|uy|ubnd|cua|gom))
    truong_cong_an chi_huy_truong can_bo_(?:ho_tich|tu_phap|dia_chinh|mot_cua|van_hoa|thue|phu_trach|chinh_sach)`,
  status: `
    tra_cuu_(?:ho_so|ket_qua|tinh_trang|tien_do|ma)(?:_ho_so|_da_nop)?
    (?:kiem_tra|theo_doi|xem|coi|hoi)_(?:ho_so|ket_qua|tien_do|tinh_trang)(?:_giai_quyet)?(?:_ho_so)?(?!_(?:gom|can|gi|hon)) tinh_trang_(?:giai_quyet_|xu_ly_)?ho_so
    tien_do_(?:giai_quyet_|xu_ly_)?ho_so ma_(?:so_)?(?:ho_so|bien_nhan) so_bien_nhan
    ho_so_(?:\\w{1,8}_){0,6}(?:den_dau|toi_dau|xong_chua|xong|the_nao_roi|ra_sao|bi_tre|tre_hen|qua_han|chua_(?:co_ket_qua|xong|thay|duoc_(?:tra|giai_quyet|duyet|nhan))|duoc_duyet)
    ho_so_(?:da|toi_da|em_da)_nop nop_(?:\\w{1,8}_){0,6}(?:chua|mai)_(?:co_ket_qua|thay(?:_(?:tra|co|ket|goi))?|xong|duoc_tra)(?:_ket_qua)?
    da_nop_(?:\\w{1,8}_){0,6}(?:chua|roi|ma) (?:da_)?co_ket_qua_chua lam_(?:toi|den)_dau_roi`,
  denunciation: `
    (?:(?:gui|nop|viet|lam)_)?(?:don_)?to_cao to_giac nhung_nhieu hach_sach voi_(?:tien|vinh) hoi_lo tham_(?:nhung|o) lot_tay
    (?:doi|an)_(?:tien(?!_mat)|hoi_lo|phong_bi|chac) nhan_(?:hoi_lo|phong_bi) vi_pham_cua_can_bo
    (?:can_bo|cong_chuc|nhan_vien|cong_an)_(?:\\w{1,8}_){0,3}(?:gay_kho|lam_kho|doi_tien|doi_qua|nhan_tien|nhan_qua|an_tien|thai_do|quat|sai|hach|nat)`,
  complaint: `
    (?:(?:gui|nop|viet|lam)_)?(?:don_)?(?:khieu_nai|khieu_kien) gui_don nop_don_(?:kien|thu) don_thu
    (?:khong_dong_y|khong_dong_tinh)_(?:voi_)?(?:quyet_dinh|ket_qua|cach) uc_hiep oan_(?:uc|sai)`,
  reception: `
    (?:lich_|ngay_)?tiep_(?:cong_)?dan lich_tiep (?:gap|hen|xin_gap|muon_gap)_(?:truc_tiep_)?(?:chu_tich|lanh_dao|bi_thu|pho_chu_tich)
    ngay_tiep`,
  merger: `
    sap_nhap(?!_(?:chia|tach|truong|cong_ty|hop_tac|doanh_nghiep|quy|to|giai_the|trung_tam)) sat_nhap
    (?:sap_xep|hop_nhat)_(?:xa|don_vi|phuong|hanh_chinh|dia_gioi)
    (?:xa|phuong|huyen)_(?:\\w{1,8}_){0,3}cu(?!_(?:tru|the|dong|ly)) (?:ten|dia_chi)_(?:cu|truoc_day)
    ten_(?:xa|phuong)_(?:cu|moi|truoc) (?:nhap|gop|thuoc)_(?:vao_)?xa_nao xa_moi(?=_(?:la|ten|gom|o))
    truoc_(?:day|kia)_la_xa chinh_quyen_hai_cap hai_cap bo_(?:cap_)?huyen`,
  feedback: `
    (?:gui_)?(?:phan_anh|kien_nghi) y_kien_(?:cua|voi|ve)? bao_(?:cho_xa|len_xa|chinh_quyen|hong|su_co)`,
  suggestion: `
    (?:dong_)?gop_y(?:_kien)? lay_y_kien_(?:ve_)?du_thao`,
  matter: `
    ai_(?:phu_trach|giai_quyet|lo|xu_ly|quan_ly|chiu_trach_nhiem)(?:_viec|_ve)? viec_(?:\\w{1,8}_){0,3}gap_ai gap_ai_(?:ve|de|khi|lo)
    (?:gap|hoi)_ai_(?:\\w{1,8}_){0,2}(?:dat_dai|ho_tich|chinh_sach|xay_dung) viec_gi_gap_ai can_bo_nao_phu_trach`,
  form: `
    (?:mau_)?(?:giay|don|phieu)_de_nghi(?:_(?:xin|cap|xet))? mau_don_xin mau_(?:don|to_khai|giay|so|phieu|van_ban|xin|ct\\d{1,2}) to_khai bieu_mau (?:tai|in|xin|lay|download)_(?:mau|form|to_khai|don)
    form don_(?:xin|de_nghi|dang_ky) (?:viet|ghi|dien)_(?:don|to_khai)`,
  papers: `
    giay_to_(?:gi|nao|gom|can)
    (?:can|gom|mang|chuan_bi|nhung|mang_theo|nop|co|thieu)_(?:nhung_|cac_)?(?:giay_to|giay|gi)(?:_gi|_nao)?(?!_tien)
    ho_so_(?:gi|gom|can|bao_gom|co_nhung|nhung) thanh_phan_ho_so`,
  fee: `
    bao_nhieu_tien (?:het|mat|ton|phi|gia|thu|dong|nop|tra)_(?:khoang_)?bao_nhieu(?:_tien)?
    bao_nhieu_(?:phi|le_phi|dong) le_phi muc_phi (?:co_)?(?:mat|ton|thu|dong|tra)_(?:tien|phi)(?:_khong)? mien_phi
    phi(?=_(?:chung|dang|cap|lam|khai|xin|tach|xay)) phi_(?:la|the_nao|khong|mat|het)`,
  duration: `
    (?:mat_|het_|trong_|sau_)?bao_lau(?:_(?:thi_)?(?:co|xong|duoc|lay|nhan|tra)(?:_(?:duoc|lien|ket_qua))?)?(?!_\\w{1,8}_nam) (?:may|bao_nhieu)_(?:ngay|tuan|thang|hom|tieng)(?:_(?:thi_)?(?:co|xong|lay|nhan)(?:_duoc|_giay)?)?
    (?:khi_nao|bao_gio|luc_nao|chung_nao|ngay_nao)_(?:thi_)?(?:co|xong|nhan|lay|duoc|tra)
    thoi_(?:han|gian)_(?:giai_quyet|tra|cap|lam|xu_ly) co_lau_khong lay_(?:lien|ngay)(?:_duoc_khong)?`,
  where: `
    (?:(?:nam|la|gui|nop)_)?o_dau tai_dau den_dau toi_dau di_dau nop_dau cho_nao noi_nao
    (?:nop|gui|lam|den|toi|ra|len|qua|xin|o)_(?:o_)?(?:dau|cho_nao|noi_nao|co_quan_nao|phong_nao) co_quan_nao phong_nao
    dia_chi(?!_(?:email|e_mail|mail|thu_dien|gmail)) duong_(?:nao|di|den) chi_duong ban_do(?=_(?:den|duong|toi))`,
} as const;

/** Each kind with its pattern. Phrases begin at a space and end before one. */
const KINDS = Object.entries(PHRASES).map(([kind, phrases]): [QuestionKind, RegExp] => [
  kind as QuestionKind,
  new RegExp(` (?:${phrases.trim().split(/\s+/).join('|').replace(/_/g, ' ')})(?= )`, 'g'),
]);

function countWords(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).reduce((sum, found) => sum + found.trim().split(' ').length, 0);
}

/** Gives the folded words of a query, each between single spaces. */
function foldedText(query: string): string {
  return ` ${syllablesOf(query).map(stripMarks).join(' ')} `;
}
