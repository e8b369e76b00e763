/** A matter that residents ask a commune for and that another office handles. */
export interface MatterElsewhere {
  /** The name of the matter in addresses. */
  id: string;
  name: string;
  /** Other words that residents use for it. */
  keywords: readonly string[];
  /** The office that handles it, and where else it may be submitted. */
  office: string;
  /** The law or decree that says so. */
  basis: string;
  /** Procedures for it; a commune that lists one of them handles the matter itself. */
  codes: readonly string[];
}

/**
 * Lists the matters that offices other than a commune's handle, since the districts were abolished in July 2025.
 * @param codes the procedures that the commune handles
 */
export function mattersElsewhere(codes: ReadonlySet<string>): MatterElsewhere[] {
  return MATTERS.filter((matter) => !matter.codes.some((code) => codes.has(code)));
}

/** As of November 2026. A matter belongs here only if the office is the same in the whole country. */
const MATTERS: readonly MatterElsewhere[] = [
  {
    id: 'ho-chieu',
    name: 'Cấp hộ chiếu phổ thông',
    keywords: ['làm hộ chiếu', 'đổi hộ chiếu', 'cấp lại hộ chiếu', 'làm passport'],
    office: 'Phòng Quản lý xuất nhập cảnh, Công an cấp tỉnh; nộp được trên Cổng Dịch vụ công',
    basis: 'Luật Xuất cảnh, nhập cảnh của công dân Việt Nam năm 2019, sửa đổi, bổ sung năm 2023, Điều 15',
    codes: [],
  },
  {
    id: 'ly-lich-tu-phap',
    name: 'Cấp Phiếu lý lịch tư pháp',
    keywords: ['làm lý lịch tư pháp', 'xin lý lịch tư pháp', 'tiền án tiền sự'],
    office: 'Công an cấp tỉnh; nộp được trên VNeID',
    basis: 'Nghị định 02/2025/NĐ-CP, từ ngày 01/3/2025',
    codes: [],
  },
  {
    id: 'giay-phep-lai-xe',
    name: 'Thi, cấp, đổi giấy phép lái xe',
    keywords: [
      'bằng lái xe',
      'đổi bằng lái',
      'cấp lại bằng lái',
      'mất bằng lái',
      'thi bằng lái',
      'gia hạn bằng lái',
    ],
    office: 'Phòng Cảnh sát giao thông, Công an cấp tỉnh; đổi, cấp lại nộp được trên Cổng Dịch vụ công',
    basis: 'Nghị định 02/2025/NĐ-CP, từ ngày 01/3/2025; Thông tư 12/2025/TT-BCA',
    codes: ['3.000347', '3.000348', '3.000351'],
  },
  {
    id: 'dang-ky-xe',
    name: 'Đăng ký xe, cấp biển số xe',
    keywords: [
      'đăng ký xe máy',
      'làm biển số',
      'bấm biển số',
      'sang tên xe',
      'mất cà vẹt xe',
      'mất đăng ký xe',
    ],
    office: 'Công an cấp xã nơi được giao đăng ký xe, hoặc Phòng Cảnh sát giao thông, Công an cấp tỉnh',
    basis: 'Thông tư 79/2024/TT-BCA và các thông tư sửa đổi',
    codes: ['1.013067', '1.013076', '1.013080', '1.013082'],
  },
  {
    id: 'ly-hon',
    name: 'Ly hôn',
    keywords: ['ly dị', 'đơn ly hôn', 'ly hôn thuận tình', 'giành quyền nuôi con', 'ly hôn đơn phương'],
    office: 'Tòa án nhân dân khu vực nơi bị đơn cư trú',
    basis: 'Bộ luật Tố tụng dân sự năm 2015, sửa đổi, bổ sung năm 2025, từ ngày 01/7/2025',
    codes: ['3.000163'],
  },
  {
    id: 'khoi-kien',
    name: 'Khởi kiện tranh chấp dân sự',
    keywords: ['kiện ra tòa', 'đơn khởi kiện', 'kiện đòi nợ', 'nộp đơn kiện', 'khởi kiện đất đai'],
    office: 'Tòa án nhân dân khu vực; tranh chấp đất đai phải hòa giải ở xã trước',
    basis: 'Bộ luật Tố tụng dân sự năm 2015, sửa đổi, bổ sung năm 2025; Luật Đất đai năm 2024, Điều 235, 236',
    codes: ['3.000163'],
  },
  {
    id: 'bao-hiem-xa-hoi',
    name: 'Hưởng bảo hiểm xã hội, rút bảo hiểm xã hội một lần',
    keywords: [
      'rút bảo hiểm',
      'rút BHXH một lần',
      'mất sổ bảo hiểm xã hội',
      'tiền thai sản',
      'lãnh lương hưu',
    ],
    office: 'Bảo hiểm xã hội cơ sở; nộp được trên Cổng Dịch vụ công, VssID',
    basis: 'Luật Bảo hiểm xã hội năm 2024',
    codes: ['1.001613', '2.000693', '1.014166', '1.014171', '1.014173'],
  },
  {
    id: 'bao-hiem-that-nghiep',
    name: 'Hưởng trợ cấp thất nghiệp',
    keywords: ['bảo hiểm thất nghiệp', 'tiền thất nghiệp', 'lãnh thất nghiệp'],
    office: 'Trung tâm Dịch vụ việc làm của tỉnh, thành phố',
    basis: 'Luật Việc làm năm 2025',
    codes: [],
  },
  {
    id: 'thue',
    name: 'Đăng ký thuế, kê khai và quyết toán thuế',
    keywords: [
      'mã số thuế',
      'đóng thuế',
      'nộp thuế',
      'quyết toán thuế',
      'hoàn thuế',
      'thuế thu nhập cá nhân',
    ],
    office: 'Thuế cơ sở quản lý địa bàn; làm được trên eTax Mobile',
    basis: 'Luật Quản lý thuế',
    codes: [],
  },
  {
    id: 'doanh-nghiep',
    name: 'Đăng ký doanh nghiệp, thành lập công ty',
    keywords: [
      'mở công ty',
      'lập công ty',
      'giấy phép công ty',
      'giải thể công ty',
      'thành lập doanh nghiệp',
    ],
    office: 'Cơ quan đăng ký kinh doanh cấp tỉnh; nộp trên Cổng thông tin quốc gia về đăng ký doanh nghiệp',
    basis: 'Nghị định 168/2025/NĐ-CP',
    codes: [],
  },
  {
    id: 'quoc-tich',
    name: 'Nhập, thôi, trở lại quốc tịch Việt Nam',
    keywords: ['xin quốc tịch', 'nhập quốc tịch', 'thôi quốc tịch', 'trở lại quốc tịch', 'hai quốc tịch'],
    office: 'Sở Tư pháp; ở nước ngoài là cơ quan đại diện Việt Nam',
    basis: 'Luật Quốc tịch Việt Nam năm 2008, sửa đổi, bổ sung năm 2014 và 2025',
    codes: [],
  },
];
