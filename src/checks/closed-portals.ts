/**
 * Says whether an address is on an online-service portal of one of the former 63 provinces, which closed on 01/07/2025
 * when dichvucong.gov.vn replaced them. The portals of ministries and of the social insurance stayed open.
 */
export function isClosedPortal(href: string): boolean {
  if (!/\.gov\.vn/i.test(href)) return false;
  const host = URL.parse(href)?.hostname.replace(/^www\./, '') ?? '';
  const province = /^(?:dichvucong|dvc|dichvucongtructuyen|motcua|egov)\.([a-z-]+)\.gov\.vn$/.exec(host)?.[1];
  return province !== undefined && PROVINCES.has(province);
}

/** The names of the former provinces in their domains. */
const PROVINCES = new Set(
  [
    'angiang baria-vungtau bacgiang backan baclieu bacninh bentre binhdinh binhduong binhphuoc binhthuan camau cantho',
    'caobang danang daklak daknong dienbien dongnai dongthap gialai hagiang hanam hanoi hatinh haiduong haiphong',
    'haugiang hoabinh hochiminhcity tphcm hungyen khanhhoa kiengiang kontum laichau langson laocai lamdong longan',
    'namdinh nghean ninhbinh ninhthuan phutho phuyen quangbinh quangnam quangngai quangninh quangtri soctrang sonla',
    'tayninh thaibinh thainguyen thanhhoa thuathienhue hue tiengiang travinh tuyenquang vinhlong vinhphuc yenbai',
  ].flatMap((line) => line.split(' ')),
);
