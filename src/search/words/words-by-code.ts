/**
 * What residents call the procedures of the commune level, one line for each: the national code, the official name in
 * short, the residents’ words. How to add a word: README.md. Codes and names as of November 2026.
 */
export const WORDS_BY_CODE = `
1.000656 | Đăng ký khai tử | báo tử, giấy chứng tử, khai tử muộn, khai tử trễ hạn, mới mất, qua đời, cha mẹ mất, xóa tên người chết, chồng mất, ba má chết
1.000419 | Đăng ký khai tử lưu động | khai tử tại nhà, chết neo đơn
1.005461 | Đăng ký lại khai tử | mất giấy chứng tử, chết lâu rồi
1.001766 | Đăng ký khai tử có yếu tố nước ngoài | việt kiều mất, người tây chết
1.000894 | Đăng ký kết hôn | giấy hôn thú, lấy vợ, lấy chồng, cưới, đám cưới, giấy vợ chồng, ăn ở chung, lập gia đình, tuổi cưới
1.000593 | Đăng ký kết hôn lưu động | cưới tại nhà, vợ chồng già
1.004746 | Đăng ký lại kết hôn | mất giấy hôn thú, cưới lâu mất giấy
2.000806 | Đăng ký kết hôn có yếu tố nước ngoài | lấy chồng Đài Loan, Hàn Quốc, vợ Trung Quốc, chồng tây, cưới việt kiều, ngoại quốc
2.002189 | Ghi sổ việc kết hôn ở nước ngoài | ghi chú kết hôn, cưới bên Mỹ, hôn thú bên tây
2.000554 | Ghi sổ việc ly hôn ở nước ngoài | ghi chú ly hôn, ly dị bên nước ngoài, bỏ chồng tây
2.000547 | Ghi sổ việc hộ tịch khác ở nước ngoài | ghi chú khai sinh, đẻ bên nước ngoài, mất bên nước ngoài
1.001193 | Đăng ký khai sinh | làm giấy khai sinh, con mới đẻ, em bé mới sinh, giấy chứng sinh, khai sanh, khai sinh muộn, khai sinh trễ hạn, mẹ đơn thân, con không cha, đặt tên con, sắp sinh
1.003583 | Đăng ký khai sinh lưu động | khai sinh tại nhà
1.000689 | Khai sinh kết hợp nhận cha, mẹ, con | chưa cưới có con, con ngoài giá thú, thêm tên cha, theo họ cha, con riêng
1.001022 | Đăng ký nhận cha, mẹ, con | nhận con ruột, con rơi, xét nghiệm ADN, ngoài giá thú, tìm cha
2.000779 | Nhận cha, mẹ, con có yếu tố nước ngoài | ba tây nhận con
1.004772 | Khai sinh cho người đã có hồ sơ, giấy tờ cá nhân | người già chưa khai sinh, chưa từng khai sanh, lớn tuổi chưa khai sinh
1.004884 | Đăng ký lại khai sinh | mất giấy khai sinh, làm lại khai sinh, rách khai sinh, mất bản chính, sổ gốc cháy, không còn sổ lưu
2.000528 | Đăng ký khai sinh có yếu tố nước ngoài | con lai, cha tây, con chồng Đài Loan, quốc tịch cho con
2.000635 | Bản sao trích lục hộ tịch, bản sao khai sinh | sao y khai sinh, xin lại bản sao, trích lục khai tử, trích lục kết hôn, thêm bản phụ
2.000986 | Liên thông khai sinh, thường trú, thẻ BHYT | nhập khẩu cho con, hộ khẩu cho bé, ba trong một, khai sinh online
2.001023 | Liên thông khai sinh, thẻ BHYT | bảo hiểm trẻ sơ sinh, bảo hiểm em bé
1.004859 | Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc | đổi tên, sửa khai sinh, sai ngày sinh, sai tên, tên đệm, chữ lót, sai năm sinh, theo họ mẹ, sai chính tả, lệch giấy tờ
2.000748 | Thay đổi, cải chính hộ tịch có yếu tố nước ngoài | việt kiều đổi tên, sửa khai sinh việt kiều
1.004873 | Giấy xác nhận tình trạng hôn nhân | giấy độc thân, chưa vợ, chưa chồng, độc thân vay ngân hàng, độc thân mua đất, ly hôn rồi
2.002516 | Xác nhận thông tin hộ tịch | cùng một người, hai tên, khác tên
1.004837 | Đăng ký giám hộ | nuôi cháu mồ côi, ông bà nuôi cháu, người mất trí, giấy giám hộ cho cháu, cha mẹ chết hết
1.004845 | Chấm dứt giám hộ | thôi giám hộ
2.001263 | Nuôi con nuôi trong nước | xin con nuôi, hiếm muộn, trẻ bỏ rơi, nhận cháu làm con, bé bị bỏ lại
2.001255 | Đăng ký lại nuôi con nuôi | mất giấy con nuôi
2.000815 | Chứng thực bản sao từ bản chính | sao y, photo công chứng, phô tô đóng dấu, công chứng căn cước, công chứng bằng cấp, sao y cmnd, sao y hộ khẩu
2.000884 | Chứng thực chữ ký | sơ yếu lý lịch, giấy ủy quyền, lăn tay, hồ sơ xin việc, giấy cam kết, xác nhận đơn, đóng dấu lý lịch, lý lịch xin việc
2.000908 | Cấp bản sao từ sổ gốc | bằng tốt nghiệp, mất học bạ, mất bằng
2.001035 | Chứng thực giao dịch về đất, nhà, động sản | mua bán đất, sang tên sổ đỏ, hợp đồng mua bán, cho con đất, công chứng mua bán, tặng cho, hợp đồng thuê nhà, đặt cọc, giấy bán xe, chuyển nhượng đất, tách thửa cho con, mua bán nhà
2.001019 | Chứng thực di chúc | chúc thư, để lại tài sản, để đất cho con, lời trối, để lại nhà cửa, chúc ngôn
2.001016 | Từ chối nhận di sản | không nhận thừa kế, nhường thừa kế, khước từ thừa kế
2.001406 | Phân chia di sản | khai nhận thừa kế, chia gia tài, chia đất cha mẹ để lại, sang tên đất ông bà
2.000913 | Sửa đổi, hủy bỏ giao dịch | hủy hợp đồng công chứng
2.000927 | Sửa lỗi trong giao dịch | sai hợp đồng công chứng
2.000942 | Bản sao giao dịch đã chứng thực | xin lại hợp đồng, mất hợp đồng mua bán
2.000992 | Chứng thực chữ ký người dịch là cộng tác viên | dịch thuật giấy tờ, dịch tiếng Anh
1.004222 | Đăng ký thường trú | nhập hộ khẩu, làm sổ hộ khẩu, nhập khẩu, chuyển khẩu, KT1, giấy ra trại, nhà chồng, nhập khẩu cho vợ, mua nhà nhập khẩu, ra tù
1.004194 | Đăng ký tạm trú | KT3, ở trọ, nhà trọ, ở mướn, thuê trọ, ở nhờ, công nhân ở trọ, sinh viên ở trọ
1.002755 | Gia hạn tạm trú | hết hạn KT3, kéo dài tạm trú
1.010028 | Xóa đăng ký tạm trú | cắt tạm trú, trả phòng trọ
1.003197 | Xóa đăng ký thường trú | cắt hộ khẩu, cắt khẩu, rút hộ khẩu
1.003677 | Khai báo tạm vắng | đi làm ăn xa, đi vắng
2.001159 | Thông báo lưu trú | khách ngủ lại, qua đêm, khách trọ, tới chơi, bà con ở lại
1.010038 | Tách hộ | tách khẩu, tách sổ hộ khẩu, ra riêng, ở riêng
1.010039 | Điều chỉnh thông tin về cư trú | đổi chủ hộ, sai hộ khẩu, sai địa chỉ
1.010040 | Khai báo cư trú khi chưa đủ điều kiện | không nhà, không hộ khẩu, vô gia cư
1.010041 | Xác nhận thông tin về cư trú | giấy CT07, xác nhận nơi ở, thay sổ hộ khẩu, xác nhận thường trú, xác nhận tạm trú
1.013313 | Nơi đậu, đỗ phương tiện để ở | sống trên ghe, nhà bè, dân vạn chài
1.013314 | Điều kiện diện tích nhà ở để thường trú | hộ khẩu nhà trọ, mét vuông
1.000253 | Tạm trú cho người nước ngoài | khách tây, việt kiều về, chồng tây ở nhà
1.014061 | Thẻ căn cước từ đủ 14 tuổi | làm cmnd, chứng minh thư, giấy chứng minh, làm thẻ lần đầu, gắn chíp, cấp cccd
1.014062 | Thẻ căn cước dưới 14 tuổi | căn cước cho con, căn cước trẻ em, cccd con nít, cccd cho bé
1.014063 | Cấp đổi thẻ căn cước | cccd hết hạn, đổi cmnd, cccd sai thông tin, tới tuổi đổi, thẻ hư mờ gãy
1.014064 | Cấp lại thẻ căn cước | mất cccd, làm lại cmnd, rơi rớt, mất bóp, mất ví, mất chứng minh, mất giấy tờ
1.014060 | Tích hợp thông tin trên thẻ căn cước | tích hợp bằng lái, tích hợp thẻ bảo hiểm
1.014065 | Cấp giấy chứng nhận căn cước người gốc Việt | việt kiều Campuchia, không giấy tờ tùy thân, biển hồ
1.012566 | Xác nhận số chứng minh nhân dân 09 số, số định danh | cmnd cũ, hai số một người
1.012564 | Điều chỉnh thông tin dữ liệu dân cư | sai VNeID, sửa ngày sinh VNeID
1.010101 | Khai thác thông tin dân cư | tra cứu dân cư, xem thông tin dân cư
3.000228 | Cấp tài khoản định danh điện tử mức độ 02 | VNeID, làm VNeID, định danh mức hai, kích hoạt VNeID, cài app, quên mật khẩu
3.000283 | Khóa tài khoản định danh | khóa VNeID, mất điện thoại, bị lừa VNeID
3.000284 | Mở khóa tài khoản định danh | VNeID bị khóa, không vào được VNeID
3.000498 | Tài khoản định danh tổ chức | VNeID công ty, VNeID doanh nghiệp
1.010386 | Trình báo mất hộ chiếu | mất passport
1.010055 | Trình báo mất giấy thông hành | mất sổ qua biên
1.003133 | Giấy thông hành Việt Nam – Trung Quốc | sang Trung Quốc, qua cửa khẩu, đi chợ biên giới
1.012680 | Giấy thông hành Việt Nam – Lào | sang Lào, qua Lào
3.000347 | Đổi giấy phép lái xe | đổi bằng lái, bằng lái hết hạn, đổi gplx, thẻ nhựa, đổi bằng xe máy
3.000348 | Cấp lại giấy phép lái xe | mất bằng lái, mất gplx, làm lại bằng xe máy
3.000349 | Đổi giấy phép lái xe quân sự | bằng lái bộ đội
3.000351 | Đổi giấy phép lái xe nước ngoài | bằng lái quốc tế, bằng lái tây, bằng lái Hàn
1.013067 | Đăng ký, cấp biển số xe lần đầu | đăng ký xe máy, bấm biển số, cà vẹt, xe mới mua, làm giấy tờ xe, đăng ký ô tô
1.012575 | Đăng ký xe lần đầu toàn trình, xe trong nước | đăng ký xe online, xe máy mới
1.013076 | Đăng ký sang tên xe | mua xe cũ, xe không chính chủ, bán xe, sang tên xe máy, xe cha để lại, mua lại xe
1.013079 | Đổi chứng nhận đăng ký xe, biển số | đổi cà vẹt, biển mờ, biển 5 số, đổi màu sơn, biển vàng
1.013082 | Cấp lại chứng nhận đăng ký xe, biển số | mất cà vẹt, mất giấy tờ xe, rớt biển số
1.013086 | Đăng ký xe tạm thời | biển tạm, xe chưa biển
1.013123 | Thu hồi đăng ký, biển số xe | nộp lại biển số, rút hồ sơ gốc, bán xe nộp biển
1.014137 | Cấp thẻ bảo hiểm y tế | làm thẻ bhyt, mất thẻ bảo hiểm, thẻ bảo hiểm hết hạn
1.001939 | Đóng, cấp thẻ BHYT | mua bảo hiểm y tế, bảo hiểm hộ gia đình, gia hạn bhyt, đóng tiền bhyt
1.002759 | Cấp lại, đổi sổ BHXH, thẻ BHYT | mất thẻ bảo hiểm y tế, mất sổ bảo hiểm, sai tên thẻ bảo hiểm, gộp sổ bảo hiểm, đổi bệnh viện ban đầu
1.014140 | Thanh toán trực tiếp chi phí khám bệnh BHYT | đòi lại viện phí, mua thuốc ngoài, quên thẻ bhyt
1.001656 | Thanh toán trực tiếp BHYT, không cùng chi trả | miễn cùng chi trả, hoàn viện phí
1.014193 | Khám bệnh, chữa bệnh BHYT | khám trái tuyến, giấy chuyển viện, đi nhà thương
1.002179 | BHXH tự nguyện | mua bảo hiểm tự nguyện, nông dân đóng bảo hiểm
1.014160 | Tham gia BHXH, cấp sổ | làm sổ bảo hiểm, công ty đóng bảo hiểm
1.002051 | Đăng ký, điều chỉnh đóng BHXH, BHYT, BHTN | báo tăng, báo giảm lao động, chốt sổ
1.014173 | BHXH một lần | rút bảo hiểm, lãnh một cục, nghỉ việc rút sổ
1.014163 | Trợ cấp ốm đau | tiền nghỉ bệnh, nghỉ ốm
1.014166 | Thai sản lao động nữ sinh con | nghỉ đẻ, tiền sanh, tiền thai sản, sinh mổ
1.014165 | Thai sản khám thai, sảy thai | hư thai, đặt vòng
1.014168 | Thai sản lao động nam | vợ đẻ chồng nghỉ
1.014170 | Thai sản BHXH tự nguyện | hai triệu sinh con
2.000693 | Chế độ thai sản | nghỉ đẻ, bảo hiểm sinh đẻ
1.014171 | Lương hưu BHXH bắt buộc | về hưu, nghỉ hưu, tới tuổi hưu, hưu non
1.014172 | Lương hưu BHXH tự nguyện | hưu nông dân, hưu tự đóng
2.000740 | Đổi hình thức lĩnh chế độ BHXH | nhận lương qua thẻ, đổi atm, lãnh lương bưu điện
1.001601 | Ủy quyền lĩnh thay BHXH | lãnh lương giùm, nhận lương hộ
2.000717 | Truy lĩnh lương hưu của người đã chết | lãnh nốt lương người mất
1.001742 | Chuyển hưởng lương hưu sang địa bàn khác | chuyển lương về quê
2.000605 | Lương hưu cán bộ xã | cán bộ xã nghỉ việc
1.014177 | Trợ cấp mai táng BHXH | mai táng phí, đám ma, đám tang, chôn cất, người hưu mất
2.000821 | Chế độ tử tuất | tiền tuất, cha mẹ chết còn sổ
1.014178 | Trợ cấp tuất hằng tháng | con mồ côi lãnh tiền
1.014179 | Trợ cấp tuất một lần | chồng mất còn sổ
1.001632 | Tai nạn lao động lần đầu | té công trình, máy cắt tay, bệnh nghề nghiệp
1.014183 | Không đủ lương hưu, chưa đủ tuổi trợ cấp hưu trí xã hội | đóng thiếu năm
1.001776 | Trợ cấp xã hội hằng tháng | bảo trợ xã hội, tiền khuyết tật, mẹ đơn thân, trẻ mồ côi, người già neo đơn, HIV, trợ cấp 20, tâm thần, nuôi người bệnh nặng, nằm liệt, khùng điên
1.014027 | Trợ cấp hưu trí xã hội | tiền người già, người cao tuổi, 75 tuổi, 80 tuổi, trợ cấp 176, già không lương, 500 nghìn, già lãnh tiền, trợ cấp tuổi già
1.014028 | Mai táng người hưởng trợ cấp hưu trí xã hội | mai táng phí người già, cụ mất, tiền chôn, 80 tuổi mất
1.001731 | Mai táng đối tượng bảo trợ xã hội | tiền mai táng, tiền ma chay, tiền hòm, chôn cất, người khuyết tật mất
1.001699 | Xác định mức độ khuyết tật | tàn tật, giám định khuyết tật, bị liệt, tai biến, câm điếc, mù, tâm thần, tự kỷ, bại não, chậm phát triển, nằm liệt, khuyết tật bẩm sinh, khờ
1.001653 | Đổi, cấp lại giấy khuyết tật | mất giấy khuyết tật, rách giấy tàn tật
2.000286 | Vào cơ sở trợ giúp xã hội | viện dưỡng lão, trại mồ côi, già không ai nuôi, sống lang thang, ăn xin
2.000282 | Bảo vệ khẩn cấp vào cơ sở trợ giúp | bị đánh đập, bạo lực gia đình, chồng đánh, lánh nạn, bỏ đói, vợ bị đánh
2.001661 | Hỗ trợ học văn hóa, học nghề cho nạn nhân | buôn người, bị lừa bán
1.011606 | Hộ nghèo, cận nghèo định kỳ | rà soát hộ nghèo, bình xét hộ nghèo, xét hộ nghèo cuối năm
1.011607 | Hộ nghèo, cận nghèo thường xuyên | sổ hộ nghèo, xin sổ nghèo, làm hộ nghèo, gia đình khó khăn, nhà nghèo
1.011608 | Thoát nghèo thường xuyên | trả sổ nghèo, hết nghèo, xin ra hộ nghèo
1.011609 | Hộ nông nghiệp mức sống trung bình | giấy mức sống, hộ trung bình bảo hiểm
3.000412 | Người lao động thu nhập thấp | giấy thu nhập thấp, lương thấp
6.001435 | Nhà ở hộ nghèo, cận nghèo | xóa nhà tạm, nhà dột nát, nhà tình thương, nhà đại đoàn kết
1.014632 | Nhà ở xã hội, vay vốn xây nhà | vay tiền xây nhà, ngân hàng chính sách, nhà thu nhập thấp, chung cư giá rẻ
1.115150 | Bán, cho thuê nhà ở xã hội theo dự án | nhà thu nhập thấp, mua chung cư
1.004946 | Can thiệp khẩn cấp trẻ em | bạo hành, hành hạ, cha dượng đánh, đánh đập trẻ
2.001947 | Hỗ trợ trẻ em bị xâm hại | hiếp dâm, dụ dỗ, trẻ bị đánh, trẻ bỏ học
2.001944 | Người thân nhận chăm sóc thay thế | ông bà nuôi cháu, cô dì chú bác nuôi cháu, nuôi cháu mồ côi
1.004941 | Nhận chăm sóc thay thế, không thân thích | nuôi giùm, trẻ mồ côi, trẻ cơ nhỡ
1.004944 | Chấm dứt chăm sóc thay thế | không nuôi cháu nữa
3.000527 | Cai nghiện tự nguyện | con nghiện, hút chích, ngáo đá, xì ke
1.012971 | Thành lập mầm non độc lập | mở lớp mầm non, giữ trẻ, trông trẻ, nhà trẻ tư thục, mẫu giáo, mở nhóm trẻ
2.002891 | Thành lập trường mầm non | mở trường tư thục, mầm non tư
1.012974 | Giải thể mầm non độc lập | đóng cửa nhóm trẻ, nghỉ giữ trẻ
1.012963 | Thành lập trường tiểu học | mở trường cấp 1
1.012964 | Thành lập trường THCS | mở trường cấp 2
1.012969 | Trung tâm học tập cộng đồng | xóa mù chữ
3.000182 | Tuyển sinh THCS | vào lớp 6, lên lớp sáu, xin học cấp 2, chuyển cấp
1.005090 | Tuyển sinh dân tộc nội trú | xin học nội trú
2.002770 | Hỗ trợ học sinh bán trú | xin gạo, tiền ăn bán trú, con học xa
2.002771 | Hỗ trợ trẻ nhà trẻ bán trú | gạo cho bé, tiền ăn nhà trẻ
1.001622 | Ăn trưa trẻ mẫu giáo | tiền ăn trưa, tiền cơm, tiền ăn mẫu giáo
1.001714 | Học bổng người khuyết tật | tiền học trẻ khuyết tật, xe lăn
1.014336 | Hỗ trợ chi phí học tập trường công lập | tiền học hộ nghèo, tiền sách vở, miễn học phí, giảm học phí, 150 nghìn
1.014337 | Hỗ trợ chi phí học tập trường tư | tiền học trường tư
1.014335 | Miễn, giảm học phí nghề, đại học | tiền học sinh viên
1.008950 | Trẻ mầm non con công nhân | con công nhân nhà trẻ
1.008951 | Giáo viên mầm non khu công nghiệp | tiền cô nuôi dạy trẻ, cô giữ trẻ
2.001960 | Nội trú cao đẳng, trung cấp tư thục | sinh viên nghèo học nghề
2.002821 | Đào tạo nghề lao động nông thôn | học nghề miễn phí, lớp dạy nghề, nông dân học nghề
1.001257 | Bằng khen kháng chiến, trợ cấp một lần | bằng khen chống Mỹ, huân chương
1.010801 | Ưu đãi thân nhân liệt sĩ | vợ liệt sĩ, con liệt sĩ, tiền tuất, vợ tái giá
1.010803 | Thờ cúng liệt sĩ | giỗ liệt sĩ, tiền thờ, hương khói, nhang khói
1.010778 | Cấp lại Bằng Tổ quốc ghi công | mất bằng liệt sĩ, rách bằng liệt sĩ
1.010774 | Cấp Bằng Tổ quốc ghi công (trước 1994) | chưa có bằng liệt sĩ
1.010825 | Bổ sung thân nhân liệt sĩ | thêm tên con liệt sĩ
1.010829 | Di chuyển hài cốt trong nghĩa trang liệt sĩ | bốc mộ, đưa liệt sĩ về quê, dời mộ
1.010830 | Di chuyển hài cốt ngoài nghĩa trang liệt sĩ | dời mộ vào nghĩa trang
1.013750 | Thăm viếng mộ liệt sĩ | đi thăm mộ, tìm mộ, tiền xe thăm mộ
1.010810 | Người bị thương ngoài quân đội, công an | du kích bị thương, còn mảnh đạn, làm thương binh
1.013182 | Công nhận thương binh quân nhân | bộ đội bị thương, xin làm thương binh
1.013181 | Công nhận liệt sĩ quân nhân | bộ đội hy sinh
1.013745 | Ưu đãi người có công và thân nhân | thương binh, bệnh binh, dioxin, tù đày, bị địch bắt, gia đình chính sách, chất độc màu da cam
1.010815 | Người hoạt động cách mạng | lão thành cách mạng, tiền khởi nghĩa
1.010821 | Hỗ trợ theo học đến trình độ đại học | con thương binh đi học
1.010824 | Người có công từ trần | thương binh mất, mai táng phí, bệnh binh chết
1.010833 | Giấy xác nhận thân nhân người có công | con thương binh, con liệt sĩ, cộng điểm
1.010814 | Cấp lại giấy chứng nhận người có công | mất thẻ thương binh, rách thẻ thương binh, mất giấy thương binh
1.014359 | Mai táng dân công hỏa tuyến | dân công mất, đám ma dân công
2.002307 | Mai táng cựu chiến binh | cựu chiến binh mất, bộ đội cũ chết, đám ma
2.002308 | Mai táng thanh niên xung phong | TNXP mất
1.014149 | Tặng Bà mẹ Việt Nam anh hùng | mẹ VNAH, mẹ liệt sĩ, phong tặng mẹ
1.014150 | Truy tặng Bà mẹ Việt Nam anh hùng | mẹ VNAH đã mất, mẹ liệt sĩ
1.013743 | Cán bộ, quân nhân đi chiến trường B, C, K | đi bê, nằm vùng
1.013140 | Hưu trí quân nhân chống Mỹ 20 năm | bộ đội 20 năm, chế độ 159
1.013157 | Trợ cấp hằng tháng quân nhân 15–20 năm | chế độ 142, bộ đội cũ, lính chống Mỹ
1.013159 | Trợ cấp một lần quân nhân dưới 15 năm | chế độ 142, bộ đội chống Mỹ, đi lính trước 75
1.013144 | Trợ cấp một lần quân nhân chưa hưởng | chế độ 290, bộ đội chưa có chế độ
1.013147 | Dân quân tập trung, du kích tập trung | dân quân thời chiến
1.013152 | Du kích thôn, ấp miền Nam | du kích xã
1.013161 | Trợ cấp hằng tháng quân nhân sau 1975 | chế độ 62, bộ đội chiến trường K
1.013163 | Trợ cấp một lần quân nhân sau 1975 | chế độ 62, lính Campuchia, Pol Pot, bộ đội 1979, Vị Xuyên, Pôn Pốt
1.013170 | Dân công hỏa tuyến | chế độ 49, tải đạn, gánh gạo
2.002755 | Thanh niên xung phong, công an xã sau 1975 (còn sống) | TNXP, chế độ 62, du kích sau 75
1.013133 | Nghĩa vụ quân sự lần đầu | đi bộ đội, đi lính, đủ 17 tuổi, nhập ngũ, khám tuyển, khám nghĩa vụ
1.013134 | Nghĩa vụ quân sự chuyển đi | đi học xa báo quân sự, rút hồ sơ quân sự
1.013137 | Nghĩa vụ quân sự chuyển đến | mới về báo quân sự, giấy giới thiệu quân sự
1.013138 | Nghĩa vụ quân sự tạm vắng | đi làm xa báo xã đội
1.013135 | Ngạch dự bị | dự bị động viên, mới ra quân, xuất ngũ về
1.013136 | Nghĩa vụ quân sự bổ sung | đổi nghề báo quân sự, sửa hồ sơ lính
1.013139 | Miễn nghĩa vụ quân sự thời chiến | miễn đi lính, hoãn đi lính
3.000422 | Tuyển sinh quân sự | thi sĩ quan, trường quân đội
1.012533 | Tổ bảo vệ an ninh, trật tự | dân phòng, bảo vệ dân phố, công an viên
1.012537 | Bảo vệ an ninh cơ sở ốm, bị thương | dân phòng bị thương
1.115394 | Người chữa cháy bị thương | đi chữa cháy bị bỏng, dập lửa
1.010091 | Xung kích phòng chống thiên tai tai nạn | chống bão bị thương, chống lụt
3.000494 | Phục hồi hoạt động của cơ sở, phương tiện, hộ gia đình | mở lại quán, hết đình chỉ, pccc
1.001612 | Thành lập hộ kinh doanh | giấy phép kinh doanh, mở quán, mở tiệm, mở cửa hàng, tạp hóa, bán hàng, buôn bán, quán cà phê, tiệm tóc, giấy phép cá thể, bán rượu, bán online, bán bún, hủ tiếu, mở sạp
1.001266 | Chấm dứt hộ kinh doanh | nghỉ bán, đóng quán, dẹp tiệm, trả giấy phép, hủy giấy phép kinh doanh, bỏ mã số thuế
1.001570 | Tạm ngừng hộ kinh doanh | nghỉ bán mấy tháng, đóng quán tạm
2.000575 | Cấp lại giấy hộ kinh doanh | mất giấy phép kinh doanh, rách giấy phép
2.000720 | Thay đổi hộ kinh doanh | đổi tên quán, dời tiệm, đổi ngành nghề, thêm ngành, đổi chủ quán
1.013855 | An toàn thực phẩm ăn uống | vệ sinh thực phẩm, mở quán ăn, nhà hàng, bếp ăn, quán cơm, quán phở, nấu tiệc, nước đá, nước đóng bình, bánh mì, attp
2.001827 | An toàn thực phẩm nông, lâm, thủy sản | lò mổ, giết mổ heo, bán thịt, bán cá, giò chả, nước mắm, lò bún, đậu hũ, xưởng chế biến, attp, bán rau
3.000243 | Đủ điều kiện an ninh, trật tự | karaoke, cầm đồ, nhà nghỉ, khách sạn, massage, mát xa, vũ trường, homestay
3.000244 | Cấp đổi giấy an ninh, trật tự | đổi giấy karaoke, đổi giấy nhà nghỉ
1.115231 | Mẫu con dấu mới | khắc dấu, con mộc
1.115232 | Đăng ký lại mẫu con dấu | mất con dấu, mất mộc, dấu mòn, khắc lại dấu
1.013792 | Trò chơi điện tử công cộng | tiệm net, quán net, quán game
3.000569 | Đăng ký hoạt động in | tiệm photo, in áo, xưởng in
3.000576 | Phát hành xuất bản phẩm | nhà sách, tiệm sách
1.005280 | Thành lập hợp tác xã | mở htx, vào htx, góp vốn làm chung
1.004982 | Giải thể hợp tác xã | bỏ htx, htx ngưng
1.005277 | Thay đổi đăng ký hợp tác xã | đổi giám đốc htx, htx dời trụ sở, htx đổi tên
2.002123 | Chi nhánh, địa điểm hợp tác xã | cửa hàng htx
2.002638 | Cấp lại giấy hợp tác xã, tổ hợp tác | mất giấy htx
2.002641 | Tạm ngừng hợp tác xã | htx tạm nghỉ
2.002637 | Thành lập tổ hợp tác | tổ nhóm làm ăn, tổ vần công
2.002668 | Hỗ trợ hợp tác xã | htx vay vốn, htx mua máy
3.000611 | Phân hạng OCOP | mấy sao, 3 sao, đặc sản
1.014736 | Dự án liên kết chuỗi giá trị | bao tiêu, dự án giảm nghèo
1.014737 | Dự án sản xuất cộng đồng | cấp bò hộ nghèo, xin con giống, heo giống, cấp dê
1.003596 | Khuyến nông | lớp dạy trồng trọt, mô hình trồng lúa, kỹ thuật nuôi
1.008004 | Chuyển cây trồng trên đất lúa | ruộng lên vườn, đào ao trên ruộng, cây ăn trái, lên liếp, lúa sang tôm
1.012836 | Phối giống gia súc | gieo tinh bò, heo nái, thụ tinh bò
1.012837 | Chuyển nghề chăn nuôi | bỏ nuôi heo, dời trại heo
1.013997 | Thiệt hại do dịch bệnh động vật | heo chết, dịch tả heo, tiêu hủy heo, cúm gà, gà vịt chết, trâu bò chết, đền tiền heo, bịnh dịch, gà vịt toi
1.005412 | Bảo hiểm nông nghiệp | bảo hiểm lúa, mất mùa
1.014801 | Nuôi thủy sản lồng bè | nuôi cá bè, nuôi tôm, ao tôm, cá tra, mã số ao
3.000439 | Giao khu vực biển nuôi trồng | mặt nước biển, nuôi hàu, tôm hùm, nuôi nghêu
1.014569 | Tàu cá thiệt hại do thiên tai | ghe chìm, thuyền đắm, ghe hư bão
1.014570 | Giám sát hành trình tàu cá | định vị ghe, VMS
3.000580 | Chuyển nghề, giải bản tàu cá | bán ghe, bỏ nghề biển
1.004047 | Phương tiện thủy đang khai thác | đăng ký ghe, ghe cũ, đăng ký đò, xuồng máy, vỏ lãi
1.004088 | Phương tiện thủy chưa khai thác | ghe mới, thuyền mới, xuồng mới
1.004002 | Đăng ký lại phương tiện thủy, chuyển quyền sở hữu | mua ghe cũ, sang tên ghe, bán thuyền
1.003970 | Đăng ký lại phương tiện, chuyển sở hữu và đổi cơ quan | mua ghe tỉnh khác, sang tên ghe khác tỉnh
1.003930 | Cấp lại đăng ký phương tiện | mất giấy ghe, mất giấy đò
2.001659 | Xóa đăng ký phương tiện | bỏ ghe hư
2.001711 | Phương tiện thủy đổi tên, tính năng | đổi máy ghe, hoán cải ghe
1.009454 | Hoạt động bến thủy nội địa | bến ghe, bãi cát, bến vật liệu
1.009455 | Bến khách ngang sông | mở bến đò, bến phà
2.001215 | Phương tiện vui chơi dưới nước | mô tô nước, kayak, sup, thuyền thúng, ca nô
1.011441 | Biện pháp bảo đảm bằng đất | thế chấp sổ đỏ, vay ngân hàng, giải chấp, xóa thế chấp, cầm sổ
1.013978 | Cấp Giấy chứng nhận đất lần đầu cho hộ gia đình, cá nhân | làm sổ đỏ, sổ hồng, bìa đỏ, thẻ đỏ, giấy tờ đất, đất chưa có sổ, khai hoang, giấy viết tay, hợp thức hóa, đất ông bà để lại, bằng khoán
1.115520 | Cấp Giấy chứng nhận lần đầu cho hộ gia đình, cá nhân | làm sổ đỏ, sổ hồng, bìa đỏ, đất chưa có sổ, đất ông bà, bằng khoán
1.115521 | Cấp Giấy chứng nhận đất lần đầu cho tổ chức | sổ đỏ chùa, sổ đỏ nhà thờ, đất đình
1.115535 | Đăng ký biến động đất dùng không đúng mục đích | xây nhà trên đất ruộng, nhà trên đất vườn
1.012817 | Xác định lại đất ở trước 2004 | thổ cư sổ cũ, đất vườn ao
1.115536 | Xác định lại đất ở, sổ trước 2004 | thổ cư sổ cũ, đất vườn ao
1.115496 | Chuyển mục đích sử dụng đất | lên thổ cư, ruộng lên thổ cư, vườn lên thổ cư, lên đất ở, đất nông nghiệp làm nhà
1.013949 | Giao đất, thuê đất, chuyển mục đích | xin cấp đất, xin đất làm nhà, giãn dân, thuê đất công, đất 5 phần trăm, lên thổ cư
1.115494 | Giao đất không đấu giá | xin đất ở, cấp đất, thuê đất công ích
1.115495 | Giao đất qua đấu giá | mua đất trúng đấu giá
1.115503 | Gia hạn sử dụng đất | sổ đỏ hết hạn, đất 50 năm, ruộng rẫy hết hạn
1.115518 | Giao đất ở không đấu giá | giáo viên xin đất, cấp đất cho cán bộ
1.012796 | Đính chính giấy chứng nhận lần đầu | sổ đỏ sai tên, sửa sổ đỏ, sai diện tích, sổ đỏ ghi sai
1.115516 | Đính chính giấy chứng nhận | sửa sổ đỏ, sổ hồng sai tên, sai cmnd
1.012818 | Thu hồi Giấy chứng nhận không đúng quy định | sổ đỏ cấp nhầm, chồng sổ
1.115517 | Thu hồi, hủy Giấy chứng nhận không đúng quy định | sổ đỏ cấp sai người, trùng thửa
1.012812 | Hòa giải tranh chấp đất | lấn đất, lấn ranh, kiện đất, hàng xóm lấn qua, giành đất, cắm mốc, lối đi chung, bờ ranh, láng giềng chiếm đất, xây lấn
1.013967 | Giải quyết tranh chấp đất | xã xử kiện đất, lấn chiếm, lấn đất
1.013979 | Tặng cho quyền sử dụng đất mở rộng đường | hiến đất làm đường, cho đất mở lộ
1.115543 | Tặng cho quyền sử dụng đất cho Nhà nước | hiến đất, cho đất mở hẻm
1.012994 | Khấu trừ bồi thường, tái định cư | tiền đền bù, giải tỏa, giải phóng mặt bằng
1.012995 | Ghi nợ tiền đất tái định cư | xin nợ tiền đất, chưa có tiền đóng
1.012996 | Xóa nợ tiền đất | trả nợ tiền đất, xóa nợ sổ đỏ
1.115148 | Tính lại tiền sử dụng đất | tiền lên thổ cư, thuế đất
1.013225 | Giấy phép xây dựng mới | xin phép xây nhà, cất nhà, làm nhà, nhà cấp 4, gpxd, xây nhà trọ, đổ móng, nhà lầu, xây tường rào
1.013229 | Giấy phép sửa chữa, cải tạo | sửa nhà cũ, cơi nới, nâng nền, lên tầng, thêm lầu, sửa mái
1.013226 | Điều chỉnh giấy phép xây dựng | xây khác bản vẽ, sửa giấy phép xây nhà, xin đổi bản vẽ
1.013227 | Gia hạn giấy phép xây dựng | giấy phép xây nhà hết hạn
1.013228 | Cấp lại giấy phép xây dựng | mất giấy phép xây nhà, rách giấy phép xây
1.013232 | Giấy phép di dời công trình | thần đèn, kéo nhà
1.014159 | Thông tin quy hoạch | xem quy hoạch, tra quy hoạch, lộ giới, quy hoạch treo, đất dính quy hoạch
1.002693 | Chặt hạ cây xanh | cây sắp ngã, cây sắp đổ, đốn cây, cưa cây, cắt cây, tỉa cành, cây trước nhà
1.013274 | Dùng tạm lòng đường, vỉa hè | dựng rạp, rạp đám cưới, rạp đám tang, lề đường, bán hàng vỉa hè, đậu xe, giữ xe, đổ vật liệu
1.000314 | Đấu nối tạm vào đường | mở lối ra đường, mở đường vào nhà
2.001921 | Biển quảng cáo, công trình trong phạm vi đường bộ | bảng hiệu, bảng quảng cáo
1.001662 | Khai thác nước dưới đất | giếng khoan, khoan giếng, nước ngầm
1.010736 | Tham vấn tác động môi trường | ĐTM, ô nhiễm, trại heo hôi, nhà máy xả thải
1.014258 | Thu hồi khoáng sản | đào đất, múc đất, hút cát, san lấp, đào ao lấy đất, hạ nền
1.011471 | Khai thác gỗ, lâm sản | chặt keo, bán keo, chặt tràm, hái măng, cưa gỗ vườn
1.012694 | Chuyển mục đích rừng | phá rừng làm rẫy, đất rừng lên thổ cư
1.014832 | Giao rừng, thuê rừng | nhận khoán, giữ rừng, sổ rừng, bìa xanh
1.012531 | Tín dụng trồng rừng gỗ lớn | vay vốn trồng keo
1.012922 | Rừng trồng bị thiệt hại | hỗ trợ cháy rừng, keo gãy đổ, rừng gãy vì bão
3.000502 | Dược liệu trong rừng | trồng sâm, trồng quế, thuốc nam
2.001621 | Thủy lợi nhỏ, tưới tiết kiệm nước | kênh mương, bơm nước ruộng, tưới nhỏ giọt
1.014849 | Xây dựng trong phạm vi thủy lợi | bắc cầu qua kênh, cất nhà bờ kênh
1.012568 | Giao tài sản chợ | đấu thầu chợ, ki ốt chợ, thuê sạp
1.012569 | Thu hồi tài sản chợ | dời chợ, trả sạp
1.115377 | Điện mặt trời mái nhà | pin mặt trời, tấm pin, bán điện
1.012592 | Hoạt động tín ngưỡng | cúng đình, lễ chùa, cúng miếu, rước kiệu, hầu đồng
1.012590 | Sinh hoạt tôn giáo tập trung | điểm nhóm, tin lành, cầu nguyện, đọc kinh, tụng kinh, họp đạo
1.013797 | Cuộc lễ ngoài cơ sở tôn giáo | rước lễ, lễ ngoài trời, lễ ngoài nhà thờ, lễ ngoài chùa
1.013798 | Giảng đạo ngoài địa bàn | mời sư giảng, mời cha giảng, thuyết pháp, mục sư
1.003622 | Thông báo lễ hội cấp xã | hội làng, mở hội, đua ghe, hội đền, chọi trâu
1.013791 | Đăng ký lễ hội cấp xã | hội làng lần đầu
2.000794 | Câu lạc bộ thể thao | clb bóng đá, đội bóng, clb dưỡng sinh, tập võ
1.014310 | Trợ cấp nghệ nhân | tiền nghệ nhân, đờn ca tài tử, cồng chiêng
1.012222 | Người có uy tín | già làng, trưởng bản
1.013703 | Thành lập hội | lập hội đồng hương, lập câu lạc bộ
1.014942 | Thành lập quỹ | quỹ từ thiện, quỹ khuyến học
1.004335 | Khiếu nại công an | phạt oan, kiện công an
1.004327 | Tố cáo công an | công an làm sai, vòi tiền
2.002165 | Bồi thường nhà nước | đòi xã đền, oan sai, cán bộ làm sai
3.000163 | Nộp đơn khởi kiện trực tuyến | kiện ra tòa, ly dị, đơn ly hôn, đòi nợ, giật hụi, bể hụi, vỡ họ
3.000165 | Sao bản án | xin bản án, mất giấy ly hôn
1.002211 | Công nhận hòa giải viên | làm hòa giải xóm
2.000950 | Tổ trưởng tổ hòa giải | bầu tổ trưởng hòa giải
1.013734 | Đăng ký hợp đồng lao động trực tiếp giao kết | xuất khẩu lao động, đi Nhật, đi Hàn, đi làm nước ngoài
1.014199 | Giấy phép lao động người nước ngoài | work permit, thuê tây
1.115303 | Đăng ký lao động | khai báo việc làm
1.014111 | Thi tuyển công chức | thi vào xã, thi biên chế, xin việc nhà nước
1.014113 | Xét tuyển công chức | xin vào xã
1.006545 | Hỗ trợ người hoạt động không chuyên trách thôi đảm nhiệm | trưởng thôn nghỉ, cán bộ ấp, trưởng ấp
1.012893 | Bán nhà ở cũ tài sản công | mua nhà tập thể, hóa giá
3.000410 | Tài sản không người thừa kế | nhà vô chủ, chết không con
`;
