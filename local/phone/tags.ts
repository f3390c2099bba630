/**
 * WeChat's built-in tags and their properties, as far as the browser phone has them. The host implements each tag with just these,
 * the build refuses a tag that is not here, and the check of templates a property or a word that is not here.
 */

/** Type of a property, as in a component's `properties`; null is any. `words` are the only texts that mean something. */
export type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ArrayConstructor
  | null
  | {
      readonly type: StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | null;
      readonly value?: unknown;
      readonly words?: readonly string[];
    };

/** Properties that any pressable tag has. Times in ms. */
const HOVER = {
  hoverClass: { type: String, value: 'none' },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
} as const;

const VIEW = { ...HOVER, hidden: Boolean } as const;

const CHOICE = {
  value: String,
  checked: Boolean,
  disabled: Boolean,
  color: String,
  name: String,
  type: String,
} as const;

const FIELD = {
  value: { type: null, value: '' },
  type: { type: String, value: 'text', words: ['text', 'number', 'idcard', 'digit', 'safe-password', 'nickname'] },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  autoHeight: Boolean,
  name: String,
  confirmType: { type: String, words: ['send', 'search', 'next', 'go', 'done', 'return'] },
  confirmHold: Boolean,
  cursor: Number,
  cursorSpacing: Number,
  cursorColor: String,
  selectionStart: Number,
  selectionEnd: Number,
  adjustPosition: Boolean,
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
  fixed: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
} as const;

export const TAG_PROPERTIES = {
  button: {
    ...HOVER,
    hoverClass: { type: String, value: 'button-hover' },
    size: { type: String, value: 'default', words: ['default', 'mini'] },
    type: { type: String, value: 'default', words: ['default', 'primary', 'warn'] },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: { type: String, words: ['submit', 'reset'] },
    openType: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    appParameter: String,
    showMessageCard: Boolean,
    phoneNumberNoQuotaToast: Boolean,
    activityType: null,
    entrancePath: String,
    needShowEntrance: Boolean,
  },
  canvas: { type: { type: String, words: ['2d', 'webgl'] }, canvasId: String, disableScroll: Boolean },
  checkbox: CHOICE,
  'checkbox-group': { name: String },
  form: { reportSubmit: Boolean },
  image: {
    src: String,
    mode: {
      type: String,
      value: 'scaleToFill',
      words: ['scaleToFill', 'aspectFit', 'aspectFill', 'widthFix', 'heightFix'],
    },
    lazyLoad: Boolean,
    showMenuByLongpress: Boolean,
    webp: Boolean,
  },
  input: FIELD,
  label: { for: String },
  map: {
    latitude: Number,
    longitude: Number,
    scale: Number,
    markers: Array,
    enableZoom: Boolean,
    enableScroll: Boolean,
    showLocation: Boolean,
  },
  'page-meta': {
    pageStyle: String,
    pageOrientation: { type: String, words: ['auto', 'portrait', 'landscape'] },
    rootFontSize: String,
    backgroundColor: String,
    scrollTop: String,
  },
  picker: {
    mode: { type: String, value: 'selector', words: ['selector', 'date', 'time'] },
    range: { type: Array, value: [] },
    rangeKey: String,
    value: null,
    disabled: Boolean,
    start: String,
    end: String,
    fields: { type: String, words: ['year', 'month', 'day'] },
    name: String,
    headerText: String,
  },
  radio: CHOICE,
  'radio-group': { name: String },
  'root-portal': { enable: { type: Boolean, value: true } },
  'scroll-view': {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollWithAnimation: Boolean,
    upperThreshold: null,
    lowerThreshold: null,
    enhanced: Boolean,
    showScrollbar: Boolean,
    enableFlex: Boolean,
    bounces: Boolean,
    type: String,
  },
  swiper: {
    current: Number,
    vertical: Boolean,
    indicatorDots: Boolean,
    autoplay: Boolean,
    interval: Number,
    duration: Number,
    circular: Boolean,
  },
  'swiper-item': VIEW,
  switch: CHOICE,
  text: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  textarea: FIELD,
  view: VIEW,
} as const satisfies Record<string, Record<string, PropertyType>>;

/** Accessibility attributes that any tag takes. */
export const ARIA_PROPERTIES = [
  'ariaHidden',
  'ariaRole',
  'ariaLabel',
  'ariaLabelledby',
  'ariaDescribedby',
  'ariaBusy',
  'ariaChecked',
  'ariaDisabled',
  'ariaSelected',
  'ariaLive',
  'ariaModal',
  'ariaControls',
  'ariaRoledescription',
  'ariaValuenow',
  'ariaValuemin',
  'ariaValuemax',
  'ariaValuetext',
  'ariaPressed',
  'ariaExpanded',
  'ariaInvalid',
  'ariaHaspopup',
  'ariaAtomic',
  'ariaCurrent',
  'ariaRequired',
  'ariaLevel',
] as const;

/** Tags that the template language itself gives a meaning. */
export const SYNTAX_TAGS = ['block', 'import', 'include', 'slot', 'template', 'wxs'] as const;

export type TagName = keyof typeof TAG_PROPERTIES;
