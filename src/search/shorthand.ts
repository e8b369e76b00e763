import { stripMarks } from '../text/fold.ts';
import { normaliseSpelling } from '../text/syllables.ts';

/**
 * Writes out the shorthand of chats and of papers filled in by hand, word by word. Shorthand with several meanings is
 * read by its neighbours, and kept when these do not tell. Writes without marks when `isMarked` is false.
 * @example writeOutShorthand(['dk', 'ket', 'hon', 'dc', 'k'], false) // ['dang ky', 'ket', 'hon', 'duoc', 'khong']
 */
export function writeOutShorthand(words: readonly string[], isMarked: boolean): string[] {
  const folded = words.map(stripMarks);
  // The neighbour before is the last word of what is already written out.
  let before = '';
  return words.map((word, at) => {
    const after = folded[at + 1] ?? '';
    const meaning =
      meaningBetween(normaliseSpelling(word), before, after) ?? meaningBetween(folded[at]!, before, after);
    const written = meaning === undefined ? folded[at]! : stripMarks(meaning);
    before = written.slice(written.lastIndexOf(' ') + 1);
    if (meaning === undefined) return word;
    return isMarked ? meaning : stripMarks(meaning);
  });
}

/** Says whether a folded word is shorthand, whatever it means. */
export function isShorthand(word: string): boolean {
  return MEANINGS.has(word);
}

/** A meaning of shorthand; with `precededBy` or `followedBy`, only next to one of these folded words. */
interface Meaning {
  text: string;
  precededBy?: Set<string>;
  followedBy?: Set<string>;
}

function meaningBetween(word: string, before: string, after: string): string | undefined {
  return MEANINGS.get(word)?.find(
    ({ precededBy, followedBy }) =>
      (!precededBy && !followedBy) || precededBy?.has(before) || followedBy?.has(after),
  )?.text;
}

/**
 * Each line: shorthand, `<` the words after which or `>` those before which it means this, and the meaning. Of the
 * lines of one shorthand the first that fits counts. Write shorthand and neighbours without marks, and meanings with
 * marks. Write a dialect word with marks when it would be another word without them; then it counts only with these
 * marks.
 */
const TABLE = `
dk dky dki dkj: đăng ký
ko k0 kog hok khg: không
hong hem hog <duoc dc co phai: không
k <co duoc phai hay can mang tuyen online tien: không
k >can phai co duoc dc biet thay hieu: không
kh <duoc co phai: không
kh >sinh tu: khai
kh <giay ky: kết hôn
kh <dang dk: khai
hk <duoc dc: không
hk: hộ khẩu
dc <doi >nha tru: địa chỉ
dc: được
j ji gj: gì
z zay zau dzay: vậy
v <gi dau sao nao tien lau: vậy
ntn: như thế nào
bn >oi: bạn
bn bnhieu bnh: bao nhiêu
s <lam tai vi: sao
lmj lamj: làm gì
lm: làm
mk mik mjk mjnh: mình
e <cho cua cha me ba ma vo chong con ong anh chi nha: em
e >can muon hoi xin lam bi o co dang dinh la moi: em
t >can muon hoi xin lam bi o co dang dinh la moi: tôi
m >can muon hoi xin lam bi: mình
a <dau gi khong ko k nao vay z the nhi duoc dc lau tien nhe: ạ
ad add: ad
r <xong co lam mat: rồi
ng >khuyet nuoc nc dan gia cao co than lao mat bi chet nha cu o: người
ng <nhung cho moi may cua voi: người
nc <nguoi ng ngoai >ngoai sach: nước
nn <nguoi to ben: nước ngoài
ytnn: yếu tố nước ngoài
tg <mat het bao may >giai xu tra nop lam: thời gian
vs: với
wa <qua hom >mang: qua
bik bt bjt: biết
cn >giay can: cần
cx cug: cũng
nhiu: nhiêu
hso: hồ sơ
hs <cho tro em cac cua bong ngheo truong >ngheo gioi tieu mam lop ban noi: học sinh
hs: hồ sơ
gto gtto: giấy tờ
gt >gi nao to lien can ca: giấy tờ
xn: xác nhận
tthn: tình trạng hôn nhân
xntthn: xác nhận tình trạng hôn nhân
xndt: xác nhận độc thân
ks <dang dk ky dky giay lam bo luc lai lam cap sao >cho lai online tre muon: khai sinh
gks: giấy khai sinh
tlks: trích lục khai sinh
ktu: khai tử
kt <dang dk ky giay lam bao: khai tử
kt3 kt2 kt4: tạm trú
ttru: tạm trú
tt <dang dk ky han dky: tạm trú
tt >ket khai dang chung cap tach xin lam: thủ tục
tv <bao dk: tạm vắng
khon kh0n: kết hôn
hktt: hộ khẩu thường trú
shk: sổ hộ khẩu
cmt cmtnd: căn cước
cc <the lam can doi lai: căn cước
cc >ban giay so bang chu hop: công chứng
ct >bsao ban chu giay hop sao di: chứng thực
ct >xa ubnd phuong hdnd uy: chủ tịch
pct: phó chủ tịch
cq: cơ quan
cb >xa dia ho tu tiep mot phuong: cán bộ
bsao: bản sao
bs >giay khai trich cong chung hoc: bản sao
cty: công ty
gpkd: giấy phép kinh doanh
gplx blx: bằng lái xe
glx: giấy phép lái xe
lltp: lý lịch tư pháp
tcxh: trợ cấp xã hội
btxh: bảo trợ xã hội
gdinh: gia đình
gd <ho ban >toi em minh ngheo chinh co: gia đình
ck <vo vk nha me >em toi mat: chồng
vk >toi em chong ck: vợ
mn <truong lop: mầm non
th <truong: tiểu học
onl: trực tuyến
vp >ubnd xa hdnd phuong: văn phòng
sdt sodt sodthoai: số điện thoại
dt <so: điện thoại
sv: sinh viên
trg: trong
kd <ho ngung dong mo giay dang phep: kinh doanh
sdld: sổ đỏ lần đầu
qs <vu: quân sự
ttphcc: trung tâm phục vụ hành chính công
xd <phep: xây dựng
hc <lam doi cap mat: hộ chiếu
dchi: địa chỉ
odau: ở đâu
bhyte: bảo hiểm y tế
nld: người lao động
tnld: tai nạn lao động
gpld: giấy phép lao động
vsattp: vệ sinh an toàn thực phẩm
xdung: xây dựng
xphep: xin phép
mô <cho: nào
mô >hinh to dun phong men lo dat nhac: mô
mô: đâu
răng >ham gia khon sua su mieng hang: răng
răng <nho kham trong ham lam benh chua: răng
răng: sao
rứa: vậy
mần: làm
dìa: về
bịnh: bệnh
hông hổng: không
má mạ >tui toi em minh mat: mẹ
mệ: bà
chi >rua vay: gì
man >giay khai can so ho bia: làm
`;

const MEANINGS = new Map<string, Meaning[]>();
for (const line of TABLE.trim().split('\n')) {
  const [left = '', text = ''] = line.split(': ');
  const [, shorts = '', before, after] = /^([^<>]+)(?:<([^>]*))?(?:>(.*))?$/.exec(left) ?? [];
  const meaning: Meaning = {
    text,
    ...(before && { precededBy: setOf(before) }),
    ...(after !== undefined && { followedBy: setOf(after) }),
  };
  for (const short of shorts.trim().split(' '))
    MEANINGS.set(short, [...(MEANINGS.get(short) ?? []), meaning]);
}

function setOf(words: string): Set<string> {
  return new Set(words.trim().split(' '));
}
