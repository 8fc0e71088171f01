/** Every letter and digit that the alphabet page holds, in its order. */
export const ALPHABETS = [
  'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ',
  'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
  'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '0123456789',
];
