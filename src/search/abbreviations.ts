/** Abbreviations that Vietnamese offices and residents write, with the names they stand for. As of November 2026. */
export const ABBREVIATIONS = `
UBND: Ủy ban nhân dân
HĐND: Hội đồng nhân dân
MTTQ: Mặt trận Tổ quốc
UBMTTQ: Ủy ban Mặt trận Tổ quốc
TTHC: thủ tục hành chính
CCHC: cải cách hành chính
HCC: hành chính công
TTPVHCC: trung tâm phục vụ hành chính công
DVC: dịch vụ công
DVCTT: dịch vụ công trực tuyến
CQĐT: chính quyền điện tử
CĐS: chuyển đổi số
CNTT: công nghệ thông tin
CCCD: căn cước
CMND: căn cước
VNeID: định danh điện tử
BHYT: bảo hiểm y tế
BHXH: bảo hiểm xã hội
BHTN: bảo hiểm thất nghiệp
GCN: giấy chứng nhận
GCNQSDĐ: giấy chứng nhận quyền sử dụng đất
QSDĐ: quyền sử dụng đất
QSD: quyền sử dụng
SDĐ: sử dụng đất
GPXD: giấy phép xây dựng
GPMB: giải phóng mặt bằng
ĐKKD: đăng ký kinh doanh
ĐKKS: đăng ký khai sinh
ĐKKH: đăng ký kết hôn
HKD: hộ kinh doanh
HTX: hợp tác xã
NTM: nông thôn mới
NVQS: nghĩa vụ quân sự
ATGT: an toàn giao thông
ATTP: an toàn thực phẩm
PCCC: phòng cháy chữa cháy
PCTT: phòng chống thiên tai
ANTT: an ninh trật tự
TNMT: tài nguyên môi trường
VHXH: văn hóa xã hội
KTXH: kinh tế xã hội
GDĐT: giáo dục và đào tạo
THCS: trung học cơ sở
NCC: người có công
NCT: người cao tuổi
NKT: người khuyết tật
TBLS: thương binh liệt sĩ
SXH: sốt xuất huyết
NSNN: ngân sách nhà nước
GTVT: giao thông vận tải
TDTT: thể dục thể thao
KH: kế hoạch
QĐ: quyết định
NQ: nghị quyết
TB: thông báo
BC: báo cáo
CT: chỉ thị
CV: công văn
NĐ: nghị định
TT: thông tư
CA: công an
BV: bệnh viện
SĐT: số điện thoại
ĐT: điện thoại
`
  .trim()
  .split('\n')
  .map((line) => line.split(': ') as [short: string, name: string]);
