/** Words of everyday Chinese and English that lists use. They are language; what they are answers to is in the rule base. */
import type { LocalText } from '../../rulebase/index.ts';

const words = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split('|'));

/** Yes and no. `1` and `0` are what other programs write. */
export const YES = ['true', 'yes', 'y', 't', '1', '是', '有', '對', '已'];
export const NO = ['false', 'no', 'n', 'f', '0', '否', '不是', '沒有', '冇', '無', '沒', '未', '未有'];

/** The same as signs; an `x` and a crossed box are left out, because many people tick with them. */
export const YES_SIGN = /^[√✓✔☑✅]$/u;
export const NO_SIGN = /^[×✗✘✕✖❌☐]$/u;

/** Asked, and not known; "does not apply" says no more than that. A single hyphen is the empty set of the contract. */
export const NOT_KNOWN_SIGN = /^(?:[?？]|[—–－―─]+|--+)$/;
export const NOT_KNOWN = words(
  '不知道|不知|不詳|不清楚|未知|不確定|待定|待確認|不適用|不提供|沒有資料|無資料',
  "unknown|not known|don't know|not sure|na|not applicable|not available|tbc|to be confirmed",
);

/** Of grants of the past: there were none. Of other numbers these words leave open whether nobody said. */
export const NO_GRANTS = words('沒有|沒|無|冇|否|未有|未曾|從未|從未獲批|no|none|nil|never');

/** What stands around an amount, after full-width characters became plain ones and letters small. */
export const MONEY_BEFORE = /^(?:hk\$|hkd\$?|\$|港幣|港币|港元)\s*/;
export const MONEY_AFTER = /\s*(?:元正|元|港元|港幣|港币|圓|圆|hkd|dollars)$/;
/** Tens of thousands. */
export const WAN = /\s*[萬万]$/;

/** What stands behind a number of things, by what is counted. */
export const COUNTERS = {
  months: /\s*(?:個月|个月|months?|mths?)$/,
  years: /\s*(?:年|years?|yrs?)$/,
  people: /\s*(?:人|名|位|名員工|名员工|persons?|people|staff|employees?)$/,
  things: /\s*(?:人|名|位|個|个|項|项|宗|次|家|間|间|projects?)$/,
} as const;

/** Columns that are passed through: the name they get, and what people call them. */
export const PASSED_THROUGH: Readonly<Record<'name' | 'id' | 'contact', readonly string[]>> = {
  name: words(
    'name|company|company name|member|member name|organisation|organization|business name',
    '名稱|公司|公司名|公司名稱|公司中文名稱|公司英文名稱|企業|企業名稱|機構名稱|商號|商號名稱',
    '會員|會員名稱|會員公司|中文名稱|英文名稱',
  ),
  id: words(
    'id|no|number|ref|reference|code|member id|member no|membership no|membership number',
    '編號|序號|號碼|會員編號|會員號碼|公司編號|企業編號|檔案編號',
  ),
  contact: words(
    'contact|contact person|telephone|telephone no|tel|tel no|phone|phone number|mobile|email|e-mail|email address',
    '聯絡|聯絡人|聯絡方法|聯絡電話|聯繫|聯繫人|電話|電話號碼|手機|手提電話|流動電話',
    '電郵|電郵地址|電子郵件|電子郵箱|郵箱',
  ),
};

/** What such columns are called in a list made here. */
export const PASSED_THROUGH_LABELS: Readonly<Record<keyof typeof PASSED_THROUGH, LocalText>> = {
  name: { 'zh-Hant': '公司名稱', en: 'Company name' },
  id: { 'zh-Hant': '編號', en: 'Number' },
  contact: { 'zh-Hant': '聯絡', en: 'Contact' },
};
/** Columns of remarks become `note:…` with the words of their header. */
export const REMARKS = [
  'note',
  'notes',
  'remark',
  'remarks',
  'comment',
  'comments',
  '備註',
  '附註',
  '註',
  '備考',
  '說明',
];

/** What a row of totals says first. */
export const TOTALS = words(
  '合共|總計|合計|小計|總數|總額|總和|共計|總共|total|totals|subtotal|sub total|grand total|sum',
);
/** What may stand around the numbers of such a row. */
export const UNITS =
  /hk\$|hkd|港幣|港币|港元|公司|會員|会员|[元萬万億亿人名位家間间個个項项]|(?<=\d)\s*[km]\b|\b(?:companies|members|rows|people)\b/gi;
