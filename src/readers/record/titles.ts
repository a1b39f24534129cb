/** What a column of a cycler's text holds. */
export type Quantity =
  | 'time'
  | 'stepTime'
  | 'date'
  | 'voltage'
  | 'current'
  | 'cycle'
  | 'step'
  | 'stepId'
  | 'stepWord'
  | 'temperature'
  | 'charge'
  | 'discharge'
  | 'index';

/** A column that is known: a value is `cell * scale + offset` in s, V, A, A h or °C. */
export interface RecordColumn {
  quantity: Quantity;
  index: number;
  title: string;
  scale: number;
  offset: number;
  /** The title names no unit, and the quantity has one. */
  unitless: boolean;
}

/** Titles without units, blanks, dots, brackets, underscores and case; of two with one meaning in a file, the one that stands first here counts. */
const NAMES: Record<Quantity, readonly string[]> = {
  time: [
    'testtime',
    'totaltime',
    'cumulativetime',
    'elapsedtime',
    'runtime',
    'test',
    'testtimesecond',
    'total',
    'timesincestart',
    '总时间',
    '测试时间',
    '累计时间',
    '总测试时间',
    'time',
    't',
    'seconds',
    '时间',
    'prgtime',
    'zeit',
    'testzeit'
  ],
  stepTime: ['steptime', 'step time', 'relativetime', 'steptimesecond', '步骤时间', '工步时间', '相对时间'],
  date: [
    'date',
    'datetime',
    'dpttime',
    'dptime',
    'realtime',
    'systemtime',
    'absolutetime',
    'timestamp',
    'datetimeisostring',
    'unixtime',
    'unixtimesecond',
    'systime',
    '绝对时间',
    '系统时间',
    '日期',
    'datum'
  ],
  voltage: [
    'voltage',
    'volt',
    'volts',
    'voltagevolt',
    'cellvoltage',
    'ecell',
    'ewe',
    'u',
    'v',
    'potential',
    'e',
    '电压',
    'spannung',
    'tension'
  ],
  current: [
    'current',
    'amps',
    'amp',
    'ampere',
    'currentampere',
    'i',
    '<i>',
    'cur',
    '电流',
    'strom',
    'courant'
  ],
  cycle: [
    'cycleindex',
    'cyclecount',
    'cyclenumber',
    'cycle',
    'cyc#',
    'cyclec',
    'cycleid',
    'cycle#',
    'cycp',
    'cyc',
    '循环号',
    '循环序号',
    '循环',
    '循环数'
  ],
  step: ['stepcount', 'stepnumber', '工步次序'],
  stepId: [
    'stepindex',
    'stepid',
    'step',
    'step#',
    'ns',
    'stepno',
    '工步号',
    '工步',
    '工步序号',
    '过程序号',
    '步次'
  ],
  stepWord: [
    'steptype',
    'stepname',
    'status',
    'mode',
    'workmode',
    'md',
    'state',
    '工步类型',
    '工作模式',
    '状态',
    '步骤类型'
  ],
  temperature: [
    'ambienttemperature',
    'ambienttemperaturecelsius',
    'chambertemperature',
    'celltemperature',
    'temperature',
    'temperature1',
    'auxtemperature1',
    'temp1',
    'temp',
    't1',
    'auxt1',
    '温度',
    '环境温度'
  ],
  charge: [
    'chargingcapacity',
    'chargingcapacityah',
    'chargecapacity',
    'chgcap',
    'capchg',
    'qcharge',
    'chacap',
    '充电容量'
  ],
  discharge: [
    'dischargingcapacity',
    'dischargingcapacityah',
    'dischargecapacity',
    'dchgcap',
    'capdchg',
    'qdischarge',
    '放电容量'
  ],
  index: [
    'datapoint',
    'rec',
    'rec#',
    'recordindex',
    'record',
    'channelindex',
    'point',
    'id',
    '数据序号',
    '记录序号',
    '记录号'
  ]
};

const RANK = new Map<string, { quantity: Quantity; rank: number }>();
for (const [quantity, names] of Object.entries(NAMES) as [Quantity, string[]][]) {
  names.forEach((name, rank) => RANK.set(name, { quantity, rank }));
}

const VOLTS: Record<string, number> = { v: 1, volt: 1, mv: 1e-3, µv: 1e-6, uv: 1e-6 };
const AMPERES: Record<string, number> = { a: 1, amp: 1, ampere: 1, ma: 1e-3, µa: 1e-6, ua: 1e-6, na: 1e-9 };
const SECONDS: Record<string, number> = {
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  ms: 1e-3,
  min: 60,
  mins: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  hours: 3600,
  d: 86400
};
const AMPERE_HOURS: Record<string, number> = {
  ah: 1,
  'a·h': 1,
  'a.h': 1,
  mah: 1e-3,
  'ma.h': 1e-3,
  'ma·h': 1e-3,
  µah: 1e-6,
  uah: 1e-6,
  as: 1 / 3600,
  mas: 1 / 3.6e6,
  c: 1 / 3600
};
const CELSIUS: Record<string, number> = { '°c': 1, c: 1, degc: 1, celsius: 1, '℃': 1, '?': 1, '': 1, k: 1 };

