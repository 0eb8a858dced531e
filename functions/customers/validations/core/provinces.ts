/** A province of China, or what is ranked like one. */
export interface Province {
  readonly name: string;
  /** As official addresses write it. */
  readonly official: string;
  readonly english: string;
  /** The first two digits of its postal codes; a few places on a border have those of the neighbour. */
  readonly postal: readonly string[];
}

function province(name: string, suffix: string, english: string, postal: string): Province {
  return { name, official: `${name}${suffix}`, english, postal: postal.split(' ') };
}

/** In the order of the national codes of administrative divisions, those without postal codes of the mainland left out. */
export const PROVINCES: readonly Province[] = [
  province('北京', '市', 'Beijing', '10'),
  province('天津', '市', 'Tianjin', '30'),
  province('河北', '省', 'Hebei', '05 06 07'),
  province('山西', '省', 'Shanxi', '03 04'),
  province('内蒙古', '自治区', 'Inner Mongolia', '01 02 75'),
  province('辽宁', '省', 'Liaoning', '11 12'),
  province('吉林', '省', 'Jilin', '13'),
  province('黑龙江', '省', 'Heilongjiang', '15 16'),
  province('上海', '市', 'Shanghai', '20'),
  province('江苏', '省', 'Jiangsu', '21 22'),
  province('浙江', '省', 'Zhejiang', '31 32'),
  province('安徽', '省', 'Anhui', '23 24'),
  province('福建', '省', 'Fujian', '35 36'),
  province('江西', '省', 'Jiangxi', '33 34'),
  province('山东', '省', 'Shandong', '25 26 27'),
  province('河南', '省', 'Henan', '45 46 47'),
  province('湖北', '省', 'Hubei', '43 44'),
  province('湖南', '省', 'Hunan', '41 42'),
  province('广东', '省', 'Guangdong', '51 52'),
  province('广西', '壮族自治区', 'Guangxi', '53 54'),
  province('海南', '省', 'Hainan', '57'),
  province('重庆', '市', 'Chongqing', '40'),
  province('四川', '省', 'Sichuan', '61 62 63 64'),
  province('贵州', '省', 'Guizhou', '55 56'),
  province('云南', '省', 'Yunnan', '65 66 67'),
  province('西藏', '自治区', 'Tibet', '85'),
  province('陕西', '省', 'Shaanxi', '71 72'),
  province('甘肃', '省', 'Gansu', '73 74'),
  province('青海', '省', 'Qinghai', '81'),
  province('宁夏', '回族自治区', 'Ningxia', '75'),
  province('新疆', '维吾尔自治区', 'Xinjiang', '83 84'),
];

/** By its name, official or not, in Chinese or English. */
export function provinceNamed(text: string): Province | undefined {
  const plain = text.trim().toLowerCase();
  return PROVINCES.find(({ name, official, english }) => [name, official, english.toLowerCase()].includes(plain));
}

export function provincesOfPostalCode(postalCode: string): readonly Province[] {
  return PROVINCES.filter(({ postal }) => postal.includes(postalCode.slice(0, 2)));
}
