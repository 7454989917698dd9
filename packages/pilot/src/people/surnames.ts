/** Common surnames with their pinyin, for invented people and households. */
export const surnames: readonly (readonly [zh: string, pinyin: string])[] = [
  ['赵', 'zhao'], ['钱', 'qian'], ['孙', 'sun'], ['李', 'li'], ['周', 'zhou'], ['吴', 'wu'], ['郑', 'zheng'], ['冯', 'feng'],
  ['蒋', 'jiang'], ['沈', 'shen'], ['韩', 'han'], ['杨', 'yang'], ['朱', 'zhu'], ['秦', 'qin'], ['许', 'xu'], ['何', 'he'],
  ['吕', 'lyu'], ['施', 'shi'], ['张', 'zhang'], ['孔', 'kong'], ['曹', 'cao'], ['严', 'yan'], ['华', 'hua'], ['金', 'jin'],
  ['魏', 'wei'], ['陶', 'tao'], ['姚', 'yao'], ['谢', 'xie'], ['邹', 'zou'], ['柏', 'bai'], ['窦', 'dou'], ['顾', 'gu'],
  ['潘', 'pan'], ['葛', 'ge'], ['范', 'fan'], ['彭', 'peng'], ['袁', 'yuan'], ['唐', 'tang'], ['马', 'ma'], ['苗', 'miao'],
];