/** The units that a quantity may have, in lower case, each with its size in ours. */
export const UNITS: Partial<Record<Quantity, Record<string, number>>> = {
  time: SECONDS,
  stepTime: SECONDS,
  voltage: VOLTS,
  current: AMPERES,
  charge: AMPERE_HOURS,
  discharge: AMPERE_HOURS,
  temperature: CELSIUS
};

/** These say their unit themselves. */
const SAYS_UNIT = new Set([
  'volts',
  'volt',
  'amps',
  'amp',
  'ampere',
  'seconds',
  'voltagevolt',
  'currentampere',
  'testtimesecond',
  'chargingcapacityah',
  'dischargingcapacityah',
  'steptimesecond'
]);
const LONGEST_TITLE = 60;
const KELVIN = -273.15;

/** The name and the unit of a title: `Current(mA)`, `Voltage / V`, `test_time_s`, `电压/V`, `Cap. [Ah]`. */
export function splitRecordTitle(title: string): { name: string; unit?: string } {
  const text = title.replace(/^\uFEFF/, '').trim();
  const bracket = /^(.+?)\s*[([（]([^()[\]（）]*)[)\]）]\s*$/.exec(text);
  if (bracket) return { name: bracket[1], unit: bracket[2].trim() };
  const slash = /^([^/]+?)\s*\/\s*([^/]+)$/.exec(text);
  if (slash) return { name: slash[1], unit: slash[2].trim() };
  const tail = /^(.+)_(s|ms|h|v|mv|a|ma|ua|ah|mah|c)$/i.exec(text);
  if (tail) return { name: tail[1], unit: tail[2] };
  return { name: text };
}

interface Recognised extends RecordColumn {
  rank: number;
}

function recognise(title: string, index: number): Recognised | undefined {
  if (title.length > LONGEST_TITLE) return undefined;
  const { name, unit } = splitRecordTitle(title);
  const key = keyOf(name);
  // a specific charge (mAh/g) is another thing; spec. cap. has a name of its own
  const found = RANK.get(key);
  if (!found) return undefined;
  const units = UNITS[found.quantity];
  const compact = unit === undefined ? undefined : compactUnit(unit);
  if (units && compact !== undefined && !(compact in units) && !/^h+:m+:s+/.test(compact)) return undefined;
  const scale = units && compact !== undefined ? (units[compact] ?? 1) : 1;
  const offset = found.quantity === 'temperature' && compact === 'k' ? KELVIN : 0;
  const unitless = units !== undefined && compact === undefined && !SAYS_UNIT.has(key);
  return { ...found, index, title: title.trim(), scale, offset, unitless };
}

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.()[\]{},:~"'-]/g, '');
}

function compactUnit(unit: string): string {
  return unit.replace(/μ/g, 'µ').replace(/\s/g, '').toLowerCase();
}

/** The columns of a line of titles; `undefined` where no cycling record follows from it. */
export function recogniseRecord(titles: readonly string[]): Map<Quantity, RecordColumn> | undefined {
  const columns = recordColumns(titles);
  const timed = columns.has('time') || columns.has('stepTime') || columns.has('date');
  return timed && columns.has('voltage') && columns.has('current') ? columns : undefined;
}

/** What is known of the titles. Of two with one meaning the more telling counts, then the first. */
export function recordColumns(titles: readonly string[]): Map<Quantity, RecordColumn> {
  const best = new Map<Quantity, Recognised>();
  for (const [index, title] of titles.entries()) {
    const found = recognise(title, index);
    const before = found && best.get(found.quantity);
    if (found && (!before || found.rank < before.rank)) best.set(found.quantity, found);
  }
  return best;
}

/** The column of a table for a quantity of a text, and back. */
export const COLUMN_OF: Partial<Record<Quantity, string>> = {
  time: 'test_time_second',
  date: 'unix_time_second',
  voltage: 'voltage_volt',
  current: 'current_ampere',
  cycle: 'cycle_count',
  step: 'step_count',
  stepId: 'step_id',
  stepWord: 'step_type',
  temperature: 'ambient_temperature_celsius',
  charge: 'charging_capacity_ah',
  discharge: 'discharging_capacity_ah'
};

export function quantityOf(column: string): Quantity | undefined {
  return (Object.keys(COLUMN_OF) as Quantity[]).find(quantity => COLUMN_OF[quantity] === column);
}

/** The size of a unit in ours; `undefined` where the quantity has no such unit. */
export function unitSize(quantity: Quantity, unit: string): { scale: number; offset: number } | undefined {
  const compact = compactUnit(unit);
  const scale = UNITS[quantity]?.[compact];
  if (scale === undefined) return undefined;
  return { scale, offset: quantity === 'temperature' && compact === 'k' ? KELVIN : 0 };
}
