/**
 * What residents say where official texts say otherwise, one line for each official wording: the wording, then the
 * phrases that stand for it. A phrase may stand in two lines. How to add one: README.md.
 */
export const THESAURUS = `
giấy chứng nhận quyền sử dụng đất: sổ đỏ, sổ hồng, bìa đỏ, bằng khoán
đất ở: thổ cư
chuyển mục đích sử dụng đất: lên thổ cư, lên đất ở
tranh chấp đất đai: lấn đất, lấn ranh
đất trồng lúa: đất ruộng
bồi thường: đền bù
xây dựng nhà ở: xây nhà, cất nhà, làm nhà
sửa chữa nhà ở: sửa nhà
hộ kinh doanh: giấy phép kinh doanh, buôn bán
đăng ký thành lập hộ kinh doanh: đăng ký hộ kinh doanh
an toàn thực phẩm: vệ sinh thực phẩm
khai sinh: khai sanh, chứng sinh, mới sinh, mới đẻ
sinh con: đẻ
thai sản: nghỉ đẻ, nghỉ sanh, đi đẻ
con: con đẻ, con ruột
cha mẹ: ba má, bố mẹ, ba mẹ, tía má
cha: bố, tía
mẹ: má
khai tử: chứng tử, báo tử, qua đời, mới mất, ông mất, bà mất, cha mất, mẹ mất
từ trần: qua đời, mới mất
mai táng: đám ma, đám tang, ma chay, chôn cất
kết hôn: hôn thú, đám cưới, cưới, lấy chồng, lấy vợ
ly hôn: ly dị
tình trạng hôn nhân: độc thân, chưa vợ, chưa chồng, còn son, chưa có vợ
có yếu tố nước ngoài: việt kiều, ngoại quốc, chồng tây
chứng thực bản sao: sao y, phô tô
chứng thực: công chứng
trung tâm phục vụ hành chính công: bộ phận một cửa, một cửa
căn cước: chứng minh thư, giấy chứng minh
đăng ký thường trú: nhập hộ khẩu, nhập khẩu
xóa đăng ký thường trú: cắt hộ khẩu, cắt khẩu
tách hộ: tách khẩu
thường trú: hộ khẩu
tạm trú: ở trọ, nhà trọ
tạm vắng: đi vắng
giấy phép lái xe: bằng lái xe, bằng lái
chứng nhận đăng ký xe: cà vẹt
biển số: bảng số
khám bệnh chữa bệnh: bệnh viện, nhà thương, trạm xá
chi phí khám bệnh: viện phí
khuyết tật: tàn tật
hưu trí xã hội: tiền già, người già, ông bà già, cụ già
bảo hiểm xã hội một lần: rút bảo hiểm xã hội, rút bảo hiểm
lương hưu: về hưu
hưởng: lãnh
học phí: tiền học
mầm non: giữ trẻ, trông trẻ
tiểu học: cấp 1
trung học cơ sở: cấp 2
nghĩa vụ quân sự: đi bộ đội
quân nhân: bộ đội
thờ cúng: giỗ
lợn: heo
phương tiện: ghe, xuồng, thuyền
tàu cá: ghe, thuyền
thuê: mướn
mất: rớt
vỉa hè: lề đường
hết hạn: quá đát
`;
